#pragma once

#include "tests/simulation/World.h"

namespace cunbao::simulation {

/// Segments of a certified phone that keeps to no rule: nothing in them is anything that it may say.
class Forgery {
public:
    explicit Forgery(World& world) : m_world(world), m_liar(*world.intruder) {}
    /// `victim`: whose segments are at hand. Empty where there is nothing to be forged.
    [[nodiscard]] std::vector<QByteArray> make(const Event& event, Actor& victim);

private:
    using Segment = Result<QByteArray>;
    [[nodiscard]] Segment inAnothersName();
    [[nodiscard]] Segment asTheOffice();
    [[nodiscard]] Segment revisionOfOthers(int pick);
    [[nodiscard]] Segment changedOnTheWay();
    [[nodiscard]] static Segment changedSegmentOf(Actor& victim, int pick);
    [[nodiscard]] Segment ofAKindToCome();
    [[nodiscard]] OrgCode elsewhere() const;
    [[nodiscard]] QByteArray version() const;

    World& m_world;
    HostileDevice& m_liar;
};

} // namespace cunbao::simulation
