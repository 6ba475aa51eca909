#include "app/viewmodel/ErrorText.h"
#include "app/viewmodel/phone/SyncPageModel.h"
#include "platform/api/DeviceError.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/HeldThread.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n");

/// A session on one device and its page.
struct Desk {
    std::unique_ptr<Session> session;
    SyncPageModel model;

    [[nodiscard]] bool open(SessionWorld& world, const TownshipDevice& device) {
        session = world.open(device);
        if (!session) return false;
        SessionWorld::show(model, *session);
        return model.loaded() && model.error().isEmpty();
    }
};

/// A village's device that recorded two figures, and the office.
struct World {
    SessionWorld world;
    TownshipDevice* device = nullptr;
    QTemporaryDir stick;
    Desk village;
    Desk office;

    explicit World(std::uint64_t seed) : world(seed) {}

    Result<void> begin() {
        TRY(world.township().begin(Indicators, QString(), madeUnits(2)));
        TRY_LET(device, world.township().enrol(madeVillage(1), Role::Recorder));
        TRY(Township::record(*device->ledger, "f", QDate(2020, 3, 2), 500));
        TRY(Township::record(*device->ledger, "f", QDate(2020, 3, 3), 80));
        return {};
    }
    [[nodiscard]] bool open() {
        return village.open(world, *device) && office.open(world, *world.township().devices().front());
    }
    [[nodiscard]] QUrl file(const char* name) const {
        return QUrl::fromLocalFile(stick.filePath(QString::fromLatin1(name)));
    }
};

} // namespace

class tst_vm_sync : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysHowFarThingsHaveCome() {
        World world(1);
        OK(world.begin());
        QVERIFY(world.open());
        SyncPageModel& model = world.village.model;
        QCOMPARE(model.pending(), 2);
        QCOMPARE(model.withOffice(), 0);
        QCOMPARE(model.notWithOffice(), 2);
        QCOMPARE(model.lastDone(), QString());
        COMPARE_SNAPSHOT(snapshotOf(model), "sync-before");

        SessionWorld::sync(*world.village.session);
        QCOMPARE(world.village.session->sync()->errorText(), QString());
        QCOMPARE(model.pending(), 0);
        QCOMPARE(model.withOffice(), 0);
        QVERIFY(!model.lastDone().isEmpty());

