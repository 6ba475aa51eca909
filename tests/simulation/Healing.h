#pragma once

#include "tests/simulation/World.h"

namespace cunbao::simulation {

/// Nothing goes wrong any more: clocks are right, roads are whole, the hub has room. Everybody exchanges
/// until nothing moves. Who came back from an older copy becomes somebody new, and says again what did not
/// arrive.
class Healing {
public:
    explicit Healing(World& world) : m_world(world) {}
    void run();

private:
    [[nodiscard]] bool syncUntilStill();
    /// True where something moved.
    [[nodiscard]] bool syncOnce(Actor& actor, int round);
    [[nodiscard]] Result<void> renewTheRestored();
    [[nodiscard]] Result<void> renew(std::size_t at);
    [[nodiscard]] Result<void> sayAgain(Actor& before, Actor& now);

    World& m_world;
    std::set<Actor*> m_restored;
    std::vector<std::pair<Actor*, Actor*>> m_renewed; ///< who they were, who they are
};

} // namespace cunbao::simulation
