#include "tests/runner/RegisteredTest.h"
#include "tests/storage/CrashVfs.h"
#include "tests/storage/DeviceStory.h"
#include "tests/storage/FolderCopy.h"
#include "tests/storage/Interrupted.h"
#include "tests/storage/StoreTown.h"
#include "tests/support/Check.h"

#include <QFile>

using namespace cunbao;

/// Can the tests of this folder fail? Disks that do what CrashDisk says, and stores that trust them too much.
class tst_storage_instrument : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static QByteArray content(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    }

    /// The first entry that a power cut takes from a phone whose connection was told `pragma`.
    QByteArray complaintAbout(const StoreTown& town, const char* pragma) {
        DeviceStory story(town.phone(), town.now());
        story.then("open", [pragma](Ledger& ledger) { return ledger.db().execute(pragma); });
        for (int i = 0; i < 3; ++i)
            story.then("record", [i](Ledger& ledger) -> Result<void> {
                TRY(Township::record(ledger, "f", QDate(2020, 3, 1), 100 + i));
                return {};
            });
        story.thenRestart();
        FaultTally tally("instrument");
        return Interrupted(story, m_folder.filePath(QStringLiteral("home")), 1).byPowerCuts(4, tally);
    }

private Q_SLOTS:
    void whatIsSyncedStaysAndTheRestIsChances() {
        const QString path = m_folder.filePath(QStringLiteral("a.db"));
        QFile::remove(path);
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(4096, 'a')) == 4096);
        }
        CrashDisk disk(m_folder.path());
        disk.wrote(path, 0, QByteArray(1024, 'b'));
        disk.synced(path);
        disk.wrote(path, 1024, QByteArray(2048, 'c'));
        disk.truncated(path, 3500);
        SeededRandom chance(1);
        const QByteArray synced = QByteArray(1024, 'b') + QByteArray(3072, 'a');
        disk.comeBack(CrashDisk::Fate::Lost, chance);
        QCOMPARE(content(path), synced);
        disk.comeBack(CrashDisk::Fate::Kept, chance);
        QCOMPARE(content(path), QByteArray(1024, 'b') + QByteArray(2048, 'c') + QByteArray(428, 'a'));
        std::set<QByteArray> seen;
        for (int i = 0; i < 200; ++i) {
            disk.comeBack(CrashDisk::Fate::Drawn, chance);
            const QByteArray found = content(path);
            QCOMPARE(found.first(1024), synced.first(1024));
            // Torn between sectors, never inside one.
            for (qsizetype sector = 1024; sector < 3072; sector += CrashDisk::Sector)
                QCOMPARE(found.mid(sector, CrashDisk::Sector).count(found.at(sector)), CrashDisk::Sector);
            seen.insert(found);
        }
        QVERIFY2(seen.size() >= 16, QByteArray::number(seen.size()));
        QFile::remove(path);
    }

    void aNewNameLeadsToTheOldFileUntilItsFolderIsSynced() {
        const QString path = m_folder.filePath(QStringLiteral("b.db-wal"));
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old") == 3);
        }
        CrashDisk disk(m_folder.path());
        disk.removed(path);
        disk.made(path);
        disk.wrote(path, 0, "new content");
        disk.synced(path);
        SeededRandom chance(2);
        disk.comeBack(CrashDisk::Fate::Lost, chance);
        QCOMPARE(content(path), QByteArray("old"));
        std::set<QByteArray> seen;
        for (int i = 0; i < 20; ++i) {
            disk.comeBack(CrashDisk::Fate::Drawn, chance);
            seen.insert(content(path));
        }
        QCOMPARE(seen, (std::set<QByteArray>{"new content", "old"}));
        disk.namesSynced();
        disk.comeBack(CrashDisk::Fate::Lost, chance);
        QCOMPARE(content(path), QByteArray("new content"));
        QFile::remove(path);
    }

    void storesThatTrustTheDiskTooMuchAreCaught() {
        StoreTown town(37);
        OK(town.begin());
        const QByteArray sound = complaintAbout(town, "PRAGMA synchronous=FULL");
        QVERIFY2(sound.isEmpty(), sound.constData());
        for (const char* pragma : {"PRAGMA synchronous=NORMAL", "PRAGMA synchronous=OFF"}) {
            const QByteArray caught = complaintAbout(town, pragma);
            QVERIFY2(caught.contains("it holds neither what was promised"), caught.constData());
            qInfo("%s: %s", pragma, caught.left(caught.indexOf('\n')).constData());
        }
    }
};

CUNBAO_TEST(tst_storage_instrument)
#include "tst_storage_instrument.moc"
