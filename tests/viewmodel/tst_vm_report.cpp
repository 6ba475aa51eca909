#include "app/domain/BuiltInCatalogue.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/PublishCatalogue.h"
#include "app/usecase/RecordEntry.h"
#include "app/viewmodel/office/OfficeProfileModel.h"
#include "app/viewmodel/office/ReportModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

using namespace cunbao;

namespace {

const QDate InFebruary(2020, 2, 10);

/// A slot of the document with its block: the first of an indicator or a profile field.
QVariantMap markOf(ReportModel& model, const char* indicatorOrField) {
    for (int row = 0; row < model.blocks()->count(); ++row) {
        for (const QVariant& mark : model.blocks()->at(row, "marks").toList()) {
            const QVariantMap map = mark.toMap();
            const QString name = QString::fromLatin1(indicatorOrField);
            if (map.value(QStringLiteral("indicator")) == name || map.value(QStringLiteral("field")) == name)
                return map;
        }
    }
    return {};
}

int statusOf(ReportModel& model, const char* indicator) {
    return markOf(model, indicator).value(QStringLiteral("status"), -1).toInt();
}

} // namespace

/// The document as it would print, with its way to figures and into files.
class tst_vm_report : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void marksStandWhereTheTextHasThem();
    void aFigureIsMissingThenIncompleteThenFilled();
    void whatTheOfficeSetIsMarked();
    void aNameIsAskedOnceAndWrittenEverywhere();
    void theReportIsWritten_data();
    void theReportIsWritten();
    void anUnknownEndingIsRefused();
    void aReportInTheMiddleOfItsRound();
    void theProfileIsAskedForOnce();

private:
    void show(ReportModel& model);

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Session> m_session;
    QTemporaryDir m_folder;
};

void tst_vm_report::init() {
    m_session.reset();
    m_world = std::make_unique<SessionWorld>(1);
    QVERIFY(m_world->township().begin({}, {}, madeUnits(2)).ok());
    auto builtIn = BuiltInCatalogue::annualReport();
    QVERIFY(builtIn.ok());
    const auto catalogue = Catalogue::build(builtIn->indicators, builtIn->rules, madeUnits(2));
    QVERIFY(catalogue.ok());
    QVERIFY(publishCatalogue(m_world->township().office(), *catalogue).ok());
    m_session = m_world->open(*m_world->township().devices().front());
    QVERIFY(m_session);
}

void tst_vm_report::show(ReportModel& model) {
    SessionWorld::show(model, *m_session);
    QCOMPARE(model.error(), QString());
    QVERIFY(model.loaded());
}

void tst_vm_report::marksStandWhereTheTextHasThem() {
    ReportModel model;
    show(model);
    QVERIFY(model.total() > 80);
    int marks = 0;
    for (int row = 0; row < model.blocks()->count(); ++row) {
        const QString text = model.blocks()->at(row, "text").toString();
        for (const QVariant& mark : model.blocks()->at(row, "marks").toList()) {
            const QVariantMap map = mark.toMap();
            ++marks;
            QCOMPARE(text.mid(map.value(QStringLiteral("start")).toInt(),
                              map.value(QStringLiteral("length")).toInt()),
                     map.value(QStringLiteral("text")).toString());
        }
    }
    QCOMPARE(marks, model.total());
    COMPARE_SNAPSHOT(snapshotOf(model), "report_empty");
}

void tst_vm_report::aFigureIsMissingThenIncompleteThenFilled() {
    ReportModel model;
    show(model);
    QCOMPARE(statusOf(model, "1.1.09"), int(ReportModel::Missing));
    const int missing = model.missing();
    Ledger& office = m_world->township().office();
    QVERIFY(Township::record(office, "1.1.09", InFebruary, 500, madeVillage(1)).ok());
    model.reload();
    SessionWorld::settle(*m_session);
    QCOMPARE(statusOf(model, "1.1.09"), int(ReportModel::Incomplete));
    QVERIFY(model.missing() < missing);
    QVERIFY(markOf(model, "1.1.09")[QStringLiteral("text")].toString().contains(QStringLiteral("1/2村")));
    QVERIFY(markOf(model, "1.1.09")[QStringLiteral("remark")].toString().contains(QStringLiteral("2村")));
    QVERIFY(Township::record(office, "1.1.09", InFebruary, 300, madeVillage(2)).ok());
    model.reload();
    SessionWorld::settle(*m_session);
    QCOMPARE(statusOf(model, "1.1.09"), int(ReportModel::Filled));
    QVERIFY(markOf(model, "1.1.09")[QStringLiteral("text")].toString().contains(QStringLiteral("800")));
}

void tst_vm_report::whatTheOfficeSetIsMarked() {
    ReportModel model;
    Ledger& office = m_world->township().office();
    QVERIFY(overrideFigure(office, QStringLiteral("1.1.09"), QStringLiteral("900"), MadeTownship,
                           Period::year(2020), QStringLiteral("counted by hand"))
                .ok());
    show(model);
    QCOMPARE(statusOf(model, "1.1.09"), int(ReportModel::Overridden));
    QVERIFY(model.overridden() > 0);
    QCOMPARE(model.filled() + model.names() + model.missing() + model.incomplete() + model.notApplicable() +
                 model.overridden() + model.doubts(),
             model.total());
}

