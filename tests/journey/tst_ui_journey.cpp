#include "app/main/AppHub.h"
#include "platform/base/Random.h"
#include "tests/journey/Clerk.h"
#include "tests/journey/PhonePerson.h"
#include "tests/journey/PhoneProcess.h"
#include "tests/ui/AppWindow.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFont>
#include <QGuiApplication>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>

using namespace cunbao;

namespace {

/// A free one of this machine, free again when it returns.
quint16 freePort() {
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

/// Of what is answered in the overview, before anything was recorded and after.
constexpr int NotRead = -1;

} // namespace

/// One story from the office's first start to the report, told by the hands of two people on the pages that
/// ship: the office's window and its hub in this process, the phone in one that is started, ended and killed;
/// TLS between them. Each step needs the one before.
class TestUiJourney : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<AppHub> m_hub;
    std::unique_ptr<AppWindow> m_office;
    std::unique_ptr<Clerk> m_clerk;
    std::unique_ptr<PhoneProcess> m_phone;
    QString m_invite;
    int m_answeredBefore = NotRead;
    bool m_brokenOff = false;

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        const QString home = m_folder.filePath(QStringLiteral("office"));
        m_hub = std::make_unique<AppHub>(m_clock, m_random);
        m_hub->setLanguage(Language::Chinese);
        m_office = std::make_unique<AppWindow>(home, m_clock, m_random, m_hub.get());
        QVERIFY2(m_office->show(), qPrintable(m_office->complaints().join(QLatin1Char('\n'))));
        m_clerk = std::make_unique<Clerk>(m_office->session(), m_office->window());
        m_phone = std::make_unique<PhoneProcess>(m_folder.filePath(QStringLiteral("phone")));
    }
    void init() {
        if (m_brokenOff) QSKIP("an earlier step failed");
    }
    void cleanup() { m_brokenOff = m_brokenOff || QTest::currentTestFailed(); }

    void anOfficeIsCreated() { QVERIFY2(m_clerk->createsTheOffice(), m_clerk->complaint()); }

    void itRunsItsOwnHub() {
        const quint16 port = freePort();
        QVERIFY(port != 0);
        QVERIFY2(m_clerk->startsTheHub(port), m_clerk->complaint());
    }

    void aVillageIsInvited() { QVERIFY2(m_clerk->invites(m_invite), m_clerk->complaint()); }

    void aPhoneJoins() {
        m_phone->start(QStringLiteral("join"), m_invite);
        QVERIFY2(m_phone->reaches(QStringLiteral("asked")), m_phone->told());
        QVERIFY2(m_phone->ends(), m_phone->told());
    }

    void theOfficeLetsItIn() {
        QVERIFY2(m_clerk->syncs(), m_clerk->complaint());
        QVERIFY2(m_clerk->seesTheDevice(), m_clerk->complaint());
        QVERIFY2(m_clerk->opensARound(), m_clerk->complaint());
        QVERIFY2(m_clerk->syncs(), m_clerk->complaint());
        m_phone->start(QStringLiteral("member"));
        QVERIFY2(m_phone->reaches(QStringLiteral("member")), m_phone->told());
        QVERIFY2(m_phone->ends(), m_phone->told());
    }

    void nothingHasBeenRecordedYet() {
        QVERIFY2(m_clerk->seesTheHeatMap(0), m_clerk->complaint());
        m_answeredBefore = m_clerk->readsAnswered();
        QVERIFY2(m_answeredBefore != NotRead, m_clerk->complaint());
    }

    void figuresAreRecordedWithoutANetwork() {
        QVERIFY2(m_clerk->stopsTheHub(), m_clerk->complaint());
        m_phone->start(QStringLiteral("record"));
        QVERIFY2(m_phone->reaches(QStringLiteral("recorded"), 2), m_phone->told());
        QVERIFY2(m_phone->reaches(QStringLiteral("typed")), m_phone->told());
        QVERIFY2(m_phone->kill(), m_phone->told());
    }

    void whatWasTypedSurvivesTheKill() {
        m_phone->start(QStringLiteral("goOn"));
        QVERIFY2(m_phone->reaches(QStringLiteral("restored")), m_phone->told());
        QVERIFY2(m_phone->reaches(QStringLiteral("recorded")), m_phone->told());
        QVERIFY2(m_phone->ends(), m_phone->told());
    }

    void whatWasRecordedReachesTheOffice() {
        QVERIFY2(m_clerk->startsTheHubAgain(), m_clerk->complaint());
        m_phone->start(QStringLiteral("upload"));
        QVERIFY2(m_phone->reaches(QStringLiteral("uploaded")), m_phone->told());
        QVERIFY2(m_phone->ends(), m_phone->told());
        // The second one carries the receipt for what the first one brought.
        QVERIFY2(m_clerk->syncs(), m_clerk->complaint());
        QVERIFY2(m_clerk->syncs(), m_clerk->complaint());
    }

    void thePhoneHearsThatItDid() {
        m_phone->start(QStringLiteral("confirm"));
        QVERIFY2(m_phone->reaches(QStringLiteral("confirmed")), m_phone->told());
        QVERIFY2(m_phone->ends(), m_phone->told());
    }

    void theOverviewCountsIt() {
        QVERIFY2(m_clerk->seesTheHeatMap(3), m_clerk->complaint());
        const int answered = m_clerk->readsAnswered();
        QVERIFY2(answered != NotRead, m_clerk->complaint());
        QCOMPARE(answered, m_answeredBefore + 3);
        QVERIFY2(m_clerk->seesTheChart(), m_clerk->complaint());
    }

    void theReportLeadsBackToThePerson() { QVERIFY2(m_clerk->looksIntoTheReport(), m_clerk->complaint()); }

    void noPageComplained() { QCOMPARE(m_office->complaints(), QStringList()); }

    void thePicturesAreBound() { QVERIFY(Album::bind()); }

    void cleanupTestCase() {
        m_phone.reset();
        m_clerk.reset();
        m_office.reset();
        m_hub.reset();
    }
};

int main(int argc, char* argv[]) {
    QGuiApplication app(argc, argv);
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans CJK SC")});
    QGuiApplication::setFont(font);
    const QStringList given = QGuiApplication::arguments();
    if (!given.contains(QStringLiteral("--phone"))) {
        TestUiJourney test;
        return QTest::qExec(&test, argc, argv);
    }
    QCommandLineParser words;
    const QCommandLineOption home(QStringLiteral("phone"), QStringLiteral("The phone's home."),
                                  QStringLiteral("DIR"));
    const QCommandLineOption script(QStringLiteral("script"), QStringLiteral("What its person does."),
                                    QStringLiteral("NAME"));
    words.addOptions({home, script});
    words.process(app);
    QFile invite;
    if (!invite.open(stdin, QIODevice::ReadOnly)) return 2;
    return runPhonePerson(words.value(home), words.value(script), QString::fromUtf8(invite.readAll()));
}

#include "tst_ui_journey.moc"
