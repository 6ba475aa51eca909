#include "app/viewmodel/office/CreateOfficeModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QSignalSpy>

using namespace cunbao;

namespace {

const QString Passcode = QStringLiteral("six or more");
const QString Villages = QStringLiteral("500101103201 石桥村\n500101103202，龙潭村\n");

} // namespace

/// A person makes an office, step by step.
class tst_vm_create_office : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theStepsFollowEachOther();
    void anotherTownshipsVillageIsRefusedWithItsLine_data();
    void anotherTownshipsVillageIsRefusedWithItsLine();
    void aChangedCodeIsHeldAgainstTheVillages();
    void villagesComeFromAFile();
    void theOfficeThatWasMadeOpens();
    void whatIsNoTownshipsCode();
    void whatIsNoVillagesLine();

private:
    void atPasscode(CreateOfficeModel& model);
    void make(CreateOfficeModel& model);

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Session> m_session;
    QTemporaryDir m_folder;
};

void tst_vm_create_office::init() {
    m_session.reset();
    m_world = std::make_unique<SessionWorld>(1);
    m_session = m_world->newcomer();
}

void tst_vm_create_office::atPasscode(CreateOfficeModel& model) {
    model.setSession(m_session.get());
    model.componentComplete();
    model.setName(QStringLiteral("清溪镇"));
    model.setCode(QStringLiteral("500101103000"));
    model.goOn();
    QCOMPARE(model.step(), CreateOfficeModel::VillagesStep);
    model.setVillageLines(Villages);
    model.goOn();
    QCOMPARE(model.step(), CreateOfficeModel::PasscodeStep);
}

void tst_vm_create_office::make(CreateOfficeModel& model) {
    atPasscode(model);
    model.fresh()->setPasscode(Passcode);
    model.fresh()->setRepeated(Passcode);
    model.goOn();
    QVERIFY(model.working());
    QTRY_VERIFY(!model.working());
    QCOMPARE(model.error(), QString());
    QCOMPARE(model.step(), CreateOfficeModel::KitStep);
}

void tst_vm_create_office::theStepsFollowEachOther() {
    CreateOfficeModel model;
    model.setSession(m_session.get());
    model.componentComplete();
    model.goOn();
    QCOMPARE(model.step(), CreateOfficeModel::OfficeStep); // nothing is there yet
    model.setName(QStringLiteral("清溪镇"));
    model.setCode(QStringLiteral("500101103201")); // a village's
    QVERIFY(!model.officeComplete());
    atPasscode(model);
    COMPARE_SNAPSHOT(snapshotOf(model), "create_office_passcode");

    model.goBack();
    QCOMPARE(model.step(), CreateOfficeModel::VillagesStep);
    model.goOn();
    model.fresh()->setPasscode(Passcode);
    model.fresh()->setRepeated(QStringLiteral("another one"));
    QVERIFY(!model.fresh()->acceptable());
    model.goOn();
    QCOMPARE(model.step(), CreateOfficeModel::PasscodeStep);
    QVERIFY(!model.working());
    QVERIFY(!Home::exists(m_session->folder()));
}

void tst_vm_create_office::anotherTownshipsVillageIsRefusedWithItsLine_data() {
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("line");
    QTest::newRow("no code") << QStringLiteral("石桥村") << QStringLiteral("1");
    QTest::newRow("another township")
        << QStringLiteral("500101103201 石桥村\n500101104201 龙潭村") << QStringLiteral("2");
    QTest::newRow("the township itself") << QStringLiteral("\n500101103000 清溪镇") << QStringLiteral("2");
    QTest::newRow("no name") << QStringLiteral("500101103201") << QStringLiteral("1");
    QTest::newRow("twice") << QStringLiteral("500101103201 石桥村\n\n500101103201 龙潭村")
                           << QStringLiteral("3");
}

void tst_vm_create_office::anotherTownshipsVillageIsRefusedWithItsLine() {
    QFETCH(const QString, lines);
    QFETCH(const QString, line);
    CreateOfficeModel model;
    atPasscode(model);
    model.goBack();
    model.setVillageLines(lines);
    QCOMPARE(model.error(), QString()); // not while it is being typed
    QCOMPARE(model.villages()->count(), 0);
    model.goOn();
    QCOMPARE(model.step(), CreateOfficeModel::VillagesStep);
    QVERIFY2(model.error().contains(QStringLiteral(" %1 ").arg(line)), qPrintable(model.error()));
    QVERIFY2(!model.error().contains(QStringLiteral("表格")), qPrintable(model.error()));
}

