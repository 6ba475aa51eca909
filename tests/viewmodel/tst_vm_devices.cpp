#include "app/viewmodel/Unbroken.h"
#include "app/viewmodel/office/DevicesModel.h"
#include "app/viewmodel/office/InviteModel.h"
#include "app/viewmodel/office/QrCodeItem.h"
#include "platform/base/AtomicFile.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>

using namespace cunbao;

/// The office invites devices and revokes them.
class tst_vm_devices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_session.reset();
        m_world = std::make_unique<SessionWorld>(1);
        Township& township = m_world->township();
        OK(township.begin(QStringLiteral("f flow sum sum village\n"), QString(), madeUnits(2)));
        const auto phone = township.enrol(madeVillage(1), Role::Lead);
        OK(phone);
        m_phone = *phone;
        m_session = m_world->open(*township.devices().front());
        QVERIFY(m_session);
    }

    void everyDeviceIsListed() {
        DevicesModel model;
        begin(model);
        RowListModel& rows = *model.devices();
        QCOMPARE(rows.count(), 2);
        QCOMPARE(model.active(), 2);
        QVERIFY(rows.at(0, "isThis").toBool());
        QVERIFY(!rows.at(0, "revocable").toBool());
        QCOMPARE(rows.at(0, "roleText").toString(), QStringLiteral("镇办主机"));
        QCOMPARE(rows.at(1, "deviceId").toString(), m_phone->id().toHex());
        QCOMPARE(rows.at(1, "person").toString(), QStringLiteral("device 1"));
        QCOMPARE(rows.at(1, "unitName").toString(), QStringLiteral("1村"));
        QCOMPARE(rows.at(1, "roleText").toString(), QStringLiteral("村负责人"));
        QVERIFY(rows.at(1, "revocable").toBool());
        // The invite that it came by is used up.
        QCOMPARE(model.invites()->count(), 0);
    }

    void aRevokedDeviceStaysInTheList() {
        DevicesModel model;
        begin(model);
        QSignalSpy revoked(&model, &DevicesModel::revoked);
        model.revoke(m_phone->id().toHex());
        SessionWorld::settle(*m_session);
        QCOMPARE(model.error(), QString());
        QCOMPARE(revoked.count(), 1);
        QCOMPARE(model.active(), 1);
        QVERIFY(model.devices()->at(1, "revoked").toBool());
        QVERIFY(!model.devices()->at(1, "revocable").toBool());
    }

    void theOfficesOwnDeviceIsNotRevoked() {
        DevicesModel model;
        begin(model);
        model.revoke(m_world->township().devices().front()->id().toHex());
        SessionWorld::settle(*m_session);
        QVERIFY(!model.error().isEmpty());
        QCOMPARE(model.active(), 2);
        model.revoke(QStringLiteral("abc"));
        QVERIFY(!model.error().isEmpty());
    }

    void aClerkSeesButDoesNotRevoke() {
        const auto clerk = m_world->township().enrol(MadeTownship, Role::Clerk);
        OK(clerk);
        const auto session = m_world->open(**clerk);
        QVERIFY(session);
        DevicesModel model;
        SessionWorld::show(model, *session);
        QCOMPARE(model.devices()->count(), 3);
        for (int row = 0; row < 3; ++row)
            QVERIFY(!model.devices()->at(row, "revocable").toBool());
    }

    void theRolesFitTheUnit() {
        InviteModel model;
        begin(model);
        QCOMPARE(model.unitNames(),
                 (QStringList{QStringLiteral("镇"), QStringLiteral("1村"), QStringLiteral("2村")}));
        QCOMPARE(model.unitIndex(), 1);
        QCOMPARE(model.roleNames(), (QStringList{QStringLiteral("录入员"), QStringLiteral("村负责人")}));
        model.setRoleIndex(1);
        model.setUnitIndex(0);
        QCOMPARE(model.roleIndex(), 0);
        QCOMPARE(model.roleNames().size(), 3);
        model.setUnitCode(madeVillage(2).toString());
        QCOMPARE(model.unitIndex(), 2);
        model.setDays(1000);
        QCOMPARE(model.days(), 90);
    }

    void anInviteSaysWhatItIsFor() {
        DevicesModel devices;
        begin(devices);
        InviteModel model;
        begin(model);
        QCOMPARE(model.hubUrl(), SessionWorld::hubUrl());
        model.setUnitCode(madeVillage(2).toString());
        model.setRoleIndex(1);
        model.setPerson(QStringLiteral(" 王芳 "));
        model.setDays(1);
        QVERIFY(!model.made());
        model.make();
        SessionWorld::settle(*m_session);
        QCOMPARE(model.error(), QString());
        QVERIFY(model.made());
        const auto invite = Invite::fromText(model.text().toLatin1());
        OK(invite);
        QCOMPARE(OrgCode(invite->unit), madeVillage(2));
        QCOMPARE(invite->role, Role::Lead);
        QCOMPARE(invite->hubUrl, SessionWorld::hubUrl());
        QCOMPARE(invite->expires, m_world->township().clock.now() + std::chrono::hours(24));
        QCOMPARE(model.unitName(), QStringLiteral("2村"));
        QCOMPARE(model.officeName(), QStringLiteral("镇"));
        QCOMPARE(model.roleText(), QStringLiteral("村负责人"));
        QCOMPARE(model.expiresText(), unbroken(QStringLiteral("3月11日")) + QStringLiteral(" 12:00"));
        // A code has room for it.
        OK(QrMatrix::of(model.text().toLatin1(), QrMatrix::Correction::Medium));
        // It waits in the list until somebody uses it.
        QCOMPARE(devices.invites()->count(), 1);
        QCOMPARE(devices.invites()->at(0, "person").toString(), QStringLiteral("王芳"));
        QCOMPARE(devices.invites()->at(0, "expiresText").toString(),
                 unbroken(QStringLiteral("3月11日")) + QStringLiteral(" 12:00"));
        model.forget();
        QVERIFY(!model.made());
        QCOMPARE(model.text(), QString());
        QCOMPARE(devices.invites()->count(), 1);
    }

    void savedItIsForItsOwnerOnly() {
        InviteModel model;
        begin(model);
        model.make();
        SessionWorld::settle(*m_session);
        QSignalSpy saved(&model, &InviteModel::saved);
        const QString text = m_folder.filePath(QStringLiteral("a.cunbao"));
        const QString page = m_folder.filePath(QStringLiteral("a.pdf"));
        model.save(QUrl::fromLocalFile(text));
        model.savePage(QUrl::fromLocalFile(page), QStringLiteral("邀请"), {QStringLiteral("2村")},
                       {QStringLiteral("扫码"), QStringLiteral("设置密码")});
        SessionWorld::settle(*m_session);
        QCOMPARE(model.error(), QString());
        QCOMPARE(saved.count(), 2);
        const auto kept = AtomicFile::read(text, 16 * 1024);
        OK(kept);
        QCOMPARE(QString::fromLatin1(kept->trimmed()), model.text());
        const auto pdf = AtomicFile::read(page, 8 * 1024 * 1024);
        OK(pdf);
        QVERIFY(pdf->startsWith("%PDF-"));
        // One page.
        QCOMPARE(pdf->count("/Type /Page\n"), 1);
        for (const QString& path : {text, page})
            QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aPlaceThatCannotBeWrittenIsSaid() {
        InviteModel model;
        begin(model);
        model.make();
        SessionWorld::settle(*m_session);
        model.save(QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("nowhere/a.cunbao"))));
        SessionWorld::settle(*m_session);
        QVERIFY(!model.error().isEmpty());
    }

    void whoHasADeviceAndWhoIsInvited() {
        const auto lost = m_world->township().enrol(madeVillage(2), Role::Recorder);
        OK(lost);
        InviteModel invite;
        begin(invite);
        invite.setUnitCode(madeVillage(2).toString());
        invite.setPerson(QStringLiteral("王芳"));
        COMPARE_SNAPSHOT(snapshotOf(invite), "invite_asked");
        invite.make();
        SessionWorld::settle(*m_session);
        DevicesModel model;
        begin(model);
        model.revoke((*lost)->id().toHex());
        SessionWorld::settle(*m_session);
        COMPARE_SNAPSHOT(snapshotOf(invite, {QStringLiteral("text")}), "invite_made");
        COMPARE_SNAPSHOT(snapshotOf(model), "devices");
        m_session->preferences()->setLanguage(Preferences::English);
        SessionWorld::settle(*m_session);
        COMPARE_SNAPSHOT(snapshotOf(invite, {QStringLiteral("text")}), "invite_made-en");
        COMPARE_SNAPSHOT(snapshotOf(model), "devices-en");
    }

    void aDeviceThatCannotBeRevoked() {
        DevicesModel model;
        begin(model);
        model.revoke(QStringLiteral("abc"));
        COMPARE_SNAPSHOT(snapshotOf(model), "devices_refused");
    }

    void aCodeIsPaintedModuleByModule() {
        const auto code = QrMatrix::of("CUNBAO1.made-up");
        OK(code);
        const int modules = code->side() + 2 * QrMatrix::QuietZone;
        // Not a whole number of modules, and wider than high: it lies in the middle.
        QImage image(modules * 5 + 13, modules * 5 + 3, QImage::Format_RGB32);
        image.fill(Qt::red);
        QPainter painter(&image);
        paintQr(painter, *code, QRectF(image.rect()), 1);
        painter.end();
        const int left = 13 / 2;
        const int top = 3 / 2;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const int column = x < left ? -1 : (x - left) / 5 - QrMatrix::QuietZone;
                const int row = y < top ? -1 : (y - top) / 5 - QrMatrix::QuietZone;
                const QRgb wanted = code->isDark(column, row) ? 0xff000000 : 0xffffffff;
                QCOMPARE(image.pixel(x, y), wanted);
            }
    }

    void whatDoesNotFitIsNoCode() {
        QrCodeItem item;
        QVERIFY(!item.fits());
        item.setText(QStringLiteral("abc"));
        QVERIFY(item.fits());
        item.setText(QString(4000, QLatin1Char('a')));
        QVERIFY(!item.fits());
    }

private:
    void begin(PageModel& model) { SessionWorld::show(model, *m_session); }

    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Session> m_session;
    TownshipDevice* m_phone = nullptr;
    QTemporaryDir m_folder;
};

CUNBAO_TEST(tst_vm_devices)
#include "tst_vm_devices.moc"
