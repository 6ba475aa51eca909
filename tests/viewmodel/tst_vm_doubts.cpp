#include "app/store/FigureReader.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/OverrideFigure.h"
#include "app/viewmodel/Unbroken.h"
#include "app/viewmodel/office/DoubtModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QSignalSpy>

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "s stock last_known sum village");
const QString Rules = QStringLiteral("small|village|[f]|<=|[s]");
const QDate Day(2020, 3, 2);

} // namespace

/// The office decides what is doubtful.
class tst_vm_doubts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_session.reset();
        m_world = std::make_unique<SessionWorld>(1);
        Township& township = m_world->township();
        OK(township.begin(Indicators, Rules, madeUnits(9)));
        for (TownshipDevice** device : {&m_one, &m_alsoOne}) {
            const auto enrolled = township.enrol(madeVillage(1), Role::Recorder);
            OK(enrolled);
            *device = *enrolled;
        }
        for (const TownshipDevice* device : {m_one, m_alsoOne})
            OK(Township::deliver(township.office(), *device->ledger));
        m_session = m_world->open(*township.devices().front());
        QVERIFY(m_session);
    }

    void withoutDoubtsThereIsNothingToLookAt() {
        show();
        COMPARE_SNAPSHOT(snapshotOf(*m_doubt), "doubt_none");
        QCOMPARE(m_list->doubts()->count(), 0);
        QCOMPARE(m_list->current(), QString());
        QVERIFY(!m_doubt->present());
        QVERIFY(!m_doubt->canDecide());
        QCOMPARE(m_list->periodNames(), QStringList{unbroken(QStringLiteral("2020年"))});
        m_list->step(1);
        QCOMPARE(m_list->current(), QString());
    }

    void aDuplicateHasTwoSides() {
        duplicate();
        show();
        QCOMPARE(m_list->doubts()->count(), 1);
        QCOMPARE(m_list->counts(), (QList<int>{1, 0, 1, 0, 0, 0, 0}));
        QCOMPARE(m_list->doubts()->at(0, "kindText").toString(), QStringLiteral("疑似重复"));
        QCOMPARE(m_list->doubts()->at(0, "indicatorName").toString(), QStringLiteral("f"));
        QCOMPARE(m_list->doubts()->at(0, "unitName").toString(), QStringLiteral("1村"));
        QCOMPARE(m_list->doubts()->at(0, "dayText").toString(), unbroken(QStringLiteral("3月2日")));
        QVERIFY(m_doubt->present());
        QCOMPARE(m_doubt->kind(), DoubtsModel::Duplicate);
        QCOMPARE(m_doubt->detail(), DoubtModel::SameValue);
        RowListModel& sides = *m_doubt->sides();
        QCOMPARE(sides.count(), 2);
        QSet<QString> people;
        QSet<int> choices;
        for (int row = 0; row < 2; ++row) {
            people.insert(sides.at(row, "person").toString());
            choices.insert(sides.at(row, "choice").toInt());
            QCOMPARE(sides.at(row, "valueText").toString(), QStringLiteral("7"));
            QCOMPARE(sides.at(row, "dayText").toString(), unbroken(QStringLiteral("3月2日")));
            QVERIFY(!sides.at(row, "fromOffice").toBool());
        }
        QCOMPARE(people, (QSet<QString>{QStringLiteral("device 1"), QStringLiteral("device 2")}));
        QCOMPARE(choices, (QSet<int>{1, 2}));
        QCOMPARE(m_doubt->bothChoice(), 0);
        QCOMPARE(m_doubt->officeChoice(), -1);
    }

    void aDecisionNeedsAChoiceAndAReason() {
        duplicate();
        show();
        m_doubt->setReason(QStringLiteral("问过村里"));
        QVERIFY(!m_doubt->canDecide());
        m_doubt->setChoice(9);
        QCOMPARE(m_doubt->choice(), -1);
        m_doubt->setChoice(m_doubt->bothChoice());
        m_doubt->setReason(QStringLiteral("  "));
        QVERIFY(!m_doubt->canDecide());
        m_doubt->decide();
        SessionWorld::settle(*m_session);
        QCOMPARE(m_list->doubts()->count(), 1);
        m_doubt->setReason(QStringLiteral("问过村里"));
        QVERIFY(m_doubt->canDecide());
    }

    void keepingOneWithdrawsTheOther() {
        duplicate();
        show();
        QSignalSpy decided(m_doubt.get(), &DoubtModel::decided);
        m_doubt->setChoice(m_doubt->sides()->at(0, "choice").toInt());
        decide();
        QCOMPARE(decided.count(), 1);
        QCOMPARE(m_list->doubts()->count(), 0);
        QVERIFY(!m_doubt->present());
        QCOMPARE(total("f"), QStringLiteral("7"));
    }

    void bothRealCanBeTakenBack() {
        duplicate();
        show();
        m_doubt->setChoice(m_doubt->bothChoice());
        decide();
        QCOMPARE(m_list->doubts()->count(), 0);
        QCOMPARE(total("f"), QStringLiteral("14"));
        m_list->setResolvedToo(true);
        SessionWorld::settle(*m_session);
        QCOMPARE(m_list->doubts()->count(), 1);
        QVERIFY(m_list->doubts()->at(0, "resolved").toBool());
        QCOMPARE(m_list->counts(), (QList<int>{0, 0, 0, 0, 0, 0, 0}));
        QVERIFY(m_doubt->resolved());
        // Taking back is no choice among sides.
        decide();
        QVERIFY(!m_doubt->resolved());
        QCOMPARE(m_list->counts()[DoubtsModel::All], 1);
    }

    void theDecidedOneMakesRoomForTheNext() {
        duplicate();
        conflict();
        show();
        QCOMPARE(m_list->counts(), (QList<int>{2, 1, 1, 0, 0, 0, 0}));
        const QString first = m_list->current();
        QCOMPARE(m_list->currentRow(), 0);
        m_list->step(1);
        QCOMPARE(m_list->currentRow(), 1);
        const QString second = m_list->current();
        QVERIFY(first != second);
        m_list->step(1);
        QCOMPARE(m_list->current(), second);
        m_list->step(-1);
        QCOMPARE(m_list->current(), first);
        // What was begun for one doubt is not said of another.
        m_doubt->setReason(QStringLiteral("x"));
        m_doubt->setChoice(0);
        m_list->step(1);
        QCOMPARE(m_doubt->reason(), QString());
        QCOMPARE(m_doubt->choice(), -1);
        m_list->step(-1);
        m_doubt->setChoice(0);
        decide();
        QCOMPARE(m_list->doubts()->count(), 1);
        QCOMPARE(m_list->current(), second);
        QVERIFY(m_doubt->present());
    }

    void oneKindIsListed() {
        duplicate();
        conflict();
        show();
        m_list->setKind(DoubtsModel::Conflict);
        QCOMPARE(m_list->doubts()->count(), 1);
        QCOMPARE(m_doubt->detail(), DoubtModel::StockDay);
        QCOMPARE(m_doubt->bothChoice(), -1);
        m_list->setKind(DoubtsModel::Late);
        QCOMPARE(m_list->doubts()->count(), 0);
        QVERIFY(!m_doubt->present());
        m_list->setKind(DoubtsModel::All);
        QCOMPARE(m_list->doubts()->count(), 2);
        QVERIFY(m_doubt->present());
    }

    void aBrokenRuleShowsWhatItCompares() {
        OK(Township::record(*m_one->ledger, "f", Day, 9));
        OK(Township::record(*m_one->ledger, "s", Day, 3));
        collect();
        show();
        QCOMPARE(m_list->counts(), (QList<int>{1, 0, 0, 0, 1, 0, 0}));
        QCOMPARE(m_doubt->kind(), DoubtsModel::BrokenRule);
        QCOMPARE(m_doubt->ruleText(), QStringLiteral("small"));
        QVERIFY(!m_doubt->ruleIsError());
        QCOMPARE(m_doubt->sides()->count(), 0);
        RowListModel& operands = *m_doubt->operands();
        QCOMPARE(operands.count(), 2);
        QCOMPARE(operands.at(0, "label").toString(), QStringLiteral("f"));
        QCOMPARE(operands.at(0, "figure").toString(), QStringLiteral("9"));
        QCOMPARE(operands.at(1, "figure").toString(), QStringLiteral("3"));
        m_doubt->setChoice(m_doubt->bothChoice());
        decide();
        QCOMPARE(m_list->doubts()->count(), 0);
    }

    void theOfficesPartOrTheVillagesIsKept() {
        OK(Township::record(*m_one->ledger, "f", Day, 4));
        OK(Township::record(m_world->township().office(), "f", Day, 6, madeVillage(1)));
        collect();
        show();
        QCOMPARE(m_doubt->detail(), DoubtModel::OfficeAndVillage);
        QVERIFY(m_doubt->officeChoice() >= 0);
        for (int row = 0; row < 2; ++row)
            QCOMPARE(m_doubt->sides()->at(row, "choice").toInt(), -1);
        m_doubt->setChoice(m_doubt->officeChoice());
        decide();
        QCOMPARE(m_list->doubts()->count(), 0);
        QCOMPARE(total("f"), QStringLiteral("6"));
    }

    void anotherPeriodIsChosen() {
        OK(openRound(m_world->township().office(), QStringLiteral("annual-report"), Period::year(2020),
                     QDate()));
        OK(openRound(m_world->township().office(), QStringLiteral("annual-report"), Period::year(2019),
                     QDate(2020, 4, 1)));
        duplicate();
        show();
        QCOMPARE(m_list->periodNames(),
                 (QStringList{unbroken(QStringLiteral("2020年")), unbroken(QStringLiteral("2019年"))}));
        // The one that is due.
        QCOMPARE(m_list->periodIndex(), 1);
        QCOMPARE(m_list->doubts()->count(), 0);
        m_list->setPeriodIndex(0);
        SessionWorld::settle(*m_session);
        QCOMPARE(m_list->periodIndex(), 0);
        QCOMPARE(m_list->doubts()->count(), 1);
        QVERIFY(m_doubt->present());
    }

    // The snapshots of a doubt hold the list that it belongs to.

    void twoPhonesRecordedTheSame() {
        duplicate();
        conflict();
        show();
        COMPARE_SNAPSHOT(snapshotOf(*m_doubt), "doubt_duplicate");
        m_session->preferences()->setLanguage(Preferences::English);
        SessionWorld::settle(*m_session);
        COMPARE_SNAPSHOT(snapshotOf(*m_doubt), "doubt_duplicate-en");
    }

    void aDecidedOneIsLookedAt() {
        duplicate();
        show();
        m_doubt->setChoice(m_doubt->bothChoice());
        decide();
        m_list->setResolvedToo(true);
        SessionWorld::settle(*m_session);
        COMPARE_SNAPSHOT(snapshotOf(*m_doubt), "doubt_resolved");
    }

    void theOfficeAndTheVillageRecorded() {
        OK(Township::record(*m_one->ledger, "f", Day, 4));
        OK(Township::record(m_world->township().office(), "f", Day, 6, madeVillage(1)));
        collect();
        show();
        COMPARE_SNAPSHOT(snapshotOf(*m_doubt), "doubt_office_and_village");
    }

    void aRuleIsBroken() {
        OK(Township::record(*m_one->ledger, "f", Day, 9));
        OK(Township::record(*m_one->ledger, "s", Day, 3));
        collect();
        show();
        COMPARE_SNAPSHOT(snapshotOf(*m_doubt), "doubt_rule");
    }

    void aVillageIsFarFromTheOthers() {
        Ledger& office = m_world->township().office();
        for (int village = 1; village <= 9; ++village)
            OK(Township::record(office, "f", Day, village == 4 ? 900 : 9 + village, madeVillage(village)));
        show();
        QCOMPARE(m_list->counts(), (QList<int>{1, 0, 0, 0, 0, 1, 0}));
        QCOMPARE(m_doubt->kind(), DoubtsModel::FarFromOthers);
        QCOMPARE(m_doubt->kindText(), QStringLiteral("与其他村相差很大"));
        QCOMPARE(m_doubt->unitName(), QStringLiteral("4村"));
        QCOMPARE(m_doubt->operands()->count(), 1);
        QCOMPARE(m_doubt->operands()->at(0, "figure").toString(), QStringLiteral("900"));
        QCOMPARE(m_doubt->sides()->count(), 1);
        m_doubt->setChoice(m_doubt->bothChoice());
        decide();
        QCOMPARE(m_list->counts().at(DoubtsModel::FarFromOthers), 0);
    }

    void theEntriesChangedSinceTheOfficeSetIt() {
        Ledger& office = m_world->township().office();
        OK(Township::record(*m_one->ledger, "f", Day, 4));
        collect();
        OK(overrideFigure(office, QStringLiteral("f"), QStringLiteral("6"), madeVillage(1),
                          Period::year(2020), QStringLiteral("电话核实")));
        OK(Township::record(*m_one->ledger, "f", Day.addDays(1), 3));
        collect();
        show();
        QCOMPARE(m_doubt->kind(), DoubtsModel::ChangedSinceSet);
        COMPARE_SNAPSHOT(snapshotOf(*m_doubt), "doubt_changed_since_set");
        // The other way to end it: what the office set goes, and what the entries come to counts.
        QVERIFY(m_doubt->entriesChoice() >= 0);
        m_doubt->setChoice(m_doubt->entriesChoice());
        m_doubt->setReason(QStringLiteral("the village recorded the rest"));
        QVERIFY(m_doubt->canDecide());
        m_doubt->decide();
        SessionWorld::settle(*m_session);
        QCOMPARE(m_doubt->error(), QString());
        QVERIFY(!m_doubt->present());
        QCOMPARE(m_list->counts().at(DoubtsModel::ChangedSinceSet), 0);
    }

    void anEntryCameAfterTheRoundWasFrozen() {
        Ledger& office = m_world->township().office();
        const QString report = QStringLiteral("annual-report");
        OK(openRound(office, report, Period::year(2020), QDate(2020, 3, 31)));
        OK(freezeRound(office, report, Period::year(2020)));
        OK(Township::record(*m_one->ledger, "f", Day, 4));
        collect();
        show();
        QCOMPARE(m_doubt->kind(), DoubtsModel::Late);
        COMPARE_SNAPSHOT(snapshotOf(*m_doubt), "doubt_late");
    }