void tst_vm_create_office::aChangedCodeIsHeldAgainstTheVillages() {
    CreateOfficeModel model;
    atPasscode(model);
    model.goBack();
    model.goBack();
    model.setCode(QStringLiteral("500101104000"));
    model.goOn();
    model.goOn();
    QCOMPARE(model.step(), CreateOfficeModel::VillagesStep);
    QVERIFY(!model.error().isEmpty());
}

void tst_vm_create_office::villagesComeFromAFile() {
    const QString path = m_folder.filePath(QStringLiteral("villages.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("code,name,level,parent\n500101103000,清溪镇,township,\n"
               "500101103205,青山村,village,500101103000\n");
    file.close();
    CreateOfficeModel model;
    atPasscode(model);
    model.goBack();
    model.readVillages(QUrl::fromLocalFile(path));
    QTRY_VERIFY(!model.working());
    QCOMPARE(model.error(), QString());
    QCOMPARE(model.villageLines(), QString());
    QCOMPARE(model.villages()->count(), 1);
    QCOMPARE(model.villages()->at(0, "name").toString(), QStringLiteral("青山村"));
    model.goOn();
    QCOMPARE(model.step(), CreateOfficeModel::PasscodeStep);

    model.goBack();
    model.readVillages(QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("none.csv"))));
    QTRY_VERIFY(!model.working());
    QVERIFY(!model.error().isEmpty());
    QCOMPARE(model.villages()->count(), 1); // what was there stays
}

void tst_vm_create_office::theOfficeThatWasMadeOpens() {
    CreateOfficeModel model;
    QSignalSpy created(&model, &CreateOfficeModel::created);
    model.open();
    QVERIFY(!model.working()); // there is none yet
    make(model);
    COMPARE_SNAPSHOT(snapshotOf(model), "create_office_kit");
    QVERIFY(Home::exists(m_session->folder()));
    QVERIFY(m_session->face() != Session::Office);
    model.goBack();
    QCOMPARE(model.step(), CreateOfficeModel::KitStep);

    model.open();
    QTRY_COMPARE(created.size(), 1);
    QCOMPARE(m_session->face(), Session::Office);
    QVERIFY(m_session->mainOffice());
    QCOMPARE(m_session->officeName(), QStringLiteral("清溪镇"));
    QCOMPARE(model.fresh()->passcode(), QString());
    QCOMPARE(model.fresh()->repeated(), QString());

    // The office that was made has these villages and the built-in indicators.
    std::optional<std::pair<std::size_t, std::size_t>> made;
    m_session->ledger().ask(
        &model,
        [](Ledger& ledger) -> Result<std::pair<std::size_t, std::size_t>> {
            TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
            return std::pair(catalogue->units().size(), catalogue->indicators().size());
        },
        [&](const Result<std::pair<std::size_t, std::size_t>>& counted) {
            if (counted.ok()) made = *counted;
        });
    SessionWorld::settle(*m_session);
    QVERIFY(made.has_value());
    QCOMPARE(made->first, std::size_t(3));
    QVERIFY(made->second > 90);
}

void tst_vm_create_office::whatIsNoTownshipsCode() {
    CreateOfficeModel model;
    SessionWorld::show(model, *m_session);
    COMPARE_SNAPSHOT(snapshotOf(model), "create_office_begin");
    model.setName(QStringLiteral("清溪镇"));
    model.setCode(QStringLiteral("500101103201"));
    model.goOn();
    COMPARE_SNAPSHOT(snapshotOf(model), "create_office_code");
}

void tst_vm_create_office::whatIsNoVillagesLine() {
    CreateOfficeModel model;
    atPasscode(model);
    model.goBack();
    model.setVillageLines(Villages + QStringLiteral("500101104201 青山村\n"));
    model.goOn();
    COMPARE_SNAPSHOT(snapshotOf(model), "create_office_village");
    m_session->preferences()->setLanguage(Preferences::English);
    COMPARE_SNAPSHOT(snapshotOf(model), "create_office_village-en");
}

CUNBAO_TEST(tst_vm_create_office)
#include "tst_vm_create_office.moc"
