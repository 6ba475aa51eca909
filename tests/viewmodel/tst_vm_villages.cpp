#include "app/report/BuiltInTemplate.h"
#include "app/usecase/OfficeDesk.h"
#include "app/viewmodel/Unbroken.h"
#include "app/viewmodel/office/UnitImportModel.h"
#include "app/viewmodel/office/VillagesModel.h"
#include "platform/base/AtomicFile.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace cunbao;

/// The office looks after its villages.
class tst_vm_villages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_session.reset();
        m_world = std::make_unique<SessionWorld>(1);
        Township& township = m_world->township();
        OK(township.begin(QStringLiteral("f flow sum sum village\ng flow sum sum village\n"), QString(),
                          madeUnits(3)));
        const auto phone = township.enrol(madeVillage(1), Role::Recorder);
        OK(phone);
        OK(Township::record(*(*phone)->ledger, "f", QDate(2020, 3, 2), 5));
        OK(Township::deliver(*(*phone)->ledger, township.office()));
        m_session = m_world->open(*township.devices().front());
        QVERIFY(m_session);
    }

    void eachVillageTellsHowItStands() {
        VillagesModel model;
        begin(model);
        RowListModel& rows = *model.villages();
        QCOMPARE(rows.count(), 3);
        QCOMPARE(rows.at(0, "code").toString(), madeVillage(1).toString());
        QCOMPARE(rows.at(0, "name").toString(), QStringLiteral("1村"));
        QCOMPARE(rows.at(0, "devices").toInt(), 1);
        QCOMPARE(rows.at(0, "lastEntryText").toString(), unbroken(QStringLiteral("3月2日")));
        QCOMPARE(rows.at(0, "answered").toInt(), 1);
        QCOMPARE(rows.at(0, "asked").toInt(), 2);
        QCOMPARE(rows.at(1, "devices").toInt(), 0);
        QCOMPARE(rows.at(1, "lastEntryText").toString(), QString());
        QCOMPARE(rows.at(1, "answered").toInt(), 0);
        QCOMPARE(model.periodText(), unbroken(QStringLiteral("2020年")));
        QVERIFY(!model.roundOpen());
        QCOMPARE(model.codeBegin(), QStringLiteral("500101103"));
    }

    void aVillageIsRemindedOfWhatItOwes() {
        {
            VillagesModel model;
            begin(model);
            model.setSelected(madeVillage(2).toString());
            QCOMPARE(model.reminder(), QString()); // no round is open
        }
        OK(openRound(m_world->township().office(), QStringLiteral("annual-report"), Period::year(2020),
                     QDate(2020, 3, 20)));
        VillagesModel model;
        begin(model);
        QCOMPARE(model.reminder(), QString()); // none is selected
        model.setSelected(madeVillage(2).toString());
        const QString report = templateName(QStringLiteral("annual-report"));
        const QString town = m_session->officeName();
        QCOMPARE(model.reminder(),
                 QStringLiteral("2村：《%1》（2020年）3月20日截止，还有 2 项待报：第一部分 2 项。"
                                "请打开村报，在“今日”里填好；有网络时自动上传。——%2")
                     .arg(report, town));
        QVERIFY(!model.reminderCopied());
        model.copyReminder();
        QVERIFY(model.reminderCopied());
        QCOMPARE(QGuiApplication::clipboard()->text(), model.reminder());
        model.setSelected(madeVillage(1).toString());
        QVERIFY(!model.reminderCopied());
        QVERIFY(model.reminder().contains(QStringLiteral("还有 1 项待报")));

        m_world->township().clock.advance(std::chrono::hours(24 * 30));
        m_session->preferences()->setLanguage(Preferences::English);
        VillagesModel later;
        begin(later);
        later.setSelected(madeVillage(2).toString());
        QCOMPARE(
            later.reminder(),
            QStringLiteral("2村: “%1” (2020) was due on 20 Mar. Still owed: 2 (Section 1: 2). Please open "
                           "Cunbao and answer them under Today; they are sent when there is a network. — %2")
                .arg(report, town));
    }

    void oneIsAddedByHand() {
        VillagesModel model;
        begin(model);
        QSignalSpy added(&model, &VillagesModel::added);
        model.add(madeVillage(4).toString(), QStringLiteral(" 新村 "), QStringLiteral("2020-02-01"));
        SessionWorld::settle(*m_session);
        QCOMPARE(model.error(), QString());
        QCOMPARE(added.count(), 1);
        QCOMPARE(model.villages()->count(), 4);
        QCOMPARE(model.villages()->at(3, "name").toString(), QStringLiteral("新村"));
        QCOMPARE(model.villages()->at(3, "startText").toString(), unbroken(QStringLiteral("2020年2月1日")));
    }

    void whatIsNoVillageIsNotAdded_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("start");
        const QString good = madeVillage(4).toString();
        QTest::newRow("too short") << QStringLiteral("500101103") << QStringLiteral("村") << QString();
        QTest::newRow("of another township")
            << QStringLiteral("500101104201") << QStringLiteral("村") << QString();
        QTest::newRow("no name") << good << QStringLiteral(" ") << QString();
        QTest::newRow("no date") << good << QStringLiteral("村") << QStringLiteral("2020-02-30");
    }
    void whatIsNoVillageIsNotAdded() {
        QFETCH(const QString, code);
        QFETCH(const QString, name);
        QFETCH(const QString, start);
        VillagesModel model;
        begin(model);
        QSignalSpy added(&model, &VillagesModel::added);
        model.add(code, name, start);
        SessionWorld::settle(*m_session);
        QVERIFY(!model.error().isEmpty());
        QCOMPARE(added.count(), 0);
        QCOMPARE(model.villages()->count(), 3);
    }

    void itIsSaidWhoHasTheCodeAlready() {
        VillagesModel model;
        begin(model);
        model.add(madeVillage(1).toString(), QStringLiteral("村"), QString());
        SessionWorld::settle(*m_session);
        QCOMPARE(model.codeTakenBy(), QStringLiteral("1村"));
        QCOMPARE(model.error(), QString());
        QCOMPARE(model.villages()->count(), 3);
        model.clearCodeTaken();
        QCOMPARE(model.codeTakenBy(), QString());
    }

    void oneEndsAndAnotherTakesOver() {
        VillagesModel model;
        begin(model);
        model.setSelected(madeVillage(1).toString());
        QCOMPARE(model.selectedName(), QStringLiteral("1村"));
        QCOMPARE(model.successorNames(), (QStringList{QStringLiteral("2村"), QStringLiteral("3村")}));
        QSignalSpy ended(&model, &VillagesModel::endedOne);
        model.end(QStringLiteral("someday"), 0);
        QVERIFY(!model.error().isEmpty());
        model.end(QStringLiteral("2020-03-09"), 1);
        SessionWorld::settle(*m_session);
        QCOMPARE(model.error(), QString());
        QCOMPARE(ended.count(), 1);
        QCOMPARE(model.villages()->at(0, "endText").toString(), unbroken(QStringLiteral("2020年3月9日")));
        QCOMPARE(model.villages()->at(0, "successor").toString(), QStringLiteral("3村"));
        QVERIFY(model.villages()->at(0, "ended").toBool());
        QCOMPARE(model.ended(), 1);
        QVERIFY(model.selectedEnded());
        // Who has ended takes over from nobody.
        model.setSelected(madeVillage(2).toString());
        QCOMPARE(model.successorNames(), QStringList{QStringLiteral("3村")});
    }

    void aListIsLookedAtAndThenPublished() {
        UnitImportModel importing;
        begin(importing);
        importing.look(file(QStringLiteral("code,name,level,parent\n"
                                           "500101103201,石桥村,village,500101103000\n"
                                           "500101103202,2村,village,500101103000\n"
                                           "500101103209,龙潭村,village,500101103000\n")));
        SessionWorld::settle(*m_session);
        QCOMPARE(importing.error(), QString());
        QCOMPARE(importing.added(), QStringList{QStringLiteral("龙潭村")});
        QCOMPARE(importing.changedOnes(), QStringList{QStringLiteral("石桥村")});
        QCOMPARE(importing.removed(), QStringList{QStringLiteral("3村")});
        QVERIFY(importing.ready());
        VillagesModel model;
        begin(model);
        QCOMPARE(model.villages()->at(0, "name").toString(), QStringLiteral("1村"));
        QSignalSpy published(&importing, &UnitImportModel::published);
        importing.publish();
        SessionWorld::settle(*m_session);
        QCOMPARE(importing.error(), QString());
        QCOMPARE(published.count(), 1);
        QVERIFY(!importing.ready());
        QCOMPARE(model.villages()->count(), 3);
        QCOMPARE(model.villages()->at(0, "name").toString(), QStringLiteral("石桥村"));
        QCOMPARE(model.villages()->at(2, "name").toString(), QStringLiteral("龙潭村"));
    }

    void aWrongRowIsNamed() {
        UnitImportModel importing;
        begin(importing);
        importing.look(file(QStringLiteral("code,name,level,parent\n"
                                           "500101103201,石桥村,village,500101103000\n"
                                           "50010110320,2村,village,500101103000\n")));
        SessionWorld::settle(*m_session);
        QVERIFY2(importing.error().contains(QStringLiteral("第 3 行")), qPrintable(importing.error()));
        QVERIFY(!importing.ready());
    }

    void aVillageWithEntriesIsNotLeftOut() {
        UnitImportModel importing;
        begin(importing);
        importing.look(file(QStringLiteral("code,name,level,parent\n"
                                           "500101103202,2村,village,500101103000\n")));
        SessionWorld::settle(*m_session);
        QVERIFY2(importing.error().contains(madeVillage(1).toString()), qPrintable(importing.error()));
        QVERIFY(!importing.ready());
        importing.publish();
        VillagesModel model;
        begin(model);
        QCOMPARE(model.villages()->count(), 3);
    }

    void theListInForceChangesNothing() {
        UnitImportModel importing;
        begin(importing);
        importing.look(file(QStringLiteral("code,name,level,parent\n"
                                           "500101103201,1村,village,500101103000\n"
                                           "500101103202,2村,village,500101103000\n"
                                           "500101103203,3村,village,500101103000\n")));
        SessionWorld::settle(*m_session);
        QCOMPARE(importing.error(), QString());
        QVERIFY(importing.nothingToDo());
        QVERIFY(!importing.ready());
    }

    void villagesInARoundOneOfThemEnded() {
        OK(openRound(m_world->township().office(), QStringLiteral("annual-report"), Period::year(2020),
                     QDate(2020, 3, 31)));
        VillagesModel model;
        begin(model);
        model.setSelected(madeVillage(1).toString());
        model.end(QStringLiteral("2020-03-09"), 1);
        SessionWorld::settle(*m_session);
        COMPARE_SNAPSHOT(snapshotOf(model), "villages");
        m_session->preferences()->setLanguage(Preferences::English);
        SessionWorld::settle(*m_session);
        COMPARE_SNAPSHOT(snapshotOf(model), "villages-en");
    }

    void noVillagesYet() {
        SessionWorld world(2);
        OK(world.township().begin(QStringLiteral("f flow sum sum village\n"), QString(), madeUnits(0)));
        const auto session = world.open(*world.township().devices().front());
        QVERIFY(session);
        VillagesModel model;
        SessionWorld::show(model, *session);
        COMPARE_SNAPSHOT(snapshotOf(model), "villages_none");
    }

    void whatAListWouldChange() {
        UnitImportModel importing;
        begin(importing);
        importing.look(file(QStringLiteral("code,name,level,parent\n"
                                           "500101103201,石桥村,village,500101103000\n"
                                           "500101103202,2村,village,500101103000\n"
                                           "500101103209,龙潭村,village,500101103000\n")));
        SessionWorld::settle(*m_session);
        COMPARE_SNAPSHOT(snapshotOf(importing), "unit_import");
        importing.look(file(QStringLiteral("code,name,level,parent\n"
                                           "50010110320,2村,village,500101103000\n")));
        SessionWorld::settle(*m_session);
        COMPARE_SNAPSHOT(snapshotOf(importing), "unit_import_wrong");
        m_session->preferences()->setLanguage(Preferences::English);
        COMPARE_SNAPSHOT(snapshotOf(importing), "unit_import_wrong-en");
    }

    void allWrongRowsAreNamed() {
        UnitImportModel importing;
        begin(importing);
        importing.look(file(QStringLiteral("code,name,level,parent\n"
                                           "50010110320,石桥村,village,500101103000\n"
                                           "500101103202,2村,village,500101103000\n"
                                           "500101103203,,village,500101103000\n")));
        SessionWorld::settle(*m_session);
        for (const char16_t* row : {u"2 行有问题", u"第 2 行", u"第 4 行"})
            QVERIFY2(importing.error().contains(QString::fromUtf16(row)), qPrintable(importing.error()));
        QVERIFY(!importing.error().contains(QStringLiteral("第 3 行")));
        QVERIFY(!importing.ready());
    }

private:
    void begin(PageModel& model) { SessionWorld::show(model, *m_session); }
    QUrl file(const QString& csv) {
        const QString path = m_folder.filePath(QStringLiteral("villages.csv"));
        if (!AtomicFile::write(path, csv.toUtf8()).ok()) return {};
        return QUrl::fromLocalFile(path);
    }

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Session> m_session;
    QTemporaryDir m_folder;
};

CUNBAO_TEST(tst_vm_villages)
#include "tst_vm_villages.moc"
