#include "app/usecase/RecoveryKit.h"
#include "app/viewmodel/office/CreateOfficeModel.h"
#include "app/viewmodel/office/RecoveryKitModel.h"
#include "platform/base/AtomicFile.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QSignalSpy>

using namespace cunbao;

namespace {

QString lastGroupOf(const RecoveryKitModel& model) {
    return model.text().section(QLatin1Char('-'), -1);
}

} // namespace

/// The recovery kit at the office's window: until somebody has typed its last group it waits, however often
/// the program is closed.
class tst_vm_recovery_kit : public QObject {
    Q_OBJECT

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Session> m_session;
    QTemporaryDir m_folder;

    void openOffice() {
        m_session = m_world->open(*m_world->township().devices().front());
        QVERIFY(m_session);
    }
    void look(RecoveryKitModel& model) {
        SessionWorld::show(model, *m_session);
        model.show();
        SessionWorld::settle(*m_session);
        QVERIFY(!model.text().isEmpty());
    }

private Q_SLOTS:
    void init() {
        m_session.reset();
        m_world = std::make_unique<SessionWorld>(1);
        NewOffice office;
        office.name = QStringLiteral("清溪镇");
        office.unit = MadeTownship;
        office.kitIsConfirmedLater = true;
        OK(m_world->township().begin(office));
        openOffice();
    }

    void itIsLookedAtWhenSomebodyWantsTo() {
        RecoveryKitModel model;
        SessionWorld::show(model, *m_session);
        QVERIFY(model.due());
        QCOMPARE(model.text(), QString());
        model.show();
        SessionWorld::settle(*m_session);
        COMPARE_SNAPSHOT(snapshotOf(model, {QStringLiteral("text")}), "recovery_kit");
        QCOMPARE(model.text(), recoveryKitText(*m_world->township().office().identity().rootKey));
        model.forget();
        QCOMPARE(model.text(), QString());
        QVERIFY(model.due());
    }

    void closedBeforeItWasConfirmedItStillWaits() {
        {
            RecoveryKitModel model;
            look(model);
            model.confirm(QStringLiteral("0000")); // no letter of the kit's alphabet
            QVERIFY(model.mistyped());
            COMPARE_SNAPSHOT(snapshotOf(model, {QStringLiteral("text")}), "recovery_kit_mistyped");
        }
        openOffice();
        RecoveryKitModel model;
        SessionWorld::show(model, *m_session);
        QVERIFY(model.due());
    }

    void confirmedItIsNotShownAgain() {
        RecoveryKitModel model;
        look(model);
        QSignalSpy confirmed(&model, &RecoveryKitModel::confirmed);
        model.confirm(QStringLiteral("0000"));
        model.confirm(lastGroupOf(model).toLower() + QLatin1Char(' '));
        QVERIFY(!model.mistyped());
        SessionWorld::settle(*m_session);
        QCOMPARE(confirmed.size(), 1);
        QVERIFY(!model.due());
        QCOMPARE(model.text(), QString());
        model.show();
        SessionWorld::settle(*m_session);
        QCOMPARE(model.text(), QString());

        openOffice();
        RecoveryKitModel again;
        SessionWorld::show(again, *m_session);
        QVERIFY(!again.due());
    }

    /// On the road to a new office it is there before the office is unlocked.
    void itIsShownWhereTheOfficeIsMade() {
        auto founder = m_world->newcomer();
        CreateOfficeModel office;
        SessionWorld::show(office, *founder);
        office.setName(QStringLiteral("清溪镇"));
        office.setCode(QStringLiteral("500101103000"));
        office.goOn();
        office.goOn();
        office.fresh()->setPasscode(SessionWorld::passcode());
        office.fresh()->setRepeated(SessionWorld::passcode());
        office.goOn();
        SessionWorld::settle(*founder);
        QCOMPARE(office.step(), CreateOfficeModel::KitStep);
        RecoveryKitModel model;
        SessionWorld::show(model, *founder);
        QVERIFY(model.due());
        model.show();
        SessionWorld::settle(*founder);
        model.confirm(lastGroupOf(model));
        SessionWorld::settle(*founder);
        QVERIFY(!model.due());
        office.open();
        SessionWorld::settle(*founder);
        QCOMPARE(founder->face(), Session::Office);
        RecoveryKitModel later;
        SessionWorld::show(later, *founder);
        QVERIFY(!later.due());
    }

    void asAPageItIsForItsOwnerOnly() {
        RecoveryKitModel model;
        look(model);
        const QString path = m_folder.filePath(QStringLiteral("kit.pdf"));
        const auto save = [&](const QString& file) {
            model.savePage(QUrl::fromLocalFile(file), QStringLiteral("清溪镇的恢复码"),
                           {QStringLiteral("打印两份"), QStringLiteral("分开锁好")});
            SessionWorld::settle(*m_session);
        };
        save(m_folder.filePath(QStringLiteral("no such folder/kit.pdf")));
        QVERIFY(!model.saved());
        QVERIFY(!model.error().isEmpty());
        save(path);
        QVERIFY(model.saved());
        QCOMPARE(model.error(), QString());
        const auto pdf = AtomicFile::read(path, 8 * 1024 * 1024);
        OK(pdf);
        QVERIFY(pdf->startsWith("%PDF-"));
        QCOMPARE(pdf->count("/Type /Page\n"), 1); // one page
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
    }
};

CUNBAO_TEST(tst_vm_recovery_kit)
#include "tst_vm_recovery_kit.moc"
