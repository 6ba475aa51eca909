#pragma once

#include "app/domain/Fraction.h"

#include <QString>

#include <optional>

namespace cunbao {

/// How many of the entry's unit make one of the unit that a slot prints: 10000 for 元 to 万元, 1000
/// for 米 to 公里, 10000 for any X to 万X. Two measure words (块 and 个, 人 and 名) count the same
/// things: 1. Nothing where the two measure different things (米 to 元) or the relation is not
/// known (个 to 万份).
[[nodiscard]] std::optional<Fraction> unitScale(const QString& entryUnit, const QString& printedUnit);

} // namespace cunbao
