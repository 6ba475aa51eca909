#include "tests/simulation/Healing.h"

#include "app/domain/AppError.h"
#include "app/store/EntryReader.h"
#include "app/store/OperationLog.h"
#include "app/store/Replica.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/SyncNow.h"
#include "tests/simulation/Play.h"
#include "tests/simulation/Road.h"

namespace cunbao::simulation {

namespace {

constexpr int MostRounds = 12;
/// By then the office has answered whoever asked to join, unless the invite ran out.
constexpr int JoiningRounds = 3;
constexpr int HealingEvent = 2'000'000;

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
    if (const auto renewed = renewTheRestored(); !renewed.ok()) {
        m_world.violate("renewal", toString(renewed.error()));
        return;
    }
    if (m_renewed.empty() || !syncUntilStill()) return;
    for (const auto& [before, now] : m_renewed)
        if (const auto said = sayAgain(*before, *now); !said.ok())
            m_world.violate("renewal", QStringLiteral("%1: %2").arg(now->name(), toString(said.error())));
    (void)syncUntilStill();
}

bool Healing::syncUntilStill() {
    for (int round = 0; round < MostRounds; ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < m_world.actors.size(); ++i)
            moved = syncOnce(*m_world.actors[i], round) || moved;
        m_world.totals.count(QStringLiteral("healing rounds"));
        if (moved) continue;
        // Receipts follow what they are about.
        for (int again = 0; again < 2; ++again)
            for (std::size_t i = 0; i < m_world.actors.size(); ++i)
                (void)syncOnce(*m_world.actors[i], round + again);
        return true;
    }
    m_world.violate("rest", QStringLiteral("it never comes to rest"));
    return false;
}

bool Healing::syncOnce(Actor& actor, int round) {
    if (actor.ended || m_restored.contains(&actor)) return false;
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
        else if (done.error().is(AppErrc::DeviceRestored))
            m_restored.insert(&actor);
        else
            m_world.violate("exchange", QStringLiteral("%1 can't, though nothing is wrong: %2")
                                            .arg(actor.name(), toString(done.error())));
        return true;
    }
    if (done->waiting) return round < JoiningRounds;
    const auto after = std::pair(replica.vector(), replica.authorityDigest());
    if (!before.first.ok() || !before.second.ok() || !after.first.ok() || !after.second.ok()) return true;
    return *before.first != *after.first || *before.second != *after.second ||
           done->report.sentOperations > 0 || done->report.receivedOperations > 0;
}

Result<void> Healing::renewTheRestored() {
    // Restored, and not noticed by the device: it wrote nothing that the others don't have.
    for (std::size_t i = 0; i < m_world.actors.size(); ++i)
        if (m_restored.contains(m_world.actors[i].get())) TRY(renew(i));
    return {};
}

Result<void> Healing::renew(std::size_t at) {
    Actor& before = *m_world.actors[at];
    if (before.life == 0)
        m_world.violate("renewal",
                        QStringLiteral("%1 takes itself for restored and never was").arg(before.name()));
    TRY(revokeAtOffice(m_world, Event(), before));
    m_world.totals.count(QStringLiteral("new identities after a restored copy"));
    before.ended = true;
    TRY_LET(Actor * now,
            m_world.invite(before.name() + QStringLiteral(" again"), before.unit(), before.role()));
    m_renewed.emplace_back(&before, now);
    return {};
}

/// The person looks through the old phone for what the office did not get.
Result<void> Healing::sayAgain(Actor& before, Actor& now) {
    TRY_LET(const auto arrived, World::marksIn(m_world.main().ledger()));
    OperationLog log(before.ledger());
    const auto isGone = [&](const EntryName& name) {
        const auto logged = log.find(name);
        if (!logged.ok() || !*logged) return true;
        return m_world.memory.isCutOff(plain(name)) || !arrived.contains(markOf(name, (*logged)->operation));
    };
    EntryReader reader(before.ledger());
    TRY_LET(const auto entries, reader.list({}));
    TRY_LET(const auto own, World::heldOf(before.ledger(), before.ledger()));
    for (const EntryView& entry : entries) {
        if (!own.contains(entry.name.stream)) continue;
        if (!isGone(entry.name)) continue;
        RecordRequest request;
        request.indicator = entry.indicator;
        request.unit = entry.unit;
        request.on = entry.on;
        request.value = entry.value;
        request.note = entry.note;
        Wish wish;
        wish.indicator = entry.indicator.toStdString();
        wish.unit = entry.unit.number();
        wish.day = plain(entry.on);
        wish.word = entry.value.kind == EntryValue::Kind::Number          ? oracle::Word::Number
                    : entry.value.kind == EntryValue::Kind::NotApplicable ? oracle::Word::NotApplicable
                                                                          : oracle::Word::Unknown;
        wish.number = static_cast<std::int64_t>(entry.value.number.units() / Decimal::Unit);
        wish.note = entry.note.toStdString();
        TRY(recordEntry(now.ledger(), request));
        TRY(m_world.hear(now, &wish));
        m_world.totals.count(QStringLiteral("entries said again"));
    }
    return {};
}

} // namespace cunbao::simulation
