#include "app/store/EntryReader.h"
#include "app/store/ReceiptTable.h"
#include "app/store/Replica.h"
#include "app/usecase/BundleFile.h"
#include "app/usecase/Receipts.h"
#include "app/usecase/SyncNow.h"
#include "platform/base/AtomicFile.h"
#include "sync/SyncError.h"
#include "sync/codec/Bundle.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"
#include "tests/unit/RawBytes.h"

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "k flow sum none township");
const QDate Day(2020, 3, 1);
const std::int64_t Village = madeVillage(1).number();

/// Raw receipts: everything may be wrong but the signature.
struct RawReceipt {
    quint64 version = 1;
    TownshipId township;
    DeviceId device;
    std::int64_t unit = Village;
    qint64 issued = 1;
    std::vector<std::pair<QByteArray, quint64>> heads{{QByteArray(StreamId::Size, 's'), 1}};
    qsizetype hashSize = Hash16::Size;

    [[nodiscard]] QByteArray signedBy(const SigningKey& key) const {
        const QByteArray body = cbor([&](CborWriter& out) {
            out.array(6);
            out.unsignedInteger(version);
            out.bytes(township.view());
            out.bytes(device.view());
            out.integer(unit);
            out.integer(issued);
            out.array(static_cast<qsizetype>(heads.size()));
            for (const auto& [stream, sequence] : heads) {
                out.array(3);
                out.bytes(stream);
                out.unsignedInteger(sequence);
                out.bytes(QByteArray(hashSize, 'h'));
                out.endArray();
            }
            out.endArray();
            out.endArray();
        });
        return body + key.sign("cunbao receipt 1", body).toBytes();
    }
};

QByteArray streamName(quint64 number) {
    ByteWriter out;
    out.bigEndian64(0);
    out.bigEndian64(number);
    return out.take();
}

std::vector<std::pair<QByteArray, quint64>> manyHeads(quint64 count) {
    std::vector<std::pair<QByteArray, quint64>> out;
    for (quint64 i = 0; i < count; ++i)
        out.emplace_back(streamName(i), 1);
    return out;
}

/// An office with a clerk and a viewer, two phones in village 1 and one in village 2. No hub anywhere.
struct World {
    Township town{17};
    TownshipDevice* clerk = nullptr;
    TownshipDevice* viewer = nullptr;
    TownshipDevice* phone = nullptr;
    TownshipDevice* second = nullptr;
    TownshipDevice* neighbour = nullptr;

    Result<void> begin() {
        TRY(town.begin(Indicators, QString(), madeUnits(2)));
        TRY_LET(clerk, town.enrol(MadeTownship, Role::Clerk));
        TRY_LET(viewer, town.enrol(MadeTownship, Role::Viewer));
        TRY_LET(phone, town.enrol(madeVillage(1), Role::Lead));
        TRY_LET(second, town.enrol(madeVillage(1), Role::Recorder));
        TRY_LET(neighbour, town.enrol(madeVillage(2), Role::Recorder));
        for (const auto& device : town.devices())
            TRY(Township::deliver(town.office(), *device->ledger));
        return {};
    }
    static const Identity& keys(const TownshipDevice& device) { return device.ledger->identity(); }
    /// What an office device writes now for a village; nothing where nothing changed there.
    static Result<std::vector<SignedReceipt>> written(Ledger& ledger, std::int64_t unit = Village) {
        Replica replica(ledger);
        TRY(replica.sealOpenOperations());
        TRY_LET(const VersionVector held, replica.vector());
        TRY_LET(const auto all, replica.writeReceipts(held));
        std::vector<SignedReceipt> out;
        for (const QByteArray& bytes : all) {
            TRY_LET(SignedReceipt receipt, ReceiptCodec::readVerified(bytes));
            if (receipt.content.unit == unit) out.push_back(std::move(receipt));
        }
        return out;
    }
    static Result<ReceiptIntake> give(Ledger& ledger, const QByteArray& receipt) {
        Replica replica(ledger);
        return replica.takeReceipts({receipt});
    }
    static std::vector<SignedReceipt> held(Ledger& ledger) { return *ReceiptTable(ledger).held(); }
    static Whereabouts whereabouts(Ledger& ledger, const EntryName& entry) {
        EntryReader reader(ledger);
        return reader.find(entry)->whereabouts;
    }
    Result<BundleReport> carry(Ledger& from, Ledger& to, const std::optional<OrgCode>& unit = {}) {
        const QString file = town.folder(QStringLiteral("a.bundle"));
        TRY_LET(const BundleReport out, exportBundle(from, file, unit));
        TRY_LET(const BundleReport in, importBundle(to, file));
        Q_UNUSED(in)
        return out;
    }
};

} // namespace

