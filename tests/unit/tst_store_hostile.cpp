#include "app/store/CanonicalDump.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/store/PositionReader.h"
#include "app/store/Rebuild.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"
#include "sync/codec/SegmentCodec.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/HostileDevice.h"
#include "tests/support/Township.h"

#include <QElapsedTimer>

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "s stock last_known sum village\n"
                                          "k flow sum none township");
const Period Year = Period::year(2020);
const QDate Day(2020, 3, 1);

EntryRecorded recorded(int number, const std::optional<CopyOrigin>& origin = {}) {
    EntryRecorded out;
    out.indicator = 0;
    out.on = Day;
    out.value = EntryValue::ofNumber(Decimal::fromInteger(number));
    out.origin = origin;
    return out;
}

EntryRevised revised(int number, std::vector<EntryName> parents, bool withdrawn = false) {
    EntryRevised out;
    out.withdrawn = withdrawn;
    out.parents = std::move(parents);
    out.on = Day;
    out.value = EntryValue::ofNumber(Decimal::fromInteger(number));
    out.why = QStringLiteral("why");
    return out;
}

/// An office with a clerk, an honest phone in village 1 and another device there that keeps to no rule.
struct World {
    Township town{7};
    TownshipDevice* clerk = nullptr;
    TownshipDevice* honest = nullptr;
    TownshipDevice* neighbour = nullptr; ///< in village 2
    TownshipDevice* bad = nullptr;
    std::unique_ptr<HostileDevice> enemy;
    QByteArray version;

    Result<void> begin() {
        TRY(town.begin(Indicators, QString(), madeUnits(2)));
        TRY_LET(clerk, town.enrol(MadeTownship, Role::Clerk));
        TRY_LET(honest, town.enrol(madeVillage(1), Role::Recorder));
        TRY_LET(neighbour, town.enrol(madeVillage(2), Role::Recorder));
        TRY_LET(bad, town.enrol(madeVillage(1), Role::Recorder));
        for (TownshipDevice* device : {clerk, honest, neighbour, bad})
            TRY(Township::deliver(town.office(), *device->ledger));
        enemy = std::make_unique<HostileDevice>(*bad->ledger, Audience::ofUnit(madeVillage(1).number()),
                                                HybridTime{toMillis(town.clock.now()), 0});
        TRY_LET(const Catalogue* catalogue, town.office().currentCatalogue());
        version = catalogue->version();
        return {};
    }

    static Result<Intake> give(Ledger& to, const std::vector<QByteArray>& segments) {
        Replica replica(to);
        return replica.takeSegments(segments);
    }
    /// What the township's `f` comes to, as text; "-" where it is missing.
    static QString sum(Ledger& ledger, OrgCode unit = MadeTownship) {
        FigureReader reader(ledger);
        const auto figures = reader.figures(Year);
        if (!figures.ok()) return QString::fromUtf8(describe(figures.error()));
        const Figure* figure = figures->book.find(QStringLiteral("f"), unit);
        return figure->hasValue() ? figure->value.rounded(0)->toString() : QStringLiteral("-");
    }
    void sound(Ledger& ledger) { OK(checkStore(ledger)); }
    /// What a copy of this entry has to name.
    static CopyOrigin originOf(Ledger& ledger, const EntryName& name) {
        const auto logged = OperationLog(ledger).find(name);
        if (!logged.ok() || !*logged) return {name, Hash32()};
        const auto context = ledger.catalogueVersion((*logged)->context);
        return {name,
                operationHash(name.stream, (*logged)->operation, context.ok() ? *context : QByteArray())};
    }
};

/// A claim to copy something that nobody ever wrote.
CopyOrigin madeUp(const EntryName& name) {
    return {name, *Hash32::from(QByteArray(Hash32::Size, 'h'))};
}

} // namespace

