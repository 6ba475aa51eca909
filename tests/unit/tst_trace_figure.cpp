#include "app/domain/AppError.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/PublishCatalogue.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/TraceFigure.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "s stock last_known sum village\n"
                                          "m flow sum sum village+township\n"
                                          "d derived 100 * [f] / [s]");
const Period Year = Period::year(2020);
const QDate Day(2020, 2, 1);
const QDate Before(2019, 6, 1);
const QString Why = QStringLiteral("counted again");

struct World {
    Township town{41};
    TownshipDevice* one = nullptr;
    TownshipDevice* two = nullptr;

    Result<void> begin() {
        TRY(town.begin(Indicators, {}, madeUnits(2)));
        TRY_LET(one, town.enrol(madeVillage(1), Role::Recorder));
        TRY_LET(two, town.enrol(madeVillage(2), Role::Recorder));
        return Township::deliver(town.office(), *one->ledger);
    }
    Ledger& office() { return town.office(); }
    Result<EntryName> record(TownshipDevice* device, const char* indicator, QDate on, std::int64_t number) {
        town.clock.advance(std::chrono::seconds(1));
        return Township::record(*device->ledger, indicator, on, number);
    }
    Result<void> collect() {
        for (TownshipDevice* device : {one, two})
            TRY(Township::deliver(*device->ledger, office()));
        return {};
    }
    Result<FigureTrace> trace(const char* indicator, std::optional<OrgCode> unit = {}) {
        return traceFigure(office(), QString::fromLatin1(indicator), Year, unit);
    }
};

/// "2020-02-01 5 active", with "carried" behind what is carried.
QStringList spelled(const TracedUnit& unit) {
    QStringList out;
    for (const TracedEntry& traced : unit.entries) {
        QStringList words{traced.entry.on.toString(Qt::ISODate), traced.entry.value.toString(),
                          traced.entry.state};
        if (traced.carried) words.append(u"carried"_s);
        out.append(words.join(u' '));
    }
    return out;
}

} // namespace

