#include "app/main/AppHub.h"
#include "app/store/Home.h"
#include "platform/base/AtomicFile.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

#include <QDir>
#include <QSignalSpy>
#include <QTcpServer>
#include <QUrl>

using namespace cunbao;

namespace {

const QString Here = QStringLiteral("127.0.0.1");

} // namespace

/// The hub inside the office's window: it runs, says where, comes back with the program until somebody stops
/// it, and says in words why it does not.
class tst_app_hub : public QObject {
    Q_OBJECT

    std::unique_ptr<Township> m_town;
    SystemClock m_clock;
    SystemRandom m_random;

    [[nodiscard]] QString home() const { return m_town->folder(QStringLiteral("office")); }
    [[nodiscard]] QString addressFile() const {
        return QDir(Home::hubFolder(home())).filePath(QStringLiteral("hub.address"));
    }
    static void settled(const AppHub& hub, EmbeddedHub::State state) {
        QTRY_VERIFY(hub.state() != EmbeddedHub::Starting && hub.state() != EmbeddedHub::Stopping);
        QVERIFY2(hub.state() == state, qPrintable(hub.errorText()));
    }
    static bool answersAt(const QString& url) {
        QTcpSocket socket;
        socket.connectToHost(Here, static_cast<quint16>(QUrl(url).port()));
        return socket.waitForConnected(5000);
    }

private Q_SLOTS:
    void init() {
        m_town = std::make_unique<Township>(1);
        OK(m_town->begin(QStringLiteral("f flow sum sum village"), {}, madeUnits(1)));
    }

    void itRunsUntilItIsStopped() {
        AppHub hub(m_clock, m_random);
        QCOMPARE(hub.state(), EmbeddedHub::Stopped);
        QSignalSpy changed(&hub, &EmbeddedHub::changed);
        hub.start(home(), Here, 0);
        QCOMPARE(hub.state(), EmbeddedHub::Starting);
        QCOMPARE(changed.size(), 1);
        settled(hub, EmbeddedHub::Running);
        QCOMPARE(changed.size(), 2);
        const QUrl url(hub.url());
        QCOMPARE(url.scheme(), QStringLiteral("https"));
        QCOMPARE(url.host(), Here);
        QVERIFY(url.port() > 0); // a free one
        QCOMPARE(QByteArray::fromHex(hub.fingerprint().toLatin1()).size(), 32);
        QCOMPARE(hub.errorText(), QString());
        QVERIFY(answersAt(hub.url()));
        const auto kept = AtomicFile::read(addressFile(), 512);
        OK(kept);
        QCOMPARE(QString::fromUtf8(*kept), hub.url());

        const QString before = hub.url();
        hub.stop();
        QCOMPARE(hub.state(), EmbeddedHub::Stopping);
        settled(hub, EmbeddedHub::Stopped);
        QCOMPARE(hub.url(), QString());
        QCOMPARE(hub.fingerprint(), QString());
        QVERIFY(!QFile::exists(addressFile()));
        QVERIFY(!answersAt(before));
    }

    void itComesBackWhereItRan() {
        QString url;
        QString fingerprint;
        {
            AppHub hub(m_clock, m_random);
            hub.start(home(), Here, 0);
            settled(hub, EmbeddedHub::Running);
            url = hub.url();
            fingerprint = hub.fingerprint();
        }
        QVERIFY(!answersAt(url));
        AppHub again(m_clock, m_random);
        again.resume(home());
        settled(again, EmbeddedHub::Running);
        QCOMPARE(again.url(), url);
        QCOMPARE(again.fingerprint(), fingerprint); // phones know it by that
        again.stop();
        settled(again, EmbeddedHub::Stopped);

        // Stopped by somebody, it does not.
        AppHub stopped(m_clock, m_random);
        stopped.resume(home());
        settled(stopped, EmbeddedHub::Stopped);
        QCOMPARE(stopped.errorText(), QString());
    }

    void itSaysWhyItDoesNotRun_data() {
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("no address") << QByteArray("half a line");
        QTest::newRow("no port") << QByteArray("https://127.0.0.1");
        QTest::newRow("nothing") << QByteArray();
    }
    void itSaysWhyItDoesNotRun() {
        QFETCH(const QByteArray, address);
        QVERIFY(QDir().mkpath(Home::hubFolder(home())));
        OK(AtomicFile::write(addressFile(), address));
        AppHub hub(m_clock, m_random);
        hub.setLanguage(Language::Chinese);
        hub.resume(home());
        settled(hub, EmbeddedHub::Failed);
        const QString chinese = hub.errorText();
        QVERIFY(!chinese.isEmpty());
        QCOMPARE(hub.url(), QString());
        QSignalSpy changed(&hub, &EmbeddedHub::changed);
        hub.setLanguage(Language::English);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!hub.errorText().isEmpty());
        QVERIFY(hub.errorText() != chinese);

        // Started by hand it runs, and nothing is wrong any more.
        hub.start(home(), Here, 0);
        QCOMPARE(hub.errorText(), QString());
        settled(hub, EmbeddedHub::Running);
    }

    void aPortInUseIsSaidAndAnotherOneTaken() {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::Any));
        AppHub hub(m_clock, m_random);
        hub.start(home(), Here, other.serverPort());
        settled(hub, EmbeddedHub::Failed);
        QVERIFY2(hub.errorText().contains(QString::number(other.serverPort())), qPrintable(hub.errorText()));
        QVERIFY(!QFile::exists(addressFile()));
        hub.start(home(), Here, 0);
        settled(hub, EmbeddedHub::Running);
        QVERIFY(QUrl(hub.url()).port() != other.serverPort());
    }

    void onlyAnOfficeHasOne() {
        const auto village = m_town->enrol(madeVillage(1), Role::Recorder);
        OK(village);
        AppHub hub(m_clock, m_random);
        hub.start(QFileInfo((*village)->ledger->db().path()).path(), Here, 0);
        settled(hub, EmbeddedHub::Failed);
        QVERIFY(!hub.errorText().isEmpty());
    }

    /// Whoever presses twice sees one end of it: what was asked for last.
    void whatWasAskedForLastIsShown() {
        AppHub hub(m_clock, m_random);
        QList<EmbeddedHub::State> states;
        connect(&hub, &EmbeddedHub::changed, &hub, [&] { states.append(hub.state()); });
        hub.start(home(), Here, 0);
        hub.stop();
        settled(hub, EmbeddedHub::Stopped);
        QCOMPARE(states, (QList<EmbeddedHub::State>{EmbeddedHub::Starting, EmbeddedHub::Stopping,
                                                    EmbeddedHub::Stopped}));
        QVERIFY(!QFile::exists(addressFile()));
        hub.stop(); // what does not run stays stopped
        settled(hub, EmbeddedHub::Stopped);
    }

    void theProgramMayEndWhileItStarts() {
        {
            AppHub hub(m_clock, m_random);
            hub.start(home(), Here, 0);
        }
        AppHub again(m_clock, m_random);
        again.resume(home());
        settled(again, EmbeddedHub::Running); // it had got as far as to keep its address
    }
};

CUNBAO_TEST(tst_app_hub)
#include "tst_app_hub.moc"