class tst_store_hostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A recording that claims to copy itself, two that copy each other, three in a ring: each is an entry.
    /// What is copied is known by its hash, and nobody can make a ring of those.
    void copiesThatBiteTheirTail_data() {
        QTest::addColumn<int>("length");
        for (const int length : {1, 2, 3})
            QTest::addRow("%d", length) << length;
    }
    void copiesThatBiteTheirTail() {
        QFETCH(int, length);
        World world;
        OK(world.begin());
        std::vector<Payload> ring;
        for (int i = 0; i < length; ++i)
            ring.push_back(
                recorded(10 + i, madeUp(world.enemy->next(static_cast<quint64>((i + 1) % length)))));
        const auto segment = world.enemy->segment(ring, world.version);
        OK(segment);
        OK(World::give(world.town.office(), {*segment}));
        world.sound(world.town.office());
        EntryReader reader(world.town.office());
        const auto entries = reader.list({});
        OK(entries);
        QCOMPARE(entries->size(), std::size_t(length));
    }

    /// Whoever claims to copy another village's entry reaches nothing of it.
    void aCopyOfAnothersEntryIsAnEntryOfItsOwn() {
        World world;
        OK(world.begin());
        const auto theirs = Township::record(*world.neighbour->ledger, "f", Day, 100);
        OK(theirs);
        OK(Township::deliver(*world.neighbour->ledger, world.town.office()));
        const CopyOrigin theirOwn = World::originOf(*world.neighbour->ledger, *theirs);
        const auto claim = world.enemy->segment({recorded(1, theirOwn)}, world.version);
        OK(claim);
        OK(World::give(world.town.office(), {*claim}));
        QCOMPARE(World::sum(world.town.office(), madeVillage(2)), QStringLiteral("100"));
        QCOMPARE(World::sum(world.town.office()), QStringLiteral("101"));
        world.sound(world.town.office());
    }

    /// A copy and its origin are one entry, whichever comes first.
    void aCopyMayComeBeforeItsOrigin() {
        World world;
        OK(world.begin());
        const auto own = Township::record(*world.honest->ledger, "f", Day, 40);
        OK(own);
        const auto original = Township::segmentsOf(*world.honest->ledger);
        OK(original);
        world.enemy->setTime({toMillis(world.town.clock.now()) + 1000, 0});
        const CopyOrigin origin = World::originOf(*world.honest->ledger, *own);
        const auto copy = world.enemy->segment({recorded(40, origin)}, world.version);
        OK(copy);
        std::vector<QByteArray> all = *original;
        all.push_back(*copy);
        OK(World::give(world.town.office(), {*copy}));
        OK(World::give(world.town.office(), *original));
        OK(World::give(*world.clerk->ledger, *original));
        OK(World::give(*world.clerk->ledger, {*copy}));
        for (Ledger* ledger : {&world.town.office(), world.clerk->ledger.get()}) {
            QCOMPARE(World::sum(*ledger), QStringLiteral("40"));
            world.sound(*ledger);
        }
    }

    /// Two devices append one thing again that never comes: it counts once, and nobody is asked about it.
    /// What stands under that name in another history is another entry.
    void copiesOfOneThingAreOneEntry() {
        World world;
        OK(world.begin());
        const EntryName name{*StreamId::from(QByteArray(StreamId::Size, 'f')), 3};
        const CopyOrigin origin = madeUp(name);
        const auto first = world.enemy->segment({recorded(40, origin)}, world.version);
        OK(first);
        HostileDevice other(*world.honest->ledger, Audience::ofUnit(madeVillage(1).number()),
                            {toMillis(world.town.clock.now()) + 5000, 0});
        const auto second = other.segment({recorded(40, origin)}, world.version);
        OK(second);
        CopyOrigin another = origin;
        another.hash = *Hash32::from(QByteArray(Hash32::Size, 'i'));
        const auto third = other.segment({recorded(7, another)}, world.version);
        OK(third);
        OK(World::give(world.town.office(), {*second, *third, *first}));
        OK(World::give(*world.clerk->ledger, {*first}));
        OK(World::give(*world.clerk->ledger, {*second}));
        OK(World::give(*world.clerk->ledger, {*third}));
        for (Ledger* ledger : {&world.town.office(), world.clerk->ledger.get()}) {
            QCOMPARE(World::sum(*ledger), QStringLiteral("47"));
            const auto entries = EntryReader(*ledger).list({});
            OK(entries);
            QCOMPARE(entries->size(), std::size_t(2));
            for (const EntryView& entry : *entries)
                QCOMPARE(entry.state, QStringLiteral("active"));
            world.sound(*ledger);
        }
    }

    /// What nobody can read ends its own stream; every other stream, and what is stated, goes on.
    void anUnreadableSegmentEndsItsStreamOnly() {
        World world;
        OK(world.begin());
        const auto good = world.enemy->segment({recorded(5)}, world.version);
        const auto garbage = world.enemy->unreadable(2);
        const auto behind = world.enemy->segment({recorded(7)}, world.version);
        OK(good);
        OK(garbage);
        OK(behind);
        OK(Township::record(*world.honest->ledger, "f", Day, 30));
        const auto honest = Township::segmentsOf(*world.honest->ledger);
        OK(honest);
        std::vector<QByteArray> all{*behind, *garbage, *good};
        all.insert(all.end(), honest->begin(), honest->end());
        for (Ledger* ledger : {&world.town.office(), world.clerk->ledger.get()}) {
            OK(World::give(*ledger, all));
            QCOMPARE(World::sum(*ledger), QStringLiteral("35"));
            const auto report = checkStore(*ledger);
            OK(report);
            QCOMPARE(report->unreadable, quint64(1));
            std::reverse(all.begin(), all.end());
        }
        OK(Township::record(*world.honest->ledger, "f", Day, 1));
        OK(Township::deliver(*world.honest->ledger, world.town.office()));
        QCOMPARE(World::sum(world.town.office()), QStringLiteral("36"));
        OK(revokeDevice(world.town.office(), world.bad->id()));
        QCOMPARE(World::sum(world.town.office()), QStringLiteral("36"));
        world.sound(world.town.office());
    }

    /// The same before its certificate is known: statements must still come in afterwards.
    void anUnreadableSegmentMayComeBeforeItsCertificate() {
        World world;
        OK(world.begin());
        const auto late = world.town.enrol(madeVillage(1), Role::Recorder);
        OK(late);
        HostileDevice stranger(*(*late)->ledger, Audience::ofUnit(madeVillage(1).number()),
                               {toMillis(world.town.clock.now()), 0});
        const auto garbage = stranger.unreadable(1);
        OK(garbage);
        OK(World::give(*world.clerk->ledger, {*garbage}));
        OK(Township::deliverStatements(world.town.office(), *world.clerk->ledger));
        QVERIFY((*world.clerk->ledger->authority())->isActive((*late)->id()));
        const auto report = checkStore(*world.clerk->ledger);
        OK(report);
        QCOMPARE(report->unreadable, quint64(1));
    }

    /// Stamps that go backwards from one segment to the next make the second one unreadable.
    void stampsThatGoBackwardsEndTheStream() {
        World world;
        OK(world.begin());
        const auto first = world.enemy->segment({recorded(5)}, world.version);
        OK(first);
        world.enemy->setTime({1000, 0});
        const auto second = world.enemy->segment({recorded(6)}, world.version);
        OK(second);
        OK(World::give(world.town.office(), {*first, *second}));
        QCOMPARE(World::sum(world.town.office()), QStringLiteral("5"));
        world.sound(world.town.office());
    }

    /// One stamp from the far future moves no clock, and does not hide the sound ones beside it.
    void aStampFromTheFutureMovesNoClock() {
        World world;
        OK(world.begin());
        const auto now = toMillis(world.town.clock.now());
        world.enemy->setTime({now + 3'600'000, 0});
        const auto ahead = world.enemy->segment({recorded(5)}, world.version);
        OK(ahead);
        world.enemy->setTime({now + 400LL * 24 * 3'600'000, 0});
        const auto far = world.enemy->segment({recorded(6)}, world.version);
        OK(far);
        OK(World::give(world.town.office(), {*ahead, *far}));
        const auto observed = world.town.office().observedTime();
        OK(observed);
        QCOMPARE(qint64(observed->ms), qint64(now + 3'600'000));
    }

    /// Thousands of revisions that wait for each other are judged one after the other, in little time.
    void aLongChainOfRevisionsIsJudged() {
        World world;
        OK(world.begin());
        constexpr quint64 length = 900;
        // Each names the one after it; the last one is the recording.
        std::vector<Payload> chain;
        for (quint64 i = 0; i + 1 < length; ++i)
            chain.push_back(revised(static_cast<int>(i) + 1, {world.enemy->next(i + 1)}));
        chain.push_back(recorded(1));
        const auto segment = world.enemy->segment(chain, world.version);
        OK(segment);
        OK(World::give(world.town.office(), {*segment}));
        QCOMPARE(World::sum(world.town.office()), QStringLiteral("1"));
        world.sound(world.town.office());
    }

    /// An operation that names itself, or two that name each other, wait for ever and harm nobody.
    void revisionsThatNameEachOtherWait() {
        World world;
        OK(world.begin());
        const auto segment =
            world.enemy->segment({revised(1, {world.enemy->next()}), revised(2, {world.enemy->next(2)}),
                                  revised(3, {world.enemy->next(1)}), recorded(9)},
                                 world.version);
        OK(segment);
        OK(World::give(world.town.office(), {*segment}));
        QCOMPARE(World::sum(world.town.office()), QStringLiteral("9"));
        world.sound(world.town.office());
    }

    /// What can't be revised is told from what is not here yet, whichever of the two comes first.
    void aRevisionOfAnOverrideIsRefusedWheneverItComes() {
        World world;
        OK(world.begin());
        HostileDevice clerk(*world.clerk->ledger, Audience::office(), {toMillis(world.town.clock.now()), 0});
        const EntryName overruled = clerk.next();
        FigureOverridden set;
        set.unit = MadeTownship;
        set.period = Year.toString();
        set.value = EntryValue::ofNumber(Decimal::fromInteger(5));
        set.why = QStringLiteral("why");
        const auto override = clerk.segment({set}, world.version);
        const auto revision = world.enemy->segment({revised(77, {overruled}, true)}, world.version);
        OK(override);
        OK(revision);
        OK(World::give(world.town.office(), {*revision}));
        OK(World::give(world.town.office(), {*override}));
        OK(World::give(*world.clerk->ledger, {*override}));
        OK(World::give(*world.clerk->ledger, {*revision}));
        const auto office = canonicalDump(world.town.office());
        const auto clerks = canonicalDump(*world.clerk->ledger);
        OK(office);
        OK(clerks);
        QCOMPARE(*office, *clerks);
        world.sound(world.town.office());
        world.sound(*world.clerk->ledger);
    }

    /// What a revision names beyond a cut lends it nothing, whether or not it is here.
    void whatWasCutOffIsTheSameHereOrNot() {
        World world;
        OK(world.begin());
        const auto before = world.enemy->segment({recorded(10)}, world.version);
        OK(before);
        const EntryName cutRecording = world.enemy->next();
        const auto after = world.enemy->segment({recorded(99)}, world.version);
        OK(after);
        OK(World::give(world.town.office(), {*before}));
        OK(revokeDevice(world.town.office(), world.bad->id()));
        OK(Township::deliverStatements(world.town.office(), *world.clerk->ledger));
        OK(Township::deliverStatements(world.town.office(), *world.honest->ledger));

        const auto own = Township::record(*world.honest->ledger, "f", Day, 3);
        OK(own);
        const auto ownSegments = Township::segmentsOf(*world.honest->ledger);
        OK(ownSegments);
        HostileDevice judge(*world.clerk->ledger, Audience::ofUnit(madeVillage(1).number()),
                            {toMillis(world.town.clock.now()) + 5000, 0});
        const auto both = judge.segment({revised(4, {cutRecording, *own})}, world.version);
        const auto alone = judge.segment({revised(77, {cutRecording})}, world.version);
        OK(both);
        OK(alone);
        // The office has what was cut off, the clerk has not.
        OK(World::give(world.town.office(), {*after}));
        OK(World::give(world.town.office(), *ownSegments));
        OK(World::give(world.town.office(), {*both, *alone}));
        OK(World::give(*world.clerk->ledger, {*both, *alone}));
        OK(World::give(*world.clerk->ledger, {*before}));
        OK(World::give(*world.clerk->ledger, *ownSegments));
        for (Ledger* ledger : {&world.town.office(), world.clerk->ledger.get()}) {
            QCOMPARE(World::sum(*ledger), QStringLiteral("14"));
            world.sound(*ledger);
        }
    }

    /// A revocation names segments: whoever has the revoked key can't put another past in their place.
    void aRevokedKeyRewritesNothing() {
        World world;
        OK(world.begin());
        const auto accepted = world.enemy->segment({recorded(10)}, world.version);
        OK(accepted);
        OK(World::give(world.town.office(), {*accepted}));
        OK(revokeDevice(world.town.office(), world.bad->id()));
        // Forks until one has the smaller hash, which would win without the cut.
        QByteArray forged;
        do {
            world.enemy->fork();
            const auto other = world.enemy->segment({recorded(5000)}, world.version);
            OK(other);
            forged = *other;
        } while (!(SegmentCodec::hashOf(forged) < SegmentCodec::hashOf(*accepted)));
        OK(World::give(world.town.office(), {forged}));
        OK(World::give(*world.clerk->ledger, {forged}));
        QCOMPARE(World::sum(*world.clerk->ledger), QStringLiteral("5000"));
        OK(Township::deliverStatements(world.town.office(), *world.clerk->ledger));
        OK(World::give(*world.clerk->ledger, {*accepted}));
        for (Ledger* ledger : {&world.town.office(), world.clerk->ledger.get()}) {
            QCOMPARE(World::sum(*ledger), QStringLiteral("10"));
            world.sound(*ledger);
        }
    }

    /// Of two branches of a fork the smaller hash counts, in every order; what named the other waits again.
    void aForkIsDecidedAlikeEverywhere() {
        World world;
        OK(world.begin());
        const EntryName name = world.enemy->next();
        const auto left = world.enemy->segment({recorded(10)}, world.version);
        OK(left);
        world.enemy->fork();
        const auto right = world.enemy->segment({recorded(20), recorded(21)}, world.version);
        OK(right);
        HostileDevice judge(*world.clerk->ledger, Audience::ofUnit(madeVillage(1).number()),
                            {toMillis(world.town.clock.now()) + 5000, 0});
        const auto correction = judge.segment({revised(11, {name})}, world.version);
        OK(correction);
        OK(World::give(world.town.office(), {*left}));
        OK(World::give(world.town.office(), {*correction}));
        OK(World::give(world.town.office(), {*right}));
        OK(World::give(*world.clerk->ledger, {*right}));
        OK(World::give(*world.clerk->ledger, {*left}));
        OK(World::give(*world.clerk->ledger, {*correction}));
        const auto a = canonicalDump(world.town.office());
        const auto b = canonicalDump(*world.clerk->ledger);
        OK(a);
        OK(b);
        QCOMPARE(*a, *b);
        world.sound(world.town.office());
        world.sound(*world.clerk->ledger);
    }

    /// Signed, understood, and out of bounds: kept, shown, never counted, and no reader stumbles over it.
    void operationsOutOfBoundsAreRefused() {
        World world;
        OK(world.begin());
        HostileDevice clerk(*world.clerk->ledger, Audience::office(), {toMillis(world.town.clock.now()), 0});
        FigureOverridden wild;
        wild.indicator = 99'999;
        wild.unit = MadeTownship;
        wild.period = QStringLiteral("2020");
        wild.value = EntryValue::ofNumber(Decimal::fromInteger(1));
        wild.why = QStringLiteral("why");
        FigureOverridden unknown = wild;
        unknown.indicator = 0;
        unknown.value = EntryValue::unknown();
        RoundEvent freeze;
        freeze.kind = OpKind::RoundFrozen;
        freeze.templateId = QStringLiteral("annual-report");
        freeze.period = QStringLiteral("2020");
        freeze.position = "no position";
        const auto segment = clerk.segment({wild, unknown, freeze}, world.version);
        OK(segment);
        OK(World::give(world.town.office(), {*segment}));
        const auto report = checkStore(world.town.office());
        OK(report);
        QCOMPARE(report->refused, quint64(3));
        QCOMPARE(World::sum(world.town.office()), QStringLiteral("-"));
        PositionReader positions(world.town.office());
        const auto position = positions.now();
        OK(position);
        OK(revokeDevice(world.town.office(), world.clerk->id()));
        const auto then = positions.figures(*position, Year);
        OK(then);
        QVERIFY(!then->book.find(QStringLiteral("f"), MadeTownship)->hasValue());
    }

    /// A recorder may not publish, and what it signs for another circle is nobody's.
    void aRecorderPublishesNothing() {
        World world;
        OK(world.begin());
        const auto catalogue = world.town.office().currentCatalogue();
        OK(catalogue);
        const auto segment =
            world.enemy->segment({CataloguePublished{(*catalogue)->toBytes()}}, QByteArray());
        OK(segment);
        OK(World::give(world.town.office(), {*segment}));
        const auto report = checkStore(world.town.office());
        OK(report);
        QCOMPARE(report->refused, quint64(1));
    }

    /// Junk for streams that nobody knows fills no disk and stops no intake.
    void junkForUnknownStreamsIsBounded() {
        World world;
        OK(world.begin());
        std::vector<QByteArray> junk;
        for (int i = 0; i < 4200; ++i) {
            SegmentHeader header;
            header.first = 1;
            header.stream = *StreamId::from(blake2b16({QByteArray::number(i)}).view());
            Operation operation;
            operation.sequence = 1;
            operation.time = {1'000'000, 0};
            operation.kind = 1;
            const auto sealed = SegmentCodec::sealSegment(
                header, {QByteArray(), {operation}}, generateEpochKey(world.town.random),
                world.bad->ledger->identity().signing, world.town.random);
            OK(sealed);
            junk.push_back(*sealed);
        }
        const auto took = World::give(world.town.office(), junk);
        OK(took);
        QCOMPARE(took->segments, quint64(4096));
        OK(Township::record(*world.honest->ledger, "f", Day, 30));
        OK(Township::deliver(*world.honest->ledger, world.town.office()));
        QCOMPARE(World::sum(world.town.office()), QStringLiteral("30"));
    }
};

CUNBAO_TEST(tst_store_hostile)
#include "tst_store_hostile.moc"
