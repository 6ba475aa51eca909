#include "app/usecase/PublishUnits.h"

#include "app/domain/AppError.h"
#include "app/domain/CatalogueCsv.h"
#include "app/usecase/PublishCatalogue.h"

namespace cunbao {

namespace {

Result<Catalogue> catalogueWith(const Catalogue& current, const std::vector<OrgUnit>& units) {
    return Catalogue::build(current.indicators(), current.rules(), withTownship(current, units));
}

UnitChanges changesBetween(const Catalogue& current, const Catalogue& next) {
    UnitChanges out;
    for (const OrgUnit& unit : next.units()) {
        const OrgUnit* before = current.unit(unit.code);
        if (!before)
            out.added.push_back(unit);
        else if (orgUnitFields(*before) != orgUnitFields(unit))
            out.changed.push_back(unit);
    }
    for (const OrgUnit& unit : current.units())
        if (!next.unit(unit.code)) out.removed.push_back(unit);
    return out;
}

} // namespace

std::vector<OrgUnit> withTownship(const Catalogue& catalogue, std::vector<OrgUnit> units) {
    const OrgCode township = catalogue.township();
    const bool named =
        std::any_of(units.begin(), units.end(), [&](const OrgUnit& unit) { return unit.code == township; });
    if (!named) units.push_back(*catalogue.unit(township));
    return units;
}

Result<UnitChanges> previewUnits(Ledger& ledger, const std::vector<OrgUnit>& units) {
    if (!ledger.isMainOffice()) return fail(AppErrc::NotMainDevice);
    TRY_LET(const Catalogue* current, ledger.currentCatalogue());
    TRY_LET(const Catalogue next, catalogueWith(*current, units));
    UnitChanges changes = changesBetween(*current, next);
    TRY(ledger.rehearse([&] { return publishWithin(ledger, next); }));
    return changes;
}

Result<void> publishUnits(Ledger& ledger, const std::vector<OrgUnit>& units) {
    TRY_LET(const Catalogue* current, ledger.currentCatalogue());
    TRY_LET(const Catalogue next, catalogueWith(*current, units));
    return publishCatalogue(ledger, next);
}

Result<void> addUnit(Ledger& ledger, const OrgUnit& unit) {
    TRY_LET(const Catalogue* current, ledger.currentCatalogue());
    auto units = current->units();
    units.push_back(unit);
    return publishUnits(ledger, units);
}

Result<void> endUnit(Ledger& ledger, OrgCode code, QDate end, OrgCode successor) {
    TRY_LET(const Catalogue* current, ledger.currentCatalogue());
    auto units = current->units();
    const auto unit =
        std::find_if(units.begin(), units.end(), [&](const OrgUnit& one) { return one.code == code; });
    if (unit == units.end()) return fail(AppErrc::UnitNotKnown, {code.toString()});
    unit->end = end;
    unit->successor = successor;
    return publishUnits(ledger, units);
}

} // namespace cunbao
