#include "sync/SyncError.h"
#include "sync/client/SyncSession.h"
#include "sync/hub/HubCore.h"
#include "sync/net/LoopbackTransport.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/MemoryHubStore.h"
#include "tests/support/MemorySegmentStore.h"

using namespace cunbao;

namespace {

const Instant Now = fromMillis(1'600'000'000'000);
const Audience VillageA = Audience::ofUnit(TestTownship::VillageA);
const Audience VillageB = Audience::ofUnit(TestTownship::VillageB);

/// An office, two phones of one village and one of another, a hub, and a network between them.
struct World {
    TestTownship township;
    MemoryHubStore hubStore;
    std::unique_ptr<HubCore> hub;
    HubLimits limits;
    LoopbackNetwork network;
    TestDevice officeDevice = township.device(TestTownship::Township, Role::MainOffice);
    TestDevice phoneA = township.device(TestTownship::VillageA, Role::Lead);
    TestDevice phoneA2 = township.device(TestTownship::VillageA, Role::Recorder);
    TestDevice phoneB = township.device(TestTownship::VillageB, Role::Recorder);
    MemorySegmentStore office{township, officeDevice};
    MemorySegmentStore a{township, phoneA};
    MemorySegmentStore a2{township, phoneA2};
    MemorySegmentStore b{township, phoneB};
    SyncReport last;

    explicit World(std::uint64_t seed) : township(seed), network({}, seed) {}

    Result<void> begin() {
        TRY(restartHub());
        TRY(hub->accept(township.card()));
        for (MemorySegmentStore* store : {&office, &a, &a2, &b})
            TRY(store->takeStatements(township.statements()));
        return {};
    }
    Result<void> restartHub() {
        hub = std::make_unique<HubCore>(hubStore, limits);
        TRY(hub->load());
        network.setHub([this](const QByteArray& request) {
            const auto replies = hub->handle(std::span(&request, 1), Now);
            return LoopbackNetwork::Answer{replies[0].status, replies[0].body};
        });
        return {};
    }
    Result<void> sync(MemorySegmentStore& store, const TestDevice& device) {
        SyncSession session(store, township.id(), device.signing);
        LoopbackTransport road(network);
        TRY_LET(QByteArray request, session.start());
        for (;;) {
            std::optional<Result<QByteArray>> answer;
            road.send(request, [&](Result<QByteArray> arrived) { answer.emplace(std::move(arrived)); });
            while (!answer && network.step()) {
            }
            last = session.report();
            if (answer->ok()) {
                TRY_LET(const auto next, session.receive(**answer));
                last = session.report();
                if (!next) return {};
                request = *next;
            } else {
                TRY_LET(request, session.refused(answer->error()));
            }
        }
    }
    Result<void> syncAll() {
        TRY(sync(a, phoneA));
        TRY(sync(a2, phoneA2));
        TRY(sync(b, phoneB));
        return sync(office, officeDevice);
    }
};

VersionVector only(const VersionVector& all, const Authority& authority,
                   const std::set<Audience>& audiences) {
    VersionVector out;
    for (const auto& [stream, head] : all)
        if (audiences.contains(authority.stream(stream)->audience)) out.emplace(stream, head);
    return out;
}

} // namespace

