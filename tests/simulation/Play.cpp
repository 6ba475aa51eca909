#include "tests/simulation/Play.h"

namespace cunbao::simulation {

void Play::run() {
    while (m_next < m_events.size())
        m_next = step(m_next);
}

std::size_t Play::step(std::size_t at) {
    const Event& event = m_events[at];
    m_next = at + 1;
    m_world.clock.advance(std::chrono::milliseconds(event.afterMs));
    m_world.chance.beginAnew(m_world.plan.seed, event.number);
    m_world.totals.count(QStringLiteral("event ") + nameOf(event.what));
    m_world.note(describe(event));
    ++m_depth;
    perform(event);
    --m_depth;
    return m_next;
}

void Play::perform(const Event& event) {
    switch (event.what) {
    case What::Record: return record(event);
    case What::Correct:
    case What::Withdraw: return revise(event);
    case What::ImportRow: return importRow(event);
    case What::Override: return overrule(event);
    case What::Sync: return sync(event);
    case What::ExportBundle: return exportFile(event);
    case What::ImportBundle: return importFile(event);
    case What::Restart: return restart(event);
    case What::ClockJump: return jumpClock(event);
    case What::CopyHome: return copyHome(event);
    case What::RestoreHome: return restoreHome(event);
    case What::BackUpHub:
    case What::RollBackHub:
    case What::EmptyHub:
    case What::RestartHub:
    case What::FillHub:
    case What::FreeHub: return hub(event);
    case What::Revoke: return revoke(event);
    case What::Enrol: return enrol(event);
    case What::Publish: return publish(event);
    case What::OpenRound:
    case What::Freeze:
    case What::Reopen: return round(event);
    case What::Report: return report(event);
    case What::Intrude: return intrude(event);
    }
}

Actor& Play::anyone(const Event& event) {
    return *m_world.actors[static_cast<std::size_t>(event.who) % m_world.actors.size()];
}

Actor& Play::anyOffice(const Event& event) {
    std::vector<Actor*> offices;
    for (const auto& actor : m_world.actors)
        if (actor->isOffice()) offices.push_back(actor.get());
    return *offices[static_cast<std::size_t>(event.who) % offices.size()];
}

void Play::settle(Actor& actor, const QString& doing, const World::Outcome& outcome, const Wish* wish) {
    if (!outcome.result.ok()) m_world.judge(actor, doing, outcome.result.error());
    const auto heard = m_world.hear(actor, wish);
    if (!heard.ok())
        return m_world.violate("error", QStringLiteral("%1 can't be read after %2: %3")
                                            .arg(actor.name(), doing, toString(heard.error())));
    if (!wish) return;
    const Result<void>& told = outcome.result;
    if (told.ok() && !*heard)
        m_world.violate(
            "saved", QStringLiteral("%1: %2 was reported saved, and is not there").arg(actor.name(), doing));
    // A process that died may have saved it, and could not say so.
    if (!told.ok() && !outcome.died && *heard)
        m_world.violate("saved", QStringLiteral("%1: %2 was refused, and is there").arg(actor.name(), doing));
    if (!told.ok() && !outcome.died && !*heard && told.error().domain() == ErrorDomain::Platform)
        actor.maybe.push_back(*wish);
}

} // namespace cunbao::simulation