class tst_receipts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesAreReadAsIfAnEnemyHadWrittenThem() {
        SeededRandom random(3);
        const SigningKey key = SigningKey::generate(random);
        const auto read = [&](const RawReceipt& raw) {
            return ReceiptCodec::readVerified(raw.signedBy(key));
        };
        RawReceipt raw;
        OK(read(raw));
        const QByteArray whole = raw.signedBy(key);
        const QByteArray signature = whole.last(Signature::Size);
        QCOMPARE(
            cborFault(whole.chopped(Signature::Size),
                      [&](const QByteArray& body) { return ReceiptCodec::readVerified(body + signature); }),
            QString());
        QCOMPARE(acceptedPrefix(whole, ReceiptCodec::readVerified), -1);

        raw.version = 2;
        FAILS(read(raw), SyncErrc::VersionUnknown);
        raw = {};
        for (const std::int64_t wrong :
             {std::int64_t(0), std::int64_t(-1), std::int64_t(1'000'000'000'000)}) {
            raw.unit = wrong;
            FAILS(read(raw), SyncErrc::Malformed);
        }
        raw = {};
        raw.issued = HybridTime::MaxMs;
        OK(read(raw));
        for (const qint64 wrong : {qint64(-1), qint64(HybridTime::MaxMs) + 1, qint64(INT64_MAX)}) {
            raw.issued = wrong;
            FAILS(read(raw), SyncErrc::Malformed);
        }
        raw = {};
        for (const quint64 wrong : {quint64(0), quint64(INT64_MAX) + 1, quint64(UINT64_MAX)}) {
            raw.heads[0].second = wrong;
            FAILS(read(raw), SyncErrc::Malformed);
        }
        raw.heads[0].second = INT64_MAX;
        OK(read(raw));
        raw.hashSize = Hash32::Size;
        FAILS(read(raw), SyncErrc::Malformed);
        raw = {};
        raw.heads = {{streamName(2), 1}, {streamName(1), 1}};
        FAILS(read(raw), SyncErrc::Malformed);
        raw.heads = {{streamName(1), 1}, {streamName(1), 2}};
        FAILS(read(raw), SyncErrc::Malformed);
        raw.heads.clear();
        FAILS(read(raw), SyncErrc::Malformed);
        raw.heads = manyHeads(1000);
        OK(read(raw));
        QVERIFY(raw.signedBy(key).size() <= ReceiptCodec::MaxBytes);
        raw.heads = manyHeads(1001);
        FAILS(read(raw), SyncErrc::Malformed);
        FAILS(ReceiptCodec::readVerified(QByteArray(ReceiptCodec::MaxBytes + 1, '\x86')), SyncErrc::TooLarge);
        FAILS(ReceiptCodec::readVerified(QByteArray()), SyncErrc::Malformed);
        FAILS(ReceiptCodec::readVerified(QByteArray(Signature::Size, 'a')), SyncErrc::Malformed);
    }

    void aDigestIsOfASet() {
        const auto one = *ReceiptId::from(QByteArray(16, '1'));
        const auto two = *ReceiptId::from(QByteArray(16, '2'));
        QVERIFY(!receiptsDigestOf({}));
        QCOMPARE(receiptsDigestOf({one, two}), receiptsDigestOf({two, one}));
        QVERIFY(receiptsDigestOf({one}) != receiptsDigestOf({two}));
    }

    /// What a receipt names, that it is written only where something changed, and by whom.
    void whatAReceiptNames() {
        World world;
        OK(world.begin());
        const auto first = World::written(world.town.office());
        OK(first);
        QCOMPARE(first->size(), 1U);
        const Receipt& receipt = first->front().content;
        QCOMPARE(receipt.township, world.town.office().identity().township());
        QCOMPARE(receipt.device, world.town.office().identity().device());
        QCOMPARE(receipt.issued, world.town.clock.now());
        Replica office(world.town.office());
        const auto held = office.vector();
        OK(held);
        const SigningPublicKey own = world.town.office().identity().signing.publicKey();
        QVERIFY(receipt.heads.contains(streamIdOf(own, Audience::township())));
        QVERIFY(receipt.heads.contains(streamIdOf(own, Audience::ofUnit(Village))));
        for (const auto& [stream, head] : receipt.heads) {
            QCOMPARE(head, held->at(stream));
            const auto audience = (*world.town.office().authority())->stream(stream)->audience;
            QVERIFY(audience == Audience::township() || audience == Audience::ofUnit(Village));
        }

        QVERIFY(World::written(world.town.office())->empty());
        OK(Township::record(*world.neighbour->ledger, "f", Day, 4));
        OK(Township::deliver(*world.neighbour->ledger, world.town.office()));
        QVERIFY(World::written(world.town.office())->empty());
        OK(Township::record(*world.phone->ledger, "f", Day, 5));
        OK(Township::deliver(*world.phone->ledger, world.town.office()));
        const auto next = World::written(world.town.office());
        OK(next);
        QCOMPARE(next->size(), 1U);
        const StreamId stream =
            streamIdOf(World::keys(*world.phone).signing.publicKey(), Audience::ofUnit(Village));
        QCOMPARE(next->front().content.heads.at(stream).sequence, 1U);

        // The township's own entry is nobody's village.
        OK(Township::record(world.town.office(), "k", Day, 1, MadeTownship));
        QVERIFY(World::written(world.town.office())->empty());
        QCOMPARE(World::written(*world.clerk->ledger)->size(), 1U);
        for (TownshipDevice* device : {world.viewer, world.phone})
            QVERIFY(World::written(*device->ledger)->empty());
    }

    /// A device's clock that was set back makes no receipt look older than it is.
    void laterReceiptsHaveLaterStamps() {
        World world;
        OK(world.begin());
        const auto first = World::written(world.town.office());
        OK(first);
        world.town.clock.set(world.town.clock.now() - std::chrono::hours(5));
        OK(Township::record(*world.phone->ledger, "f", Day, 5));
        OK(Township::deliver(*world.phone->ledger, world.town.office()));
        const auto second = World::written(world.town.office());
        OK(second);
        QCOMPARE(second->front().content.issued,
                 first->front().content.issued + std::chrono::milliseconds(1));
        QVERIFY(replaces(second->front(), first->front()));
        QVERIFY(!replaces(first->front(), second->front()));
        QVERIFY(!replaces(first->front(), first->front()));
    }

    void whatIsOlderReplacesNothing() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        const auto old = World::written(world.town.office());
        OK(old);
        world.town.clock.advance(std::chrono::minutes(1));
        OK(Township::record(phone, "f", Day, 5));
        OK(Township::deliver(phone, world.town.office()));
        const auto fresh = World::written(world.town.office());
        OK(fresh);
        const auto first = World::give(phone, fresh->front().bytes);
        OK(first);
        QCOMPARE(first->taken, 1U);
        for (const QByteArray& late : {old->front().bytes, fresh->front().bytes}) {
            const auto again = World::give(phone, late);
            OK(again);
            QCOMPARE(again->taken + again->dropped, 0U);
            QCOMPARE(World::held(phone).size(), 1U);
            QCOMPARE(World::held(phone)[0].bytes, fresh->front().bytes);
        }
    }

    /// Of each kind of wrong receipt one: dropped and counted, and nothing else happens.
    void whatIsNotGenuineIsDropped() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        const auto entry = Township::record(phone, "f", Day, 5);
        OK(entry);
        OK(Township::deliver(phone, world.town.office()));
        const auto good = World::written(world.town.office());
        OK(good);
        const Receipt genuine = good->front().content;
        const SigningKey& office = world.town.office().identity().signing;
        const SigningKey& mine = phone.identity().signing;
        const auto with = [&](auto change) {
            Receipt out = genuine;
            change(out);
            return out;
        };
        SeededRandom random(9);
        const SigningKey stranger = SigningKey::generate(random);
        const std::vector<std::pair<const char*, QByteArray>> wrong{
            {"forged by a phone", ReceiptCodec::sign(genuine, mine).bytes},
            {"of a phone",
             ReceiptCodec::sign(with([&](Receipt& it) { it.device = world.phone->id(); }), mine).bytes},
            {"of a viewer", ReceiptCodec::sign(with([&](Receipt& it) { it.device = world.viewer->id(); }),
                                               World::keys(*world.viewer).signing)
                                .bytes},
            {"of a stranger",
             ReceiptCodec::sign(with([](Receipt& it) { it.device = DeviceId(); }), stranger).bytes},
            {"of another township",
             ReceiptCodec::sign(with([](Receipt& it) { it.township = TownshipId(); }), office).bytes},
            {"for another village",
             ReceiptCodec::sign(with([](Receipt& it) { it.unit = madeVillage(2).number(); }), office).bytes},
            {"for a village that is none",
             ReceiptCodec::sign(with([](Receipt& it) { it.unit = madeVillage(77).number(); }), office).bytes},
            {"a changed byte", flipped(good->front().bytes, good->front().bytes.size() * 4)},
            {"cut off", good->front().bytes.chopped(1)},
            {"garbage", QByteArray(200, '\x9f')},
            {"nothing", QByteArray()},
            {"too large", QByteArray(ReceiptCodec::MaxBytes + 1, 'a')}};
        for (const auto& [name, bytes] : wrong) {
            const auto intake = World::give(phone, bytes);
            OK(intake);
            QVERIFY2(intake->taken == 0 && intake->dropped == 1, name);
        }
        QVERIFY(World::held(phone).empty());
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::OnThisDevice);
        // What is wrong does not keep what is right from being taken.
        Replica replica(phone);
        const auto both = replica.takeReceipts({wrong[0].second, good->front().bytes, wrong[9].second});
        OK(both);
        QCOMPARE(both->taken, 1U);
        QCOMPARE(both->dropped, 2U);
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::WithOffice);
    }

    /// Another history of this very stream is not what this device wrote.
    void aHeadOfAnotherChainProvesNothing() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        const auto entry = Township::record(phone, "f", Day, 5);
        OK(entry);
        OK(Township::deliver(phone, world.town.office()));
        Receipt lie = World::written(world.town.office())->front().content;
        lie.heads.at(entry->stream).hash = Hash16();
        OK(World::give(phone, ReceiptCodec::sign(lie, world.town.office().identity().signing).bytes));
        QCOMPARE(World::held(phone).size(), 1U);
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::OnThisDevice);
        // Neither is a head in the middle of a segment, nor one far beyond the end.
        for (const quint64 sequence : {quint64(2), quint64(1'000'000), quint64(INT64_MAX)}) {
            lie.issued += std::chrono::milliseconds(1);
            lie.heads.at(entry->stream).sequence = sequence;
            OK(World::give(phone, ReceiptCodec::sign(lie, world.town.office().identity().signing).bytes));
            QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::OnThisDevice);
            QCOMPARE(*pendingOperations(phone), 1U);
        }
    }

    /// From the day that a device is revoked, its word proves nothing, whenever it was given.
    void theWordOfARevokedDevice() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        const auto entry = Township::record(phone, "f", Day, 5);
        OK(entry);
        OK(Township::deliver(phone, world.town.office()));
        OK(Township::deliver(world.town.office(), *world.clerk->ledger));
        const auto word = World::written(*world.clerk->ledger);
        OK(word);
        OK(World::give(phone, word->front().bytes));
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::WithOffice);
        QCOMPARE(officeHolds(phone)->operations, 1U);
        QCOMPARE(*pendingOperations(phone), 0U);
        OK(revokeDevice(world.town.office(), world.clerk->id()));
        OK(Township::deliverStatements(world.town.office(), phone));
        QVERIFY(World::held(phone).empty());
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::OnThisDevice);
        QCOMPARE(officeHolds(phone)->notYet, 1U);
        QCOMPARE(*pendingOperations(phone), 1U);
        const auto again = World::give(phone, word->front().bytes);
        OK(again);
        QCOMPARE(again->dropped, 1U);
        OK(Township::deliverStatements(world.town.office(), *world.clerk->ledger));
        QVERIFY(World::written(*world.clerk->ledger)->empty());
    }

    /// Without any hub: a file there and a file back.
    void byFilesAlone() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.phone->ledger;
        Ledger& office = world.town.office();
        const auto entry = Township::record(phone, "f", Day, 5);
        OK(entry);
        QCOMPARE(officeHolds(phone)->operations, 0U);
        QCOMPARE(officeHolds(phone)->notYet, 1U);
        QCOMPARE(*pendingOperations(phone), 1U);
        const auto everything = world.carry(phone, office);
        OK(everything);
        QVERIFY(everything->operations > 1);
        // Repeated as long as no answer came.
        QCOMPARE(world.carry(phone, office)->operations, everything->operations);
        world.town.clock.advance(std::chrono::hours(2));
        const Instant answered = world.town.clock.now();
        OK(world.carry(office, phone, madeVillage(1)));
        world.town.clock.advance(std::chrono::hours(3));

        const auto holds = officeHolds(phone);
        OK(holds);
        QCOMPARE(holds->operations, 1U);
        QCOMPARE(holds->notYet, 0U);
        QVERIFY(!holds->withholding);
        QCOMPARE(*holds->lastHeard, answered);
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::WithOffice);
        QCOMPARE(*pendingOperations(phone), 0U);
        QCOMPARE(world.carry(phone, office)->operations, 0U);
        const auto correction = Township::correct(phone, *entry, 6);
        OK(correction);
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::OnThisDevice);
        QCOMPARE(*pendingOperations(phone), 1U);
        QCOMPARE(world.carry(phone, office)->operations, 1U);
        OK(world.carry(office, phone, madeVillage(1)));
        QCOMPARE(World::whereabouts(phone, *entry), Whereabouts::WithOffice);
        // On the office's own device everything is with the office.
        QCOMPARE(World::whereabouts(office, *entry), Whereabouts::WithOffice);
    }

    /// A unit's file brings that unit's receipts, an old file none that are older than what is there.
    void whichReceiptsAFileBrings() {
        World world;
        OK(world.begin());
        Ledger& office = world.town.office();
        const QString file = world.town.folder(QStringLiteral("unit.bundle"));
        OK(exportBundle(office, file, madeVillage(1)));
        const auto bundle = Bundle::fromBytes(*AtomicFile::read(file, Bundle::MaxBytes));
        OK(bundle);
        QCOMPARE(bundle->receipts.size(), 1U);
        QCOMPARE(ReceiptCodec::readVerified(bundle->receipts[0])->content.unit, Village);
        OK(exportBundle(office, file, madeVillage(1)));
        QCOMPARE(Bundle::fromBytes(*AtomicFile::read(file, Bundle::MaxBytes))->receipts, bundle->receipts);
        const QString all = world.town.folder(QStringLiteral("all.bundle"));
        OK(exportBundle(office, all, {}));
        QCOMPARE(Bundle::fromBytes(*AtomicFile::read(all, Bundle::MaxBytes))->receipts.size(), 2U);

        const auto other = importBundle(*world.neighbour->ledger, file);
        OK(other);
        QCOMPARE(other->droppedReceipts, 1U);
        QVERIFY(World::held(*world.neighbour->ledger).empty());
        OK(importBundle(*world.phone->ledger, all));
        QCOMPARE(World::held(*world.phone->ledger).size(), 1U);
        OK(importBundle(*world.clerk->ledger, all));
        QCOMPARE(World::held(*world.clerk->ledger).size(), 2U);
    }

    /// An office device's own word does not prove to itself that another has what it recorded.
    void nobodyIsItsOwnWitness() {
        World world;
        OK(world.begin());
        Ledger& clerk = *world.clerk->ledger;
        OK(Township::record(clerk, "f", Day, 5, madeVillage(1)));
        OK(World::written(clerk));
        QVERIFY(!World::held(clerk).empty());
        QCOMPARE(*pendingOperations(clerk), 1U);
        OK(Township::deliver(clerk, world.town.office()));
        OK(World::give(clerk, World::written(world.town.office())->front().bytes));
        QCOMPARE(*pendingOperations(clerk), 0U);
    }
};

CUNBAO_TEST(tst_receipts)
#include "tst_receipts.moc"
