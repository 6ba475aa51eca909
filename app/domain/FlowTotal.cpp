#include "app/domain/FlowTotal.h"

namespace cunbao {

std::optional<Decimal> differenceToTotal(Decimal value, Decimal runningTotal) {
    if (runningTotal <= Decimal() || value < runningTotal) return std::nullopt;
    const auto difference = value.minus(runningTotal);
    return difference.ok() ? std::optional(*difference) : std::nullopt;
}

} // namespace cunbao
