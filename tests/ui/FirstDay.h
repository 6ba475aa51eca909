#pragma once

#include "tests/ui/SessionWorld.h"

namespace cunbao {

/// A small township office on its first day, with the annual report's catalogue and nothing recorded: what
/// its pages show before there is anything to show. 24 November 2020.
class FirstDay {
public:
    /// What is still missing.
    enum Missing { AllVillages, AllDevices, TheRound };

    FirstDay() : m_world(2) {}
    Result<void> begin(Missing missing);

    [[nodiscard]] SessionWorld& world() { return m_world; }
    [[nodiscard]] TownshipDevice& office() { return *m_world.township().devices().front(); }

private:
    SessionWorld m_world;
};

} // namespace cunbao
