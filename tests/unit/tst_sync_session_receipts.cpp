#include "app/store/EntryReader.h"
#include "app/store/ReceiptTable.h"
#include "app/store/Replica.h"
#include "app/usecase/Receipts.h"
#include "app/usecase/SyncNow.h"
#include "platform/base/AtomicFile.h"
#include "sync/SyncError.h"
#include "sync/hub/HubCore.h"
#include "sync/net/ProblemAnswer.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/MemoryHubStore.h"
#include "tests/support/Township.h"

#include <numeric>

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village");
const QDate Day(2020, 3, 1);
const std::int64_t Village = madeVillage(1).number();

/// A hub that answers at once, and what went to and fro.
class Road final : public Transport {
public:
    Road(HubStore& store, const Clock& clock, HubLimits limits = {})
        : m_core(store, limits), m_clock(clock) {}

    Result<void> begin(const QByteArray& card) {
        TRY(m_core.load());
        return m_core.accept(card);
    }
    void send(const QByteArray& request, Done done) override {
        if (loseRequests > 0) {
            --loseRequests;
            done(fail(SyncErrc::TimedOut));
            return;
        }
        const auto envelope = ExchangeCodec::openEnvelope(request);
        requests.push_back(*ExchangeCodec::decodeRequest(envelope->body));
        const HubReply reply = m_core.handle(std::span(&request, 1), m_clock.now()).front();
        if (reply.status != 200) {
            done(errorFromAnswer(reply.status, reply.body));
            return;
        }
        answers.push_back(*ExchangeCodec::decodeAnswer(reply.body));
        if (loseAnswers > 0) {
            --loseAnswers;
            done(fail(SyncErrc::TimedOut));
            return;
        }
        done(reply.body);
    }
    [[nodiscard]] std::size_t receiptsUp() const {
        return std::accumulate(requests.begin(), requests.end(), std::size_t(0),
                               [](std::size_t sum, const auto& it) { return sum + it.receipts.size(); });
    }
    [[nodiscard]] std::size_t receiptsDown() const {
        return std::accumulate(answers.begin(), answers.end(), std::size_t(0),
                               [](std::size_t sum, const auto& it) { return sum + it.receipts.size(); });
    }
    void forget() {
        requests.clear();
        answers.clear();
    }

    int loseRequests = 0;
    int loseAnswers = 0; ///< the hub has done it all
    std::vector<ExchangeRequest> requests;
    std::vector<ExchangeAnswer> answers;

private:
    HubCore m_core;
    const Clock& m_clock;
};

/// Two phones in village 1, one in village 2, an office with a clerk, and a hub that all of them have met.
struct World {
    Township town{23};
    MemoryHubStore hubStore;
    std::unique_ptr<Road> road;
    QByteArray card;
    TownshipDevice* clerk = nullptr;
    TownshipDevice* phone = nullptr;
    TownshipDevice* second = nullptr;
    TownshipDevice* neighbour = nullptr;

    Result<void> begin() {
        TRY(town.begin(Indicators, QString(), madeUnits(2)));
        TRY_LET(clerk, town.enrol(MadeTownship, Role::Clerk));
        TRY_LET(phone, town.enrol(madeVillage(1), Role::Lead));
        TRY_LET(second, town.enrol(madeVillage(1), Role::Recorder));
        TRY_LET(neighbour, town.enrol(madeVillage(2), Role::Recorder));
        TRY_LET(card, AtomicFile::read(Home::cardPath(town.folder(QStringLiteral("office"))), 16 * 1024));
        road = std::make_unique<Road>(hubStore, town.clock);
        TRY(road->begin(card));
        return settle();
    }
    /// Everybody twice: what one has the other has, receipts included.
    Result<void> settle() {
        for (int round = 0; round < 2; ++round)
            for (const auto& device : town.devices())
                TRY(sync(*device->ledger));
        road->forget();
        return {};
    }
    Result<SyncOutcome> sync(Ledger& ledger) { return syncNow(ledger, *road); }
    Ledger& office() { return town.office(); }
    static Whereabouts whereabouts(Ledger& ledger, const EntryName& entry) {
        EntryReader reader(ledger);
        return reader.find(entry)->whereabouts;
    }
    static std::vector<SignedReceipt> held(Ledger& ledger) { return *ReceiptTable(ledger).held(); }
    std::size_t atHub() { return hubStore.receipts(office().identity().township())->size(); }

