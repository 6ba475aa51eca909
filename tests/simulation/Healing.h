#pragma once

#include "tests/simulation/World.h"

namespace cunbao::simulation {

/// Nothing goes wrong any more: clocks are right, roads are whole, the hub has room. Everybody exchanges
/// until nothing moves. Who came back from an older copy becomes somebody new by itself, who was revoked by
/// an invite; both say again what did not arrive.
class Healing {
public:
    explicit Healing(World& world) : m_world(world) {}
    void run();

private:
    [[nodiscard]] bool syncUntilStill();
    /// True where something moved.
    [[nodiscard]] bool syncOnce(Actor& actor, int round);
    /// Most of those who were revoked join again, in the home that they have.
    [[nodiscard]] Result<void> inviteTheRevoked();

    World& m_world;
};

} // namespace cunbao::simulation
