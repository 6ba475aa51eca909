#include "tests/simulation/Plan.h"

#include "platform/base/Random.h"

#include <algorithm>
#include <array>

namespace cunbao::simulation {

namespace {

struct Weight {
    What what;
    int weight;
    bool always; ///< else left out of half of the plans, so that what is left comes closer together
};

constexpr std::array<Weight, WhatCount> Weights{{
    {What::Record, 30, true},       {What::Correct, 12, true},      {What::Withdraw, 3, true},
    {What::ImportRow, 4, false},    {What::Override, 4, false},     {What::Sync, 34, true},
    {What::ExportBundle, 5, false}, {What::ImportBundle, 6, false}, {What::Restart, 2, false},
    {What::ClockJump, 4, false},    {What::CopyHome, 4, true},      {What::RestoreHome, 4, false},
    {What::BackUpHub, 2, false},    {What::RollBackHub, 2, false},  {What::EmptyHub, 1, false},
    {What::RestartHub, 2, false},   {What::FillHub, 1, false},      {What::FreeHub, 2, false},
    {What::Revoke, 2, false},       {What::Enrol, 1, false},        {What::Publish, 2, false},
    {What::OpenRound, 2, false},    {What::Freeze, 3, false},       {What::Reopen, 1, false},
    {What::Report, 3, false},       {What::Intrude, 2, false},
}};

class Planner {
public:
    explicit Planner(std::uint64_t seed) : m_chance(seed * 0x9e3779b97f4a7c15ULL + 1) {}

    Plan make(std::uint64_t seed) {
        Plan plan;
        plan.seed = seed;
        plan.setting = {1 + below(3), 1 + below(2), below(4) == 0 ? 0 : 1, below(3) == 0, below(3) == 0};
        for (std::size_t i = 0; i < Weights.size(); ++i)
            m_weights[i] = Weights[i].always || below(2) == 0 ? Weights[i].weight : 0;
        m_roughRoads = below(4) > 0;
        m_stumbles = below(3) > 0;
        m_slow = below(3) == 0;
        const int count = 40 + below(70);
        for (int number = 0; number < count; ++number)
            plan.events.push_back(event(number));
        return plan;
    }

private:
    int below(int bound) { return static_cast<int>(m_chance.below(static_cast<std::uint64_t>(bound))); }

    What what() {
        int total = 0;
        for (const int weight : m_weights)
            total += weight;
        int at = below(total);
        for (std::size_t i = 0; i < m_weights.size(); ++i) {
            if (at < m_weights[i]) return static_cast<What>(i);
            at -= m_weights[i];
        }
        return What::Sync;
    }

    /// Everything is drawn for every event, so that what one kind does with it changes no other event.
    Event event(int number) {
        Event event;
        event.number = number;
        event.what = what();
        // Often within the same millisecond: order keys then differ by device and counter alone.
        static constexpr std::array<qint64, 6> pauses{0, 1, 900, 60'000, 3'600'000, 30 * 3'600'000LL};
        event.afterMs = below(3) == 0 ? 0 : pauses.at(static_cast<std::size_t>(below(m_slow ? 6 : 4)));
        event.who = below(1000);
        event.pick = below(1000);
        event.amount = below(1000);
        event.day = below(1000);
        const int mishap = below(12);
        event.atRequest = below(3);
        event.atPerMille = below(1000);
        if (m_roughRoads && mishap > 0 && mishap <= 6) event.mishap = static_cast<Mishap>(mishap);
        const int meanwhile = below(12);
        if (meanwhile < 3) event.meanwhile = 1 + meanwhile;
        const int stumble = below(25);
        event.atTrip = 1 + below(below(2) == 0 ? 3 : 40);
        if (m_stumbles && stumble > 0 && stumble <= 5) event.stumble = static_cast<Stumble>(stumble);
        return event;
    }

    SeededRandom m_chance;
    std::array<int, WhatCount> m_weights{};
    bool m_roughRoads = true;
    bool m_stumbles = true;
    bool m_slow = false;
};

} // namespace

Plan planOf(std::uint64_t seed) {
    return Planner(seed).make(seed);
}

} // namespace cunbao::simulation