private:
    void show() {
        m_doubt.reset();
        m_list = std::make_unique<DoubtsModel>();
        SessionWorld::show(*m_list, *m_session);
        m_doubt = std::make_unique<DoubtModel>();
        m_doubt->setList(m_list.get());
        SessionWorld::show(*m_doubt, *m_session);
        QCOMPARE(m_list->error(), QString());
    }
    void collect() {
        for (const TownshipDevice* device : {m_one, m_alsoOne})
            OK(Township::deliver(*device->ledger, m_world->township().office()));
    }
    void duplicate() {
        OK(Township::record(*m_one->ledger, "f", Day, 7));
        OK(Township::record(*m_alsoOne->ledger, "f", Day, 7));
        collect();
    }
    void conflict() {
        OK(Township::record(*m_one->ledger, "s", Day, 20));
        OK(Township::record(*m_alsoOne->ledger, "s", Day, 30));
        collect();
    }
    void decide() {
        m_doubt->setReason(QStringLiteral("问过村里"));
        QVERIFY(m_doubt->canDecide());
        m_doubt->decide();
        SessionWorld::settle(*m_session);
        QCOMPARE(m_doubt->error(), QString());
    }
    QString total(const char* indicator) {
        const auto figures = FigureReader(m_world->township().office()).figures(Period::year(2020));
        if (!figures.ok()) return QString::fromUtf8(describe(figures.error()));
        const Figure* figure = figures->book.find(QString::fromLatin1(indicator), MadeTownship);
        if (!figure || !figure->hasValue()) return QStringLiteral("missing");
        const auto number = figure->value.rounded(0);
        return number.ok() ? number->toString() : QString::fromUtf8(describe(number.error()));
    }

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DoubtsModel> m_list;
    std::unique_ptr<DoubtModel> m_doubt;
    TownshipDevice* m_one = nullptr;
    TownshipDevice* m_alsoOne = nullptr;
};

CUNBAO_TEST(tst_vm_doubts)
#include "tst_vm_doubts.moc"
