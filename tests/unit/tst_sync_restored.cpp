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

/// A hub in the same call, which can be replaced by an empty one.
class NearbyHub final : public Transport {
public:
    NearbyHub(const ManualClock& clock, QByteArray card) : m_clock(clock), m_card(std::move(card)) {}

    Result<void> begin() {
        m_store = MemoryHubStore();
        m_core = std::make_unique<HubCore>(m_store);
        TRY(m_core->load());
        return m_core->accept(m_card);
    }
    void send(const QByteArray& request, Done done) override {
        const HubReply reply = m_core->handle(std::span(&request, 1), m_clock.now()).front();
        if (std::exchange(losesNextAnswer, false))
            done(fail(SyncErrc::TimedOut));
        else if (reply.status == 200)
            done(reply.body);
        else
            done(errorFromAnswer(reply.status, reply.body));
    }
    bool losesNextAnswer = false;

private:
    const ManualClock& m_clock;
    QByteArray m_card;
    MemoryHubStore m_store;
    std::unique_ptr<HubCore> m_core;
};

/// A phone and a copy of its store from before its last entry, which the hub and the office have; and the two
/// of them in one township.
struct World {
    Township town;
    std::unique_ptr<NearbyHub> hub;
    std::unique_ptr<Ledger> original;
    std::unique_ptr<Ledger> restored;

    explicit World(std::uint64_t seed) : town(seed) {}

    Result<void> begin() {
        TRY(town.begin(QStringLiteral("f flow sum sum village"), QString(), madeUnits(1)));
        TRY_LET(TownshipDevice * phone, town.enrol(madeVillage(1), Role::Recorder));
        TRY_LET(QByteArray card,
                AtomicFile::read(Home::cardPath(town.folder(QStringLiteral("office"))), 16 * 1024));
        hub = std::make_unique<NearbyHub>(town.clock, std::move(card));
        TRY(hub->begin());
        TRY(syncNow(town.office(), *hub));
        TRY(syncNow(*phone->ledger, *hub));

        const QString home = town.folder(QStringLiteral("1"));
        const QString copy = town.folder(QStringLiteral("copy"));
        phone->ledger.reset();
        QDir().mkpath(copy);
        for (const char* file : {"/store.db", "/store.key"})
            QFile::copy(home + QLatin1String(file), copy + QLatin1String(file));
        TRY_LET(original, Home::open(home, QStringLiteral("made-up"), town.context()));
        TRY(Township::record(*original, "f", Day, 1));
        TRY(syncNow(*original, *hub));
        TRY(syncNow(town.office(), *hub));
        TRY_LET(restored, Home::open(copy, QStringLiteral("made-up"), town.context()));
        TRY(Township::record(*restored, "f", Day, 2));
        return {};
    }
};

void seeds() {
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 8; ++seed)
        QTest::addRow("%llu", static_cast<unsigned long long>(seed)) << seed;
}

} // namespace

/// A device whose store came back from an older copy is told so, whichever branch of the fork counts: its
/// own, where nothing differs from what the hub says, or the other one.
class tst_sync_restored : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isToldAtOnce_data() { seeds(); }
    void isToldAtOnce() {
        QFETCH(quint64, seed);
        World world(seed);
        OK(world.begin());
        isTold(world);
    }

    void isToldThoughAnAnswerWasLost_data() { seeds(); }
    void isToldThoughAnAnswerWasLost() {
        QFETCH(quint64, seed);
        World world(seed);
        OK(world.begin());
        world.hub->losesNextAnswer = true;
        FAILS(syncNow(*world.restored, *world.hub), SyncErrc::TimedOut);
        isTold(world);
    }

    void isToldThoughTheOtherBranchCameLater_data() { seeds(); }
    void isToldThoughTheOtherBranchCameLater() {
        QFETCH(quint64, seed);
        World world(seed);
        OK(world.begin());
        OK(world.hub->begin());
        OK(syncNow(*world.restored, *world.hub));
        OK(syncNow(world.town.office(), *world.hub));
        isTold(world);
    }

private:
    static void isTold(World& world) {
        const auto told = syncNow(*world.restored, *world.hub);
        OK(told);
        QVERIFY(told->waiting && told->renewal.waiting);
        FAILS(Township::record(*world.restored, "f", Day, 3), AppErrc::DeviceRestored);
    }
};

CUNBAO_TEST(tst_sync_restored)
#include "tst_sync_restored.moc"
