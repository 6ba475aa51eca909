#include "app/store/Rebuild.h"
#include "app/usecase/RecoveryKit.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

#include <QRegularExpression>

using namespace cunbao;

/// The recovery kit: shown once by who makes an office on the command line, and until somebody has confirmed
/// it by who makes one in the window.
class tst_recovery_kit : public QObject {
    Q_OBJECT

    /// As the window makes an office.
    static NewOffice confirmedLater() {
        NewOffice office;
        office.name = QStringLiteral("清溪镇");
        office.unit = MadeTownship;
        office.kitIsConfirmedLater = true;
        return office;
    }

private Q_SLOTS:
    void itIsTheRootInGroups() {
        Township town(1);
        OK(town.begin(QStringLiteral("f flow sum sum village"), {}, madeUnits(1)));
        const QString kit = recoveryKitText(*town.office().identity().rootKey);
        const QRegularExpression groups(QStringLiteral("^([A-Z2-7]{4}-){13}[A-Z2-7]{4}$"));
        QVERIFY2(groups.match(kit).hasMatch(), qPrintable(kit.left(4)));
    }

    void itIsShownOnceWhereNobodyConfirms() {
        Township town(2);
        QStringList shown;
        NewOffice office = confirmedLater();
        office.kitIsConfirmedLater = false;
        office.showRecoveryKit = [&](const QString& kit) { shown.append(kit); };
        OK(town.begin(office));
        QCOMPARE(shown, QStringList{recoveryKitText(*town.office().identity().rootKey)});
        const auto due = kitIsUnconfirmed(town.office());
        OK(due);
        QVERIFY(!*due);
        const auto kit = unconfirmedKit(town.office());
        OK(kit);
        QCOMPARE(*kit, QString());
    }

    void itWaitsInTheStoreUntilItIsConfirmed() {
        Township town(3);
        OK(town.begin(confirmedLater()));
        const QString folder = town.folder(QStringLiteral("office"));
        const auto reopened = [&] { return Home::open(folder, QStringLiteral("made-up"), town.context()); };
        {
            const auto ledger = reopened();
            OK(ledger);
            OK(rebuildProjections(**ledger));
            const auto kit = unconfirmedKit(**ledger);
            OK(kit);
            QCOMPARE(*kit, recoveryKitText(*(*ledger)->identity().rootKey));
            OK(confirmKit(**ledger));
        }
        const auto ledger = reopened();
        OK(ledger);
        const auto due = kitIsUnconfirmed(**ledger);
        OK(due);
        QVERIFY(!*due);
        const auto kit = unconfirmedKit(**ledger);
        OK(kit);
        QCOMPARE(*kit, QString());
    }

    void noOtherDeviceHasOne() {
        Township town(4);
        OK(town.begin(confirmedLater()));
        const auto clerk = town.enrol(MadeTownship, Role::Clerk);
        OK(clerk);
        OK(leaveKitUnconfirmed(*(*clerk)->ledger));
        const auto kit = unconfirmedKit(*(*clerk)->ledger);
        OK(kit);
        QCOMPARE(*kit, QString());
    }
};

CUNBAO_TEST(tst_recovery_kit)
#include "tst_recovery_kit.moc"
