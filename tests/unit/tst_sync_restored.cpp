#include "app/domain/AppError.h"
#include "app/usecase/SyncNow.h"
#include "platform/base/AtomicFile.h"
#include "sync/SyncError.h"
#include "sync/hub/HubCore.h"
#include "sync/net/ProblemAnswer.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/MemoryHubStore.h"
#include "tests/support/Township.h"

#include <QDir>

using namespace cunbao;

namespace {

const QDate Day(2020, 3, 1);

/// A hub in the same call.
class NearbyHub final : public Transport {
public:
    explicit NearbyHub(const ManualClock& clock) : m_clock(clock), core(m_store) {}
    void send(const QByteArray& request, Done done) override {
        const HubReply reply = core.handle(std::span(&request, 1), m_clock.now()).front();
        if (reply.status == 200)
            done(reply.body);
        else
            done(errorFromAnswer(reply.status, reply.body));
    }

private:
    const ManualClock& m_clock;
    MemoryHubStore m_store;

public:
    HubCore core;
};

} // namespace

class tst_sync_restored : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Whichever branch of the fork counts: the one that the device holds, or the hub's, which it never takes.
    void aRestoredDeviceIsToldSo_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 8; ++seed)
            QTest::addRow("%llu", static_cast<unsigned long long>(seed)) << seed;
    }
    void aRestoredDeviceIsToldSo() {
        QFETCH(quint64, seed);
        Township town(seed);
        OK(town.begin(QStringLiteral("f flow sum sum village"), QString(), madeUnits(1)));
        const auto phone = town.enrol(madeVillage(1), Role::Recorder);
        OK(phone);
        NearbyHub hub(town.clock);
        OK(hub.core.load());
        const auto card = AtomicFile::read(Home::cardPath(town.folder(QStringLiteral("office"))), 16 * 1024);
        OK(card);
        OK(hub.core.accept(*card));
        OK(syncNow(town.office(), hub));
        OK(syncNow(*(*phone)->ledger, hub));

        const QString home = town.folder(QStringLiteral("1"));
        const QString copy = town.folder(QStringLiteral("copy"));
        (*phone)->ledger.reset();
        QVERIFY(QDir().mkpath(copy));
        for (const char* file : {"store.db", "store.key"}) {
            const QString name = QLatin1Char('/') + QLatin1String(file);
            QVERIFY(QFile::copy(home + name, copy + name));
        }
        auto again = Home::open(home, QStringLiteral("made-up"), town.context());
        OK(again);
        OK(Township::record(**again, "f", Day, 1));
        OK(syncNow(**again, hub));
        auto restored = Home::open(copy, QStringLiteral("made-up"), town.context());
        OK(restored);
        OK(Township::record(**restored, "f", Day, 2));
        FAILS(syncNow(**restored, hub), AppErrc::DeviceRestored);
    }
};

CUNBAO_TEST(tst_sync_restored)
#include "tst_sync_restored.moc"
