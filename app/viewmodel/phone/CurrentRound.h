#pragma once

#include "app/domain/Round.h"

#include <optional>

namespace cunbao {

/// Which of the open rounds a village is shown, by the order in which recordContext takes them: one that
/// includes today first, then the longest, then the latest. Nothing where none is open.
[[nodiscard]] std::optional<Round> currentRound(const std::vector<Round>& open, QDate today);
/// Its period; without one the year of today.
[[nodiscard]] Period currentPeriod(const std::optional<Round>& round, QDate today);

} // namespace cunbao