    /// One request of a device, with these receipts and nothing else.
    Result<ExchangeAnswer> bring(Ledger& sender, const std::vector<QByteArray>& receipts) {
        Replica replica(sender);
        ExchangeRequest request;
        TRY_LET(const VersionVector mine, replica.vector());
        request.vectorDigest = digestOf(mine);
        TRY_LET(request.authorityDigest, replica.authorityDigest());
        request.receipts = receipts;
        std::optional<Result<QByteArray>> answer;
        road->send(ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, sender.identity().township(),
                                               ExchangeCodec::encode(request), sender.identity().signing),
                   [&](Result<QByteArray> came) { answer.emplace(std::move(came)); });
        if (!answer->ok()) return answer->error();
        return ExchangeCodec::decodeAnswer(**answer);
    }
};

} // namespace

/// Receipts on the road over a hub, from what is recorded to "with the office".
class tst_sync_session_receipts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEntryIsFollowedToTheOffice() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        const auto entry = Township::record(phone, "f", Day, 5);
        OK(entry);
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::OnThisDevice);
        QCOMPARE(*pendingOperations(phone), 1U);
        const auto sent = world.sync(phone);
        OK(sent);
        QCOMPARE(sent->pending, 0U);
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::WithHub);
        auto holds = officeHolds(phone);
        OK(holds);
        QCOMPARE(holds->operations, 0U);
        QCOMPARE(holds->notYet, 1U);

        world.town.clock.advance(std::chrono::hours(1));
        const Instant answered = world.town.clock.now();
        OK(world.sync(world.office()));
        QCOMPARE(World::whereabouts(world.office(), *entry), Whereabouts::WithOffice);
        world.town.clock.advance(std::chrono::hours(1));
        const auto heard = world.sync(phone);
        OK(heard);
        // The receipt is in the answer that says that nothing else is new.
        QCOMPARE(heard->report.requests, 1);
        QCOMPARE(heard->report.droppedReceipts, 0U);
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::WithOffice);
        holds = officeHolds(phone);
        OK(holds);
        QCOMPARE(holds->operations, 1U);
        QCOMPARE(holds->notYet, 0U);
        QCOMPARE(*holds->lastHeard, answered);
        QVERIFY(!holds->withholding);

        OK(world.sync(*world.second->ledger));
        QCOMPARE(World::whereabouts(*world.second->ledger, *entry), Whereabouts::WithOffice);
        // A clerk's word is another one; a village hears only what concerns it.
        OK(world.sync(*world.clerk->ledger));
        OK(world.sync(phone));
        QCOMPARE(World::held(phone).size(), 2U);
        OK(world.sync(*world.neighbour->ledger));
        for (const SignedReceipt& receipt : World::held(*world.neighbour->ledger))
            QCOMPARE(receipt.content.unit, madeVillage(2).number());
    }

    void whereNothingChangedNothingTravels() {
        World world;
        OK(world.begin());
        QVERIFY(world.atHub() >= 2);
        for (const auto& device : world.town.devices()) {
            qint64 first = 0;
            for (int again = 0; again < 3; ++again) {
                world.town.clock.advance(std::chrono::hours(1));
                const auto outcome = world.sync(*device->ledger);
                OK(outcome);
                QCOMPARE(outcome->report.requests, 1);
                const qint64 bytes = outcome->report.bytesUp + outcome->report.bytesDown;
                if (again == 0) first = bytes;
                QCOMPARE(bytes, first);
            }
        }
        QCOMPARE(world.road->receiptsUp() + world.road->receiptsDown(), 0U);
        for (const ExchangeAnswer& answer : world.road->answers)
            QVERIFY(!answer.receiptIds);
    }

    /// The promise of one small request holds with receipts about (8-quality: HTTP included, under 900).
    void oneEntryStaysOneSmallRequest() {
        World world;
        OK(world.begin());
        QVERIFY(!World::held(*world.phone->ledger).empty());
        for (Ledger* ledger : {world.phone->ledger.get(), &world.office()}) {
            const bool isOffice = ledger == &world.office();
            OK(Township::record(*ledger, "f", Day, 12345,
                                isOffice ? std::optional(madeVillage(1)) : std::nullopt));
            const auto outcome = world.sync(*ledger);
            OK(outcome);
            QCOMPARE(outcome->report.requests, 1);
            QCOMPARE(outcome->report.sentOperations, 1U);
            const qint64 bytes = outcome->report.bytesUp + outcome->report.bytesDown;
            // Of the office's exchange, the receipt for the village whose streams it changed is a part.
            QVERIFY2(bytes < (isOffice ? 900 : 600), QByteArray::number(bytes).constData());
            QCOMPARE(world.road->receiptsUp(), isOffice ? 1U : 0U);
            QCOMPARE(world.road->receiptsDown(), 0U);
            OK(world.settle());
        }
    }

    /// A receipt whose request was lost, or whose answer, is at the hub after the next session.
    void whatWasLostOnTheWayComesAgain_data() {
        QTest::addColumn<bool>("answer");
        QTest::newRow("the request is lost") << false;
        QTest::newRow("the answer is lost") << true;
    }
    void whatWasLostOnTheWayComesAgain() {
        QFETCH(bool, answer);
        World world;
        OK(world.begin());
        const auto entry = Township::record(world.office(), "f", Day, 5, madeVillage(1));
        OK(entry);
        (answer ? world.road->loseAnswers : world.road->loseRequests) = 1;
        FAILS(world.sync(world.office()), SyncErrc::TimedOut);
        world.road->forget();
        OK(world.sync(world.office()));
        QCOMPARE(world.road->receiptsUp(), answer ? 0U : 1U);
        const auto own = [&](Ledger& ledger) {
            for (const SignedReceipt& receipt : World::held(ledger))
                if (receipt.content.unit == Village &&
                    receipt.content.device == world.office().identity().device())
                    return receipt.bytes;
            return QByteArray();
        };
        Ledger& phone = *world.phone->ledger;
        world.road->loseAnswers = 1;
        FAILS(world.sync(phone), SyncErrc::TimedOut);
        QVERIFY(own(phone) != own(world.office()));
        OK(world.sync(phone));
        QCOMPARE(own(phone), own(world.office()));
    }

    void anEmptyHubIsFilledAgain() {
        World world;
        OK(world.begin());
        const std::size_t before = world.atHub();
        world.hubStore = MemoryHubStore();
        world.road = std::make_unique<Road>(world.hubStore, world.town.clock);
        OK(world.road->begin(world.card));
        OK(world.settle());
        QCOMPARE(world.atHub(), before);
        OK(world.sync(world.office()));
        QCOMPARE(world.road->receiptsUp(), 0U);
        QVERIFY(!officeHolds(*world.phone->ledger)->withholding);
    }

    /// A receipt is no part of agreement: what one side drops keeps nobody from ending a session.
    void whatIsWrongEndsNoSession() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        Receipt forged = World::held(phone).front().content;
        forged.issued += std::chrono::hours(1);
        const TownshipId town = phone.identity().township();
        const QByteArray bytes = ReceiptCodec::sign(forged, phone.identity().signing).bytes;
        // A hub that brings it: put into its store past all that it checks.
        OK(world.hubStore.begin());
        OK(world.hubStore.putReceipt(town, forged.device, Village, bytes));
        OK(world.hubStore.commit());
        world.road = std::make_unique<Road>(world.hubStore, world.town.clock);
        OK(world.road->begin(world.card));
        for (int again = 0; again < 3; ++again) {
            const auto outcome = world.sync(phone);
            OK(outcome);
            QCOMPARE(outcome->report.requests, 1);
            QVERIFY(outcome->report.droppedReceipts >= 1);
        }
        for (const SignedReceipt& receipt : World::held(phone))
            QVERIFY(receipt.bytes != bytes);
    }

    void aHubTakesOnlyWhatIsGenuine() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        const std::vector<QByteArray> before = *world.hubStore.receipts(phone.identity().township());
        const Receipt genuine = World::held(phone).front().content;
        const SigningKey& office = world.office().identity().signing;
        const auto with = [&](auto change) {
            Receipt out = genuine;
            out.device = world.office().identity().device();
            out.issued += std::chrono::hours(1);
            change(out);
            return out;
        };
        const std::vector<QByteArray> wrong{
            ReceiptCodec::sign(with([](Receipt&) {}), phone.identity().signing).bytes,
            ReceiptCodec::sign(with([&](Receipt& it) { it.device = world.phone->id(); }),
                               phone.identity().signing)
                .bytes,
            ReceiptCodec::sign(with([](Receipt& it) { it.township = TownshipId(); }), office).bytes,
            ReceiptCodec::sign(with([](Receipt& it) { it.unit = madeVillage(77).number(); }), office).bytes,
            ReceiptCodec::sign(with([](Receipt& it) { it.issued = fromMillis(0); }), office).bytes,
            QByteArray("receipt"),
            QByteArray()};
        for (Ledger* sender : {&phone, &world.office()}) {
            OK(world.bring(*sender, wrong));
            QCOMPARE(*world.hubStore.receipts(phone.identity().township()), before);
        }
        // Whoever brings a genuine one: it speaks for itself.
        OK(world.bring(phone, {wrong[0], ReceiptCodec::sign(with([](Receipt&) {}), office).bytes}));
        QVERIFY(*world.hubStore.receipts(phone.identity().township()) != before);
        QCOMPARE(world.atHub(), before.size());
    }

    void aHubsLimits() {
        World world;
        OK(world.begin());
        const TownshipId town = world.office().identity().township();
        const Receipt first = World::held(world.office()).front().content;
        const SigningKey& key = world.office().identity().signing;
        const auto receipt = [&](int hours, std::size_t heads) {
            Receipt out = first;
            out.issued += std::chrono::hours(hours);
            while (out.heads.size() < heads) {
                QByteArray name(StreamId::Size, '\xee');
                name[0] = static_cast<char>(out.heads.size() / 256);
                name[1] = static_cast<char>(out.heads.size() % 256);
                out.heads.emplace(*StreamId::from(name), StreamHead{1, Hash16()});
            }
            return ReceiptCodec::sign(out, key).bytes;
        };
        const auto lasting = [&] {
            const auto kept = world.hubStore.receipts(town);
            for (const QByteArray& bytes : *kept) {
                const Receipt content = ReceiptCodec::readVerified(bytes)->content;
                if (content.device == first.device && content.unit == first.unit) return bytes;
            }
            return QByteArray();
        };
        HubLimits limits;
        limits.receiptsAtOnce = 2;
        world.road = std::make_unique<Road>(world.hubStore, world.town.clock, limits);
        OK(world.road->begin(world.card));
        OK(world.bring(world.office(), {receipt(1, 1), receipt(2, 1), receipt(3, 1)}));
        QCOMPARE(lasting(), receipt(2, 1));

        limits = {};
        limits.bytesPerDevice = *world.hubStore.storedBytes(town, first.device) + 100;
        world.road = std::make_unique<Road>(world.hubStore, world.town.clock, limits);
        OK(world.road->begin(world.card));
        OK(world.bring(world.office(), {receipt(4, 900)}));
        QCOMPARE(lasting(), receipt(2, 1));
        // What does not grow always finds room, and takes no more of it.
        const qint64 stored = *world.hubStore.storedBytes(town, first.device);
        for (int hours = 5; hours < 50; ++hours)
            OK(world.bring(world.office(), {receipt(hours, 1)}));
        QCOMPARE(lasting(), receipt(49, 1));
        QCOMPARE(*world.hubStore.storedBytes(town, first.device), stored);
    }

    void aRevokedDevicesReceiptsAreHandedToNobody() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        QCOMPARE(World::held(phone).size(), 2U);
        OK(revokeDevice(world.office(), world.clerk->id()));
        OK(world.sync(world.office()));
        OK(world.sync(phone));
        QCOMPARE(World::held(phone).size(), 1U);
        world.road->forget();
        const auto outcome = world.sync(phone);
        OK(outcome);
        QCOMPARE(outcome->report.requests, 1);
        QCOMPARE(world.road->receiptsDown(), 0U);
    }

    /// A hub that hands on the office's word and keeps back what it speaks of.
    void aHubThatWithholdsIsNoticed() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        const auto entry = Township::record(*world.second->ledger, "f", Day, 5);
        OK(entry);
        OK(world.sync(*world.second->ledger));
        OK(world.sync(world.office()));

        MemoryHubStore keepsBack;
        Road hostile(keepsBack, world.town.clock);
        OK(hostile.begin(world.card));
        OK(keepsBack.begin());
        for (const SignedReceipt& receipt : World::held(world.office()))
            OK(keepsBack.putReceipt(phone.identity().township(), receipt.content.device, receipt.content.unit,
                                    receipt.bytes));
        OK(keepsBack.commit());
        OK(hostile.begin(world.card));
        OK(syncNow(phone, hostile));
        QVERIFY(officeHolds(phone)->withholding);
        // It is still said after a restart of the reader, and as long as nothing else is known.
        OK(syncNow(phone, hostile));
        QVERIFY(officeHolds(phone)->withholding);
        // An honest hub has it; so would a file.
        OK(world.sync(phone));
        QVERIFY(!officeHolds(phone)->withholding);
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::WithOffice);
    }

    /// What a file brought of the office's word accuses no hub that was not asked since.
    void aFileAccusesNoHub() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        OK(Township::record(*world.second->ledger, "f", Day, 5));
        OK(world.sync(*world.second->ledger));
        OK(world.sync(world.office()));
        Replica replica(phone);
        for (const SignedReceipt& receipt : World::held(world.office()))
            OK(replica.takeReceipts({receipt.bytes}));
        QVERIFY(!officeHolds(phone)->withholding);
        OK(world.sync(phone));
        QVERIFY(!officeHolds(phone)->withholding);
    }

    /// What lies beyond a revocation's cut is handed out by no hub: nobody withholds it.
    void whatWasCutOffIsNotMissed() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        OK(Township::record(*world.second->ledger, "f", Day, 5));
        OK(world.sync(*world.second->ledger));
        OK(world.sync(*world.clerk->ledger));
        // The main office never saw it: the revocation cuts it off.
        OK(revokeDevice(world.office(), world.second->id()));
        OK(world.sync(world.office()));
        OK(world.sync(phone));
        QCOMPARE(World::held(phone).size(), 2U);
        QVERIFY(!officeHolds(phone)->withholding);
    }
};

CUNBAO_TEST(tst_sync_session_receipts)
#include "tst_sync_session_receipts.moc"
