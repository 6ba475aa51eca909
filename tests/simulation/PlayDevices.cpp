#include "app/usecase/Enrolment.h"
#include "tests/simulation/Folder.h"
#include "tests/simulation/Play.h"

#include <algorithm>

namespace cunbao::simulation {

namespace {

constexpr std::size_t MostActors = 12;

/// What only the store held that is gone now may be gone for good; not what its copy or the office has.
Result<void> putBack(World& world, Actor& actor) {
    const auto streamsOf = [&]() -> Result<std::vector<StreamId>> {
        TRY_LET(const auto held, World::heldOf(actor.ledger(), actor.ledger()));
        std::vector<StreamId> out;
        out.reserve(held.size());
        for (const auto& [stream, last] : held)
            out.push_back(stream);
        return out;
    };
    TRY_LET(const auto atOffice, World::countingIn(world.main().ledger()));
    TRY_LET(const auto before, streamsOf());
    TRY(actor.restartFrom(actor.copy, world.chance));
    TRY_LET(const auto after, streamsOf());
    world.memory.forked(before);
    world.memory.forked(after);
    TRY_LET(std::set<std::string> kept, world.keptIn(actor.ledger()));
    kept.merge(world.memory.idsAmong(atOffice));
    world.memory.onlyKept(actor.name(), kept);
    ++actor.life;
    actor.heard.clear();
    return {};
}

} // namespace

void Play::restart(const Event& event) {
    Actor& actor = anyone(event);
    if (actor.isExchanging()) return;
    if (const auto again = actor.restart(m_world.chance); !again.ok())
        m_world.judge(actor, QStringLiteral("restart"), again.error());
}

void Play::jumpClock(const Event& event) {
    using namespace std::chrono;
    Actor& actor = anyone(event);
    static const std::vector<milliseconds> jumps{days(5 * 365), -days(5 * 365), days(400),  -days(400),
                                                 hours(30),     -hours(30),     minutes(7), milliseconds(0)};
    actor.clock.goWrong(jumps[static_cast<std::size_t>(event.pick) % jumps.size()]);
    m_world.totals.fault(QStringLiteral("clock wrong"), {});
}

void Play::copyHome(const Event& event) {
    Actor& actor = anyone(event);
    actor.copy = m_world.path(QStringLiteral("copy-%1").arg(event.number));
    copyFolder(actor.folder(), actor.copy);
}

void Play::restoreHome(const Event& event) {
    // With the main office device its root would come back twice; what it does then is recovery, not this.
    std::vector<Actor*> copied;
    for (const auto& actor : m_world.actors)
        if (!actor->copy.isEmpty() && !actor->isMain() && !actor->isExchanging() && !actor->ended)
            copied.push_back(actor.get());
    if (copied.empty()) return;
    Actor& actor = *copied[static_cast<std::size_t>(event.who) % copied.size()];
    if (const auto back = putBack(m_world, actor); !back.ok())
        return m_world.violate(
            "start",
            QStringLiteral("%1 does not start from its copy: %2").arg(actor.name(), toString(back.error())));
    if (const auto heard = m_world.hear(actor, nullptr); !heard.ok())
        m_world.judge(actor, QStringLiteral("restore"), heard.error());
    m_world.totals.fault(QStringLiteral("store back from an older copy"), {});
}

void Play::hub(const Event& event) {
    TownHub& hub = m_world.hub;
    Result<void> done;
    switch (event.what) {
    case What::BackUpHub: hub.backUp(); break;
    case What::RollBackHub: {
        const auto back = hub.rollBack();
        if (!back.ok())
            done = back.error();
        else if (*back)
            m_world.totals.fault(QStringLiteral("hub back from an older copy"), {});
        break;
    }
    case What::EmptyHub:
        done = hub.empty();
        m_world.totals.fault(QStringLiteral("hub replaced by an empty one"), {});
        break;
    case What::FillHub:
        hub.setDiskFull(true);
        m_world.totals.fault(QStringLiteral("hub's disk full"), {});
        break;
    case What::FreeHub: hub.setDiskFull(false); break;
    default:
        done = hub.restart();
        if (event.stumble != Stumble::None) hub.stumbleNext(event.stumble, event.atTrip);
    }
    if (!done.ok()) m_world.violate("hub", toString(done.error()));
}

Result<void> Play::revokeAtOffice(const Event& event, Actor& device) {
    World& world = m_world;
    Ledger& office = world.main().ledger();
    const DeviceId id = device.id();
    TRY_LET(const auto held, World::heldOf(device.ledger(), office));
    const auto isRevoked = [&]() -> Result<bool> {
        TRY_LET(const Authority* authority, world.main().ledger().authority());
        const CertifiedDevice* certified = authority->device(id);
        return certified && certified->revoked;
    };
    TRY_LET(const bool before, isRevoked());
    const auto outcome = world.act(world.main(), event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, world.main().hand(world.chance));
        return revokeDevice(*ledger, id);
    });
    TRY_LET(const bool after, isRevoked());
    if (before || !after) return outcome.result;
    world.totals.count(QStringLiteral("revocations"));
    // All that the office held counts, and nothing else will.
    TRY_LET(const Authority* authority, world.main().ledger().authority());
    for (const auto& [stream, last] : held)
        if (authority->cutOf(stream)->sequence != last)
            world.violate("revocation", QStringLiteral("%1 is cut off at another place").arg(device.name()));
    return outcome.result;
}

void Play::revoke(const Event& event) {
    Actor& actor = anyone(event);
    if (actor.isMain()) return;
    const auto done = revokeAtOffice(event, actor);
    if (!done.ok()) m_world.judge(m_world.main(), QStringLiteral("revoke"), done.error());
}

void Play::enrol(const Event& event) {
    if (event.amount % 2 == 0) {
        const auto ended = std::find_if(m_world.actors.begin(), m_world.actors.end(), [](const auto& actor) {
            return actor->ended && !actor->isExchanging();
        });
        if (ended == m_world.actors.end()) return;
        const auto asked = m_world.inviteAgain(**ended);
        if (!asked.ok()) m_world.judge(**ended, QStringLiteral("enrol again"), asked.error());
        return;
    }
    if (m_world.actors.size() >= MostActors) return;
    const auto joined = m_world.invite(QStringLiteral("late phone %1").arg(m_world.actors.size()),
                                       m_world.anyVillage(event.pick), Role::Recorder);
    if (!joined.ok()) m_world.judge(m_world.main(), QStringLiteral("enrol"), joined.error());
}

} // namespace cunbao::simulation
