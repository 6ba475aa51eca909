#include "app/viewmodel/HubAddress.h"
#include "app/viewmodel/office/HubLookup.h"
#include "app/viewmodel/office/HubModel.h"
#include "platform/base/AtomicFile.h"
#include "sync/SyncError.h"
#include "sync/hub/server/HubServer.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QDir>
#include <QSignalSpy>

using namespace cunbao;

namespace {

/// A hub that comes up or fails when it is told to.
class FakeHub final : public EmbeddedHub {
public:
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] QString url() const override {
        return m_state == Running ? QStringLiteral("https://%1:%2").arg(host).arg(port) : QString();
    }
    [[nodiscard]] QString fingerprint() const override {
        return m_state == Running ? QString(64, QLatin1Char('a')) : QString();
    }
    [[nodiscard]] QString errorText() const override {
        return m_state == Failed ? QStringLiteral("in use") : QString();
    }
    void start(const QString& homeFolder, const QString& onHost, quint16 onPort) override {
        home = homeFolder;
        host = onHost;
        port = onPort;
        become(Starting);
    }
    void stop() override { become(Stopped); }
    void become(State state) {
        m_state = state;
        Q_EMIT changed();
    }

    QString home;
    QString host;
    quint16 port = 0;

private:
    State m_state = Stopped;
};

/// A road on which nothing comes back.
class NoRoad final : public Transport {
public:
    void send(const QByteArray&, Done done) override { done(fail(SyncErrc::TransportFailed)); }
};

const Hash32 FakePin = *Hash32::from(QByteArray(32, char(0xaa)));

} // namespace

