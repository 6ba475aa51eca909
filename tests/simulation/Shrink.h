#pragma once

#include "tests/simulation/Plan.h"

#include <functional>

namespace cunbao::simulation {

/// A plan that still fails and from which nothing more can be left out, nor any mishap. `fails` runs a plan;
/// `most`: how often at most.
[[nodiscard]] Plan shrink(const Plan& plan, const std::function<bool(const Plan&)>& fails, int most);

} // namespace cunbao::simulation
