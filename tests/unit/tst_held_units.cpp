#include "app/usecase/HeldUnits.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

/// Whose entries a device holds, and of whom it holds all that a figure is made of.
class tst_held_units : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The first village was merged into the second; the third has nothing to do with either.
    void aMergedVillageIsHeldInPart() {
        Township town(51);
        std::vector<OrgUnit> units = madeUnits(3);
        const auto first = std::find_if(units.begin(), units.end(),
                                        [](const OrgUnit& one) { return one.code == madeVillage(1); });
        first->end = QDate(2020, 5, 31);
        first->successor = madeVillage(2);
        OK(town.begin(u"f flow sum sum village"_s, QString(), units));
        const auto second = town.enrol(madeVillage(2), Role::Recorder);
        OK(second);
        const auto third = town.enrol(madeVillage(3), Role::Recorder);
        OK(third);
        for (const TownshipDevice* device : {*second, *third})
            OK(Township::deliver(town.office(), *device->ledger));

        const auto holds = [](Ledger& ledger, OrgCode unit) { return *holdsUnit(ledger, unit); };
        const auto whole = [](Ledger& ledger, OrgCode unit) { return *holdsFiguresOf(ledger, unit); };
        Ledger& merged = *(*second)->ledger;
        QVERIFY(holds(merged, madeVillage(2)));
        QVERIFY(!holds(merged, madeVillage(1)));
        QVERIFY(!whole(merged, madeVillage(2)));
        Ledger& apart = *(*third)->ledger;
        QVERIFY(whole(apart, madeVillage(3)));
        QVERIFY(!whole(apart, madeVillage(2)));
        for (const int village : {1, 2, 3})
            QVERIFY(whole(town.office(), madeVillage(village)));
    }
};

CUNBAO_TEST(tst_held_units)
#include "tst_held_units.moc"