/// The hub on this computer and the one that the office uses.
class tst_vm_hub : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_session.reset();
        m_world = std::make_unique<SessionWorld>(1);
        Township& township = m_world->township();
        OK(township.begin(QStringLiteral("f flow sum sum village\n"), QString(), madeUnits(1)));
        OK(township.enrol(madeVillage(1), Role::Recorder));
        m_hub = std::make_unique<FakeHub>();
        open(m_hub.get());
    }

    void itIsStartedWhereAPersonSays() {
        HubModel model;
        begin(model);
        QVERIFY(model.canRun());
        QCOMPARE(model.state(), EmbeddedHub::Stopped);
        QCOMPARE(model.devices(), 2);
        QCOMPARE(model.usedUrl(), QString());
        QCOMPARE(model.addresses().last(), QStringLiteral("127.0.0.1"));
        model.setAddressIndex(static_cast<int>(model.addresses().size()) - 1);
        model.setAddressIndex(99);
        model.setPort(9443);
        model.setPort(0);
        model.setPort(70'000);
        model.start();
        QCOMPARE(m_hub->home, m_session->folder());
        QCOMPARE(m_hub->host, QStringLiteral("127.0.0.1"));
        QCOMPARE(int(m_hub->port), 9443);
        QCOMPARE(model.state(), EmbeddedHub::Starting);
    }

    void onceItRunsTheOfficeUsesIt() {
        HubModel model;
        begin(model);
        model.setAddressIndex(static_cast<int>(model.addresses().size()) - 1);
        model.start();
        SessionWorld::settle(*m_session);
        QVERIFY(!used());
        QCOMPARE(m_session->sync()->state(), SyncLoop::NoHub);
        m_hub->become(EmbeddedHub::Running);
        SessionWorld::settle(*m_session);
        QCOMPARE(model.error(), QString());
        QVERIFY(used());
        QCOMPARE(m_session->sync()->state(), SyncLoop::Idle);
        QCOMPARE(used()->url, QStringLiteral("https://127.0.0.1:8443"));
        QCOMPARE(used()->pin, FakePin);
        QVERIFY(model.usesThis());
        QCOMPARE(model.usedUrl(), model.url());
        QCOMPARE(model.fingerprint().left(10), QStringLiteral("aaaa aaaa "));
        QVERIFY(!model.addressGone());
    }

    /// Although the exchanges had been given up for want of one.
    void itIsAskedOnceItIsUsed() {
        open(m_hub.get(), true);
        QTRY_COMPARE(m_session->sync()->state(), SyncLoop::NoHub);
        HubModel model;
        begin(model);
        model.start();
        m_hub->become(EmbeddedHub::Running);
        QTRY_COMPARE(m_session->sync()->state(), SyncLoop::Failing);
        QVERIFY(!m_session->sync()->errorText().isEmpty());
    }

    void oneThatCameUpByItselfIsNotTakenSilently() {
        m_hub->host = QStringLiteral("192.0.2.7");
        m_hub->port = 8443;
        m_hub->become(EmbeddedHub::Running);
        OK(KnownHubs(m_world->township().office())
               .remember(QStringLiteral("https://county.example"), Hash32()));
        HubModel model;
        begin(model);
        m_hub->become(EmbeddedHub::Running);
        SessionWorld::settle(*m_session);
        QCOMPARE(model.usedUrl(), QStringLiteral("https://county.example"));
        QVERIFY(!model.usesThis());
        // No interface has an address of the examples' block.
        QVERIFY(model.addressGone());
        model.useThis();
        SessionWorld::settle(*m_session);
        QCOMPARE(model.usedUrl(), QStringLiteral("https://192.0.2.7:8443"));
        QVERIFY(model.usesThis());
    }

    void aFailureIsSaid() {
        HubModel model;
        begin(model);
        model.start();
        m_hub->become(EmbeddedHub::Failed);
        SessionWorld::settle(*m_session);
        QCOMPARE(model.stateError(), QStringLiteral("in use"));
        // Started again by somebody else, it is not taken for this page's wish.
        m_hub->become(EmbeddedHub::Running);
        SessionWorld::settle(*m_session);
        QVERIFY(!used());
    }

    void whatItKeepsIsMeasured() {
        const QDir folder(Home::hubFolder(m_session->folder()));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        HubModel model;
        begin(model);
        QCOMPARE(model.storageText(), QStringLiteral("0\u00A0字节"));
        m_session->preferences()->setLanguage(Preferences::English);
        QCOMPARE(model.storageText(), QStringLiteral("0\u00A0bytes"));
        OK(AtomicFile::write(folder.filePath(QStringLiteral("hub.db")), QByteArray(3 * 1024 * 1024, 'x')));
        model.reload();
        SessionWorld::settle(*m_session);
        QCOMPARE(model.storageText(), QStringLiteral("3.0\u00A0MB"));
    }

    void theCardIsGivenAway() {
        HubModel model;
        begin(model);
        QSignalSpy saved(&model, &HubModel::cardSaved);
        const QString path = m_folder.filePath(QStringLiteral("town.card"));
        model.saveCard(QUrl::fromLocalFile(path));
        SessionWorld::settle(*m_session);
        QCOMPARE(model.error(), QString());
        QCOMPARE(saved.count(), 1);
        const auto card = AtomicFile::read(path, 16 * 1024);
        OK(card);
        // What a hub takes.
        OK(m_core.load());
        OK(m_core.accept(*card));
        QCOMPARE(m_core.townships().size(), std::size_t(1));
    }

    void withoutOneNothingCanBeStarted() {
        open(nullptr);
        HubModel model;
        begin(model);
        QVERIFY(!model.canRun());
        model.start();
        model.stop();
        model.useThis();
        QCOMPARE(model.state(), EmbeddedHub::Stopped);
    }

    /// Every computer has addresses of its own.
    void whatIsSaidOfTheHubHere() {
        const QStringList byChance{QStringLiteral("addresses")};
        HubModel model;
        begin(model);
        COMPARE_SNAPSHOT(snapshotOf(model, byChance), "hub_stopped");
        m_hub->become(EmbeddedHub::Failed);
        SessionWorld::settle(*m_session);
        COMPARE_SNAPSHOT(snapshotOf(model, byChance), "hub_failed");
        OK(KnownHubs(m_world->township().office())
               .remember(QStringLiteral("https://county.example"), FakePin));
        m_hub->host = QStringLiteral("192.0.2.7");
        m_hub->port = 8443;
        m_hub->become(EmbeddedHub::Running);
        SessionWorld::settle(*m_session);
        COMPARE_SNAPSHOT(snapshotOf(model, byChance), "hub_running_another_used");
    }

    void whatIsSaidWhereNoneCanRun() {
        open(nullptr);
        HubModel model;
        begin(model);
        COMPARE_SNAPSHOT(snapshotOf(model, {QStringLiteral("addresses")}), "hub_none");
    }

    void whatIsSaidOfAHubElsewhere() {
        const auto server = serve(m_first);
        QVERIFY(server);
        HubLookup lookup;
        begin(lookup);
        lookup.look(QStringLiteral("http://hub.example"));
        COMPARE_SNAPSHOT(snapshotOf(lookup), "hub_lookup_address");
        QVERIFY(ask(lookup, *server));
        // A key and a port of its own in every run.
        COMPARE_SNAPSHOT(snapshotOf(lookup, {QStringLiteral("url"), QStringLiteral("fingerprint")}),
                         "hub_lookup_compare");
    }

    void addressesAreReadAsTyped_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        const auto row = [](const char* typed, const char* url) {
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(url);
        };
        row(" hub.example:8443 ", "https://hub.example:8443");
        row("https://hub.example", "https://hub.example");
        row("https://hub.example:8443/", "https://hub.example:8443");
        row("192.0.2.1", "https://192.0.2.1");
        row("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443");
        row("", "");
        row("http://hub.example", "");
        row("https://", "");
        row("https://hub.example/path", "");
        row("https://me@hub.example", "");
        row("hub example", "");
    }
    void addressesAreReadAsTyped() {
        QFETCH(const QString, typed);
        QFETCH(const QString, url);
        QCOMPARE(hubUrlOf(typed).value_or(QString()), url);
    }

    void aHubElsewhereIsComparedAndThenUsed() {
        const auto server = serve(m_first);
        QVERIFY(server);
        HubLookup lookup;
        begin(lookup);
        QVERIFY(ask(lookup, *server));
        QCOMPARE(lookup.error(), QString());
        QCOMPARE(lookup.step(), HubLookup::CompareKey);
        QVERIFY(!lookup.knownBefore());
        QCOMPARE(lookup.fingerprint(), fingerprintText(QString::fromLatin1(m_pin.toHex())));
        // Nothing is trusted before somebody says so.
        QVERIFY(!used());
        lookup.trust();
        SessionWorld::settle(*m_session);
        QCOMPARE(lookup.step(), HubLookup::InUse);
        QVERIFY(used());
        QCOMPARE(used()->pin.toBytes(), m_pin);
        QVERIFY(ask(lookup, *server));
        QVERIFY(lookup.knownBefore());
    }

    void anotherKeyAtAKnownAddressIsRefused() {
        auto server = serve(m_first);
        QVERIFY(server);
        const QString url = urlOf(*server);
        OK(KnownHubs(m_world->township().office()).remember(url, FakePin));
        HubLookup lookup;
        begin(lookup);
        QVERIFY(ask(lookup, *server));
        QCOMPARE(lookup.step(), HubLookup::AskAddress);
        QVERIFY2(lookup.error().contains(url), qPrintable(lookup.error()));
        lookup.trust();
        SessionWorld::settle(*m_session);
        QCOMPARE(used()->pin, FakePin);
    }

    void whereNoneAnswersItIsSaid() {
        QString address;
        {
            const auto server = serve(m_first);
            QVERIFY(server);
            address = urlOf(*server);
        }
        HubLookup lookup;
        begin(lookup);
        lookup.look(QStringLiteral("http://hub.example"));
        QCOMPARE(lookup.step(), HubLookup::AddressWrong);
        lookup.look(address);
        QCOMPARE(lookup.step(), HubLookup::Asking);
        QTRY_COMPARE(lookup.step(), HubLookup::AskAddress);
        QVERIFY(!lookup.error().isEmpty());
    }

