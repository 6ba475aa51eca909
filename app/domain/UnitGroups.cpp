#include "app/domain/UnitGroups.h"

#include <map>

namespace cunbao {

namespace {

bool hasStarted(const OrgUnit& unit, const Period& period) {
    return unit.start.isNull() || unit.start <= period.lastDay();
}

/// The unit that stands for `unit` at the end of the period: itself until it has ended, then the last
/// successor that has started.
OrgCode standsFor(const Catalogue& catalogue, const OrgUnit& unit, const Period& period) {
    OrgCode current = unit.code;
    // Successors form no cycle (Catalogue::build); each step goes to a later unit.
    for (const OrgUnit* at = &unit; !at->end.isNull() && !at->successor.isNull();) {
        const OrgUnit* next = catalogue.unit(at->successor);
        if (!next || at->end >= period.lastDay() || !hasStarted(*next, period)) break;
        current = next->code;
        at = next;
    }
    return current;
}

} // namespace

std::vector<UnitGroup> villageGroups(const Catalogue& catalogue, const Period& period) {
    std::map<OrgCode, UnitGroup> groups;
    for (const OrgUnit& unit : catalogue.units()) {
        if (unit.code == catalogue.township() || !hasStarted(unit, period)) continue;
        const OrgCode root = standsFor(catalogue, unit, period);
        UnitGroup& group = groups[root];
        group.unit = root;
        if (unit.code != root) {
            group.predecessors.push_back(unit.code);
        } else if (!unit.end.isNull()) {
            // With a successor that has not started the unit still stands; without one it must outlive the
            // period to be expected in it.
            group.expected = !unit.successor.isNull() || period.lastDay() < unit.end;
        }
    }
    std::vector<UnitGroup> out;
    for (auto& [code, group] : groups) {
        std::stable_sort(group.predecessors.begin(), group.predecessors.end(), [&](OrgCode a, OrgCode b) {
            return catalogue.unit(a)->end < catalogue.unit(b)->end;
        });
        out.push_back(std::move(group));
    }
    return out;
}

} // namespace cunbao
