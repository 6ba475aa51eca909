#include "app/store/Replica.h"
#include "tests/simulation/Forgery.h"
#include "tests/simulation/Play.h"

namespace cunbao::simulation {

namespace {

/// Straight to the hub, signed as any request of this device.
void sendToHub(World& world, const std::vector<QByteArray>& segments) {
    ExchangeRequest request;
    request.segments = segments;
    const Identity& identity = world.liar->ledger().identity();
    const QByteArray bytes = ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, identity.township(),
                                                         ExchangeCodec::encode(request), identity.signing);
    (void)world.hub.handle(bytes, world.clock.now());
}

} // namespace

/// What was forged goes to the hub, or straight to somebody, as in a file; or both.
void Play::intrude(const Event& event) {
    Actor& victim = anyone(event);
    const auto segments = Forgery(m_world).make(event, victim);
    if (segments.empty()) return;
    m_world.totals.fault(QStringLiteral("forged segments"), {}, segments.size());
    if (event.day % 3 > 0) sendToHub(m_world, segments);
    if (event.day % 3 == 2) return;
    const auto outcome = m_world.act(victim, event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, victim.hand(m_world.chance));
        Replica replica(*ledger);
        TRY(replica.takeSegments(segments));
        return {};
    });
    const bool excused = !outcome.result.ok() && outcome.result.error().domain() == ErrorDomain::Sync;
    settle(victim, QStringLiteral("forged segments"), excused ? World::Outcome{{}, outcome.died} : outcome,
           nullptr);
}

} // namespace cunbao::simulation