        // The second one carries the receipt for what the first one brought.
        SessionWorld::sync(*world.office.session);
        SessionWorld::sync(*world.office.session);
        SessionWorld::sync(*world.village.session);
        QCOMPARE(model.withOffice(), 2);
        QCOMPARE(model.notWithOffice(), 0);
        QVERIFY(!model.withholding());
        COMPARE_SNAPSHOT(snapshotOf(model), "sync-after");
    }

    void theNetworkIsWatchedOnceAnExchangeHasEnded() {
        World world(10);
        OK(world.begin());
        world.village.session = world.world.open(*world.device);
        QVERIFY(world.village.session != nullptr);
        const FakeConnectivity& network = world.world.platform().connectivity;
        QVERIFY(!network.isWatched());
        SessionWorld::sync(*world.village.session);
        QVERIFY(network.isWatched());
        world.village.session.reset();
        QVERIFY(!network.isWatched());
    }

    /// Before anything is exchanged, and until the certificate is there, whatever brought it.
    void aPhoneThatWaitsForTheOfficeSaysSo() {
        World world(10);
        OK(world.begin());
        const auto joined = world.world.township().join(madeVillage(2), Role::Recorder);
        OK(joined);
        Desk newcomer;
        QVERIFY(newcomer.open(world.world, **joined));
        QVERIFY(!newcomer.session->member());
        QVERIFY(newcomer.session->sync()->waitingForOffice());
        QCOMPARE(newcomer.session->sync()->state(), SyncLoop::Idle);
        SessionWorld::sync(*newcomer.session);
        QVERIFY(newcomer.session->sync()->waitingForOffice());
        OK(world.world.township().settle(**joined));
        OK(Township::deliver(world.world.township().office(), *(*joined)->ledger));
        newcomer.session->wrote();
        SessionWorld::settle(*newcomer.session);
        QVERIFY(newcomer.session->member());
        QVERIFY(!newcomer.session->sync()->waitingForOffice());
        QVERIFY(world.open());
        QVERIFY(!world.village.session->sync()->waitingForOffice());
    }

    /// Nothing is asked of the person, and it does not ask the hub over and over.
    void aPhoneFromAnOlderCopyGoesOnByItself() {
        World world(12);
        OK(world.begin());
        Ledger& phone = *world.device->ledger;
        OK(phone.transact([&] { return phone.markRestored(); }));
        QVERIFY(world.open());
        Session& village = *world.village.session;
        QVERIFY(!village.member());
        SessionWorld::sync(village);
        QVERIFY(village.sync()->waitingForOffice());
        QVERIFY(!village.member());
        SessionWorld::sync(*world.office.session);
        SessionWorld::sync(village);
        QVERIFY(!village.sync()->waitingForOffice());
        QVERIFY(village.member());
        QCOMPARE(village.sync()->pending(), 0);
    }

    void aFileCarriesItAndCountsOnce() {
        World world(2);
        OK(world.begin());
        QVERIFY(world.open());
        SyncPageModel& from = world.village.model;
        SyncPageModel& to = world.office.model;
        const QUrl file = world.file("figures.bundle");
        from.exportTo(file);
        QCOMPARE(from.fileWork(), SyncPageModel::Writing);
        SessionWorld::settle(*world.village.session);
        QCOMPARE(from.error(), QString());
        QCOMPARE(from.fileWork(), SyncPageModel::Written);
        QVERIFY(from.fileOperations() >= 2);
        QVERIFY(QFile::exists(file.toLocalFile()));

        to.importFrom(file);
        SessionWorld::settle(*world.office.session);
        QCOMPARE(to.error(), QString());
        QCOMPARE(to.fileWork(), SyncPageModel::TakenIn);
        QCOMPARE(to.fileOperations(), 2);
        QCOMPARE(to.droppedReceipts(), 0);
        to.importFrom(file);
        SessionWorld::settle(*world.office.session);
        QCOMPARE(to.fileWork(), SyncPageModel::TakenIn);
        QCOMPARE(to.fileOperations(), 0);
    }

    void theOfficesFileBringsItsReceipt() {
        World world(3);
        OK(world.begin());
        QVERIFY(world.open());
        const QUrl there = world.file("there.bundle");
        const QUrl back = world.file("back.bundle");
        world.village.model.exportTo(there);
        SessionWorld::settle(*world.village.session);
        world.office.model.importFrom(there);
        SessionWorld::settle(*world.office.session);
        OK(exportBundle(world.world.township().office(), back.toLocalFile(), madeVillage(1)));
        world.village.model.importFrom(back);
        SessionWorld::settle(*world.village.session);
        QCOMPARE(world.village.model.error(), QString());
        QCOMPARE(world.village.model.withOffice(), 2);
        QCOMPARE(world.village.model.pending(), 0);
    }

    void aFileIsHandedToThePerson() {
        World world(4);
        OK(world.begin());
        QVERIFY(world.open());
        SyncPageModel& model = world.village.model;
        QVERIFY(model.sharesBySheet());
        model.shareFile();
        SessionWorld::settle(*world.village.session);
        QCOMPARE(model.fileWork(), SyncPageModel::Shared);
        const QStringList shared = world.world.platform().share.shared;
        QCOMPARE(shared.size(), 1);
        QVERIFY(QFile::exists(shared.front()));
        world.office.model.importFrom(QUrl::fromLocalFile(shared.front()));
        SessionWorld::settle(*world.office.session);
        QCOMPARE(world.office.model.fileOperations(), 2);

        const Error refused = fail(DeviceErrc::ShareFailed, {QStringLiteral("f"), QStringLiteral("no app")});
        world.world.platform().share.error = refused;
        model.shareFile();
        SessionWorld::settle(*world.village.session);
        QCOMPARE(model.fileWork(), SyncPageModel::None);
        QCOMPARE(model.error(), errorText(refused, Language::Chinese));
    }

    void whatIsNoExchangeFileChangesNothing() {
        World world(5);
        OK(world.begin());
        QVERIFY(world.open());
        const QUrl file = world.file("picture.bundle");
        QFile picture(file.toLocalFile());
        QVERIFY(picture.open(QIODevice::WriteOnly));
        QVERIFY(picture.write("no bundle at all") > 0);
        picture.close();
        SyncPageModel& model = world.office.model;
        model.importFrom(file);
        QCOMPARE(model.fileWork(), SyncPageModel::Reading);
        SessionWorld::settle(*world.office.session);
        QCOMPARE(model.fileWork(), SyncPageModel::None);
        QVERIFY(!model.error().isEmpty());
        // The next one that is good takes the error away.
        world.village.model.exportTo(world.file("good.bundle"));
        SessionWorld::settle(*world.village.session);
        model.importFrom(world.file("good.bundle"));
        SessionWorld::settle(*world.office.session);
        QCOMPARE(model.error(), QString());
        QCOMPARE(model.fileOperations(), 2);
    }

    void aFileThatCannotBeWrittenIsAnError() {
        World world(6);
        OK(world.begin());
        QVERIFY(world.open());
        SyncPageModel& model = world.village.model;
        model.exportTo(world.file("no folder/x.bundle"));
        SessionWorld::settle(*world.village.session);
        QCOMPARE(model.fileWork(), SyncPageModel::None);
        QVERIFY(!model.error().isEmpty());
    }

    void howFarAFileIsIsTold() {
        World world(7);
        OK(world.begin());
        QVERIFY(world.open());
        const QUrl file = world.file("figures.bundle");
        QSignalSpy written(&world.village.model, &SyncPageModel::filePercentChanged);
        world.village.model.exportTo(file);
        SessionWorld::settle(*world.village.session);
        QVERIFY(!written.isEmpty());
        QCOMPARE(world.village.model.filePercent(), 100);
        QSignalSpy read(&world.office.model, &SyncPageModel::filePercentChanged);
        world.office.model.importFrom(file);
        SessionWorld::settle(*world.office.session);
        QVERIFY(!read.isEmpty());
        QCOMPARE(world.office.model.filePercent(), 100);
        // The next one begins again from nothing.
        world.office.model.importFrom(file);
        QCOMPARE(world.office.model.filePercent(), 0);
        SessionWorld::settle(*world.office.session);
        QCOMPARE(world.office.model.filePercent(), 100);
    }

    void aStoppedExportLeavesNoFile() {
        World world(8);
        OK(world.begin());
        QVERIFY(world.open());
        SyncPageModel& model = world.village.model;
        const auto stopAtOnce = [&](const std::function<void()>& begin) {
            HeldThread held(*world.village.session, &model);
            begin();
            QCOMPARE(model.fileWork(), SyncPageModel::Writing);
            model.stopFileWork();
            held.release();
            SessionWorld::settle(*world.village.session);
            QCOMPARE(model.fileWork(), SyncPageModel::NotWritten);
            QCOMPARE(model.error(), QString());
            QCOMPARE(model.fileOperations(), 0);
        };
        stopAtOnce([&] { model.exportTo(world.file("figures.bundle")); });
        QCOMPARE(QDir(world.stick.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
        stopAtOnce([&] { model.shareFile(); });
        QCOMPARE(world.world.platform().share.shared, QStringList());
        // The wish was for that file, not for the next one.
        model.exportTo(world.file("figures.bundle"));
        SessionWorld::settle(*world.village.session);
        QCOMPARE(model.fileWork(), SyncPageModel::Written);
        QVERIFY(QFile::exists(world.file("figures.bundle").toLocalFile()));
    }

    void aStoppedImportIsTakenUpAgain() {
        World world(9);
        OK(world.begin());
        QVERIFY(world.open());
        const QUrl file = world.file("figures.bundle");
        world.village.model.exportTo(file);
        SessionWorld::settle(*world.village.session);
        SyncPageModel& model = world.office.model;
        {
            HeldThread held(*world.office.session, &model);
            model.importFrom(file);
            model.stopFileWork();
            held.release();
            SessionWorld::settle(*world.office.session);
        }
        QCOMPARE(model.fileWork(), SyncPageModel::PartlyTakenIn);
        QCOMPARE(model.error(), QString());
        QCOMPARE(model.fileOperations(), 0);
        model.importFrom(file);
        SessionWorld::settle(*world.office.session);
        QCOMPARE(model.fileWork(), SyncPageModel::TakenIn);
        QCOMPARE(model.fileOperations(), 2);
    }
};

CUNBAO_TEST(tst_vm_sync)
#include "tst_vm_sync.moc"
