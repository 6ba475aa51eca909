#pragma once

#include "app/domain/EntryName.h"
#include "app/domain/EntryValue.h"
#include "sync/crypto/Hash.h"

#include <vector>

namespace cunbao {

enum class DoubtKind : int {
    Revisions = 1, ///< concurrent revisions of one entry
    StockDay = 2,  ///< a stock recorded with different values for one day by two devices
    Duplicate = 3, ///< two flow entries of one indicator, unit, date and value
};

/// How the kind is spelled in a doubt's id (PROTOCOL.md, 1).
[[nodiscard]] const char* doubtWord(DoubtKind kind);
/// The id of a doubt, from its kind and its sorted operations, so that everybody names it alike.
[[nodiscard]] Hash16 doubtIdOf(const char* kind, std::vector<EntryName> operations);

/// An effective entry among those of one indicator, unit and day.
struct DayEntry {
    EntryName name;
    OrderKey order;
    EntryValue value;
};

/// Entries that stand against each other.
struct EntryDoubt {
    DoubtKind kind = DoubtKind::Duplicate;
    std::vector<EntryName> operations; ///< ascending

    [[nodiscard]] Hash16 id() const { return doubtIdOf(doubtWord(kind), operations); }
};

/// What is doubtful among the entries of one indicator, unit and day (2-domain, "Doubt, shown and never
/// hidden"): of a stock, two devices whose latest words for the day differ; of a flow, equal numbers. Depends
/// on the set of entries alone.
[[nodiscard]] std::vector<EntryDoubt> doubtsOfDay(bool stock, const std::vector<DayEntry>& entries);

} // namespace cunbao
