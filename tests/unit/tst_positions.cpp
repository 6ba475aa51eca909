#include "app/domain/AppError.h"
#include "app/store/FigureReader.h"
#include "app/store/PositionReader.h"
#include "app/store/Rebuild.h"
#include "app/store/RoundReader.h"
#include "app/usecase/Doubts.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/PublishCatalogue.h"
#include "app/usecase/ReviseEntry.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/HostileDevice.h"
#include "tests/support/Township.h"

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "e flow sum sum village since=2019-06-01\n"
                                          "s stock last_known sum village\n"
                                          "g derived 100 * ( [f] - previous([f]) ) / previous([f])");
const Period Year = Period::year(2020);
const QDate Day(2020, 2, 1);
const QString Report = QStringLiteral("annual-report");
const QString Why = QStringLiteral("why");

struct World {
    Township town{11};
    TownshipDevice* clerk = nullptr;
    TownshipDevice* one = nullptr;
    TownshipDevice* two = nullptr;

    Result<void> begin() {
        TRY(town.begin(Indicators, QString(), madeUnits(2)));
        TRY_LET(clerk, town.enrol(MadeTownship, Role::Clerk));
        TRY_LET(one, town.enrol(madeVillage(1), Role::Recorder));
        TRY_LET(two, town.enrol(madeVillage(2), Role::Recorder));
        for (const auto& device : town.devices())
            TRY(Township::deliver(town.office(), *device->ledger));
        return {};
    }
    Ledger& office() { return town.office(); }
    Result<void> collect() {
        town.clock.advance(std::chrono::minutes(1));
        TRY(Township::deliver(*one->ledger, office()));
        return Township::deliver(*two->ledger, office());
    }
};

QString shown(const Figures& figures, const char* indicator, OrgCode unit = MadeTownship) {
    const Figure* figure = figures.book.find(QString::fromLatin1(indicator), unit);
    QString out = QStringLiteral("-");
    if (figure->hasValue()) out = figure->value.rounded(2)->toString();
    QStringList flags(figure->flags.begin(), figure->flags.end());
    return flags.isEmpty() ? out : out + QLatin1Char(' ') + flags.join(QLatin1Char(','));
}

QString live(Ledger& ledger, const char* indicator, const Period& period = Year) {
    FigureReader reader(ledger);
    const auto figures = reader.figures(period);
    return figures.ok() ? shown(*figures, indicator) : QString::fromUtf8(describe(figures.error()));
}

QString asOf(Ledger& ledger, const Position& position, const char* indicator, const Period& period = Year) {
    PositionReader reader(ledger);
    const auto figures = reader.figures(position, period);
    return figures.ok() ? shown(*figures, indicator) : QString::fromUtf8(describe(figures.error()));
}

} // namespace

