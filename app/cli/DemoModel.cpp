#include "app/cli/DemoModel.h"

namespace cunbao::cli {

std::size_t DemoModel::record(const QString& indicator, const Entry& entry) {
    auto& list = m_entries[indicator];
    list.push_back(entry);
    return list.size() - 1;
}

DemoModel::Expected DemoModel::township(const Indicator& indicator, int year) const {
    std::map<OrgCode, std::vector<Entry>> byUnit;
    const auto entries = m_entries.value(indicator.id);
    for (const Entry& entry : entries)
        if (!entry.withdrawn && entry.on.year() == year) byUnit[entry.unit].push_back(entry);

    Expected out;
    std::size_t notApplicable = 0;
    std::int64_t total = 0;
    for (auto& [unit, list] : byUnit) {
        ++out.reported;
        if (indicator.nature == Nature::Stock) {
            // One entry a day: the one recorded last. Then the days in order.
            std::map<QDate, Entry> days;
            for (const Entry& entry : list)
                days[entry.on] = entry;
            list.clear();
            for (const auto& [day, entry] : days)
                list.push_back(entry);
            if (list.back().notApplicable) {
                ++notApplicable;
                continue;
            }
        }
        std::int64_t value = 0;
        bool any = false;
        for (const Entry& entry : list) {
            if (entry.notApplicable) continue;
            if (indicator.nature == Nature::Flow)
                value += entry.units;
            else if (indicator.overTime == OverTime::Max)
                value = any ? std::max(value, entry.units) : entry.units;
            else
                value = entry.units;
            any = true;
        }
        if (!any) {
            ++notApplicable;
            continue;
        }
        out.hasValue = true;
        total += indicator.overUnits == OverUnits::Count ? (value > 0 ? Decimal::Unit : 0) : value;
    }
    out.units = total;
    out.notApplicable = !out.hasValue && notApplicable > 0;
    return out;
}

} // namespace cunbao::cli