class tst_sync_session : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneRequestDoesTheUsualExchange() {
        World w(1);
        OK(w.begin());
        OK(w.syncAll());
        w.a.record(VillageA, 1);
        OK(w.sync(w.a, w.phoneA));
        QCOMPARE(w.last.requests, 1);
        QCOMPARE(w.last.sentOperations, 1U);
        QVERIFY2(w.last.bytesUp + w.last.bytesDown < 600,
                 QByteArray::number(w.last.bytesUp + w.last.bytesDown).constData());
        OK(w.sync(w.a, w.phoneA));
        QCOMPARE(w.last.requests, 1);
        QCOMPARE(w.last.sentOperations, 0U);
        OK(w.sync(w.office, w.officeDevice));
        QCOMPARE(w.last.receivedOperations, 1U);
        QCOMPARE(w.office.vector()->size(), 1U);
        OK(w.sync(w.b, w.phoneB));
        QVERIFY(w.b.vector()->empty());
    }

    void aLongHistoryComesInPages() {
        World w(2);
        w.limits.answerBytes = 2000;
        OK(w.begin());
        for (int i = 0; i < 60; ++i) {
            w.a.record(VillageA, 20);
            OK(w.a.sealOpenOperations());
        }
        OK(w.sync(w.a, w.phoneA));
        OK(w.sync(w.office, w.officeDevice));
        QVERIFY(w.last.requests > 3);
        // What came down is not sent up again.
        QCOMPARE(w.last.sentOperations, 0U);
        QCOMPARE(*w.office.vector(), *w.a.vector());
        QCOMPARE(w.last.receivedOperations, 1200U);
    }

    void whatTheHubHoldsDoesNotGoUpAgainWhenAnotherDeviceWasFirst() {
        World w(12);
        OK(w.begin());
        for (int round = 0; round < 30; ++round) {
            w.a.record(VillageA, 5);
            OK(w.a.sealOpenOperations());
        }
        OK(w.syncAll());
        OK(w.syncAll());
        for (int round = 0; round < 3; ++round) {
            w.a.record(VillageA, 1);
            OK(w.sync(w.a, w.phoneA));
            OK(w.sync(w.a2, w.phoneA2));
            QCOMPARE(w.last.receivedOperations, 1U);
            QCOMPARE(w.last.sentOperations, 0U);
            QVERIFY2(w.last.bytesUp < 800, QByteArray::number(w.last.bytesUp).constData());
            OK(w.sync(w.office, w.officeDevice));
            QCOMPARE(w.last.receivedOperations, 1U);
            QCOMPARE(w.last.sentOperations, 0U);
        }
    }

    void aStreamThatGrowsWhileItComesDownIsNotAskedForFromItsBeginning() {
        World w(13);
        w.limits.answerBytes = 2000;
        OK(w.begin());
        OK(w.syncAll());
        const auto grow = [&] {
            w.a.record(VillageA, 20);
            OK(w.sync(w.a, w.phoneA));
        };
        for (int round = 0; round < 20; ++round)
            grow();
        // The phone goes on recording between two answers that the office takes.
        SyncSession session(w.office, w.township.id(), w.officeDevice.signing);
        const auto first = session.start();
        OK(first);
        std::optional<QByteArray> request = *first;
        for (int answers = 1; request; ++answers) {
            const auto replies = w.hub->handle(std::span(&*request, 1), Now);
            QCOMPARE(replies[0].status, 200);
            const auto next = session.receive(replies[0].body);
            OK(next);
            request = *next;
            if (request && answers < 8) grow();
        }
        QCOMPARE(*w.office.vector(), *w.a.vector());
        QCOMPARE(session.report().sentOperations, 0U);
        const auto held = *w.office.segmentsAfter(w.a.vector()->begin()->first, 0, 1 << 30);
        qint64 bytes = 0;
        for (const QByteArray& segment : held)
            bytes += segment.size();
        QVERIFY2(session.report().bytesDown < bytes * 3 / 2,
                 qPrintable(QStringLiteral("%1 of %2").arg(session.report().bytesDown).arg(bytes)));
    }

    void anEmptyHubIsFilledAgainByWhoeverHoldsIt() {
        World w(3);
        OK(w.begin());
        w.a.record(VillageA, 3);
        w.b.record(VillageB, 4);
        w.office.record(Audience::township(), 2);
        OK(w.syncAll());
        OK(w.syncAll());
        const auto before = *w.office.vector();
        w.hubStore = MemoryHubStore();
        OK(w.restartHub());
        OK(w.hub->accept(w.township.card()));
        // The office alone brings back what the phones once sent.
        OK(w.sync(w.office, w.officeDevice));
        QCOMPARE(w.hubStore.heads(w.township.id())->size(), before.size());
        OK(w.syncAll());
        QCOMPARE(*w.office.vector(), before);
    }

    void anOlderHubIsBroughtForward() {
        World w(4);
        OK(w.begin());
        w.a.record(VillageA, 3);
        OK(w.syncAll());
        const MemoryHubStore backup = w.hubStore;
        w.a.record(VillageA, 3);
        OK(w.syncAll());
        const auto newest = *w.hubStore.heads(w.township.id());
        w.hubStore = backup;
        OK(w.restartHub());
        QVERIFY(*w.hubStore.heads(w.township.id()) != newest);
        OK(w.sync(w.a, w.phoneA));
        QCOMPARE(*w.hubStore.heads(w.township.id()), newest);
    }

    void aRestoredPhoneForksAndTheSmallerHashCountsForAll() {
        for (std::uint64_t seed = 10; seed < 20; ++seed) {
            World w(seed);
            OK(w.begin());
            w.a.record(VillageA, 2);
            OK(w.syncAll());
            MemorySegmentStore restored = w.a; // a backup of the phone, used beside it
            for (int i = 0; i < 3; ++i) {
                w.a.record(VillageA, 2);
                OK(w.sync(w.a, w.phoneA));
            }
            restored.record(VillageA, 1);
            OK(w.sync(restored, w.phoneA));
            // Whichever branch counts, the restored phone has seen both, and can bring over what
            // does not count.
            QCOMPARE(restored.segmentsHeld().size(), 5U);
            OK(w.syncAll());
            OK(w.sync(w.a, w.phoneA));
            QCOMPARE(*restored.vector(), *w.a.vector());
            QCOMPARE(*w.office.vector(), *w.a.vector());
            QCOMPARE(*w.a2.vector(), *w.a.vector());
        }
    }

    void aFullDeviceEndsTheSessionAndLosesNothing() {
        World w(5);
        OK(w.begin());
        w.a.record(VillageA, 2);
        OK(w.sync(w.a, w.phoneA));
        w.office.diskFull = true;
        FAILS(w.sync(w.office, w.officeDevice), PlatformErrc::DiskFull);
        w.office.diskFull = false;
        OK(w.sync(w.office, w.officeDevice));
        QCOMPARE(*w.office.vector(), *w.a.vector());
    }

    void aRevokedPhoneIsToldSo() {
        World w(6);
        OK(w.begin());
        w.a.record(VillageA, 2);
        OK(w.syncAll());
        const auto head = w.hubStore.heads(w.township.id())->at(w.phoneA.stream(VillageA));
        const QByteArray revocation =
            w.township.revocation(w.phoneA, {{w.phoneA.stream(VillageA), head.last(), head.hash}});
        OK(w.office.takeStatements({revocation}));
        OK(w.sync(w.office, w.officeDevice));
        w.a.record(VillageA, 1);
        const auto refused = w.sync(w.a, w.phoneA);
        FAILS(refused, SyncErrc::Revoked);
        QCOMPARE(refused.error().detail(0), QString::fromLatin1(revocation.toHex()));
        OK(w.syncAll().ok() ? Result<void>() : w.sync(w.office, w.officeDevice));
        QCOMPARE(w.office.vector()->at(w.phoneA.stream(VillageA)).sequence, 2U);
    }

    /// A hub that claims news for ever without bringing any: heads that come and go, statements that nobody
    /// has, streams that lead nowhere, requests to join that were settled long ago.
    void aHubThatLeadsNowhereIsGivenUp() {
        for (int kind = 0; kind < 4; ++kind) {
            World w(7);
            OK(w.begin());
            for (int i = 0; i < 4; ++i) {
                w.office.record(Audience::township(), 1);
                OK(w.office.sealOpenOperations());
            }
            const StreamId stream = w.officeDevice.stream(Audience::township());
            const auto segments = w.office.segmentsAfter(stream, 0, INT_MAX);
            OK(segments);
            const auto head = [&](std::size_t at) {
                return StreamHead{at + 1, shortHash(SegmentCodec::hashOf(segments->at(at)))};
            };
            quint64 asked = 0;
            SeededRandom random(9);
            w.network.setHub([&](const QByteArray&) {
                ++asked;
                ExchangeAnswer answer;
                answer.hubTime = Now;
                answer.vector.emplace();
                switch (kind) {
                case 0: answer.acknowledged = {{stream, head(asked % 2)}}; break;
                case 1: answer.acknowledged = {{stream, {asked, Hash16()}}}; break;
                case 2: answer.statementIds = {*StatementId::from(random.bytes(StatementId::Size))}; break;
                default:
                    answer.vector = VersionVector{{*StreamId::from(random.bytes(StreamId::Size)), {5, {}}}};
                    answer.joinRequests = {{*InviteId::from(QByteArray(InviteId::Size, 'i')), "sealed"}};
                    w.office.settle(answer.joinRequests[0].invite);
                }
                return LoopbackNetwork::Answer{200, ExchangeCodec::encode(answer)};
            });
            FAILS(w.sync(w.office, w.officeDevice), SyncErrc::NoProgress);
            QVERIFY2(asked < 20, QByteArray::number(asked).constData());
        }
    }

    void allStatementsGoUpInPages() {
        World w(8);
        // The phone's own certificate is not the first by any order but the session's.
        for (int i = 0; i < 2500; ++i)
            (void)w.township.device(TestTownship::VillageB, Role::Recorder);
        OK(w.begin());
        w.a.record(VillageA, 3);
        qsizetype largest = 0;
        w.network.setHub([&](const QByteArray& request) {
            largest = std::max(largest, request.size());
            const auto replies = w.hub->handle(std::span(&request, 1), Now);
            return LoopbackNetwork::Answer{replies[0].status, replies[0].body};
        });
        OK(w.sync(w.a, w.phoneA));
        QVERIFY(w.last.requests > 2);
        QVERIFY2(largest < 300 * 1024, QByteArray::number(largest).constData());
        QCOMPARE(w.hubStore.statements(w.township.id())->size(), w.township.statements().size());
        QCOMPARE(w.hubStore.heads(w.township.id())->at(w.phoneA.stream(VillageA)).last(), 3U);
    }

    /// What the hub has no room for goes up last, so that everything else does.
    void aStreamThatIsLeftOutKeepsNoOtherBack() {
        // One township where that stream is the first by its id.
        std::unique_ptr<World> world;
        for (std::uint64_t seed = 9;; ++seed) {
            world = std::make_unique<World>(seed);
            const StreamId first = world->phoneA.stream(VillageA);
            if (first < world->phoneA2.stream(VillageA) && first < world->phoneB.stream(VillageB)) break;
        }
        World& w = *world;
        OK(w.begin());
        for (int i = 0; i < 3000; ++i) {
            w.a.record(VillageA, 1);
            OK(w.a.sealOpenOperations());
        }
        w.a2.record(VillageA, 1);
        w.b.record(VillageB, 1);
        for (MemorySegmentStore* store : {&w.a, &w.a2, &w.b}) {
            OK(store->sealOpenOperations());
            const auto heads = *store->vector();
            for (const auto& [stream, head] : heads) {
                const auto segments = store->segmentsAfter(stream, 0, INT_MAX);
                OK(segments);
                OK(w.office.takeSegments(*segments));
            }
        }
        // The first phone's alone is too large.
        w.limits.bytesPerDevice = 1000;
        OK(w.restartHub());
        FAILS(w.sync(w.office, w.officeDevice), SyncErrc::NoProgress);
        const auto heads = *w.hubStore.heads(w.township.id());
        QVERIFY(heads.contains(w.phoneA2.stream(VillageA)));
        QVERIFY(heads.contains(w.phoneB.stream(VillageB)));
        QVERIFY(heads.at(w.phoneA.stream(VillageA)).last() < 10);
    }

    /// Whatever is lost, doubled, delayed or cut, and whenever the hub fails, dies or falls back to
    /// a backup: once all is well again, everybody holds all of what they may read, exactly once.
    void everybodyEndsWithTheSame_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 100; seed < 160; ++seed)
            QTest::addRow("%llu", static_cast<unsigned long long>(seed)) << seed;
    }
    void everybodyEndsWithTheSame() {
        QFETCH(quint64, seed);
        World w(seed);
        w.limits.answerBytes = 1500;
        OK(w.begin());
        SeededRandom random(seed * 31 + 7);
        std::map<StreamId, quint64> recorded;
        const struct {
            MemorySegmentStore* store;
            const TestDevice* device;
            std::vector<Audience> audiences;
        } sides[] = {
            {&w.office, &w.officeDevice, {Audience::township(), Audience::office(), VillageA, VillageB}},
            {&w.a, &w.phoneA, {VillageA}},
            {&w.a2, &w.phoneA2, {VillageA}},
            {&w.b, &w.phoneB, {VillageB}}};
        MemoryHubStore backup = w.hubStore;
        for (int round = 0; round < 60; ++round) {
            LoopbackFaults faults;
            faults.loseRequest = faults.loseAnswer = faults.cutAnswer =
                static_cast<quint32>(random.below(250));
            faults.duplicate = static_cast<quint32>(random.below(500));
            faults.longestDelay = static_cast<quint32>(random.below(6));
            w.network.setFaults(faults);
            const auto& side = sides[random.below(4)];
            switch (random.below(12)) {
            case 0: backup = w.hubStore; break;
            case 1:
                w.hubStore = backup;
                w.hubStore.diskFull = false;
                OK(w.restartHub());
                break;
            case 2: OK(w.restartHub()); break;
            case 3: w.hubStore.diskFull = true; break;
            case 4: w.hubStore.diskFull = false; break;
            case 5: side.store->diskFull = !side.store->diskFull; break;
            default: {
                const Audience audience = side.audiences[random.below(side.audiences.size())];
                const quint64 count = 1 + random.below(8);
                side.store->record(audience, count);
                recorded[side.device->stream(audience)] += count;
                const auto tried = w.sync(*side.store, *side.device);
                QVERIFY(tried.ok() || !tried.error().is(SyncErrc::NoProgress));
            }
            }
        }
        w.network.setFaults({});
        w.hubStore.diskFull = false;
        for (const auto& side : sides)
            side.store->diskFull = false;
        for (int i = 0; i < 2; ++i)
            OK(w.syncAll());

        const auto all = *w.office.vector();
        QCOMPARE(all.size(), recorded.size());
        for (const auto& [stream, count] : recorded)
            QCOMPARE(all.at(stream).sequence, count);
        const auto& authority = w.office.authority();
        QCOMPARE(*w.a.vector(), only(all, authority, {Audience::township(), VillageA}));
        QCOMPARE(*w.a2.vector(), *w.a.vector());
        QCOMPARE(*w.b.vector(), only(all, authority, {Audience::township(), VillageB}));
        for (MemorySegmentStore* store : {&w.office, &w.a, &w.a2, &w.b})
            QCOMPARE(store->authority().digest(), authority.digest());
    }
};

CUNBAO_TEST(tst_sync_session)
#include "tst_sync_session.moc"
