#pragma once

#include "app/domain/Catalogue.h"
#include "app/domain/Period.h"

#include <vector>

namespace cunbao {

/// A unit as it stands at the end of a period, with all that it was before: one unit in expected, reported,
/// count and lists (2-domain, "Units of the organisation").
struct UnitGroup {
    OrgCode unit;
    std::vector<OrgCode> predecessors; ///< transitively, the first to end first
    bool expected = true;              ///< false for a unit that ended without successor: only its flows stay
};

/// The township's villages, by code. A unit that starts after the period is not there yet.
[[nodiscard]] std::vector<UnitGroup> villageGroups(const Catalogue& catalogue, const Period& period);

} // namespace cunbao
