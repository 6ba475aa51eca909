#include "app/store/Rebuild.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/storage/DeviceStories.h"
#include "tests/storage/FaultTally.h"
#include "tests/storage/FolderCopy.h"
#include "tests/storage/ShimVfs.h"
#include "tests/storage/StoreWitness.h"
#include "tests/support/Check.h"

using namespace cunbao;

/// The journal of a program that was killed, damaged before it starts again. SQLite takes the journal's end
/// for where it is no longer whole, as after a power cut: what is left is whole transactions, from the first
/// on.
class tst_storage_journal : public QObject {
    Q_OBJECT

    static constexpr qint64 HeaderSize = 32;
    static constexpr qint64 FrameSize = 24 + 4096;

    FaultTally m_tally{"damaged"};

private Q_SLOTS:
    void aBitOfAnyFrame() {
        const ShimVfs swift;
        StoreTown town(35);
        OK(town.begin());
        QTemporaryDir folder;
        const QString home = folder.filePath(QStringLiteral("home"));
        const QString killed = folder.filePath(QStringLiteral("killed"));
        const QString journal = home + QStringLiteral("/store.db-wal");
        ManualClock clock(town.now());
        SeededRandom random(11);
        const Home::Context context{&clock, &random, StoreTown::cost()};
        copyFolder(town.phone(), home);
        std::vector<QByteArray> states;
        {
            const auto ledger = Home::open(home, StoreTown::passcode(), context);
            OK(ledger);
            states.push_back(*storeWitness(**ledger));
            for (int i = 0; i < 4; ++i) {
                clock.advance(std::chrono::minutes(1));
                OK(Township::record(**ledger, "f", QDate(2020, 3, 1), 500 + i));
                states.push_back(*storeWitness(**ledger));
            }
            copyFolder(home, killed);
        }
        QFile whole(killed + QStringLiteral("/store.db-wal"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const qint64 frames = (whole.size() - HeaderSize) / FrameSize;
        QVERIFY2(frames >= 16, QByteArray::number(frames));
        int shorter = 0;
        for (qint64 frame = 0; frame < frames; ++frame) {
            for (const qint64 at : {qint64(9), qint64(24 + 2000)}) {
                const QString place = QStringLiteral("a frame of store.db-wal");
                m_tally.tried(QStringLiteral("a bit"), place);
                copyFolder(killed, home);
                QFile file(journal);
                QVERIFY(file.open(QIODevice::ReadWrite));
                const qint64 offset = HeaderSize + frame * FrameSize + at;
                char byte = 0;
                QVERIFY(file.seek(offset) && file.getChar(&byte) && file.seek(offset));
                QVERIFY(file.putChar(static_cast<char>(byte ^ 1)));
                file.close();

                const auto ledger = Home::open(home, StoreTown::passcode(), context);
                OK(ledger);
                OK(checkStore(**ledger));
                const auto witness = storeWitness(**ledger);
                OK(witness);
                const auto found = std::find(states.begin(), states.end(), *witness);
                QVERIFY2(found != states.end(), "half a transaction");
                if (*witness != states.back()) ++shorter;
                OK(Township::record(**ledger, "f", QDate(2020, 3, 1), 600));
                m_tally.withstood(QStringLiteral("a bit"), place);
            }
        }
        // Nobody can tell such an end from a true one; how much it can cost is known.
        qInfo("journals of which the end was left out without a word: %d of %lld", shorter,
              static_cast<long long>(2 * frames));
        QVERIFY(shorter > 0);
    }

    void cleanupTestCase() { m_tally.print(); }
};

CUNBAO_TEST(tst_storage_journal)
#include "tst_storage_journal.moc"
