#include "app/viewmodel/office/VillageFacts.h"

#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/usecase/ListDevices.h"

#include <algorithm>
#include <map>
#include <set>

namespace cunbao {

namespace {

Result<std::map<OrgCode, std::set<DeviceId>>> activeDevices(Ledger& ledger) {
    TRY_LET(const auto devices, listDevices(ledger));
    std::map<OrgCode, std::set<DeviceId>> out;
    for (const ListedDevice& device : devices)
        if (!device.revoked) out[device.unit].insert(device.id);
    return out;
}

Result<QDate> lastEntryOf(Ledger& ledger, OrgCode unit) {
    EntryFilter filter;
    filter.unit = unit;
    filter.newestFirst = true;
    filter.limit = 1;
    EntryReader reader(ledger);
    TRY_LET(const auto newest, reader.list(filter));
    return newest.empty() ? QDate() : newest.front().on;
}

} // namespace

const VillageFact* VillageFacts::find(const QString& code) const {
    const auto found = std::find_if(villages.begin(), villages.end(), [&](const VillageFact& village) {
        return village.unit.code.toString() == code;
    });
    return found == villages.end() ? nullptr : &*found;
}

Result<VillageFacts> readVillages(Ledger& ledger) {
    VillageFacts facts;
    TRY_LET(facts.hand, roundAtHand(ledger));
    TRY_LET(const Figures figures, FigureReader(ledger).figures(facts.hand.period));
    const Completeness completeness = completenessOf(figures);
    TRY_LET(const auto devices, activeDevices(ledger));
    const Catalogue& catalogue = *figures.catalogue;
    facts.township = *catalogue.unit(catalogue.township());
    for (const OrgUnit& unit : catalogue.units()) {
        if (unit.code == catalogue.township()) continue;
        VillageFact village;
        village.unit = unit;
        if (const auto own = devices.find(unit.code); own != devices.end())
            village.devices = static_cast<int>(own->second.size());
        TRY_LET(village.lastEntry, lastEntryOf(ledger, unit.code));
        for (const UnitCompleteness& one : completeness.units) {
            if (one.unit != unit.code) continue;
            village.answered = one.answered;
            village.asked = one.owing + one.answered;
            village.sections = one.sections;
        }
        facts.villages.push_back(std::move(village));
    }
    return facts;
}

} // namespace cunbao
