#pragma once

#include "tests/simulation/Event.h"

#include <cstdint>

namespace cunbao::simulation {

/// Who takes part.
struct Setting {
    int villages = 2;
    int phones = 1; ///< of each village
    int clerks = 1; ///< office devices beside the main one
    bool hubOnDisk = false;
    bool shortAnswers = false; ///< the hub's answers hold little, so that everything comes in pages
};

/// A seed's whole story.
struct Plan {
    std::uint64_t seed = 0;
    Setting setting;
    std::vector<Event> events;
};

[[nodiscard]] Plan planOf(std::uint64_t seed);

} // namespace cunbao::simulation
