#include "app/domain/AppError.h"
#include "app/usecase/DoubtSides.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/ReviseEntry.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/DeskTownship.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "s stock last_known sum village");
const Period Year = Period::year(2020);
const QDate Day(2020, 2, 1);
const QString Why = QStringLiteral("asked the village");

struct World : DeskTownship {
    World() : DeskTownship(51) {}

    Result<void> begin() { return DeskTownship::begin(Indicators, u"small|village|[f]|<=|[s]"_s); }
    /// The only doubt.
    Result<DoubtInFull> only() {
        TRY_LET(const auto all, doubtsInFull(office(), Year));
        if (all.size() != 1) return fail(AppErrc::DoubtUnknown, {QString::number(all.size())});
        return all.front();
    }
};

} // namespace

class tst_doubt_sides : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Of concurrent revisions each side is what that revision says; the choice keeps it.
    void concurrentRevisions() {
        World world;
        OK(world.begin());
        const auto entry = Township::record(*world.one->ledger, "f", Day, 5);
        OK(entry);
        OK(Township::deliver(*world.one->ledger, *world.alsoOne->ledger));
        const auto first = Township::correct(*world.one->ledger, *entry, 6);
        OK(first);
        world.town.clock.advance(std::chrono::minutes(1));
        const auto second = Township::withdraw(*world.alsoOne->ledger, *entry);
        OK(second);
        OK(world.collect());
        const auto full = world.only();
        OK(full);
        QCOMPARE(full->doubt.detail, u"revisions"_s);
        QCOMPARE(full->unitName, u"1村"_s);
        QCOMPARE(full->indicator.id, u"f"_s);
        QCOMPARE(full->sides.size(), std::size_t(2));
        for (std::size_t i = 0; i < 2; ++i) {
            const DoubtSide& side = full->sides[i];
            QVERIFY(side.name == full->doubt.operations[i]);
            QVERIFY(side.entry == *entry);
            QCOMPARE(full->choices[static_cast<qsizetype>(i)], side.name.toString());
            QVERIFY(!side.fromOffice);
            const bool corrected = side.name == *first;
            QCOMPARE(side.withdrawn, !corrected);
            QCOMPARE(side.why, corrected ? u"wrong before"_s : u"not ours"_s);
            QCOMPARE(side.person, corrected ? u"device 2"_s : u"device 3"_s);
            QVERIFY(side.device == (corrected ? world.one : world.alsoOne)->id());
            if (corrected) QCOMPARE(side.value.toString(), u"6"_s);
        }
        OK(resolveDoubt(world.office(), full->doubt.id, first->toString(), Why));
        FAILS(world.only(), AppErrc::DoubtUnknown);
    }

    /// Of a stock's day each side is the entry as it stands after its corrections.
    void twoPhonesOneDay() {
        World world;
        OK(world.begin());
        const auto a = Township::record(*world.one->ledger, "s", Day, 5);
        OK(a);
        OK(Township::correct(*world.one->ledger, *a, 8));
        OK(Township::record(*world.alsoOne->ledger, "s", Day, 7));
        OK(world.collect());
        const auto full = world.only();
        OK(full);
        QCOMPARE(full->doubt.detail, u"stock-day"_s);
        QCOMPARE(full->choices.size(), qsizetype(2));
        QStringList values;
        for (const DoubtSide& side : full->sides) {
            QVERIFY(side.name == side.entry);
            QCOMPARE(side.on, Day);
            values.append(side.value.toString());
        }
        values.sort();
        QCOMPARE(values, (QStringList{u"7"_s, u"8"_s}));
    }

    /// The office and the village recorded the same: the sides say whose they are.
    void officeAndVillage() {
        World world;
        OK(world.begin());
        OK(Township::record(world.office(), "f", Day, 30, madeVillage(1)));
        OK(Township::record(*world.one->ledger, "f", Day.addDays(1), 10));
        OK(Township::record(*world.one->ledger, "f", Day.addDays(2), 21));
        OK(world.collect());
        const auto full = world.only();
        OK(full);
        QCOMPARE(full->choices, (QStringList{u"both"_s, u"office"_s, u"village"_s}));
        QCOMPARE(full->sides.size(), std::size_t(3));
        for (const DoubtSide& side : full->sides)
            QCOMPARE(side.fromOffice, side.value.toString() == u"30"_s);
    }

    /// A rule comes with its words and with what its operands come to.
    void aRuleThatFails() {
        World world;
        OK(world.begin());
        OK(Township::record(*world.one->ledger, "f", Day, 9));
        OK(Township::record(*world.one->ledger, "s", Day, 4));
        OK(world.collect());
        const auto full = world.only();
        OK(full);
        QVERIFY(full->rule.has_value());
        QCOMPARE(full->rule->id, u"small"_s);
        QVERIFY(full->sides.empty());
        QCOMPARE(full->figures.size(), std::size_t(2));
        QCOMPARE(full->figures[0].value.rounded(0)->toString(), u"9"_s);
        QCOMPARE(full->figures[1].value.rounded(0)->toString(), u"4"_s);
        QCOMPARE(full->choices, QStringList(u"both"_s));
    }

    /// Two office devices set one figure; and what one of them replaced has changed since.
    void figuresThatWereSet() {
        World world;
        OK(world.begin());
        const auto entry = Township::record(*world.one->ledger, "f", Day, 10);
        OK(entry);
        OK(world.collect());
        OK(Township::deliver(world.office(), *world.clerk->ledger));
        OK(overrideFigure(world.office(), u"f"_s, u"8"_s, madeVillage(1), Year, u"first"_s));
        world.town.clock.advance(std::chrono::minutes(5));
        OK(overrideFigure(*world.clerk->ledger, u"f"_s, u"9"_s, madeVillage(1), Year, u"second"_s));
        OK(world.collect());
        auto full = world.only();
        OK(full);
        QCOMPARE(full->doubt.detail, u"overrides"_s);
        QCOMPARE(full->choices, QStringList(u"both"_s));
        QCOMPARE(full->sides.size(), std::size_t(2));
        for (const DoubtSide& side : full->sides) {
            QVERIFY(side.kind == OpKind::FigureOverridden);
            QVERIFY(side.entry.isNull());
            QVERIFY(side.fromOffice);
            QVERIFY(side.on.isNull());
            QCOMPARE(side.why, side.value.toString() == u"8"_s ? u"first"_s : u"second"_s);
        }
        OK(resolveDoubt(world.office(), full->doubt.id, u"both"_s, Why));
        OK(Township::correct(*world.one->ledger, *entry, 12));
        OK(world.collect());
        full = world.only();
        OK(full);
        QCOMPARE(full->doubt.kind, u"overridden"_s);
        QCOMPARE(full->sides.size(), std::size_t(1));
        QCOMPARE(full->figures.size(), std::size_t(2));
        QCOMPARE(full->figures[0].value.rounded(0)->toString(), u"9"_s);
        QCOMPARE(full->figures[1].value.rounded(0)->toString(), u"12"_s);
    }

    /// What came after the freeze: a recording, and a correction of what was in it.
    void whatIsLate() {
        World world;
        OK(world.begin());
        const auto entry = Township::record(*world.one->ledger, "f", Day, 10);
        OK(entry);
        OK(world.collect());
        OK(openRound(world.office(), u"annual-report"_s, Year, QDate(2020, 12, 31)));
        OK(freezeRound(world.office(), u"annual-report"_s, Year));
        const auto correction = Township::correct(*world.one->ledger, *entry, 11);
        OK(correction);
        const auto later = Township::record(*world.alsoOne->ledger, "f", Day.addDays(3), 4);
        OK(later);
        OK(world.collect());
        const auto all = doubtsInFull(world.office(), Year);
        OK(all);
        QCOMPARE(all->size(), std::size_t(2));
        for (const DoubtInFull& full : *all) {
            QCOMPARE(full.doubt.kind, u"late"_s);
            QCOMPARE(full.sides.size(), std::size_t(1));
            const DoubtSide& side = full.sides.front();
            const bool revised = side.name == *correction;
            QVERIFY(revised || side.name == *later);
            QVERIFY(side.entry == (revised ? *entry : *later));
            QCOMPARE(side.value.toString(), revised ? u"11"_s : u"4"_s);
            QCOMPARE(full.choices, QStringList(u"both"_s));
        }
    }
};

CUNBAO_TEST(tst_doubt_sides)
#include "tst_doubt_sides.moc"