private:
    void begin(PageModel& model) { SessionWorld::show(model, *m_session); }
    /// The office's session with this hub; null: none in the program. Its exchanges all fail.
    void open(EmbeddedHub* hub, bool syncsByItself = false) {
        m_session.reset();
        Session::Parts parts;
        parts.folder = m_world->township().folder(QStringLiteral("office"));
        parts.preferencesFile = m_folder.filePath(QStringLiteral("preferences.ini"));
        parts.context = {&m_world->township().clock, &m_random, PasscodeCost{8, 1}};
        parts.platform = &m_world->platform().platform;
        parts.hub = hub;
        parts.makeTransport = [](const QUrl&, const QByteArray&) { return std::make_unique<NoRoad>(); };
        parts.syncsByItself = syncsByItself;
        parts.idleTime = std::chrono::minutes(0);
        m_session = std::make_unique<Session>(parts);
        m_session->preferences()->setLanguage(Preferences::Chinese);
        std::optional<bool> unlocked;
        m_session->unlock(SessionWorld::passcode(), m_session.get(),
                          [&](const Result<void>& done) { unlocked = done.ok(); });
        QTRY_VERIFY(unlocked.has_value());
        QVERIFY(*unlocked);
        SessionWorld::settle(*m_session);
    }
    /// The hub in use; nothing where none is.
    std::optional<KnownHub> used() {
        const auto hub = KnownHubs(m_world->township().office()).find(QString());
        return hub.ok() ? *hub : std::nullopt;
    }
    /// A real server on loopback, with a key of its own.
    std::unique_ptr<HubServer> serve(QTemporaryDir& folder) {
        const auto identity = TlsIdentity::loadOrMake(folder.path());
        if (!identity.ok()) return nullptr;
        m_pin = identity->spkiSha256;
        auto server = HubServer::start(m_core, m_clock, *identity, QStringLiteral("127.0.0.1"), 0);
        return server.ok() ? *std::move(server) : nullptr;
    }
    static QString urlOf(const HubServer& server) {
        return QStringLiteral("https://127.0.0.1:%1").arg(server.port());
    }
    bool ask(HubLookup& lookup, const HubServer& server) {
        lookup.look(urlOf(server));
        return QTest::qWaitFor([&] { return lookup.step() != HubLookup::Asking; }, 30'000);
    }

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<FakeHub> m_hub;
    std::unique_ptr<Session> m_session;
    QTemporaryDir m_folder;
    QTemporaryDir m_first;
    SystemRandom m_random;
    SystemClock m_clock;
    MemoryHubStore m_store;
    HubCore m_core{m_store};
    QByteArray m_pin;
};

CUNBAO_TEST(tst_vm_hub)
#include "tst_vm_hub.moc"
