#pragma once

#include "app/domain/AppError.h"
#include "app/domain/Expression.h"
#include "app/domain/Tally.h"

namespace cunbao {

/// What the steps of FigureCalculation have in common.

/// How complete one contributor makes its figure.
void countContributor(Figure& figure, OrgCode unit, const UnitValue& value);

[[nodiscard]] FigureState stateOf(UnitValue::State state);
[[nodiscard]] OperandValue operandOf(const Figure& figure);

/// Several units' values, at least one, as one. Errors: AppErrc::NumberOverflow.
[[nodiscard]] Result<Fraction> overUnits(OverUnits rule, const std::vector<Fraction>& values);

/// Nothing where the numbers leave the exact range: that one figure then has no value, and the rest of the
/// book goes on. Every other error stays one.
template <class T>
[[nodiscard]] Result<std::optional<T>> unlessOverflow(Result<T> result) {
    if (result.ok()) return std::optional<T>(*std::move(result));
    if (result.error().is(AppErrc::NumberOverflow)) return std::optional<T>();
    return result.error();
}

} // namespace cunbao
