#include "tests/journey/Clerk.h"

#include "tests/journey/Story.h"

#include <QtTest>

namespace cunbao {

namespace {

constexpr int Patience = 60'000;
constexpr int KitGroups = 14; ///< of four letters and digits each

const story::Figure& First = story::Figures[0];

} // namespace

bool Clerk::createsTheOffice() {
    const bool described =
        m_person.taps(QStringLiteral("建立镇办")) &&
        m_person.types(QStringLiteral("乡镇名称"), story::Township) &&
        m_person.types(QStringLiteral("区划代码"), story::TownshipCode) &&
        m_person.taps(QStringLiteral("继续")) &&
        m_person.types(QStringLiteral("村"), story::VillageCode + QLatin1Char(' ') + story::Village +
                                                 QLatin1Char('\n') + story::OtherVillageCode +
                                                 QLatin1Char(' ') + story::OtherVillage) &&
        m_person.sees(QStringLiteral("2 个村")) && m_person.taps(QStringLiteral("继续")) &&
        m_person.types(QStringLiteral("口令"), story::OfficePasscode) &&
        m_person.types(QStringLiteral("再输一次"), story::OfficePasscode) &&
        m_person.taps(QStringLiteral("建立镇办"));
    if (!described) return false;
    const QString lastGroup =
        m_person.reads(QRegularExpression(QStringLiteral("^第 %1 组：(.+)$").arg(KitGroups)));
    const QString wrong =
        lastGroup == QLatin1String("2222") ? QStringLiteral("3333") : QStringLiteral("2222");
    const QString field = QStringLiteral("恢复码的最后一组");
    const QString confirm = QStringLiteral("已抄好收好，打开镇办");
    return !lastGroup.isEmpty() && m_person.types(field, wrong) && m_person.taps(confirm) &&
           m_person.sees(QStringLiteral("这不是最后一组。")) && m_person.types(field, lastGroup) &&
           m_person.taps(confirm) && m_person.sees(QStringLiteral("下一步：邀请各村的手机")) &&
           m_album.keep(QStringLiteral("office created"));
}

bool Clerk::startsTheHub(quint16 port) {
    return goes(QStringLiteral("中转服务")) && m_person.taps(QStringLiteral("127.0.0.1")) &&
           m_person.types(QStringLiteral("端口"), QString::number(port)) &&
           m_person.taps(QStringLiteral("在本机启动")) && m_person.sees(QStringLiteral("运行中")) &&
           // From now on it is the office's own, which invites name.
           m_person.sees(QStringLiteral("https://127.0.0.1:%1").arg(port)) &&
           m_person.sees(QStringLiteral("地址, 在这台电脑上")) &&
           m_album.keep(QStringLiteral("office runs its hub"));
}

bool Clerk::startsTheHubAgain() {
    return goes(QStringLiteral("中转服务")) && m_person.taps(QStringLiteral("在本机启动")) &&
           m_person.sees(QStringLiteral("运行中")) &&
           m_album.keep(QStringLiteral("office runs its hub again"));
}

bool Clerk::stopsTheHub() {
    return goes(QStringLiteral("中转服务")) && m_person.taps(QStringLiteral("停止中转服务")) &&
           m_person.sees(QStringLiteral("已停止")) && m_album.keep(QStringLiteral("office stops its hub"));
}

bool Clerk::invites(QString& invite) {
    const bool made = goes(QStringLiteral("设备")) && m_person.taps(QStringLiteral("邀请设备…")) &&
                      m_person.taps(QStringLiteral("设备属于这个村或镇办。点这里另选。")) &&
                      m_person.taps(story::Village) &&
                      m_person.types(QStringLiteral("使用人姓名"), story::Recorder) &&
                      m_person.taps(QStringLiteral("生成邀请")) &&
                      m_person.sees(QStringLiteral("给%1，%2").arg(story::Recorder, story::Village));
    if (!made) return false;
    invite = m_person.readsField(QStringLiteral("同样内容的文字"));
    return !invite.isEmpty() && m_album.keep(QStringLiteral("office invites a village")) &&
           m_person.taps(QStringLiteral("关闭")) && m_person.sees(QStringLiteral("还没有人用的邀请"));
}

bool Clerk::seesTheDevice() {
    return goes(QStringLiteral("设备")) && m_person.sees(QStringLiteral("2 台在用")) &&
           m_person.sees(QStringLiteral("%1 · 录入员 · 设备").arg(story::Village)) &&
           m_album.keep(QStringLiteral("office lets the phone in"));
}

bool Clerk::opensARound() {
    return goes(QStringLiteral("总览")) && m_person.taps(QStringLiteral("开始填报期")) &&
           m_person.taps(QStringLiteral("开始填报")) && m_person.sees(QStringLiteral("填报中")) &&
           m_album.keep(QStringLiteral("office opens a round"));
}

bool Clerk::syncs() {
    SyncLoop& loop = *m_session.sync();
    if (!QTest::qWaitFor([&] { return loop.state() != SyncLoop::Running; }, Patience))
        return m_person.complains(QStringLiteral("the office syncs on and on"));
    // Told by its signal: an exchange may begin and end between two looks.
    bool begun = false;
    bool ended = false;
    const QObject until;
    QObject::connect(&loop, &SyncLoop::changed, &until, [&] {
        const bool runs = loop.state() == SyncLoop::Running;
        ended = ended || (begun && !runs);
        begun = begun || runs;
    });
    loop.syncNow();
    const bool inTime = QTest::qWaitFor([&] { return ended; }, Patience);
    return (inTime && loop.errorText().isEmpty()) ||
           m_person.complains(QStringLiteral("the office did not sync: %1").arg(loop.errorText()));
}

int Clerk::readsAnswered() {
    if (!goes(QStringLiteral("总览"))) return -1;
    bool isNumber = false;
    const int answered =
        m_person.reads(QRegularExpression(QStringLiteral("^已报 (\\d+) 项，共 \\d+ 项$"))).toInt(&isNumber);
    return isNumber ? answered : -1;
}

bool Clerk::seesTheHeatMap(int answered) {
    const auto cell = [this](const QString& village, int number) {
        return m_person.sees(QStringLiteral("%1，第一部分：已报 %2 项，共 ").arg(village).arg(number));
    };
    return goes(QStringLiteral("总览")) && cell(story::Village, answered) && cell(story::OtherVillage, 0) &&
           m_person.sees(QStringLiteral("2 个村中 %1 个已开始").arg(answered > 0 ? 1 : 0));
}

bool Clerk::seesTheChart() {
    return goes(QStringLiteral("总览")) && m_person.sees(First.indicator) &&
           m_person.sees(QStringLiteral("%1, %2").arg(story::Village, First.value())) &&
           m_album.keep(QStringLiteral("office counts and charts what arrived"));
}

bool Clerk::looksIntoTheReport() {
    return goes(QStringLiteral("报告")) && m_person.taps(First.indicator) &&
           // The figure, and of how many villages it is one.
           m_person.sees(First.value()) && m_person.sees(QStringLiteral("2 个单位中 1 个已报")) &&
           m_person.sees(QStringLiteral("%1, 缺报").arg(story::OtherVillage)) &&
           m_album.keep(QStringLiteral("office asks where a figure comes from")) &&
           m_person.taps(story::Village) &&
           // Its entries there.
           m_person.sees(QStringLiteral("%1录入，").arg(story::Recorder)) && m_person.taps(First.value()) &&
           // And of the one: what was done, and by whom.
           m_person.sees(QStringLiteral("录入, %1").arg(First.value())) &&
           m_person.sees(QStringLiteral("%1，设备 ").arg(story::Recorder)) &&
           m_album.keep(QStringLiteral("office finds the entry and its person"));
}

} // namespace cunbao
