#include "sync/SyncError.h"
#include "sync/client/RunSession.h"
#include "sync/hub/server/HubServer.h"
#include "sync/hub/server/SharedRoom.h"
#include "sync/net/HttpsTransport.h"
#include "sync/net/LoopbackTransport.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/MemoryHubStore.h"
#include "tests/support/TestTownship.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTimer>

using namespace cunbao;
using namespace std::chrono_literals;

namespace {

const Instant Now = fromMillis(1'600'000'000'000);

/// A hub with one township, reached by one kind of road.
struct Road {
    QTemporaryDir dir;
    ManualClock clock{Now};
    MemoryHubStore store;
    std::unique_ptr<HubCore> core;
    TestTownship township{7};
    TestDevice device = township.device(TestTownship::VillageA, Role::Lead);
    HubServerLimits limits = [] {
        HubServerLimits out;
        out.farewellTime = 200ms;
        return out;
    }();
    std::unique_ptr<HubServer> server;
    std::unique_ptr<LoopbackNetwork> network;
    std::unique_ptr<Transport> transport;
    QByteArray pin;
    quint16 port = 0;
    bool https = false;

    Result<void> open(bool overHttps) {
        https = overHttps;
        TRY(startHub());
        TRY(core->accept(township.card()));
        connectAgain();
        return {};
    }

    Result<void> startHub() {
        core = std::make_unique<HubCore>(store);
        TRY(core->load());
        if (!https) {
            network = std::make_unique<LoopbackNetwork>(
                [this](const QByteArray& request) {
                    const auto replies = core->handle(std::span(&request, 1), clock.now());
                    return LoopbackNetwork::Answer{replies[0].status, replies[0].body};
                },
                1);
            return {};
        }
        TRY_LET(const auto identity, TlsIdentity::loadOrMake(dir.path()));
        pin = identity.spkiSha256;
        TRY_LET(server, HubServer::start(*core, clock, identity, QStringLiteral("127.0.0.1"), port, limits));
        port = server->port();
        return {};
    }

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port)); }

    void connectAgain(const HttpsTransport::Options& options = {}) {
        if (https)
            transport = std::make_unique<HttpsTransport>(url(), pin, options);
        else
            transport = std::make_unique<LoopbackTransport>(*network);
    }

    Result<QByteArray> ask(const QByteArray& request) {
        if (https) return sendAndWait(*transport, request);
        std::optional<Result<QByteArray>> outcome;
        transport->send(request, [&](Result<QByteArray> answer) { outcome.emplace(std::move(answer)); });
        while (!outcome && network->step()) {
        }
        return *std::move(outcome);
    }

    /// Brings certificates and one segment.
    QByteArray introduction(const TestSegment& segment) {
        ExchangeRequest request;
        request.statements = township.statements();
        request.segments = {segment.bytes};
        return ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, township.id(),
                                           ExchangeCodec::encode(request), device.signing);
    }
};

/// A client that speaks TLS and then whatever it likes.
struct RawClient {
    QSslSocket socket;
    bool connectTo(quint16 port) {
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        return socket.waitForEncrypted(5000);
    }
    QByteArray untilClosed(int ms = 5000) {
        QByteArray all;
        while (socket.waitForReadyRead(ms))
            all += socket.readAll();
        return all + socket.readAll();
    }
};

} // namespace

/// What a session relies on, whichever road carries it; then what only HTTPS can do wrong.
class tst_transport : public QObject {
    Q_OBJECT

    static void roads() {
        QTest::addColumn<bool>("https");
        QTest::newRow("loopback") << false;
        QTest::newRow("https") << true;
    }

private Q_SLOTS:
    void aRequestIsAnswered_data() { roads(); }
    void aRequestIsAnswered() {
        QFETCH(bool, https);
        Road road;
        OK(road.open(https));
        const auto segment =
            road.township.segment(road.device, Audience::ofUnit(TestTownship::VillageA), std::nullopt, 3);
        const QByteArray request = road.introduction(segment);
        // Repeating it changes nothing, on the same connection or another.
        for (int i = 0; i < 3; ++i) {
            const auto answer = road.ask(request);
            OK(answer);
            const auto decoded = ExchangeCodec::decodeAnswer(*answer);
            OK(decoded);
            QCOMPARE(decoded->hubTime, Now);
            QCOMPARE(decoded->acknowledged.at(segment.stream), (StreamHead{3, shortHash(segment.link.hash)}));
            if (i == 1) road.connectAgain();
        }
        QCOMPARE(road.store.links(road.township.id(), segment.stream)->size(), 1U);
    }

