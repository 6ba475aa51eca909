#include "app/viewmodel/phone/UnlockModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QDir>

using namespace cunbao;

/// Unlocking: what is told before, and the delay after wrong passcodes.
class tst_vm_unlock : public QObject {
    Q_OBJECT

    SessionWorld m_world{21};
    TownshipDevice* m_device = nullptr;

    static void tryOnce(UnlockModel& model, const QString& passcode) {
        model.unlock(passcode);
        QTRY_VERIFY(!model.unlocking());
    }

private Q_SLOTS:
    void initTestCase() {
        OK(m_world.township().begin(QStringLiteral("a flow sum sum village"), QString(), madeUnits(1)));
        const auto device = m_world.township().enrol(madeVillage(1), Role::Recorder);
        OK(device);
        m_device = *device;
    }

    void theRightPasscodeOpens() {
        auto session = m_world.open(*m_device);
        QVERIFY(session);
        session->lock();
        QCOMPARE(session->face(), Session::Locked);
        session->preferences()->setOnlyHere(7);
        UnlockModel model;
        SessionWorld::show(model, *session);
        QCOMPARE(model.onlyHere(), 7);
        QCOMPARE(model.secondsLeft(), 0);
        QSignalSpy unlocked(&model, &UnlockModel::unlocked);
        tryOnce(model, SessionWorld::passcode());
        QCOMPARE(unlocked.size(), 1);
        QCOMPARE(session->face(), Session::Village);
        QCOMPARE(model.error(), QString());
    }

    void wrongOnesCostTime() {
        auto session = m_world.open(*m_device);
        QVERIFY(session);
        session->lock();
        auto& clock = m_world.township().clock;
        UnlockModel model;
        SessionWorld::show(model, *session);
        for (int free = 0; free < 4; ++free) {
            tryOnce(model, QStringLiteral("wrong-1"));
            QVERIFY(!model.error().isEmpty());
            QCOMPARE(model.secondsLeft(), 0);
        }
        tryOnce(model, QStringLiteral("wrong-1"));
        QCOMPARE(model.secondsLeft(), 1);
        QVERIFY(!model.waitText().isEmpty());

        // While it runs nothing is tried, the right one neither.
        model.unlock(SessionWorld::passcode());
        QVERIFY(!model.unlocking());
        QCOMPARE(session->face(), Session::Locked);

        clock.advance(std::chrono::seconds(1));
        QTRY_COMPARE(model.secondsLeft(), 0);
        QCOMPARE(model.waitText(), QString());
        tryOnce(model, QStringLiteral("wrong-1"));
        QCOMPARE(model.secondsLeft(), 2);

        // A page opened anew, or an app started anew, goes on counting.
        UnlockModel again;
        SessionWorld::show(again, *session);
        QCOMPARE(again.secondsLeft(), 2);

        // A clock that was set back makes it begin again, not last for an hour.
        clock.advance(-std::chrono::hours(1));
        QVERIFY(QTest::qWaitFor([&] {
            clock.advance(std::chrono::milliseconds(100));
            return again.secondsLeft() == 0 && model.secondsLeft() == 0;
        }));
        tryOnce(model, SessionWorld::passcode());
        QCOMPARE(session->face(), Session::Locked);
        QCOMPARE(model.secondsLeft(), 2);
        clock.advance(std::chrono::seconds(2));
        QTRY_COMPARE(model.secondsLeft(), 0);
        tryOnce(model, SessionWorld::passcode());
        QCOMPARE(session->face(), Session::Village);
    }

    /// The main office device has a public card; on a phone no name lies in clear.
    void onlyThePublicCardIsRead() {
        auto office = m_world.open(*m_world.township().devices().front());
        QVERIFY(office);
        const QString name = office->officeName();
        QVERIFY(!name.isEmpty());
        office->lock();
        UnlockModel atTheOffice;
        SessionWorld::show(atTheOffice, *office);
        QCOMPARE(atTheOffice.officeName(), name);
        QVERIFY(office->mainOfficeHome());

        auto phone = m_world.open(*m_device);
        QVERIFY(phone);
        phone->lock();
        UnlockModel onThePhone;
        SessionWorld::show(onThePhone, *phone);
        QCOMPARE(onThePhone.officeName(), QString());
        QVERIFY(!phone->mainOfficeHome());
        QCOMPARE(onThePhone.folder(), QDir::toNativeSeparators(phone->folder()));
    }

    void whatIsSaidWhileItWaits() {
        auto session = m_world.open(*m_device);
        QVERIFY(session);
        session->lock();
        session->preferences()->setOnlyHere(7);
        UnlockModel model;
        SessionWorld::show(model, *session);
        COMPARE_SNAPSHOT(snapshotOf(model, {QStringLiteral("folder")}), "unlock");
        for (int wrong = 0; wrong < 5; ++wrong)
            tryOnce(model, QStringLiteral("wrong-1"));
        COMPARE_SNAPSHOT(snapshotOf(model, {QStringLiteral("folder")}), "unlock_waiting");
        session->preferences()->setLanguage(Preferences::English);
        SessionWorld::settle(*session);
        COMPARE_SNAPSHOT(snapshotOf(model, {QStringLiteral("folder")}), "unlock_waiting-en");
    }
};

CUNBAO_TEST(tst_vm_unlock)
#include "tst_vm_unlock.moc"
