#include "app/store/Rebuild.h"
#include "app/store/Schema.h"
#include "platform/base/AtomicFile.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/storage/DeviceStories.h"
#include "tests/storage/FaultTally.h"
#include "tests/storage/FolderCopy.h"
#include "tests/storage/HubStory.h"
#include "tests/storage/HubWitness.h"
#include "tests/storage/ShimVfs.h"
#include "tests/storage/StoreWitness.h"
#include "tests/support/Check.h"

#include <QDir>

using namespace cunbao;

namespace {

const QString Found = QStringLiteral("found.txt");

QString fixture(const QString& name) {
    return QStringLiteral(CUNBAO_STORES "/") + name;
}

Result<int> versionOf(const QString& path, QByteArrayView key) {
    Database::Options options;
    options.create = false;
    TRY_LET(Database db, Database::open(path, key, options));
    return db.userVersion();
}

} // namespace

/// The stores of every version that was ever written: `fixtures/stores/vN` of devices, `hub-vN` of hubs, each
/// with what was in it (found.txt). A released one is never made again.
class tst_storage_versions : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    ManualClock m_clock{fromMillis(1'700'000'000'000)};
    SeededRandom m_random{12};
    FaultTally m_tally{"upgraded"};

    [[nodiscard]] QString work() const { return m_folder.filePath(QStringLiteral("work")); }
    [[nodiscard]] Home::Context context() { return {&m_clock, &m_random, StoreTown::cost()}; }

    static Result<QByteArray> expected(const QString& name) {
        return AtomicFile::read(fixture(name) + QLatin1Char('/') + Found, 1'000'000);
    }
    static void fixtures(const QString& pattern) {
        QTest::addColumn<QString>("name");
        const auto names = QDir(fixture({})).entryList({pattern}, QDir::Dirs);
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << name;
    }

    /// Where CUNBAO_WRITE_STORES says, the present version's.
    Result<void> writeStores(const QString& into) {
        StoreTown town(36);
        TRY(town.begin());
        const QString device = into + QStringLiteral("/v%1").arg(storeMigrations().back().version);
        copyFolder(town.phone(), device);
        {
            TRY_LET(const auto ledger, Home::open(device, StoreTown::passcode(), context()));
            TRY_LET(const QByteArray found, contentWitness(*ledger));
            TRY(AtomicFile::write(device + QLatin1Char('/') + Found, found));
        }
        HubStory story;
        const QString making = m_folder.filePath(QStringLiteral("hub"));
        story.begin(making);
        TRY(story.open());
        for (const StoryStep& step : story.steps())
            TRY(step.act());
        story.close();
        TRY_LET(const int version, hubVersion(making));
        const QString hub = into + QStringLiteral("/hub-v%1").arg(version);
        copyFolder(making, hub);
        QFile::remove(hub + QStringLiteral("/hub.lock"));
        TRY_LET(const auto store, SqlHubStore::open(making, m_random));
        TRY_LET(const QByteArray found, hubWitness(*store));
        return AtomicFile::write(hub + QLatin1Char('/') + Found, found);
    }

    static Result<int> hubVersion(const QString& folder) {
        TRY_LET(const QByteArray key, AtomicFile::read(folder + QStringLiteral("/hub.key"), 100));
        return versionOf(folder + QStringLiteral("/hub.db"), key);
    }

private Q_SLOTS:
    void initTestCase() {
        const QString into = qEnvironmentVariable("CUNBAO_WRITE_STORES");
        if (!into.isEmpty()) OK(writeStores(into));
    }

    void aDevicesStore_data() { fixtures(QStringLiteral("v*")); }
    void aDevicesStore() {
        QFETCH(QString, name);
        m_tally.tried(QStringLiteral("store of a device"), name);
        copyFolder(fixture(name), work());
        const auto ledger = Home::open(work(), StoreTown::passcode(), context());
        OK(ledger);
        QCOMPARE(*(*ledger)->db().userVersion(), storeMigrations().back().version);
        OK(checkStore(**ledger));
        const auto found = contentWitness(**ledger);
        OK(found);
        const auto wanted = expected(name);
        OK(wanted);
        QCOMPARE(QString::fromUtf8(*found), QString::fromUtf8(*wanted));
        OK(Township::record(**ledger, "f", QDate(2020, 3, 4), 5));
        OK(Township::segmentsOf(**ledger));
        OK(rebuildProjections(**ledger));
        OK(checkStore(**ledger));
        m_tally.withstood(QStringLiteral("store of a device"), name);
    }

    void aHubsStore_data() { fixtures(QStringLiteral("hub-v*")); }
    void aHubsStore() {
        QFETCH(QString, name);
        m_tally.tried(QStringLiteral("store of a hub"), name);
        copyFolder(fixture(name), work());
        {
            const auto store = SqlHubStore::open(work(), m_random);
            OK(store);
            const auto found = hubWitness(**store);
            OK(found);
            const auto wanted = expected(name);
            OK(wanted);
            QCOMPARE(QString::fromUtf8(*found), QString::fromUtf8(*wanted));
            HubCore core(**store);
            OK(core.load());
            QCOMPARE(core.townships().size(), 1U);
        }
        m_tally.withstood(QStringLiteral("store of a hub"), name);
    }

    /// A new version needs its fixture, made by the program that first writes it.
    void thePresentVersionsAreAmongThem() {
        const QString device = fixture(QStringLiteral("v%1").arg(storeMigrations().back().version));
        QVERIFY2(QDir(device).exists(), qPrintable(device));
        OK(SqlHubStore::open(m_folder.filePath(QStringLiteral("fresh")), m_random));
        const auto version = hubVersion(m_folder.filePath(QStringLiteral("fresh")));
        OK(version);
        const QString hub = fixture(QStringLiteral("hub-v%1").arg(*version));
        QVERIFY2(QDir(hub).exists(), qPrintable(hub));
    }

    void cleanupTestCase() { m_tally.print(); }
};

CUNBAO_TEST(tst_storage_versions)
#include "tst_storage_versions.moc"
