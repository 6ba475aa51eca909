#include "tests/runner/RegisteredTest.h"
#include "tests/storage/DeviceStories.h"
#include "tests/storage/HubStory.h"
#include "tests/storage/Interrupted.h"
#include "tests/storage/StorageEffort.h"
#include "tests/support/Check.h"

using namespace cunbao;

/// The power goes between any two writes. What was said to be saved is there afterwards, and nothing is half
/// there.
class tst_storage_crash : public QObject {
    Q_OBJECT

    StorageEffort m_effort;
    StoreTown m_town{31};
    QTemporaryDir m_folder;
    FaultTally m_tally{"power cut"};

    void survive(std::unique_ptr<Story> story) {
        Interrupted interrupted(*story, m_folder.filePath(QStringLiteral("home")), m_effort.seed);
        const QByteArray wrong = interrupted.byPowerCuts(m_effort.outcomes, m_tally);
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

private Q_SLOTS:
    void initTestCase() {
        m_effort = StorageEffort::fromEnvironment();
        OK(m_town.begin());
    }

    void recording() { survive(recordingStory(m_town)); }
    void merging() { survive(mergingStory(m_town)); }
    void syncing() { survive(syncingStory(m_town)); }
    void migrating() { survive(migrationStory(m_town)); }
    void makingAnOffice() { survive(officeStory(m_town)); }
    void joining() { survive(joiningStory(m_town)); }
    void theHub() { survive(std::make_unique<HubStory>()); }

    void cleanupTestCase() { m_tally.print(); }
};

CUNBAO_TEST(tst_storage_crash)
#include "tst_storage_crash.moc"
