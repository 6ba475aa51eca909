#pragma once

#include "tests/simulation/Plan.h"
#include "tests/simulation/Totals.h"

#include <QStringList>

namespace cunbao::simulation {

struct RunResult {
    QStringList violations; ///< empty: everything held
    Totals totals;
};

/// One plan from a new township to its healing, and what has to hold then. `folder` is left as it was.
/// `loud`: every event is told.
[[nodiscard]] RunResult runPlan(const Plan& plan, const QString& folder, bool loud);

} // namespace cunbao::simulation
