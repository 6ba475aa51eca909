#include "tests/simulation/Healing.h"

#include "app/domain/AppError.h"
#include "app/store/Replica.h"
#include "app/usecase/SyncNow.h"
#include "tests/simulation/Road.h"

namespace cunbao::simulation {

namespace {

constexpr int MostRounds = 12;
/// By then the office has answered whoever asked to join, unless the invite ran out.
constexpr int JoiningRounds = 3;
constexpr int HealingEvent = 2'000'000;
/// One in so many of the revoked never comes back.
constexpr std::size_t StayingAway = 4;

} // namespace

void Healing::run() {
    m_world.chance.beginAnew(m_world.plan.seed, HealingEvent);
    m_world.clock.advance(std::chrono::hours(1));
    for (const auto& actor : m_world.actors)
        actor->clock.goWrong({});
    m_world.hub.setDiskFull(false);
    if (const auto again = m_world.hub.restart(); !again.ok())
        m_world.violate("hub", toString(again.error()));
    if (!syncUntilStill()) return;
    if (const auto invited = inviteTheRevoked(); !invited.ok())
        return m_world.violate("renewal", toString(invited.error()));
    (void)syncUntilStill();
}

bool Healing::syncUntilStill() {
    for (int round = 0; round < MostRounds; ++round) {
        bool moved = false;
        for (const auto& actor : m_world.actors)
            moved = syncOnce(*actor, round) || moved;
        m_world.totals.count(QStringLiteral("healing rounds"));
        if (moved) continue;
        // Receipts follow what they are about.
        for (int again = 0; again < 2; ++again)
            for (const auto& actor : m_world.actors)
                (void)syncOnce(*actor, round + again);
        return true;
    }
    m_world.violate("rest", QStringLiteral("it never comes to rest"));
    return false;
}

bool Healing::syncOnce(Actor& actor, int round) {
    if (actor.ended) return false;
    Replica replica(actor.ledger());
    const auto before = std::pair(replica.vector(), replica.authorityDigest());
    Road road(m_world.hub, m_world.clock, Event(), nullptr);
    const auto done = syncNow(actor.ledger(), road);
    if (const auto heard = m_world.hear(actor, nullptr); !heard.ok())
        m_world.violate("error",
                        QStringLiteral("%1 can't be read: %2").arg(actor.name(), toString(heard.error())));
    if (!done.ok()) {
        if (done.error().is(AppErrc::DeviceRevoked))
            actor.ended = true;
        else
            m_world.violate("exchange", QStringLiteral("%1 can't, though nothing is wrong: %2")
                                            .arg(actor.name(), toString(done.error())));
        return true;
    }
    if (done->renewal.renewed) m_world.totals.count(QStringLiteral("new identities"));
    // New keys come for certain, a certificate not where the invite ran out.
    const auto restored = actor.ledger().isRestored();
    if (done->waiting) return round < JoiningRounds || !restored.ok() || *restored;
    const auto after = std::pair(replica.vector(), replica.authorityDigest());
    if (!before.first.ok() || !before.second.ok() || !after.first.ok() || !after.second.ok()) return true;
    return *before.first != *after.first || *before.second != *after.second ||
           done->report.sentOperations > 0 || done->report.receivedOperations > 0;
}

Result<void> Healing::inviteTheRevoked() {
    TRY_LET(const auto counting, World::countingIn(m_world.main().ledger()));
    for (std::size_t i = 0; i < m_world.actors.size(); ++i) {
        Actor& actor = *m_world.actors[i];
        const auto self = actor.ledger().self();
        if (self.ok() || !self.error().is(AppErrc::DeviceRevoked)) continue;
        if ((m_world.plan.seed + i) % StayingAway != 0) {
            TRY(m_world.inviteAgain(actor));
            continue;
        }
        // A phone that was lost: what it never sent is lost with it.
        actor.ended = true;
        m_world.memory.onlyKept(actor.name(), m_world.memory.idsAmong(counting));
        m_world.totals.count(QStringLiteral("revoked devices that stayed away"));
    }
    return {};
}

} // namespace cunbao::simulation
