#include "app/domain/Doubt.h"

#include <algorithm>
#include <map>

namespace cunbao {

namespace {

std::vector<EntryName> sorted(std::vector<EntryName> names) {
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<EntryDoubt> stockDoubts(const std::vector<DayEntry>& entries) {
    std::map<DeviceId, const DayEntry*> latest;
    std::vector<EntryName> names;
    for (const DayEntry& entry : entries) {
        names.push_back(entry.name);
        const DayEntry*& known = latest[entry.order.device];
        if (!known || known->order < entry.order) known = &entry;
    }
    const bool differs = std::any_of(latest.begin(), latest.end(), [&](const auto& one) {
        return one.second->value != latest.begin()->second->value;
    });
    if (!differs) return {};
    return {{DoubtKind::StockDay, sorted(std::move(names))}};
}

std::vector<EntryDoubt> flowDoubts(const std::vector<DayEntry>& entries) {
    // Two zeros of a flow are no doubt: they add nothing, however often they are recorded.
    std::map<Decimal, std::vector<EntryName>> byValue;
    for (const DayEntry& entry : entries)
        if (entry.value.kind == EntryValue::Kind::Number && !entry.value.number.isZero())
            byValue[entry.value.number].push_back(entry.name);
    std::vector<EntryDoubt> out;
    for (auto& [value, names] : byValue)
        if (names.size() > 1) out.push_back({DoubtKind::Duplicate, sorted(std::move(names))});
    return out;
}

} // namespace

const char* doubtWord(DoubtKind kind) {
    switch (kind) {
    case DoubtKind::Revisions: return "revisions";
    case DoubtKind::StockDay: return "stock-day";
    case DoubtKind::Duplicate: return "duplicate";
    }
    return "";
}

Hash16 doubtIdOf(const char* kind, std::vector<EntryName> operations) {
    return blake2b16({"cunbao doubt ", kind, packNames(sorted(std::move(operations)))});
}

std::vector<EntryDoubt> doubtsOfDay(bool stock, const std::vector<DayEntry>& entries) {
    return stock ? stockDoubts(entries) : flowDoubts(entries);
}

} // namespace cunbao
