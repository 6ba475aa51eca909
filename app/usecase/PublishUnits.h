#pragma once

#include "app/domain/Catalogue.h"
#include "app/store/Ledger.h"

namespace cunbao {

/// These units, and the catalogue's township where it is not among them: a list of villages need not name it.
[[nodiscard]] std::vector<OrgUnit> withTownship(const Catalogue& catalogue, std::vector<OrgUnit> units);

/// What a new list of org units does to the one in force, each by code.
struct UnitChanges {
    std::vector<OrgUnit> added;
    std::vector<OrgUnit> changed; ///< as they will be
    std::vector<OrgUnit> removed;

    [[nodiscard]] bool empty() const { return added.empty() && changed.empty() && removed.empty(); }
};

/// Whether publishUnits would take this list, and what it would change. Nothing is written. Errors: those of
/// publishUnits.
[[nodiscard]] Result<UnitChanges> previewUnits(Ledger& ledger, const std::vector<OrgUnit>& units);

/// Publishes the catalogue in force with these org units in place of its own. Main office device only.
/// Errors: NotMainDevice, those of Catalogue::build and publishCatalogue: a unit with entries is never left
/// out.
[[nodiscard]] Result<void> publishUnits(Ledger& ledger, const std::vector<OrgUnit>& units);
/// The same with one unit more.
[[nodiscard]] Result<void> addUnit(Ledger& ledger, const OrgUnit& unit);
/// The same with one unit ended: `end` is the last day on which it may have entries, `successor` the unit
/// that takes over, null for none. Errors also: UnitNotKnown.
[[nodiscard]] Result<void> endUnit(Ledger& ledger, OrgCode code, QDate end, OrgCode successor);

} // namespace cunbao
