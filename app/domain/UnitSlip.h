#pragma once

#include "app/domain/Indicator.h"

#include <vector>

namespace cunbao {

/// The numbers that a value is measured against: all of one indicator and unit.
struct EarlierValues {
    std::vector<Decimal> values; ///< of single entries, the latest first; those above zero are looked at
    std::optional<Decimal> yearBefore; ///< last year's figure
};

/// A value that looks like a slip while typing: 元 for 万元, 米 for 公里, or a digit too many or too few.
struct UnitSlip {
    enum class Kind { Unit, Digit };
    enum class Against { LastValue, Median, YearBefore };
    Kind kind = Kind::Unit;
    bool tooGreat = false; ///< else too small
    int factor = 100;      ///< the greatest power of ten that lies between the two, at most 10^9
    Decimal compared;
    Against against = Against::LastValue;

    friend bool operator==(const UnitSlip&, const UnitSlip&) = default;
};

/// Whether a value looks like a slip. Of a unit, where a factor of 100 or more lies between it and the median
/// of earlier values (of two middle ones the lower), with fewer than three the last value, without any last
/// year's figure; for a flow that only counts upwards, because one entry is small against a whole year. Of a
/// digit, where at least three earlier values agree, the greatest being at most twice the smallest, and it
/// lies a factor of 5 or more outside of them. Never for shares in percent, yes or no and texts, and never of
/// zero.
[[nodiscard]] std::optional<UnitSlip> unitSlip(Decimal value, const Indicator& indicator,
                                               const EarlierValues& earlier);

} // namespace cunbao
