#include "tests/simulation/Run.h"

#include "tests/simulation/Healing.h"
#include "tests/simulation/Invariants.h"
#include "tests/simulation/Play.h"

namespace cunbao::simulation {

RunResult runPlan(const Plan& plan, const QString& folder, bool loud) {
    const auto world = World::begin(plan, folder);
    if (!world.ok()) return {{QStringLiteral("begin: ") + toString(world.error())}, {}};
    (*world)->isLoud = loud;
    Play(**world).run();
    Healing(**world).run();
    // What does not come to rest has no state to look at.
    if ((*world)->violations.isEmpty()) Invariants(**world).check();
    return {(*world)->violations, (*world)->totals};
}

} // namespace cunbao::simulation
