#pragma once

#include "app/domain/Catalogue.h"

namespace cunbao::simulation {

/// The made-up catalogue in its published versions: two flows and a stock of the villages, a flow of the
/// township, and with each further version one flow more, which stands first: what operations call by a
/// number, every version numbers anew.
[[nodiscard]] std::vector<Indicator> indicatorsOf(int version);
/// The township and its villages; one more village from the second version on.
[[nodiscard]] std::vector<OrgUnit> unitsOf(int version, int villages);
/// The id of an indicator that some version has.
[[nodiscard]] QString pickIndicator(int pick, bool office);
inline constexpr int MaxVersions = 3;

} // namespace cunbao::simulation
