#include "app/domain/BuiltInCatalogue.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/PublishCatalogue.h"
#include "app/viewmodel/office/ReportModel.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QSignalSpy>
#include <QtTest>

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
class ReportModelTest : public QObject {
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

private:
    void show(ReportModel& model);

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Session> m_session;
    QTemporaryDir m_folder;
};

void ReportModelTest::init() {
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

void ReportModelTest::show(ReportModel& model) {
    model.setSession(m_session.get());
    model.componentComplete();
    SessionWorld::settle(*m_session);
    QCOMPARE(model.error(), QString());
    QVERIFY(model.loaded());
}

void ReportModelTest::marksStandWhereTheTextHasThem() {
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

void ReportModelTest::aFigureIsMissingThenIncompleteThenFilled() {
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

void ReportModelTest::whatTheOfficeSetIsMarked() {
    ReportModel model;
    Ledger& office = m_world->township().office();
    QVERIFY(overrideFigure(office, QStringLiteral("1.1.09"), QStringLiteral("900"), MadeTownship,
                           Period::year(2020), QStringLiteral("counted by hand"))
                .ok());
    show(model);
    QCOMPARE(statusOf(model, "1.1.09"), int(ReportModel::Overridden));
    QVERIFY(model.overridden() > 0);
    QCOMPARE(model.filled() + model.missing() + model.incomplete() + model.notApplicable() +
                 model.overridden() + model.doubts(),
             model.total());
}

void ReportModelTest::aNameIsAskedOnceAndWrittenEverywhere() {
    ReportModel model;
    show(model);
    QStringList fields;
    for (int row = 0; row < model.fields()->count(); ++row)
        fields.append(model.fields()->at(row, "field").toString());
    QCOMPARE(fields.count(QStringLiteral("town")), 1);
    QVERIFY(fields.contains(QStringLiteral("market_town")));
    QCOMPARE(model.fieldValue(QStringLiteral("market_town")), QString());
    QCOMPARE(statusOf(model, "market_town"), int(ReportModel::Missing));

    QSignalSpy saved(&model, &ReportModel::fieldSaved);
    model.setField(QStringLiteral("market_town"), QStringLiteral(" 清溪 "));
    SessionWorld::settle(*m_session);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(model.fieldValue(QStringLiteral("market_town")), QStringLiteral("清溪"));
    QCOMPARE(statusOf(model, "market_town"), int(ReportModel::Filled));
    QVERIFY(markOf(model, "market_town")[QStringLiteral("text")].toString().contains(QStringLiteral("清溪")));
    QVERIFY(markOf(model, "market_town")[QStringLiteral("indicator")].toString().isEmpty());
}

void ReportModelTest::theReportIsWritten_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("docx") << QStringLiteral("r.docx") << QByteArray("PK");
    QTest::newRow("txt") << QStringLiteral("r.txt") << QByteArray();
    QTest::newRow("csv") << QStringLiteral("r.csv") << QByteArray("\xef\xbb\xbf");
}

void ReportModelTest::theReportIsWritten() {
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

void ReportModelTest::anUnknownEndingIsRefused() {
    ReportModel model;
    show(model);
    const QString path = m_folder.filePath(QStringLiteral("r.png"));
    model.exportTo(QUrl::fromLocalFile(path));
    QVERIFY(!model.error().isEmpty());
    QVERIFY(!model.exporting());
    QVERIFY(model.exportedTo().isEmpty());
    QVERIFY(!QFile::exists(path));
}

QTEST_MAIN(ReportModelTest)
#include "tst_vm_report.moc"
