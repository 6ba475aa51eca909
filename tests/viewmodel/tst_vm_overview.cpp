#include "app/viewmodel/Unbroken.h"
#include "app/viewmodel/office/OfficeNoticesModel.h"
#include "app/viewmodel/office/OverviewModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("leaflets flow sum sum village\n"
                                          "posts stock last_known sum village\n"
                                          "meetings flow sum sum township");
const QDate InFebruary(2020, 2, 10);

QString at(OverviewModel& model, int row, const char* role) {
    return model.heatMap()->at(row, role).toString();
}

} // namespace

/// What the office sees first, from the first empty day to a round under way.
class tst_vm_overview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewOfficeIsLedOn();
    void whoHasReportedAndWhoHasNot();
    void aChartComparesTheVillagesAndTheYearBefore();
    void aRoundIsOpenedClosedAndOpenedAgain();
    void aRoundThatCannotBeOpenedSaysWhy();
    void theFirstRoundNeedsNoDevice();
    void doubtsAreCounted();
};

void tst_vm_overview::aNewOfficeIsLedOn() {
    SessionWorld world(1);
    QVERIFY(world.township().begin(Indicators, {}, madeUnits(0)).ok());
    auto session = world.open(*world.township().devices().front());
    QVERIFY(session);
    OverviewModel model;
    QCOMPARE(model.nextStep(), OverviewModel::AddVillages);
    SessionWorld::show(model, *session);
    QVERIFY(model.loaded());
    QCOMPARE(model.nextStep(), OverviewModel::AddVillages);
    QCOMPARE(model.period(), QStringLiteral("2020")); // the current year

    SessionWorld other(2);
    QVERIFY(other.township().begin(Indicators, {}, madeUnits(2)).ok());
    auto second = other.open(*other.township().devices().front());
    OverviewModel villages;
    SessionWorld::show(villages, *second);
    QCOMPARE(villages.nextStep(), OverviewModel::InviteDevices);

    QVERIFY(other.township().enrol(madeVillage(1), Role::Recorder).ok());
    villages.reload();
    SessionWorld::settle(*second);
    QCOMPARE(villages.nextStep(), OverviewModel::OpenRound);
}

void tst_vm_overview::whoHasReportedAndWhoHasNot() {
    SessionWorld world(1);
    Township& township = world.township();
    QVERIFY(township.begin(Indicators, {}, madeUnits(3)).ok());
    QVERIFY(township.enrol(madeVillage(1), Role::Recorder).ok());
    QVERIFY(township.enrol(madeVillage(2), Role::Recorder).ok());
    TownshipDevice& first = *township.devices()[1];
    TownshipDevice& second = *township.devices()[2];
    QVERIFY(Township::record(*first.ledger, "leaflets", InFebruary, 500).ok());
    QVERIFY(Township::record(*first.ledger, "posts", InFebruary, 9).ok());
    QVERIFY(Township::record(*second.ledger, "leaflets", InFebruary, 80).ok());
    QVERIFY(township.sync(first).ok());
    QVERIFY(township.sync(second).ok());

    auto session = world.open(*township.devices().front());
    OverviewModel model;
    SessionWorld::show(model, *session);
    QCOMPARE(model.villages(), 3);
    QCOMPARE(model.begun(), 2);
    QCOMPARE(model.finished(), 1);
    QCOMPARE(model.notBegun(), 1);
    QCOMPARE(model.notBegunNames(), QStringLiteral("3村"));
    QCOMPARE(model.asked(), 3 * 2 + 1);
    QCOMPARE(model.answered(), 3);
    QCOMPARE(model.heatMap()->count(), 3);
    QCOMPARE(model.heatMap()->at(0, "statuses").toList(), QVariantList{OverviewModel::Done});
    QCOMPARE(model.heatMap()->at(1, "statuses").toList(), QVariantList{OverviewModel::Part});
    QCOMPARE(model.heatMap()->at(2, "statuses").toList(), QVariantList{OverviewModel::NotBegun});
    QCOMPARE(at(model, 0, "code"), madeVillage(1).toString());
    QCOMPARE(model.officeAsked(), 1);
    QCOMPARE(model.officeAnswered(), 0);
    QCOMPARE(model.officeStatus(), OverviewModel::NotBegun);
    COMPARE_SNAPSHOT(snapshotOf(model), "overview_two_of_three");

    session->preferences()->setLanguage(Preferences::English);
    QCOMPARE(model.sectionHeadings(), QStringList{QStringLiteral("1")});
    QCOMPARE(model.sectionNames(), QStringList{QStringLiteral("Section 1")});
}

void tst_vm_overview::aChartComparesTheVillagesAndTheYearBefore() {
    SessionWorld world(1);
    Township& township = world.township();
    QVERIFY(township.begin(Indicators, {}, madeUnits(2)).ok());
    Ledger& office = township.office();
    QVERIFY(Township::record(office, "leaflets", InFebruary, 400, madeVillage(1)).ok());
    QVERIFY(Township::record(office, "leaflets", InFebruary.addYears(-1), 800, madeVillage(1)).ok());

    auto session = world.open(*township.devices().front());
    OverviewModel model;
    SessionWorld::show(model, *session);
    QCOMPARE(model.chartNames(), (QStringList{QStringLiteral("leaflets"), QStringLiteral("posts")}));
    QCOMPARE(model.chart()->count(), 2);
    const auto nearly = [&](int row, const char* role, int thousandths) {
        return qAbs(qRound(model.chart()->at(row, role).toDouble() * 1000) - thousandths) <= 1;
    };
    QVERIFY(nearly(0, "share", 500));
    QVERIFY(nearly(0, "before", 1000));
    QVERIFY(nearly(1, "share", 0));
    QVERIFY(model.chart()->at(1, "before").toInt() < 0); // nothing to compare with
    QCOMPARE(model.chart()->at(1, "value").toString(), QStringLiteral("缺报"));
    QVERIFY(model.chartHasYearBefore());

    model.setChartIndex(1);
    QCOMPARE(model.chartIndicator(), QStringLiteral("posts"));
    QCOMPARE(model.chart()->at(0, "value").toString(), QStringLiteral("缺报"));
    QVERIFY(!model.chartHasYearBefore());
    model.setChartIndex(99);
    QCOMPARE(model.chartIndicator(), QStringLiteral("posts"));
}

