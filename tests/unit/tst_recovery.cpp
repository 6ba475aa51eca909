#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/CanonicalDump.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/store/Rebuild.h"
#include "app/store/Replica.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/RecoverOffice.h"
#include "app/usecase/RecoveryKit.h"
#include "app/usecase/SyncNow.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Homes.h"
#include "tests/support/MemoryHub.h"

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "k flow sum none township");
const QString Passphrase = QStringLiteral("两把锁各锁一半柜门");
const Period Year = Period::year(2020);
const QDate Day(2020, 3, 1);

struct World {
    Township town{11};
    std::unique_ptr<MemoryHub> hub = std::make_unique<MemoryHub>(town.clock);
    TownshipDevice* clerk = nullptr; ///< its home is "1"
    TownshipDevice* phone = nullptr;
    TownshipDevice* other = nullptr;
    QByteArray paper; ///< the kit as it was written down

    Result<void> begin() {
        NewOffice office{QStringLiteral("镇"), MadeTownship, madeIndicators(Indicators), {}, madeUnits(2)};
        office.showRecoveryKit = [this](const QString& kit) { paper = kit.toUtf8(); };
        TRY(town.begin(office));
        TRY(hub->serve(town.office()));
        TRY_LET(clerk, town.enrol(MadeTownship, Role::Clerk, QStringLiteral("王")));
        TRY_LET(phone, town.enrol(madeVillage(1), Role::Lead, QStringLiteral("李")));
        TRY_LET(other, town.enrol(madeVillage(2), Role::Recorder));
        TRY(Township::record(*phone->ledger, "f", Day, 5));
        TRY(Township::record(town.office(), "k", Day, 30, MadeTownship));
        return syncAll();
    }
    Result<SyncOutcome> sync(Ledger& ledger) {
        town.clock.advance(std::chrono::seconds(1));
        return syncNow(ledger, *hub);
    }
    Result<void> syncAll() {
        for (Ledger* ledger : {phone->ledger.get(), other->ledger.get(), &town.office(), clerk->ledger.get()})
            TRY(sync(*ledger));
        return {};
    }
    [[nodiscard]] Kit kit() const {
        Kit out = *openKit(paper, QString());
        out.unit = MadeTownship;
        out.office = QStringLiteral("镇");
        return out;
    }
    static QString sum(Ledger& ledger, const char* indicator = "f") {
        const auto figures = FigureReader(ledger).figures(Year);
        if (!figures.ok()) return QString::fromUtf8(describe(figures.error()));
        const Figure* figure = figures->book.find(QString::fromLatin1(indicator), MadeTownship);
        return figure->hasValue() ? figure->value.rounded(0)->toString() : QStringLiteral("-");
    }
    static std::vector<DeviceId> mainDevices(Ledger& ledger) {
        std::vector<DeviceId> out;
        const auto authority = ledger.authority();
        if (!authority.ok()) return out;
        for (const auto& [id, device] : (*authority)->devices())
            if (!device.revoked && (*authority)->holdsRole(id, Role::MainOffice)) out.push_back(id);
        return out;
    }
    /// A phone joins, records, and its figure arrives.
    Result<void> goesOn(Ledger& main, const QString& folder) {
        InviteRequest request;
        request.unit = madeVillage(2);
        request.role = Role::Recorder;
        TRY_LET(const Invite invite, createInvite(main, request));
        TRY_LET(auto fresh, joinOffice(town.folder(folder), TownshipPasscode, invite, town.context()));
        TRY(sync(*fresh));
        TRY(sync(main));
        TRY(sync(*fresh));
        TRY(Township::record(*fresh, "f", Day, 600));
        TRY(sync(*fresh));
        TRY(sync(main));
        return {};
    }
};

} // namespace