void tst_vm_report::aNameIsAskedOnceAndWrittenEverywhere() {
    ReportModel model;
    show(model);
    OfficeProfileModel profile;
    SessionWorld::show(profile, *m_session);
    const auto values = [&](const char* field) {
        QStringList out;
        for (int row = 0; row < profile.fields()->count(); ++row)
            if (profile.fields()->at(row, "field").toString() == QLatin1String(field))
                out.append(profile.fields()->at(row, "value").toString());
        return out;
    };
    QCOMPARE(values("town").size(), 1);
    QCOMPARE(values("market_town"), QStringList{QString()});
    QCOMPARE(statusOf(model, "market_town"), int(ReportModel::Missing));

    profile.set(QStringLiteral("market_town"), QStringLiteral(" 清溪 "));
    SessionWorld::settle(*m_session);
    QCOMPARE(values("market_town"), QStringList{QStringLiteral("清溪")});
    QCOMPARE(statusOf(model, "market_town"), int(ReportModel::Filled));
    QVERIFY(markOf(model, "market_town")[QStringLiteral("text")].toString().contains(QStringLiteral("清溪")));
    QVERIFY(markOf(model, "market_town")[QStringLiteral("indicator")].toString().isEmpty());
}

void tst_vm_report::theReportIsWritten_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("docx") << QStringLiteral("r.docx") << QByteArray("PK");
    QTest::newRow("txt") << QStringLiteral("r.txt") << QByteArray();
    QTest::newRow("csv") << QStringLiteral("r.csv") << QByteArray("\xef\xbb\xbf");
}

void tst_vm_report::theReportIsWritten() {
    QFETCH(const QString, name);
    QFETCH(const QByteArray, begins);
    ReportModel model;
    show(model);
    const QString path = m_folder.filePath(name);
    model.exportTo(QUrl::fromLocalFile(path));
    QVERIFY(model.exporting());
    SessionWorld::settle(*m_session);
    QVERIFY(!model.exporting());
    QCOMPARE(model.error(), QString());
    QCOMPARE(model.exportedTo(), path);
    QCOMPARE(model.exportedOpen(), model.missing() + model.incomplete());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.size() > 1000);
    QVERIFY(bytes.startsWith(begins));
}

void tst_vm_report::anUnknownEndingIsRefused() {
    ReportModel model;
    show(model);
    const QString path = m_folder.filePath(QStringLiteral("r.png"));
    model.exportTo(QUrl::fromLocalFile(path));
    QVERIFY(!model.error().isEmpty());
    QVERIFY(!model.exporting());
    QVERIFY(model.exportedTo().isEmpty());
    QVERIFY(!QFile::exists(path));
}

/// A figure of each status that the text shows.
void tst_vm_report::aReportInTheMiddleOfItsRound() {
    Ledger& office = m_world->township().office();
    for (const int village : {1, 2}) {
        QVERIFY(Township::record(office, "1.1.09", InFebruary, 3 + village, madeVillage(village)).ok());
        RecordRequest none;
        none.indicator = QStringLiteral("1.1.02");
        none.unit = madeVillage(village);
        none.on = InFebruary;
        none.value = EntryValue::notApplicable();
        QVERIFY(recordEntry(office, none).ok());
    }
    QVERIFY(Township::record(office, "1.1.01", InFebruary, 7, madeVillage(1)).ok());
    QVERIFY(overrideFigure(office, QStringLiteral("1.1.03"), QStringLiteral("1900"), MadeTownship,
                           Period::year(2020), QStringLiteral("counted by hand"))
                .ok());
    // Donors who donated nothing break a rule.
    for (const OrgCode unit : {MadeTownship, madeVillage(1), madeVillage(2)}) {
        QVERIFY(Township::record(office, "1.1.15", InFebruary, 12, unit).ok());
        QVERIFY(Township::record(office, "1.1.17", InFebruary, 0, unit).ok());
    }
    ReportModel model;
    show(model);
    QVERIFY(model.filled() > 0);
    QVERIFY(model.incomplete() > 0);
    QVERIFY(model.missing() > 0);
    // A clause about what no village is concerned by is left out.
    QVERIFY(markOf(model, "1.1.02").isEmpty());
    QVERIFY(model.overridden() > 0);
    QVERIFY(model.doubts() > 0);
    COMPARE_SNAPSHOT(snapshotOf(model), "report");
}

void tst_vm_report::theProfileIsAskedForOnce() {
    OfficeProfileModel model;
    SessionWorld::show(model, *m_session);
    model.set(QStringLiteral("market_town"), QStringLiteral(" 清溪 "));
    SessionWorld::settle(*m_session);
    COMPARE_SNAPSHOT(snapshotOf(model), "profile");
    m_session->preferences()->setLanguage(Preferences::English);
    SessionWorld::settle(*m_session);
    COMPARE_SNAPSHOT(snapshotOf(model), "profile-en");
}

CUNBAO_TEST(tst_vm_report)
#include "tst_vm_report.moc"
