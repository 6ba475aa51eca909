#pragma once

#include "app/domain/Decimal.h"

#include <optional>

namespace cunbao {

/// 新增还是总数: people who mean the total so far type it where the addition belongs. A value of a flow that
/// is not below a running total above zero is asked about; what is to be recorded where the total was meant
/// is their difference, which may be 0. Nothing where there is nothing to ask.
[[nodiscard]] std::optional<Decimal> differenceToTotal(Decimal value, Decimal runningTotal);

} // namespace cunbao