class tst_positions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Later entries, corrections and revocations change nothing as of a position.
    void nothingThatComesLaterChangesIt() {
        World world;
        OK(world.begin());
        const auto entry = Township::record(*world.one->ledger, "f", Day, 10);
        OK(entry);
        OK(world.collect());
        PositionReader positions(world.office());
        const auto position = positions.now();
        OK(position);
        OK(Township::correct(*world.one->ledger, *entry, 25));
        OK(Township::record(*world.two->ledger, "f", Day, 7));
        OK(world.collect());
        QCOMPARE(live(world.office(), "f"), QStringLiteral("32"));
        QCOMPARE(asOf(world.office(), *position, "f"), QStringLiteral("10"));
        OK(revokeDevice(world.office(), world.one->id()));
        QCOMPARE(asOf(world.office(), *position, "f"), QStringLiteral("10"));
        // Its cursor is found again, and an office device that lacks something of it says so.
        OK(positions.find(position->cursor()));
        PositionReader elsewhere(*world.clerk->ledger);
        FAILS(elsewhere.figures(*position, Year), AppErrc::PositionIncomplete);
        OK(Township::deliver(world.office(), *world.clerk->ledger));
        QCOMPARE(asOf(*world.clerk->ledger, *position, "f"), QStringLiteral("10"));
    }

    /// What waited for its catalogue when a position was named does not count in it once the catalogue is
    /// there.
    void whatWaitedThenWaits() {
        World world;
        OK(world.begin());
        auto indicators = madeIndicators(Indicators + QStringLiteral("\nn flow sum sum village"));
        const auto next = Catalogue::build(indicators, {}, madeUnits(2));
        OK(next);
        OK(publishCatalogue(world.office(), *next));
        OK(Township::deliver(world.office(), *world.one->ledger));
        OK(Township::record(*world.one->ledger, "f", Day, 10));
        // The clerk gets the village's entries before the catalogue that they were made under.
        const auto segments = Township::segmentsOf(*world.one->ledger);
        OK(segments);
        Replica replica(*world.clerk->ledger);
        const StreamId own = streamIdOf(world.one->ledger->identity().signing.publicKey(),
                                        Audience::ofUnit(madeVillage(1).number()));
        for (const QByteArray& segment : *segments)
            if (SegmentCodec::readHeader(segment)->stream == own) OK(replica.takeSegments({segment}));
        QCOMPARE(live(*world.clerk->ledger, "f"), QStringLiteral("-"));
        PositionReader positions(*world.clerk->ledger);
        const auto position = positions.now();
        OK(position);
        OK(Township::deliver(world.office(), *world.clerk->ledger));
        QCOMPARE(live(*world.clerk->ledger, "f"), QStringLiteral("10"));
        QCOMPARE(asOf(*world.clerk->ledger, *position, "f"), QStringLiteral("-"));
        OK(checkStore(*world.clerk->ledger));
    }

    /// A fork that is decided otherwise later changes the live figures, not those of before.
    void aForkDecidedLaterChangesOnlyTheLive() {
        World world;
        OK(world.begin());
        HostileDevice forked(*world.two->ledger, Audience::ofUnit(madeVillage(2).number()),
                             {toMillis(world.town.clock.now()), 0});
        const auto catalogue = world.office().currentCatalogue();
        OK(catalogue);
        const QByteArray version = (*catalogue)->version();
        EntryRecorded entry;
        entry.on = Day;
        entry.value = EntryValue::ofNumber(Decimal::fromInteger(10));
        const auto first = forked.segment({entry}, version);
        OK(first);
        Replica replica(world.office());
        OK(replica.takeSegments({*first}));
        PositionReader positions(world.office());
        const auto position = positions.now();
        OK(position);
        // Branches until one has the smaller hash, which then counts.
        entry.value = EntryValue::ofNumber(Decimal::fromInteger(77));
        QByteArray other;
        do {
            forked.fork();
            const auto made = forked.segment({entry}, version);
            OK(made);
            other = *made;
        } while (!(SegmentCodec::hashOf(other) < SegmentCodec::hashOf(*first)));
        OK(replica.takeSegments({other}));
        QCOMPARE(live(world.office(), "f"), QStringLiteral("77"));
        QCOMPARE(asOf(world.office(), *position, "f"), QStringLiteral("10"));
        OK(checkStore(world.office()));
    }

    /// What touches a frozen round from outside is late: entries, corrections that move one in or out, counts
    /// since an event, values that are carried, figures that the office sets. A person may settle it.
    void lateIsWhateverTouchesTheRound() {
        World world;
        OK(world.begin());
        const auto moved = Township::record(*world.one->ledger, "f", QDate(2019, 12, 1), 4);
        OK(moved);
        OK(Township::record(*world.one->ledger, "f", Day, 10));
        OK(Township::record(*world.one->ledger, "s", QDate(2019, 3, 1), 50));
        OK(world.collect());
        OK(openRound(world.office(), Report, Year, QDate()));
        const auto position = freezeRound(world.office(), Report, Year);
        OK(position);
        QCOMPARE(live(world.office(), "f"), QStringLiteral("10"));
        QCOMPARE(live(world.office(), "s"), QStringLiteral("50 carried"));

        OK(Township::record(*world.two->ledger, "e", QDate(2019, 7, 1), 3));
        OK(Township::record(*world.one->ledger, "s", QDate(2019, 3, 2), 60));
        Revision intoTheYear;
        intoTheYear.on = Day;
        intoTheYear.value = EntryValue::ofNumber(Decimal::fromInteger(4));
        intoTheYear.why = Why;
        OK(reviseEntry(*world.one->ledger, *moved, intoTheYear));
        OK(overrideFigure(world.office(), QStringLiteral("f"), QStringLiteral("99"), madeVillage(2), Year,
                          Why));
        OK(world.collect());
        QCOMPARE(live(world.office(), "f"), QStringLiteral("113 late,overridden"));
        QCOMPARE(live(world.office(), "e"), QStringLiteral("3 late"));
        QCOMPARE(live(world.office(), "s"), QStringLiteral("60 carried,late"));
        QCOMPARE(asOf(world.office(), *position, "f"), QStringLiteral("10"));
        // As of a position behind the freeze the same is late as now.
        PositionReader positions(world.office());
        const auto now = positions.now();
        OK(now);
        for (const char* indicator : {"f", "e", "s"})
            QCOMPARE(asOf(world.office(), *now, indicator), live(world.office(), indicator));

        const auto doubts = doubtsOf(world.office(), Year);
        OK(doubts);
        int late = 0;
        for (const Doubt& doubt : *doubts) {
            if (doubt.kind != QLatin1String("late")) continue;
            ++late;
            OK(resolveDoubt(world.office(), doubt.id, QStringLiteral("both"), Why));
        }
        QCOMPARE(late, 4);
        QCOMPARE(live(world.office(), "e"), QStringLiteral("3"));
        QCOMPARE(live(world.office(), "f"), QStringLiteral("113 overridden"));
        const auto resolved = doubtsOf(world.office(), Year, true);
        OK(resolved);
        for (const Doubt& doubt : *resolved)
            if (doubt.kind == QLatin1String("late") && doubt.indicator == QLatin1String("e"))
                OK(undoResolution(world.office(), doubt.id, Why));
        QCOMPARE(live(world.office(), "e"), QStringLiteral("3 late"));
    }

    /// previous() takes what was frozen, whatever came later.
    void previousIsWhatWasFrozen() {
        World world;
        OK(world.begin());
        const Period last = Period::year(2019);
        for (TownshipDevice* device : {world.one, world.two}) {
            OK(Township::record(*device->ledger, "f", QDate(2019, 5, 1), 50));
            OK(Township::record(*device->ledger, "f", Day, 60));
        }
        OK(world.collect());
        OK(openRound(world.office(), Report, last, QDate()));
        QCOMPARE(live(world.office(), "g"), QStringLiteral("20"));
        OK(freezeRound(world.office(), Report, last));
        OK(Township::record(*world.one->ledger, "f", QDate(2019, 6, 1), 20));
        OK(world.collect());
        QCOMPARE(live(world.office(), "f", last), QStringLiteral("120 late"));
        QCOMPARE(live(world.office(), "g"), QStringLiteral("20"));
        PositionReader positions(world.office());
        const auto now = positions.now();
        OK(now);
        QCOMPARE(asOf(world.office(), *now, "g"), QStringLiteral("20"));
        // Another office device knows the freeze's cursor by the freeze itself.
        OK(Township::deliver(world.office(), *world.clerk->ledger));
        const auto rounds = RoundReader(*world.clerk->ledger).all();
        OK(rounds);
        const auto frozen = Position::decode(rounds->front().position);
        OK(frozen);
        PositionReader clerks(*world.clerk->ledger);
        OK(clerks.find(frozen->cursor()));
        QCOMPARE(live(*world.clerk->ledger, "g"), QStringLiteral("20"));
    }
};

CUNBAO_TEST(tst_positions)
#include "tst_positions.moc"
