#include "tests/journey/PhonePerson.h"

#include "platform/base/Random.h"
#include "tests/journey/Album.h"
#include "tests/journey/Story.h"
#include "tests/ui/AppWindow.h"
#include "tests/ui/Person.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>
#include <cstdio>

namespace cunbao {

namespace {

using story::Figure;
using story::Figures;

/// Longer than whoever kills this process ever needs.
constexpr int UntilKilled = 300'000;
/// Both the sign that opens the search, which members alone have, and the field that it opens.
const QString Search = QStringLiteral("查找指标");

void say(const char* key, const QString& what) {
    const QByteArray line =
        QJsonDocument(QJsonObject{{QLatin1String(key), what}}).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

class Recorder {
public:
    Recorder(QQuickWindow& window, QString invite)
        : m_person(window), m_album(window, m_person), m_invite(std::move(invite)) {}

    [[nodiscard]] const char* complaint() const { return m_person.complaint(); }

    bool run(const QString& script) {
        if (script == QLatin1String("join")) return join();
        // Known without the passcode, and after a kill.
        if (script == QLatin1String("goOn") &&
            !(m_person.sees(QStringLiteral("还有 2 条只在本机。")) && keeps("phone starts after the kill")))
            return false;
        if (!unlock()) return false;
        if (script == QLatin1String("member")) return isLetIn();
        if (script == QLatin1String("record")) return recordUntilKilled();
        if (script == QLatin1String("goOn")) return goOn();
        if (script == QLatin1String("upload")) return upload();
        if (script == QLatin1String("confirm")) return seeConfirmed();
        return m_person.complains(QStringLiteral("there is no script \"%1\"").arg(script));
    }

private:
    static bool reached(const char* step) {
        say("step", QLatin1String(step));
        return true;
    }

    bool keeps(const char* what) { return m_album.keep(QLatin1String(what)); }

    bool join() {
        return m_person.taps(QStringLiteral("凭邀请加入")) &&
               m_person.taps(QStringLiteral("我知道了，继续")) &&
               m_person.pastes(QStringLiteral("粘贴邀请"), m_invite) &&
               m_person.taps(QStringLiteral("用这个邀请")) && m_person.sees(story::Township) &&
               m_person.sees(story::Village) && keeps("phone reads the invite") &&
               m_person.taps(QStringLiteral("对，这是我们村")) &&
               m_person.types(QStringLiteral("口令"), story::PhonePasscode) &&
               m_person.types(QStringLiteral("再输一次"), story::PhonePasscode) &&
               m_person.taps(QStringLiteral("加入")) && m_person.sees(QStringLiteral("等待镇办答复")) &&
               keeps("phone asks to join") && m_person.taps(QStringLiteral("同步")) &&
               m_person.sees(QStringLiteral("上次同步：")) && reached("asked");
    }

    bool unlock() {
        return m_person.types(QStringLiteral("口令"), story::PhonePasscode) &&
               m_person.taps(QStringLiteral("解锁"));
    }

    bool isLetIn() {
        return m_person.sees(story::Village) && m_person.sees(Search) && keeps("phone is let in") &&
               reached("member");
    }

    /// From the list of what is owed, where the search is open, to the page of one figure.
    bool open(const Figure& figure) {
        return m_person.types(Search, figure.indicator) && m_person.taps(figure.indicator) &&
               m_person.sees(QStringLiteral("本次新增"));
    }

    bool save(const Figure& figure) {
        return m_person.taps(figure.action()) && m_person.sees(QStringLiteral("已保存")) &&
               m_person.sees(QLatin1Char('+') + figure.value()) &&
               m_person.sees(QStringLiteral("已存在本机，能传时自动上传。")) &&
               keeps("phone saves a figure") && m_person.taps(QStringLiteral("返回清单")) &&
               reached("recorded");
    }

    bool record(const Figure& figure) { return open(figure) && m_person.taps(figure.keys) && save(figure); }

    bool recordUntilKilled() {
        const bool typed =
            m_person.taps(Search) && record(Figures[0]) && record(Figures[1]) &&
            // Nothing of it has left the phone, and it says so.
            m_person.taps(QStringLiteral("同步")) && m_person.sees(QStringLiteral("上次同步没有成功")) &&
            m_person.sees(QStringLiteral("待上传：2 条")) && keeps("phone has no network") &&
            m_person.taps(QStringLiteral("今日")) && open(Figures[2]) && m_person.taps(Figures[2].keys) &&
            // What the key would record is told once what was typed is kept.
            m_person.sees(Figures[2].action()) && keeps("phone is killed while somebody types") &&
            reached("typed");
        if (!typed) return false;
        const bool ended = QTest::qWaitFor([] { return false; }, UntilKilled);
        return ended || m_person.complains(QStringLiteral("nobody killed this process"));
    }

    bool goOn() {
        const Figure& figure = Figures[2];
        return m_person.taps(Search) && m_person.types(Search, figure.indicator) &&
               m_person.sees(QStringLiteral("已填写，还没有保存")) && m_person.taps(figure.indicator) &&
               m_person.sees(QStringLiteral("填的，未保存")) &&
               m_person.sees(QStringLiteral("本次新增: %1").arg(figure.value())) &&
               keeps("phone still has what was typed") && reached("restored") && save(figure);
    }

    bool upload() {
        return m_person.taps(QStringLiteral("同步")) && m_person.taps(QStringLiteral("立即同步")) &&
               m_person.sees(QStringLiteral("没有待上传的条目")) &&
               m_person.sees(QStringLiteral("上次同步：")) && keeps("phone has sent everything") &&
               reached("uploaded");
    }

    bool seeConfirmed() {
        return m_person.taps(QStringLiteral("同步")) && m_person.taps(QStringLiteral("立即同步")) &&
               m_person.sees(QStringLiteral("镇办已收到（有签名回执）：3 条")) &&
               m_person.taps(QStringLiteral("台账")) && m_person.sees(QStringLiteral("计入的条目：3 条")) &&
               areAll(QStringLiteral("镇办已收到")) && keeps("phone has the receipts") &&
               m_person.taps(QStringLiteral("今日")) &&
               m_person.sees(QStringLiteral("镇办已收到 3 条，没有待上传的")) &&
               keeps("phone is told that all arrived") && reached("confirmed");
    }

    /// In the ledger, each with its value.
    bool areAll(const QString& place) {
        return std::all_of(Figures.begin(), Figures.end(), [&](const Figure& figure) {
            return m_person.sees(QStringLiteral("%1, %2, %3").arg(figure.indicator, figure.value(), place));
        });
    }

    Person m_person;
    Album m_album;
    QString m_invite;
};

} // namespace

int runPhonePerson(const QString& home, const QString& script, const QString& invite) {
    SystemClock clock;
    SystemRandom random;
    AppWindow phone(home, clock, random);
    bool well = phone.show();
    if (well) {
        Recorder recorder(phone.window(), invite);
        well = recorder.run(script);
        if (!well) say("complaint", QString::fromUtf8(recorder.complaint()));
    }
    for (const QString& complaint : phone.complaints())
        say("complaint", complaint);
    return well && phone.complaints().isEmpty() ? 0 : 1;
}

} // namespace cunbao
