#include "app/usecase/Enrolment.h"
#include "tests/simulation/Folder.h"
#include "tests/simulation/Play.h"

namespace cunbao::simulation {

namespace {

constexpr std::size_t MostActors = 12;

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
    const auto atOffice = World::heldOf(actor.ledger(), m_world.main().ledger());
    const auto before = World::heldOf(actor.ledger(), actor.ledger());
    const auto again = actor.restartFrom(actor.copy, m_world.chance);
    if (!again.ok() || !atOffice.ok() || !before.ok()) {
        m_world.violate("start", QStringLiteral("%1 does not start from its copy").arg(actor.name()));
        return;
    }
    auto held = World::heldOf(actor.ledger(), actor.ledger());
    if (!held.ok()) {
        m_world.judge(actor, QStringLiteral("restore"), held.error());
        return;
    }
    // The copy may be from before an audience was known.
    for (const auto& [stream, last] : *before)
        held->emplace(stream, 0);
    m_world.memory.restored(*held, *atOffice);
    ++actor.life;
    actor.heard.clear();
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

Result<void> revokeAtOffice(World& world, const Event& event, Actor& device) {
    Ledger& office = world.main().ledger();
    const DeviceId id = device.id();
    TRY_LET(const auto held, World::heldOf(device.ledger(), office));
    const auto outcome = world.act(world.main(), event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, world.main().hand(world.chance));
        return revokeDevice(*ledger, id);
    });
    TRY_LET(const Authority* authority, world.main().ledger().authority());
    const CertifiedDevice* certified = authority->device(id);
    if (certified && certified->revoked) {
        world.memory.revoked(held);
        world.totals.count(QStringLiteral("revocations"));
    }
    return outcome.result;
}

void Play::revoke(const Event& event) {
    Actor& actor = anyone(event);
    if (actor.isMain()) return;
    const auto done = revokeAtOffice(m_world, event, actor);
    if (!done.ok()) m_world.judge(m_world.main(), QStringLiteral("revoke"), done.error());
}

void Play::enrol(const Event& event) {
    if (m_world.actors.size() >= MostActors) return;
    const auto joined = m_world.invite(QStringLiteral("late phone %1").arg(m_world.actors.size()),
                                       m_world.anyVillage(event.pick), Role::Recorder);
    if (!joined.ok()) m_world.judge(m_world.main(), QStringLiteral("enrol"), joined.error());
}

} // namespace cunbao::simulation