void tst_vm_overview::aRoundIsOpenedClosedAndOpenedAgain() {
    SessionWorld world(1);
    QVERIFY(world.township().begin(Indicators, {}, madeUnits(1)).ok());
    auto session = world.open(*world.township().devices().front());
    OverviewModel model;
    SessionWorld::show(model, *session);
    QCOMPARE(model.standing(), OverviewModel::NoRound);
    QCOMPARE(model.proposedDue(), QStringLiteral("2020-12-31"));

    model.openRound(QStringLiteral("2020"), QStringLiteral("2020-03-20"));
    SessionWorld::settle(*session);
    QCOMPARE(model.error(), QString());
    QCOMPARE(model.standing(), OverviewModel::Open);
    QCOMPARE(model.period(), QStringLiteral("2020"));
    QCOMPARE(model.proposedPeriod(), QStringLiteral("2021")); // 2020 has one
    QCOMPARE(model.proposedDue(), QStringLiteral("2021-12-31"));
    QCOMPARE(model.daysLeft(), 10);
    QCOMPARE(model.dueText(), unbroken(QStringLiteral("3月20日")));
    world.township().clock.advance(std::chrono::hours(24 * 12));
    model.reload();
    SessionWorld::settle(*session);
    QCOMPARE(model.daysLeft(), -2);

    model.closeRound();
    SessionWorld::settle(*session);
    QCOMPARE(model.standing(), OverviewModel::Closed);
    model.reopenRound();
    SessionWorld::settle(*session);
    QCOMPARE(model.standing(), OverviewModel::Open);
}

void tst_vm_overview::aRoundThatCannotBeOpenedSaysWhy() {
    SessionWorld world(1);
    QVERIFY(world.township().begin(Indicators, {}, madeUnits(1)).ok());
    auto session = world.open(*world.township().devices().front());
    OverviewModel model;
    SessionWorld::show(model, *session);
    model.openRound(QStringLiteral("last year"), {});
    QVERIFY(!model.error().isEmpty());
    model.clearError();
    model.openRound(QStringLiteral("2020"), QStringLiteral("31.12."));
    QVERIFY(!model.error().isEmpty());
    model.openRound(QStringLiteral("2020"), {});
    SessionWorld::settle(*session);
    QCOMPARE(model.error(), QString());
    QVERIFY(!model.hasDue());
    model.openRound(QStringLiteral("2020"), {});
    SessionWorld::settle(*session);
    QVERIFY(!model.error().isEmpty()); // it is there already
}

void tst_vm_overview::theFirstRoundNeedsNoDevice() {
    for (const int villages : {0, 2}) {
        SessionWorld world(1);
        QVERIFY(world.township().begin(Indicators, {}, madeUnits(villages)).ok());
        auto session = world.open(*world.township().devices().front());
        OverviewModel model;
        SessionWorld::show(model, *session);
        const auto next = model.nextStep();
        QVERIFY(next == OverviewModel::AddVillages || next == OverviewModel::InviteDevices);
        QVERIFY(model.mayOpenFirst());
        model.openRound(QStringLiteral("2020"), {});
        SessionWorld::settle(*session);
        QCOMPARE(model.error(), QString());
        QCOMPARE(model.standing(), OverviewModel::Open);
        QVERIFY(!model.mayOpenFirst());
        QCOMPARE(model.nextStep(), next); // what is still missing is still told
    }
    // Rounds are the main office device's alone.
    SessionWorld world(1);
    QVERIFY(world.township().begin(Indicators, {}, madeUnits(1)).ok());
    const auto clerk = world.township().enrol(MadeTownship, Role::Clerk);
    QVERIFY(clerk.ok());
    auto session = world.open(**clerk);
    OverviewModel model;
    SessionWorld::show(model, *session);
    QVERIFY(model.loaded());
    QVERIFY(!model.mayOpenFirst());
}

void tst_vm_overview::doubtsAreCounted() {
    SessionWorld world(1);
    Township& township = world.township();
    QVERIFY(township.begin(Indicators, {}, madeUnits(1)).ok());
    QVERIFY(township.enrol(madeVillage(1), Role::Recorder).ok());
    TownshipDevice& phone = *township.devices()[1];
    QVERIFY(Township::record(*phone.ledger, "leaflets", InFebruary, 500).ok());
    QVERIFY(Township::record(township.office(), "leaflets", InFebruary, 500, madeVillage(1)).ok());
    QVERIFY(township.sync(phone).ok());
    auto session = world.open(*township.devices().front());
    OverviewModel model;
    SessionWorld::show(model, *session);
    OfficeNoticesModel notices;
    SessionWorld::show(notices, *session);
    QVERIFY(model.doubts() > 0);
    QCOMPARE(notices.doubts(), model.doubts());
}

CUNBAO_TEST(tst_vm_overview)
#include "tst_vm_overview.moc"
