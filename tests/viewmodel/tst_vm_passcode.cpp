#include "app/viewmodel/ErrorText.h"
#include "app/viewmodel/phone/PasscodeModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QSignalSpy>

using namespace cunbao;

namespace {

const QString Fresh = QStringLiteral("石桥 2020 水渠");

struct Village {
    SessionWorld world;
    std::unique_ptr<Session> session;
    PasscodeModel model;

    explicit Village(std::uint64_t seed) : world(seed) {}

    [[nodiscard]] Result<void> begin() {
        TRY(world.township().begin(QStringLiteral("f flow sum sum village\n"), QString(), madeUnits(1)));
        TRY_LET(TownshipDevice * device, world.township().enrol(madeVillage(1), Role::Recorder));
        session = world.open(*device);
        if (!session) return fail(AppErrc::HomeMissing, {QString()});
        SessionWorld::show(model, *session);
        return {};
    }
    void type(const QString& current, const QString& fresh, const QString& repeated) {
        model.setCurrent(current);
        model.fresh()->setPasscode(fresh);
        model.fresh()->setRepeated(repeated);
    }
    [[nodiscard]] Result<void> tryPasscode(const QString& passcode) {
        TRY(Home::unlock(session->folder(), passcode, world.township().context()));
        return {};
    }
};

} // namespace

class tst_vm_passcode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewOneOpensAndTheOldOneNoMore() {
        Village village(1);
        OK(village.begin());
        QSignalSpy changed(&village.model, &PasscodeModel::changed);
        village.type(SessionWorld::passcode(), Fresh, Fresh);
        QVERIFY(village.model.changeable());
        village.model.change();
        QVERIFY(village.model.busy());
        SessionWorld::settle(*village.session);
        QCOMPARE(village.model.error(), QString());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(village.model.current(), QString());
        QCOMPARE(village.model.fresh()->passcode(), QString());
        OK(village.tryPasscode(Fresh));
        FAILS(village.tryPasscode(SessionWorld::passcode()), AppErrc::PasscodeWrong);
    }

    void aWrongCurrentOneChangesNothing() {
        Village village(2);
        OK(village.begin());
        QSignalSpy changed(&village.model, &PasscodeModel::changed);
        village.type(QStringLiteral("not this one"), Fresh, Fresh);
        village.model.change();
        SessionWorld::settle(*village.session);
        QVERIFY(!village.model.error().isEmpty());
        QCOMPARE(changed.count(), 0);
        QCOMPARE(village.model.fresh()->passcode(), Fresh);
        OK(village.tryPasscode(SessionWorld::passcode()));
    }

    void onlyWhatWasTypedTwiceAlikeIsTaken() {
        Village village(3);
        OK(village.begin());
        village.type(SessionWorld::passcode(), Fresh, Fresh + QLatin1Char('x'));
        QVERIFY(!village.model.changeable());
        village.type(SessionWorld::passcode(), QStringLiteral("short"), QStringLiteral("short"));
        QVERIFY(!village.model.changeable());
        village.type(QString(), Fresh, Fresh);
        QVERIFY(!village.model.changeable());
        village.model.change();
        SessionWorld::settle(*village.session);
        OK(village.tryPasscode(SessionWorld::passcode()));
    }

    void whatIsSaidWhileOneIsChosen() {
        Village village(4);
        OK(village.begin());
        COMPARE_SNAPSHOT(snapshotOf(village.model), "passcode_empty");
        village.type(SessionWorld::passcode(), Fresh, Fresh + QLatin1Char('x'));
        COMPARE_SNAPSHOT(snapshotOf(village.model), "passcode_differs");
        village.type(QStringLiteral("not this one"), Fresh, Fresh);
        village.model.change();
        SessionWorld::settle(*village.session);
        COMPARE_SNAPSHOT(snapshotOf(village.model), "passcode_refused");
    }
};

CUNBAO_TEST(tst_vm_passcode)
#include "tst_vm_passcode.moc"
