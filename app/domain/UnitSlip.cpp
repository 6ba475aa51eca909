#include "app/domain/UnitSlip.h"

#include <algorithm>

namespace cunbao {

namespace {

constexpr int UnitFactor = 100;
constexpr int DigitFactor = 10;
constexpr std::size_t FewestToAgree = 3;
constexpr int GreatestFactor = 1'000'000'000;

/// The greatest power of ten that lies between two numbers above zero.
int factorBetween(Decimal a, Decimal b) {
    const Int128 small = std::min(a, b).units();
    const Int128 great = std::max(a, b).units();
    int factor = 1;
    while (factor < GreatestFactor && small * factor * 10 <= great)
        factor *= 10;
    return factor;
}

} // namespace

std::optional<UnitSlip> unitSlip(Decimal value, const Indicator& indicator, const EarlierValues& earlier) {
    const bool measured = indicator.valueType == ValueType::Integer ||
                          indicator.valueType == ValueType::Decimal ||
                          indicator.valueType == ValueType::Money;
    if (!measured || value <= Decimal()) return std::nullopt;
    std::vector<Decimal> values;
    std::copy_if(earlier.values.begin(), earlier.values.end(), std::back_inserter(values),
                 [](Decimal one) { return one > Decimal(); });

    UnitSlip slip;
    const bool several = values.size() >= FewestToAgree;
    if (several) {
        std::sort(values.begin(), values.end());
        slip.against = UnitSlip::Against::Median;
        slip.compared = values[(values.size() - 1) / 2];
    } else if (!values.empty()) {
        slip.against = UnitSlip::Against::LastValue;
        slip.compared = values.front();
    } else if (earlier.yearBefore && *earlier.yearBefore > Decimal()) {
        slip.against = UnitSlip::Against::YearBefore;
        slip.compared = *earlier.yearBefore;
    } else {
        return std::nullopt;
    }
    slip.tooGreat = value > slip.compared;
    slip.factor = factorBetween(value, slip.compared);
    const bool partOfYear =
        slip.against == UnitSlip::Against::YearBefore && indicator.nature == Nature::Flow && !slip.tooGreat;
    if (slip.factor >= UnitFactor) return partOfYear ? std::nullopt : std::optional(slip);

    if (!several || values.back().units() > values.front().units() * 2) return std::nullopt;
    const bool outside = slip.tooGreat ? value.units() >= values.back().units() * 5
                                       : value.units() * 5 <= values.front().units();
    if (!outside) return std::nullopt;
    slip.kind = UnitSlip::Kind::Digit;
    slip.factor = DigitFactor;
    return slip;
}

} // namespace cunbao