    void aRefusalNamesItsReason_data() { roads(); }
    void aRefusalNamesItsReason() {
        QFETCH(bool, https);
        Road road;
        OK(road.open(https));
        FAILS(road.ask("nonsense"), SyncErrc::Malformed);
        FAILS(road.ask(QByteArray()), SyncErrc::Malformed);
        const auto envelope = [&](const TownshipId& township, const TestDevice& device) {
            return ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, township,
                                               ExchangeCodec::encode(ExchangeRequest{}), device.signing);
        };
        const auto stranger = road.township.stranger(TestTownship::VillageA, Role::Lead);
        FAILS(road.ask(envelope(road.township.id(), stranger)), SyncErrc::NotCertified);
        FAILS(road.ask(envelope(TownshipId(), stranger)), SyncErrc::TownshipUnknown);
        QByteArray tampered = envelope(road.township.id(), stranger);
        tampered[tampered.size() - 70] = static_cast<char>(tampered[tampered.size() - 70] ^ 1);
        FAILS(road.ask(tampered), SyncErrc::SignatureWrong);

        const QByteArray revocation = road.township.revocation(road.device);
        road.township.add(revocation);
        const auto segment =
            road.township.segment(road.device, Audience::ofUnit(TestTownship::VillageA), std::nullopt);
        const auto revoked = road.ask(road.introduction(segment));
        FAILS(revoked, SyncErrc::Revoked);
        QCOMPARE(revoked.error().detail(0), QString::fromLatin1(revocation.toHex()));
    }

    void aFullDiskIsNoAcknowledgement_data() { roads(); }
    void aFullDiskIsNoAcknowledgement() {
        QFETCH(bool, https);
        Road road;
        OK(road.open(https));
        const auto segment =
            road.township.segment(road.device, Audience::ofUnit(TestTownship::VillageA), std::nullopt);
        road.store.diskFull = true;
        const auto refused = road.ask(road.introduction(segment));
        FAILS(refused, SyncErrc::HubRefused);
        QCOMPARE(refused.error().detail(0), QStringLiteral("503"));
        road.store.diskFull = false;
        OK(road.ask(road.introduction(segment)));
    }

    void aHubThatIsDownComesBack_data() { roads(); }
    void aHubThatIsDownComesBack() {
        QFETCH(bool, https);
        Road road;
        OK(road.open(https));
        const auto segment =
            road.township.segment(road.device, Audience::ofUnit(TestTownship::VillageA), std::nullopt);
        OK(road.ask(road.introduction(segment)));
        if (https)
            road.server.reset();
        else
            road.network->setHub({});
        FAILS(road.ask(road.introduction(segment)), SyncErrc::TransportFailed);
        OK(road.startHub());
        if (!https) road.connectAgain();
        OK(road.ask(road.introduction(segment)));
    }

    void answersThatGetLostOnTheLoopback() {
        Road road;
        OK(road.open(false));
        const auto segment =
            road.township.segment(road.device, Audience::ofUnit(TestTownship::VillageA), std::nullopt);
        LoopbackFaults faults;
        faults.cutAnswer = 1000;
        road.network->setFaults(faults);
        FAILS(road.ask(road.introduction(segment)), SyncErrc::CutOff);
        QVERIFY(*road.store.holds(road.township.id(), segment.stream, segment.link));
        faults = {};
        faults.loseRequest = 1000;
        road.network->setFaults(faults);
        FAILS(road.ask(road.introduction(segment)), SyncErrc::TimedOut);
        faults = {};
        faults.duplicate = 1000;
        faults.longestDelay = 5;
        road.network->setFaults(faults);
        OK(road.ask(road.introduction(segment)));
        while (road.network->step()) {
        }
        QCOMPARE(road.store.links(road.township.id(), segment.stream)->size(), 1U);
    }

    void thePinIsTheKeysAndIsChecked() {
        Road road;
        OK(road.open(true));
        const auto probed = probePin(road.url());
        OK(probed);
        QCOMPARE(*probed, road.pin);
        road.pin[0] = static_cast<char>(road.pin[0] ^ 1);
        road.connectAgain();
        const auto segment =
            road.township.segment(road.device, Audience::ofUnit(TestTownship::VillageA), std::nullopt);
        const auto refused = road.ask(road.introduction(segment));
        FAILS(refused, SyncErrc::PinMismatch);
        QCOMPARE(refused.error().detail(1), QString::fromLatin1(probed->toHex()));
        // Nothing was sent: the hub has not seen the request.
        road.server->stop();
        QVERIFY(road.store.statements(road.township.id())->empty());
    }

    void anIdentityIsKeptAndOwnersOnly() {
        QTemporaryDir dir;
        const auto first = TlsIdentity::loadOrMake(dir.path());
        OK(first);
        const auto second = TlsIdentity::loadOrMake(dir.path());
        OK(second);
        QCOMPARE(second->spkiSha256, first->spkiSha256);
        QCOMPARE(first->spkiSha256.size(), 32);
        const QString key = dir.filePath(QStringLiteral("hub-key.pem"));
        QCOMPARE(QFile::permissions(key) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
        QTemporaryDir other;
        OK(TlsIdentity::loadOrMake(other.path()));
        FAILS(TlsIdentity::load(dir.filePath(QStringLiteral("hub-cert.pem")),
                                other.filePath(QStringLiteral("hub-key.pem"))),
              PlatformErrc::FileUnreadable);
        // Killed between the two, or its certificate lost: the pin is the key's.
        QVERIFY(QFile::remove(dir.filePath(QStringLiteral("hub-cert.pem"))));
        const auto mended = TlsIdentity::loadOrMake(dir.path());
        OK(mended);
        QCOMPARE(mended->spkiSha256, first->spkiSha256);
        QVERIFY(QFile::remove(key));
        FAILS(TlsIdentity::loadOrMake(dir.path()), PlatformErrc::FileUnreadable);
    }

    void tooLargeABodyIsRefusedAtItsHeader() {
        Road road;
        road.limits.bodyBytes = 1000;
        OK(road.open(true));
        FAILS(road.ask(QByteArray(1001, 'x')), SyncErrc::TooLarge);
        RawClient client;
        QVERIFY(client.connectTo(road.port));
        client.socket.write("POST /v1 HTTP/1.1\r\nHost: h\r\nContent-Type: application/cbor\r\n"
                            "Content-Length: 2000000000\r\n\r\n");
        QVERIFY(client.untilClosed().startsWith("HTTP/1.1 413"));
    }

    void whatIsNoRequestIsRefused_data() {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("path") << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n")
                              << QByteArray("404");
        QTest::newRow("method") << QByteArray("GET /v1 HTTP/1.1\r\nHost: h\r\n\r\n") << QByteArray("405");
        QTest::newRow("type")
            << QByteArray("POST /v1 HTTP/1.1\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\nx")
            << QByteArray("415");
        QTest::newRow("chunked") << QByteArray("POST /v1 HTTP/1.1\r\nContent-Type: application/cbor\r\n"
                                               "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n")
                                 << QByteArray("411");
        QTest::newRow("header") << QByteArray("POST /v1 HTTP/1.1\r\nX: " + QByteArray(20000, 'x') +
                                              "\r\n\r\n")
                                << QByteArray("431");
        QTest::newRow("not http") << QByteArray("hello\r\n\r\n") << QByteArray("400");
    }
    void whatIsNoRequestIsRefused() {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, status);
        Road road;
        OK(road.open(true));
        RawClient client;
        QVERIFY(client.connectTo(road.port));
        client.socket.write(sent);
        const QByteArray answer = client.untilClosed();
        QVERIFY2(answer.startsWith("HTTP/1.1 " + status), answer.constData());
        QVERIFY(answer.contains("application/concise-problem-details+cbor"));
    }

    void aSlowClientCostsATimer() {
        Road road;
        road.limits.headerTime = 100ms;
        road.limits.transferTime = 100ms;
        road.limits.idleTime = 100ms;
        road.limits.handshakeTime = 2000ms;
        OK(road.open(true));
        for (const QByteArray& start :
             {QByteArray(), QByteArray("POST /v1 HTT"),
              QByteArray("POST /v1 HTTP/1.1\r\nContent-Type: application/cbor\r\nContent-Length: "
                         "10\r\n\r\nxxx")}) {
            RawClient slow;
            QVERIFY(slow.connectTo(road.port));
            if (!start.isEmpty()) slow.socket.write(start);
            QElapsedTimer timer;
            timer.start();
            slow.untilClosed();
            QVERIFY(timer.elapsed() < 4000);
            QCOMPARE(slow.socket.state(), QAbstractSocket::UnconnectedState);
        }
        // A client that never even begins its handshake.
        road.limits.handshakeTime = 100ms;
        road.server.reset();
        road.port = 0;
        OK(road.startHub());
        QTcpSocket plain;
        plain.connectToHost(QStringLiteral("127.0.0.1"), road.port);
        QVERIFY(plain.waitForConnected(2000));
        QVERIFY(plain.waitForDisconnected(4000));
    }

    /// Announcing large bodies takes nothing from those who send theirs.
    void slowBodiesHoldWhatTheySent() {
        Road road;
        road.limits.smallBytes = 1000;
        road.limits.largeBytes = 100'000;
        road.limits.transferTime = 3000ms;
        OK(road.open(true));
        RawClient slow[3];
        for (RawClient& client : slow) {
            QVERIFY(client.connectTo(road.port));
            client.socket.write("POST /v1 HTTP/1.1\r\nContent-Type: application/cbor\r\n"
                                "Content-Length: 90000\r\n\r\n" +
                                QByteArray(2500, 'x'));
            QVERIFY(client.socket.waitForBytesWritten(2000));
        }
        QElapsedTimer timer;
        timer.start();
        FAILS(road.ask(QByteArray(60'000, 'x')), SyncErrc::VersionUnknown);
        QVERIFY(timer.elapsed() < 2500);
        for (RawClient& client : slow) {
            client.untilClosed(8000);
            QCOMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
        }
    }

    void roomIsTakenFromWhoHoldsTheMost() {
        SharedRoom room(100);
        QByteArray lost;
        SharedRoom::Share a1(room, "a", [&] { lost += "a1 "; }), a2(room, "a", [&] { lost += "a2 "; });
        SharedRoom::Share b(room, "b", [&] { lost += "b "; }), c(room, "c", [&] { lost += "c "; });
        QVERIFY(room.grow(a1, 500)); // alone
        QVERIFY(!room.grow(a2, 10)); // one's own are waited for
        QVERIFY(room.grow(b, 40));
        QCOMPARE(lost, QByteArray("a1 "));
        QVERIFY(room.grow(a2, 60));
        QVERIFY(!room.grow(c, 60));
        QCOMPARE(lost, QByteArray("a1 "));
        QVERIFY(room.grow(c, 30));
        QCOMPARE(lost, QByteArray("a1 a2 "));
        QVERIFY(room.grow(b, 30));
        QVERIFY(!room.grow(b, 1));
    }

    /// An answer that is larger than all the room for answers is sent, when no other is under way.
    void noAnswerIsTooLargeForEver() {
        Road road;
        road.limits.smallBytes = 50;
        road.limits.largeBytes = 100;
        OK(road.open(true));
        const Audience village = Audience::ofUnit(TestTownship::VillageA);
        const auto segment = road.township.segment(road.device, village, std::nullopt, 100);
        OK(road.ask(road.introduction(segment)));
        ExchangeRequest want;
        want.wants = {{segment.stream, 0}};
        const auto answer =
            road.ask(ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, road.township.id(),
                                                 ExchangeCodec::encode(want), road.device.signing));
        OK(answer);
        QVERIFY(answer->size() > road.limits.largeBytes);
    }

    void connectionsAreBounded() {
        Road road;
        road.limits.connectionsPerAddress = 2;
        OK(road.open(true));
        RawClient first, second, third;
        QVERIFY(first.connectTo(road.port));
        QVERIFY(second.connectTo(road.port));
        QVERIFY(!third.connectTo(road.port));
        first.socket.disconnectFromHost();
        if (first.socket.state() != QAbstractSocket::UnconnectedState) first.socket.waitForDisconnected(5000);
        bool taken = false;
        for (int i = 0; i < 50 && !taken; ++i) {
            RawClient next;
            taken = next.connectTo(road.port);
        }
        QVERIFY(taken);
    }

    /// A hub that breaks off in the middle of its answer, and one that never answers.
    void brokenAnswersOverHttps() {
        Road road;
        OK(road.open(true));
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        HttpsTransport::Options options;
        options.timeout = 200ms;
        HttpsTransport transport(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(silent.serverPort())),
                                 road.pin, options);
        FAILS(sendAndWait(transport, "x"), SyncErrc::TimedOut);
        HttpsTransport wrong(QUrl(QStringLiteral("http://127.0.0.1:1")), road.pin);
        const auto noAddress = sendAndWait(wrong, "x");
        FAILS(noAddress, SyncErrc::TransportFailed);
        QCOMPARE(noAddress.error().detail(0), QStringLiteral("address"));
        const QUrl left(QStringLiteral("https://127.0.0.1:%1").arg(silent.serverPort()));
        silent.close();
        HttpsTransport closed(left, road.pin);
        const auto refused = sendAndWait(closed, "x");
        FAILS(refused, SyncErrc::TransportFailed);
        QCOMPARE(refused.error().detail(0), QStringLiteral("refused"));
        QVERIFY(!refused.error().detail(1).isEmpty());
        const auto notShown = probePin(left);
        FAILS(notShown, SyncErrc::TransportFailed);
        QCOMPARE(notShown.error().detail(0), QStringLiteral("refused"));

        HttpsTransport::Options small;
        small.answerBytes = 10;
        road.connectAgain(small);
        const auto segment =
            road.township.segment(road.device, Audience::ofUnit(TestTownship::VillageA), std::nullopt);
        FAILS(road.ask(road.introduction(segment)), SyncErrc::TooLarge);
    }

    void manyAtOnceShareCommits() {
        Road road;
        OK(road.open(true));
        constexpr int Clients = 24;
        std::vector<std::unique_ptr<HttpsTransport>> transports;
        std::vector<TestDevice> devices;
        for (int i = 0; i < Clients; ++i)
            devices.push_back(road.township.device(TestTownship::VillageA, Role::Recorder));
        int answered = 0, good = 0;
        QEventLoop loop;
        for (const TestDevice& device : devices) {
            const auto segment =
                road.township.segment(device, Audience::ofUnit(TestTownship::VillageA), std::nullopt);
            ExchangeRequest request;
            request.statements = road.township.statements();
            request.segments = {segment.bytes};
            transports.push_back(std::make_unique<HttpsTransport>(road.url(), road.pin));
            transports.back()->send(
                ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, road.township.id(),
                                            ExchangeCodec::encode(request), device.signing),
                [&](Result<QByteArray> answer) {
                    good += answer.ok() ? 1 : 0;
                    if (++answered == Clients) loop.quit();
                });
        }
        QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
        loop.exec();
        QCOMPARE(good, Clients);
        road.server->stop();
        QCOMPARE(road.store.heads(road.township.id())->size(), std::size_t(Clients));
    }
};

CUNBAO_TEST(tst_transport)
#include "tst_transport.moc"
