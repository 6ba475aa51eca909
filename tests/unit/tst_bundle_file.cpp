#include "app/store/Replica.h"
#include "app/usecase/BundleFile.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n");
/// More than are taken in by one transaction.
constexpr quint64 Segments = 130;

/// An office, and a phone that recorded one entry after the other, each sealed by itself.
struct World {
    Township town{23};
    TownshipDevice* phone = nullptr;
    QString file;

    Result<void> begin() {
        TRY(town.begin(Indicators, QString(), madeUnits(1)));
        TRY_LET(phone, town.enrol(madeVillage(1), Role::Recorder));
        Replica replica(*phone->ledger);
        for (quint64 entry = 0; entry < Segments; ++entry) {
            TRY(Township::record(*phone->ledger, "f", QDate(2020, 3, 1), 1 + qint64(entry)));
            TRY(replica.sealOpenOperations());
        }
        file = town.folder(QStringLiteral("phone.bundle"));
        return {};
    }
    [[nodiscard]] QStringList filesBeside() const {
        return QDir(town.folder(QStringLiteral("."))).entryList({QStringLiteral("phone.*")}, QDir::Files);
    }
};

} // namespace

class tst_bundle_file : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void progressRunsFromNothingToAll() {
        World world;
        OK(world.begin());
        std::vector<std::pair<quint64, quint64>> told;
        const Progress note = [&](quint64 done, quint64 total) {
            told.emplace_back(done, total);
            return true;
        };
        const auto check = [&](quint64 total) {
            QVERIFY(told.size() >= 2);
            QCOMPARE(told.front().first, quint64(0));
            QCOMPARE(told.back().first, total);
            for (std::size_t at = 0; at < told.size(); ++at) {
                QCOMPARE(told[at].second, total);
                QVERIFY(at == 0 || told[at].first >= told[at - 1].first);
            }
        };
        const auto out = exportBundle(*world.phone->ledger, world.file, {}, note);
        OK(out);
        QVERIFY(!out->stopped);
        check(out->operations);
        told.clear();
        const auto in = importBundle(world.town.office(), world.file, note);
        OK(in);
        QVERIFY(!in->stopped);
        QCOMPARE(in->operations, Segments);
        check(out->segments);
        QVERIFY(told.size() >= 3);
    }

    /// Wherever it is stopped, there is no file; a file that was there before stays.
    void aStoppedExportWritesNothing() {
        World world;
        OK(world.begin());
        int steps = 0;
        const Progress count = [&](quint64, quint64) {
            ++steps;
            return true;
        };
        OK(exportBundle(*world.phone->ledger, world.town.folder(QStringLiteral("whole.bundle")), {}, count));
        QVERIFY(steps >= 2);
        for (int last = 0; last < steps; ++last) {
            int step = 0;
            const Progress stop = [&](quint64, quint64) { return step++ < last; };
            const auto out = exportBundle(*world.phone->ledger, world.file, {}, stop);
            OK(out);
            QVERIFY(out->stopped);
            QCOMPARE(out->operations, quint64(0));
            QCOMPARE(world.filesBeside(), QStringList());
        }
        OK(exportBundle(*world.phone->ledger, world.file, {}));
        QFile kept(world.file);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        const QByteArray before = kept.readAll();
        kept.close();
        OK(exportBundle(*world.phone->ledger, world.file, {}, [](quint64, quint64) { return false; }));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), before);
    }

    /// What came in before it was stopped stays and is counted; the same file brings the rest.
    void aStoppedImportKeepsWholeSegments() {
        World world;
        OK(world.begin());
        OK(exportBundle(*world.phone->ledger, world.file, {}));
        Ledger& office = world.town.office();
        const auto held = [&] {
            Replica replica(office);
            const auto vector = replica.vector();
            const StreamId stream = streamIdOf(world.phone->ledger->identity().signing.publicKey(),
                                               Audience::ofUnit(madeVillage(1).number()));
            const auto found = vector->find(stream);
            return found == vector->end() ? quint64(0) : found->second.sequence;
        };
        const auto nothing = importBundle(office, world.file, [](quint64, quint64) { return false; });
        OK(nothing);
        QVERIFY(nothing->stopped);
        QCOMPARE(nothing->operations, quint64(0));
        QCOMPARE(held(), quint64(0));

        const auto part = importBundle(office, world.file, [](quint64 done, quint64) { return done == 0; });
        OK(part);
        QVERIFY(part->stopped);
        QVERIFY(part->operations > 0);
        QVERIFY(part->operations < Segments);
        QCOMPARE(held(), part->operations);

        const auto rest = importBundle(office, world.file);
        OK(rest);
        QVERIFY(!rest->stopped);
        QCOMPARE(part->operations + rest->operations, Segments);
        QCOMPARE(held(), Segments);
    }
};

CUNBAO_TEST(tst_bundle_file)
#include "tst_bundle_file.moc"
