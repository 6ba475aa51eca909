#include "app/viewmodel/office/RuleWords.h"
#include "app/viewmodel/office/TraceModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QSignalSpy>

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("leaflets flow sum sum village\n"
                                          "households stock last_known sum village\n"
                                          "each derived [leaflets] / [households]");
const QDate InFebruary(2020, 2, 10);

} // namespace

/// From a figure to the person and the device behind it, and back.
class tst_vm_trace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFigureLeadsToItsVillagesEntriesAndHistory();
    void aDerivedFigureLeadsToWhatItIsWorkedOutFrom();
    void theOfficeSetsAFigureAndTakesItBack();
    void aVillagesFigureIsSetAlone();
    void withoutAReasonNothingIsSet();
    void anotherIndicatorBeginsAnew();
    void anUnknownIndicatorSaysSo();
    void rulesAreSaidInBothLanguages();

private:
    void show(TraceModel& model, const char* indicator);

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Session> m_session;
};

void tst_vm_trace::init() {
    m_session.reset();
    m_world = std::make_unique<SessionWorld>(1);
    Township& township = m_world->township();
    QVERIFY(township.begin(Indicators, {}, madeUnits(3)).ok());
    QVERIFY(township.enrol(madeVillage(1), Role::Recorder).ok());
    TownshipDevice& phone = *township.devices()[1];
    const auto entry = Township::record(*phone.ledger, "leaflets", InFebruary, 500);
    QVERIFY(entry.ok());
    QVERIFY(Township::record(*phone.ledger, "leaflets", InFebruary.addDays(1), 300).ok());
    QVERIFY(Township::correct(*phone.ledger, *entry, 520).ok());
    QVERIFY(township.sync(phone).ok());
    QVERIFY(Township::record(township.office(), "leaflets", InFebruary, 80, madeVillage(2)).ok());
    QVERIFY(Township::record(township.office(), "households", InFebruary, 41, madeVillage(1)).ok());
    m_session = m_world->open(*township.devices().front());
    QVERIFY(m_session);
}

void tst_vm_trace::show(TraceModel& model, const char* indicator) {
    model.setIndicator(QString::fromLatin1(indicator));
    SessionWorld::show(model, *m_session);
}

void tst_vm_trace::aFigureLeadsToItsVillagesEntriesAndHistory() {
    TraceModel model;
    show(model, "leaflets");
    QCOMPARE(model.error(), QString());
    QCOMPARE(model.level(), TraceModel::FigureLevel);
    QCOMPARE(model.value(), QStringLiteral("900"));
    QCOMPARE(model.reported(), 2);
    QCOMPARE(model.expected(), 3);
    QCOMPARE(model.units()->count(), 3);
    QVERIFY(model.units()->at(2, "missing").toBool());
    QVERIFY(!model.canGoBack());
    COMPARE_SNAPSHOT(snapshotOf(model), "trace_figure");

    model.openUnit(madeVillage(1).toString());
    QCOMPARE(model.level(), TraceModel::UnitLevel);
    QCOMPARE(model.unitName(), QStringLiteral("1村"));
    QCOMPARE(model.value(), QStringLiteral("820"));
    QCOMPARE(model.entries()->count(), 2);
    QCOMPARE(model.entries()->at(0, "value").toString(), QStringLiteral("520"));
    QCOMPARE(model.entries()->at(0, "revisions").toInt(), 1);
    QCOMPARE(model.entries()->at(0, "person").toString(), QStringLiteral("device 1"));
    QVERIFY(!model.entries()->at(0, "fromOffice").toBool());

    model.openEntry(model.entries()->at(0, "id").toString());
    QCOMPARE(model.level(), TraceModel::EntryLevel);
    QVERIFY(!model.overridable());
    QCOMPARE(model.revisions()->count(), 2);
    QCOMPARE(model.revisions()->at(0, "value").toString(), QStringLiteral("500"));
    QCOMPARE(model.revisions()->at(1, "why").toString(), QStringLiteral("wrong before"));
    QVERIFY(!model.revisions()->at(1, "device").toString().isEmpty());
    QVERIFY(!model.revisions()->at(1, "at").toString().isEmpty());

    model.goBack();
    QCOMPARE(model.level(), TraceModel::UnitLevel);
    model.goBack();
    QCOMPARE(model.level(), TraceModel::FigureLevel);
    QVERIFY(!model.canGoBack());
    model.goBack();
    QCOMPARE(model.level(), TraceModel::FigureLevel);

    model.openUnit(madeVillage(2).toString());
    QVERIFY(model.entries()->at(0, "fromOffice").toBool());
}

