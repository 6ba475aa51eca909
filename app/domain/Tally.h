#pragma once

#include "app/domain/EntryName.h"
#include "app/domain/EntryValue.h"
#include "app/domain/Fraction.h"
#include "app/domain/Indicator.h"

#include <QDate>

#include <optional>

namespace cunbao {

/// One effective entry, as it is counted.
struct CountedEntry {
    QDate on;
    OrderKey order;
    EntryValue value;
    bool fromOffice = false; ///< recorded by the office on a village's behalf (镇办代录)
};

/// What must be known of the effective entries of one indicator, unit and span of days, to say what they come
/// to. Tallies of neighbouring spans merge into the tally of both, in any order: a commutative monoid, which
/// is why figures depend on the set of entries and never on the order of their arrival.
///
/// Of a stock only the entry that counts for its day may be added (StockDay decides which).
class Tally {
public:
    struct Point {
        QDate on;
        OrderKey order;
        EntryValue::Kind kind = EntryValue::Kind::Number;
        Decimal number;
        friend bool operator==(const Point&, const Point&) = default;
    };

    quint64 numbers = 0;
    quint64 notApplicable = 0;
    quint64 texts = 0;
    quint64 unknown = 0;
    quint64 fromOffice = 0;
    Decimal sum;
    Decimal smallest; ///< of the numbers; meaningless without any
    Decimal greatest;
    std::optional<Point> first;      ///< earliest number by (date, log order)
    std::optional<Point> lastNumber; ///< latest number by (date, log order)
    std::optional<Point> last;       ///< latest of any kind by (date, log order)
    std::optional<Point> newest;     ///< latest of any kind by log order alone

    [[nodiscard]] quint64 entries() const { return numbers + notApplicable + texts + unknown; }
    [[nodiscard]] bool empty() const { return entries() == 0; }
    /// Errors: AppErrc::NumberOverflow.
    [[nodiscard]] Result<void> add(const CountedEntry& entry);
    [[nodiscard]] Result<void> merge(const Tally& other);

    friend bool operator==(const Tally&, const Tally&) = default;
};

/// What one unit's entries come to (2-domain, "From entries to a figure", 2).
struct UnitValue {
    enum class State { Missing, NotApplicable, Value };
    State state = State::Missing;
    bool reported = false; ///< false with a value: "not yet known" came after it, or it is carried
    bool carried = false;  ///< from before the period, and nothing since
    /// What counts is from before the period: carried, or left standing by a "not yet known".
    bool fromBefore = false;
    Fraction value; ///< only of numbers; texts are collected beside it
    friend bool operator==(const UnitValue&, const UnitValue&) = default;
};

/// `within` covers the period (or since the indicator's `since`), `before` everything earlier; `before` is
/// looked at by LastKnown only.
[[nodiscard]] Result<UnitValue> unitValue(const Indicator& indicator, const Tally& within,
                                          const Tally& before);

} // namespace cunbao
