#pragma once

#include "tests/simulation/Plan.h"

namespace cunbao::simulation {

/// Which events of its seed's whole plan are left, as the command line takes it: `3,7sm,9`. Letters behind a
/// number say what was taken from the event: its stumble, its mishap, what happens meanwhile (`w`), the time
/// before it.
[[nodiscard]] QString spellEvents(const Plan& plan);
/// The plan with only these events. Nothing where the text means nothing.
[[nodiscard]] std::optional<Plan> withEvents(const Plan& whole, const QString& text);

} // namespace cunbao::simulation
