#pragma once

#include "tests/simulation/World.h"

namespace cunbao::simulation {

/// Lets the events of a plan happen in a world, in order, some of them in the middle of others.
class Play {
public:
    explicit Play(World& world) : m_world(world), m_events(world.plan.events) {}
    void run();

private:
    /// Events that happen in the middle of others, and in the middle of those.
    static constexpr int Deepest = 3;

    /// Lets one event happen; where the story goes on.
    std::size_t step(std::size_t at);
    void perform(const Event& event);

    void record(const Event& event);
    void revise(const Event& event);
    void importRow(const Event& event);
    void overrule(const Event& event);
    void sync(const Event& event);
    void exportFile(const Event& event);
    void importFile(const Event& event);
    void restart(const Event& event);
    void jumpClock(const Event& event);
    void copyHome(const Event& event);
    void restoreHome(const Event& event);
    void hub(const Event& event);
    void revoke(const Event& event);
    void enrol(const Event& event);
    void publish(const Event& event);
    void round(const Event& event);
    void report(const Event& event);
    void intrude(const Event& event);

    /// Ends the authority of a device at the main office.
    [[nodiscard]] Result<void> revokeAtOffice(const Event& event, Actor& device);
    [[nodiscard]] Actor& anyone(const Event& event);
    [[nodiscard]] Actor& anyOffice(const Event& event);
    /// What the device did, and what its person heard of it.
    void settle(Actor& actor, const QString& doing, const World::Outcome& outcome, const Wish* wish);
    /// Sets of operations and figures that are to stay as they are.
    void keepSnapshot(Actor& actor, const Position& position, const QString& period);

    World& m_world;
    const std::vector<Event>& m_events;
    std::size_t m_next = 0;
    int m_depth = 0;
};

} // namespace cunbao::simulation
