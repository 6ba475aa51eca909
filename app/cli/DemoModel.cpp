#include "app/cli/DemoModel.h"

namespace cunbao::cli {

namespace {

/// In the order of the days, the one recorded last of each.
std::vector<DemoModel::Entry> lastOfEachDay(const std::vector<DemoModel::Entry>& recorded) {
    std::map<QDate, DemoModel::Entry> days;
    for (const DemoModel::Entry& entry : recorded)
        days[entry.on] = entry;
    std::vector<DemoModel::Entry> out;
    out.reserve(days.size());
    for (const auto& [day, entry] : days)
        out.push_back(entry);
    return out;
}

/// What a unit's entries of a year come to, of which there is at least one; nothing where it is not
/// applicable.
std::optional<std::int64_t> valueOf(const Indicator& indicator, std::vector<DemoModel::Entry> list) {
    if (indicator.nature == Nature::Stock) {
        list = lastOfEachDay(list);
        if (list.back().notApplicable) return std::nullopt;
    }
    std::optional<std::int64_t> value;
    for (const DemoModel::Entry& entry : list) {
        if (entry.notApplicable) continue;
        if (value && indicator.nature == Nature::Flow)
            *value += entry.units;
        else if (value && indicator.overTime == OverTime::Max)
            value = std::max(*value, entry.units);
        else
            value = entry.units;
    }
    return value;
}

} // namespace

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
    for (auto& [unit, list] : byUnit) {
        ++out.reported;
        const auto value = valueOf(indicator, std::move(list));
        if (!value) continue;
        out.hasValue = true;
        if (indicator.overUnits == OverUnits::Count)
            out.units += *value > 0 ? Decimal::Unit : 0;
        else
            out.units += *value;
    }
    out.notApplicable = !out.hasValue && out.reported > 0;
    return out;
}

} // namespace cunbao::cli