class tst_recovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Written down by hand, in whatever case and spacing; and every slip of a letter is noticed.
    void theKitOnPaper() {
        World w;
        OK(w.begin());
        const SigningPublicKey root = w.town.office().identity().root;
        QByteArray spaced = w.paper.toLower();
        spaced.replace('-', " - \r\n");
        for (const QByteArray& text : {w.paper, w.paper + '\n', spaced}) {
            const auto kit = openKit(text, QString());
            OK(kit);
            QCOMPARE(kit->root.publicKey(), root);
        }
        for (qsizetype at = 0; at < w.paper.size() - 1; ++at) {
            if (w.paper[at] == '-') continue;
            QByteArray slip = w.paper;
            slip[at] = slip[at] == 'A' ? 'B' : 'A';
            FAILS(openKit(slip, QString()), AppErrc::KitInvalid);
        }
        for (const QByteArray& text :
             {QByteArray(), QByteArray("AAAA"), w.paper.chopped(5), w.paper + "AAAA", QByteArray("1818-1818"),
              QByteArray("CUNBAOKIT1."), QByteArray("CUNBAOKIT1.%%")})
            FAILS(openKit(text, Passphrase), AppErrc::KitInvalid);
    }

    void theKitAsAFile() {
        World w;
        OK(w.begin());
        FAILS(sealKit(w.town.office(), QString(), {8, 1}), AppErrc::PassphraseMissing);
        FAILS(sealKit(w.town.office(), QStringLiteral("short"), {8, 1}), AppErrc::PassphraseTooShort);
        FAILS(sealKit(*w.clerk->ledger, Passphrase, {8, 1}), AppErrc::NotMainDevice);
        const auto file = sealKit(w.town.office(), Passphrase, {8, 1});
        OK(file);
        const auto kit = openKit(*file, Passphrase);
        OK(kit);
        QCOMPARE(kit->root.publicKey(), w.town.office().identity().root);
        QCOMPARE(kit->unit, MadeTownship);
        QVERIFY(!kit->office.isEmpty());
        FAILS(openKit(*file, QString()), AppErrc::PassphraseMissing);
        FAILS(openKit(*file, QStringLiteral("两把锁各锁一把柜门")), AppErrc::PassphraseWrong);
        for (qsizetype at = 11; at < file->size() - 2; at += 7) {
            QByteArray changed = *file;
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            const auto opened = openKit(changed, Passphrase);
            QVERIFY(!opened.ok());
        }
    }

    /// A second office device is a full replica: it becomes the main one, and nothing is missing.
    void aClerkBecomesTheMainDevice() {
        World w;
        OK(w.begin());
        Ledger& clerk = *w.clerk->ledger;
        const DeviceId old = w.town.office().identity().device();
        const DeviceId before = clerk.identity().device();
        FAILS(createInvite(clerk, {}), AppErrc::NotMainDevice);
        OK(Township::record(clerk, "k", Day, 4, MadeTownship)); // Not sent yet.
        OK(recoverHere(clerk, w.kit()));
        OK(clerk.mainOffice());
        QVERIFY(clerk.identity().device() != before);
        QCOMPARE(World::mainDevices(clerk), std::vector<DeviceId>{clerk.identity().device()});
        const Authority& authority = **clerk.authority();
        QVERIFY(!authority.isActive(old) && !authority.isActive(before));
        QCOMPARE(World::sum(clerk, "k"), QStringLiteral("34"));
        OK(checkStore(clerk));
        OK(w.sync(clerk));
        OK(w.goesOn(clerk, QStringLiteral("fresh")));
        QCOMPARE(World::sum(clerk), QStringLiteral("605"));
        // Everybody else goes on as before.
        OK(Township::record(*w.phone->ledger, "f", Day, 10));
        OK(w.sync(*w.phone->ledger));
        OK(w.sync(clerk));
        QCOMPARE(World::sum(clerk), QStringLiteral("615"));
        OK(openRound(clerk, QStringLiteral("annual-report"), Year, {}));
        // The old one is told so, and confirms nobody any more.
        FAILS(w.sync(w.town.office()), AppErrc::DeviceRevoked);
        FAILS(createInvite(w.town.office(), {}), AppErrc::DeviceRevoked);
        // Twice changes nothing.
        const DeviceId now = clerk.identity().device();
        OK(recoverHere(clerk, w.kit()));
        QCOMPARE(clerk.identity().device(), now);
    }

    void whoMayNot() {
        World w;
        OK(w.begin());
        FAILS(recoverHere(*w.phone->ledger, w.kit()), AppErrc::NotOffice);
        Township elsewhere(12);
        QByteArray theirs;
        NewOffice office{QStringLiteral("镇"), MadeTownship, madeIndicators(Indicators), {}, madeUnits(2)};
        office.showRecoveryKit = [&](const QString& kit) { theirs = kit.toUtf8(); };
        OK(elsewhere.begin(office));
        const auto foreign = openKit(theirs, QString());
        OK(foreign);
        FAILS(recoverHere(*w.clerk->ledger, *foreign), AppErrc::KitForeign);
        Kit nowhere = w.kit();
        nowhere.unit = OrgCode();
        FAILS(recoverOffice(w.town.folder(QStringLiteral("x")), TownshipPasscode, nowhere, w.town.context()),
              AppErrc::OrgUnitInvalid);
    }

    /// The office's only device is lost: kit and hub bring everything back, and it reads all of it.
    void aNewDeviceByKitAndHub() {
        World w;
        OK(w.begin());
        const DeviceId old = w.town.office().identity().device();
        auto made =
            recoverOffice(w.town.folder(QStringLiteral("new")), TownshipPasscode, w.kit(), w.town.context());
        OK(made);
        Ledger& main = **made;
        QVERIFY(*isRecovering(main));
        OK(w.sync(main));
        QVERIFY(!*isRecovering(main));
        QCOMPARE(World::mainDevices(main), std::vector<DeviceId>{main.identity().device()});
        QVERIFY(!(*main.authority())->isActive(old));
        QCOMPARE(World::sum(main), QStringLiteral("5"));
        QCOMPARE(World::sum(main, "k"), QStringLiteral("30"));
        OK(checkStore(main));
        OK(w.goesOn(main, QStringLiteral("fresh")));
        OK(Township::record(*w.phone->ledger, "f", Day, 10));
        OK(w.sync(*w.phone->ledger));
        OK(w.sync(main));
        QCOMPARE(World::sum(main), QStringLiteral("615"));
        const auto again = canonicalDump(main);
        OK(again);
        OK(w.sync(*w.clerk->ledger));
        QCOMPARE(*canonicalDump(*w.clerk->ledger), *again);
        FAILS(w.sync(w.town.office()), AppErrc::DeviceRevoked);
        made->reset();
    }

    /// The hub was in the lost device: phones fill a new one with what they hold, one after the other.
    void kitAndPhonesAlone() {
        World w;
        OK(w.begin());
        auto made =
            recoverOffice(w.town.folder(QStringLiteral("new")), TownshipPasscode, w.kit(), w.town.context());
        OK(made);
        Ledger& main = **made;
        w.hub = std::make_unique<MemoryHub>(w.town.clock);
        OK(w.hub->serve(main));
        OK(w.sync(main));
        // Nothing has come: the lost device is not revoked at nothing.
        QVERIFY(*isRecovering(main));
        QCOMPARE(World::mainDevices(main).size(), std::size_t(1));
        FAILS(recoverHere(main, w.kit()), AppErrc::CatalogueMissing);
        OK(w.sync(*w.other->ledger));
        OK(w.sync(main));
        // One village has come; what the lost device wrote for the other is still on its way.
        QVERIFY(*isRecovering(main));
        QCOMPARE(World::mainDevices(main).size(), std::size_t(2));
        OK(w.sync(*w.phone->ledger));
        OK(w.sync(main));
        OK(recoverHere(main, w.kit()));
        QVERIFY(!*isRecovering(main));
        QCOMPARE(World::mainDevices(main), std::vector<DeviceId>{main.identity().device()});
        QCOMPARE(*EntryReader(main).personOf(w.phone->id()), QStringLiteral("李"));
        OK(Township::record(*w.phone->ledger, "f", Day, 10));
        OK(w.sync(*w.phone->ledger));
        OK(w.sync(main));
        QCOMPARE(World::sum(main), QStringLiteral("15"));
        OK(w.goesOn(main, QStringLiteral("fresh")));
        QCOMPARE(World::sum(main), QStringLiteral("615"));
        OK(checkStore(main));
        made->reset();
    }
};

CUNBAO_TEST(tst_recovery)
#include "tst_recovery.moc"