void tst_vm_trace::aDerivedFigureLeadsToWhatItIsWorkedOutFrom() {
    TraceModel model;
    show(model, "each");
    QCOMPARE(model.error(), QString());
    QCOMPARE(model.value(), QStringLiteral("20"));
    QCOMPARE(model.operands()->count(), 2);
    QVERIFY(model.rule().contains(QStringLiteral("[leaflets] / [households]")));
    model.openOperand(1);
    SessionWorld::settle(*m_session);
    QCOMPARE(model.indicator(), QStringLiteral("households"));
    QCOMPARE(model.value(), QStringLiteral("41"));
    model.openUnit(madeVillage(1).toString());
    QCOMPARE(model.entries()->count(), 1);
    model.goBack();
    model.goBack();
    SessionWorld::settle(*m_session);
    QCOMPARE(model.indicator(), QStringLiteral("each"));
    QCOMPARE(model.value(), QStringLiteral("20"));
    QVERIFY(!model.canGoBack());
}

void tst_vm_trace::theOfficeSetsAFigureAndTakesItBack() {
    TraceModel model;
    show(model, "leaflets");
    QSignalSpy decided(&model, &TraceModel::decided);
    QVERIFY(!model.overridden());
    model.overrideWith(QStringLiteral("1,000"), QStringLiteral("counted by hand"));
    SessionWorld::settle(*m_session);
    QCOMPARE(model.error(), QString());
    QCOMPARE(decided.size(), 1);
    QVERIFY(model.overridden());
    QCOMPARE(model.overrides()->count(), 1);
    QCOMPARE(model.overrides()->at(0, "computed").toString(), QStringLiteral("900"));
    QCOMPARE(model.overrides()->at(0, "why").toString(), QStringLiteral("counted by hand"));
    QVERIFY(model.flags().contains(QStringLiteral("镇办核定")));

    model.undoOverride(QStringLiteral("the villages were right"));
    SessionWorld::settle(*m_session);
    QCOMPARE(decided.size(), 2);
    QVERIFY(!model.overridden());
    QCOMPARE(model.overrides()->count(), 0);
    QCOMPARE(model.value(), QStringLiteral("900"));
}

void tst_vm_trace::aVillagesFigureIsSetAlone() {
    TraceModel model;
    show(model, "leaflets");
    model.openUnit(madeVillage(3).toString());
    QVERIFY(model.missing());
    model.overrideWith(QStringLiteral("100"), QStringLiteral("told by telephone"));
    SessionWorld::settle(*m_session);
    QCOMPARE(model.error(), QString());
    QCOMPARE(model.level(), TraceModel::UnitLevel);
    QCOMPARE(model.value(), QStringLiteral("100"));
    QVERIFY(model.overridden());
    model.goBack();
    QVERIFY(!model.overridden()); // the township's is still worked out
    QCOMPARE(model.reported(), 3);
    model.openUnit(madeVillage(1).toString());
    QCOMPARE(model.overrides()->count(), 0);
}

void tst_vm_trace::withoutAReasonNothingIsSet() {
    TraceModel model;
    show(model, "leaflets");
    QSignalSpy decided(&model, &TraceModel::decided);
    model.overrideWith(QStringLiteral("1000"), QStringLiteral("  "));
    SessionWorld::settle(*m_session);
    QVERIFY(!model.error().isEmpty());
    model.overrideWith(QStringLiteral("many"), QStringLiteral("because"));
    SessionWorld::settle(*m_session);
    QVERIFY(!model.error().isEmpty());
    QCOMPARE(decided.size(), 0);
    QVERIFY(!model.overridden());
}

void tst_vm_trace::anotherIndicatorBeginsAnew() {
    TraceModel model;
    show(model, "leaflets");
    model.openUnit(madeVillage(1).toString());
    model.setIndicator(QStringLiteral("households"));
    QVERIFY(!model.canGoBack());
    QCOMPARE(model.units()->count(), 0);
    SessionWorld::settle(*m_session);
    QCOMPARE(model.level(), TraceModel::FigureLevel);
    QCOMPARE(model.name(), QStringLiteral("households"));
    model.setPeriod(QStringLiteral("2019"));
    SessionWorld::settle(*m_session);
    QVERIFY(model.missing());
}

void tst_vm_trace::anUnknownIndicatorSaysSo() {
    TraceModel model;
    show(model, "none");
    QVERIFY(!model.error().isEmpty());
    QVERIFY(!model.loaded());
    QCOMPARE(model.value(), QString());
}

void tst_vm_trace::rulesAreSaidInBothLanguages() {
    const auto all = madeIndicators(Indicators);
    QCOMPARE(ruleInWords(all[0], Language::Chinese), QStringLiteral("村录入，期内各条相加；各单位相加"));
    QCOMPARE(ruleInWords(all[0], Language::English),
             QStringLiteral("Recorded by villages; the entries of the period added up; the units added up"));
    QCOMPARE(ruleInWords(all[2], Language::English), QStringLiteral("Worked out: [leaflets] / [households]"));
}

CUNBAO_TEST(tst_vm_trace)
#include "tst_vm_trace.moc"