class tst_trace_figure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every entry of the period stands under its village, in the order of the log, withdrawn ones too; none
    /// from outside of it.
    void theEntriesOfAFlow() {
        World world;
        OK(world.begin());
        OK(world.record(world.one, "f", QDate(2020, 3, 1), 5));
        OK(world.record(world.one, "f", Day, 7));
        OK(world.record(world.one, "f", Before, 100));
        OK(world.record(world.one, "s", Day, 100));
        const auto taken = world.record(world.two, "f", Day, 9);
        OK(taken);
        OK(Township::withdraw(*world.two->ledger, *taken));
        OK(world.collect());
        const auto trace = world.trace("f");
        OK(trace);
        QCOMPARE(trace->indicator.id, u"f"_s);
        QCOMPARE(trace->figure.value.rounded(0)->toString(), u"12"_s);
        QCOMPARE(trace->units.size(), std::size_t(2));
        QCOMPARE(trace->units[0].unit, madeVillage(1));
        QCOMPARE(trace->units[0].name, u"1村"_s);
        QCOMPARE(spelled(trace->units[0]), (QStringList{u"2020-03-01 5 active"_s, u"2020-02-01 7 active"_s}));
        QCOMPARE(trace->units[0].entries[0].entry.person, u"device 1"_s);
        QVERIFY(trace->units[0].figure.has_value());
        QCOMPARE(trace->units[0].figure->reported, 1);
        QCOMPARE(spelled(trace->units[1]), QStringList(u"2020-02-01 9 withdrawn"_s));
        QCOMPARE(trace->units[1].entries[0].entry.revisions.size(), std::size_t(2));
        QVERIFY(trace->operands.empty());
        QVERIFY(trace->overrides.empty());

        const auto village = world.trace("f", madeVillage(2));
        OK(village);
        QCOMPARE(village->figure.state, FigureState::Missing);
        QCOMPARE(village->units.size(), std::size_t(1));
        FAILS(world.trace("x"), AppErrc::IndicatorUnknown);
        FAILS(world.trace("f", madeVillage(7)), AppErrc::UnitNotKnown);
    }

    /// A value from before the period leads back to the entry that it is carried from.
    void whatAStockIsCarriedFrom() {
        World world;
        OK(world.begin());
        OK(world.record(world.one, "s", Before.addDays(-1), 30));
        OK(world.record(world.one, "s", Before, 40));
        OK(world.record(world.two, "s", Before, 50));
        OK(world.record(world.two, "s", Day, 60));
        OK(world.collect());
        auto trace = world.trace("s");
        OK(trace);
        QCOMPARE(trace->figure.carried, std::vector<OrgCode>{madeVillage(1)});
        QCOMPARE(spelled(trace->units[0]), QStringList(u"2019-06-01 40 active carried"_s));
        QCOMPARE(spelled(trace->units[1]), QStringList(u"2020-02-01 60 active"_s));

        // "Not yet known" leaves the older number counted: both stand there.
        RecordRequest unknown;
        unknown.indicator = u"s"_s;
        unknown.value = EntryValue::unknown();
        unknown.on = Day;
        OK(recordEntry(*world.one->ledger, unknown));
        OK(world.collect());
        trace = world.trace("s", madeVillage(1));
        OK(trace);
        QCOMPARE(spelled(trace->units[0]),
                 (QStringList{u"2019-06-01 40 active carried"_s, u"2020-02-01 unknown active"_s}));
        OK(world.record(world.one, "s", Day.addDays(1), 45));
        OK(world.collect());
        trace = world.trace("s", madeVillage(1));
        OK(trace);
        QCOMPARE(spelled(trace->units[0]),
                 (QStringList{u"2020-02-01 unknown active"_s, u"2020-02-02 45 active"_s}));
    }

    /// A merged unit's entries stand under what it has become, until that one speaks for itself.
    void whatAMergedUnitBringsAlong() {
        World world;
        OK(world.begin());
        OK(world.record(world.one, "s", Before, 40));
        OK(world.record(world.two, "s", Before, 50));
        OK(world.collect());
        auto units = madeUnits(2);
        units[1].end = QDate(2020, 2, 29);
        units[1].successor = madeVillage(2);
        const auto next = Catalogue::build(madeIndicators(Indicators), {}, units);
        OK(next);
        OK(publishCatalogue(world.office(), *next));
        auto trace = world.trace("s", madeVillage(1));
        OK(trace);
        QCOMPARE(trace->figure.unit, madeVillage(2));
        QCOMPARE(trace->figure.value.rounded(0)->toString(), u"90"_s);
        QCOMPARE(trace->units.size(), std::size_t(1));
        QVERIFY(trace->units[0].members == (std::vector<OrgCode>{madeVillage(1), madeVillage(2)}));
        QCOMPARE(spelled(trace->units[0]),
                 (QStringList{u"2019-06-01 40 active carried"_s, u"2019-06-01 50 active carried"_s}));
        OK(world.record(world.two, "s", QDate(2020, 3, 2), 95));
        OK(world.collect());
        trace = world.trace("s");
        OK(trace);
        QCOMPARE(spelled(trace->units[0]), QStringList(u"2020-03-02 95 active"_s));
    }

    /// The township's own share is one more contributor, at the end.
    void theTownshipsOwnShare() {
        World world;
        OK(world.begin());
        OK(world.record(world.one, "m", Day, 5));
        OK(Township::record(world.office(), "m", Day, 8, MadeTownship));
        OK(world.collect());
        const auto trace = world.trace("m");
        OK(trace);
        QCOMPARE(trace->units.size(), std::size_t(3));
        QCOMPARE(trace->units[2].unit, MadeTownship);
        QVERIFY(!trace->units[2].figure.has_value());
        QCOMPARE(spelled(trace->units[2]), QStringList(u"2020-02-01 8 active"_s));
        const auto village = world.trace("m", madeVillage(1));
        OK(village);
        QCOMPARE(village->units.size(), std::size_t(1));
    }

    void whatADerivedFigureIsMadeOf() {
        World world;
        OK(world.begin());
        OK(world.record(world.one, "f", Day, 5));
        OK(world.record(world.one, "s", Day, 20));
        OK(world.collect());
        const auto trace = world.trace("d", madeVillage(1));
        OK(trace);
        QCOMPARE(trace->figure.value.rounded(0)->toString(), u"25"_s);
        QVERIFY(trace->units.empty());
        QCOMPARE(trace->operands.size(), std::size_t(2));
        QCOMPARE(trace->operands[0].operand.toString(), u"[f]"_s);
        QCOMPARE(trace->operands[0].figure.value.rounded(0)->toString(), u"5"_s);
        QCOMPARE(trace->operands[1].indicator.id, u"s"_s);
        QCOMPARE(trace->operands[1].figure.unit, madeVillage(1));
    }

    /// What the office set stands with its reason, who set it and what it replaced, until it is taken back.
    void whatTheOfficeSet() {
        World world;
        OK(world.begin());
        OK(world.record(world.one, "f", Day, 5));
        OK(world.collect());
        OK(overrideFigure(world.office(), u"f"_s, u"8"_s, madeVillage(1), Year, Why));
        OK(overrideFigure(world.office(), u"f"_s, u"3"_s, madeVillage(2), Year, Why));
        OK(overrideFigure(world.office(), u"s"_s, u"3"_s, madeVillage(2), Year, Why));
        const auto trace = world.trace("f");
        OK(trace);
        QCOMPARE(trace->overrides.size(), std::size_t(2));
        QCOMPARE(trace->overrides[0].unit, madeVillage(1));
        QCOMPARE(trace->overrides[0].value.toString(), u"8"_s);
        QVERIFY(trace->overrides[0].computed.has_value());
        QCOMPARE(trace->overrides[0].computed->toString(), u"5"_s);
        QCOMPARE(trace->overrides[0].why, Why);
        QVERIFY(trace->overrides[0].device == world.office().identity().device());
        QVERIFY(trace->overrides[0].at == world.town.clock.now());
        QVERIFY(!trace->overrides[1].computed.has_value());
        OK(undoOverride(world.office(), u"f"_s, madeVillage(1), Year, Why));
        const auto village = world.trace("f", madeVillage(1));
        OK(village);
        QVERIFY(village->overrides.empty());
        const auto other = world.trace("f", madeVillage(2));
        OK(other);
        QCOMPARE(other->overrides.size(), std::size_t(1));
    }
};

CUNBAO_TEST(tst_trace_figure)
#include "tst_trace_figure.moc"
