#include "sync/SyncError.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/storage/DeviceStories.h"
#include "tests/storage/HubStory.h"
#include "tests/storage/Interrupted.h"
#include "tests/storage/StorageEffort.h"
#include "tests/support/Check.h"

using namespace cunbao;

namespace {

bool isBrokenDisk(const Error& error) {
    return error.is(PlatformErrc::DatabaseFailed) || error.is(PlatformErrc::FileUnreadable);
}

bool isFullDisk(const Error& error) {
    return error.is(PlatformErrc::DiskFull);
}

/// What a device is told of a hub's trouble; opening it is the hub's own affair.
bool isHubsTrouble(const Error& error) {
    return error.is(SyncErrc::HubRefused) || isBrokenDisk(error) || isFullDisk(error);
}

} // namespace

/// Every request to the disk fails once in turn, or from then on, or finds no room.
class tst_storage_faults : public QObject {
    Q_OBJECT

    using Kind = FaultVfs::Kind;
    using Lasts = FaultVfs::Lasts;
    using Next = Interrupted::Next;
    using Make = std::function<std::unique_ptr<Story>(const StoreTown&)>;

    StoreTown m_town{32};
    QTemporaryDir m_folder;
    FaultTally m_broken{"broken disk"};
    FaultTally m_restarted{"broken disk, program ended"};
    FaultTally m_full{"full disk"};
    FaultTally m_fullRestarted{"full disk, program ended"};
    int m_foundDone = 0;

    void survive(const std::function<bool(const Error&)>& isRight, const Interrupted::Faults& faults,
                 FaultTally& tally) {
        QFETCH(Make, make);
        const auto story = make(m_town);
        Interrupted interrupted(*story, m_folder.filePath(QStringLiteral("home")), 1);
        Interrupted::Faults asked = faults;
        asked.isRight = dynamic_cast<HubStory*>(story.get()) ? isHubsTrouble : isRight;
        const QByteArray wrong = interrupted.byFaults(asked, tally);
        m_foundDone += interrupted.foundDone();
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    static void stories() {
        QTest::addColumn<Make>("make");
        QTest::newRow("recording") << Make(recordingStory);
        QTest::newRow("merging") << Make(mergingStory);
        QTest::newRow("syncing") << Make(syncingStory);
        QTest::newRow("migrating") << Make(migrationStory);
        QTest::newRow("making an office") << Make(officeStory);
        QTest::newRow("joining") << Make(joiningStory);
        QTest::newRow("the hub") << Make([](const StoreTown&) { return std::make_unique<HubStory>(); });
    }

private Q_SLOTS:
    void initTestCase() { OK(m_town.begin()); }

    void aRequestFailsOnce_data() { stories(); }
    void aRequestFailsOnce() {
        survive(isBrokenDisk, {Kind::InputOutput, Lasts::Once, Next::TryAgain, {}}, m_broken);
    }

    void theDiskStaysBrokenForAWhile_data() { stories(); }
    void theDiskStaysBrokenForAWhile() {
        survive(isBrokenDisk, {Kind::InputOutput, Lasts::UntilMended, Next::TryAgain, {}}, m_broken);
    }

    void theProgramEndsWithTheDiskStillBroken_data() { stories(); }
    void theProgramEndsWithTheDiskStillBroken() {
        survive(isBrokenDisk, {Kind::InputOutput, Lasts::UntilMended, Next::OpenAnew, {}}, m_restarted);
    }

    void theDiskIsFullUntilThereIsRoom_data() { stories(); }
    void theDiskIsFullUntilThereIsRoom() {
        survive(isFullDisk, {Kind::NoRoom, Lasts::UntilMended, Next::TryAgain, {}}, m_full);
    }

    void theProgramEndsWithTheDiskStillFull_data() { stories(); }
    void theProgramEndsWithTheDiskStillFull() {
        survive(isFullDisk, {Kind::NoRoom, Lasts::UntilMended, Next::OpenAnew, {}}, m_fullRestarted);
    }

    void cleanupTestCase() {
        for (const FaultTally* tally : {&m_broken, &m_restarted, &m_full, &m_fullRestarted})
            tally->print();
        qInfo("steps said to have failed and found done, whole, after the program was started again: %d",
              m_foundDone);
    }
};

CUNBAO_TEST(tst_storage_faults)
#include "tst_storage_faults.moc"
