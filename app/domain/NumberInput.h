#pragma once

#include "app/domain/Indicator.h"
#include "platform/base/Result.h"

#include <optional>

namespace cunbao {

/// A number as people type it, for an indicator (2-domain, "Input as people type it"): digits of
/// either width, groups of exactly three by comma or space, one decimal point, one of 百千万亿, one
/// unit; 是/否, 有/无 for yes and no. The value is in the indicator's own unit, with at most its
/// places, within its bounds. Never rounds and never guesses: what could mean two numbers is
/// refused. Errors: NumberSyntax, GroupingWrong, TooManyPlaces, UnitUnknown, ChineseNumeral,
/// NotExact, ScaleMisplaced, ExponentNotation, YesNoExpected, NumberOverflow, BelowMinimum,
/// AboveMaximum.
[[nodiscard]] Result<Decimal> readNumber(const QString& typed, const Indicator& indicator);

/// Whether a number may be a value of the indicator: its places and bounds. Below zero only where a
/// minimum says so. Errors: TooManyPlaces, BelowMinimum, AboveMaximum, YesNoExpected.
[[nodiscard]] Result<void> checkNumber(Decimal value, const Indicator& indicator);

constexpr qsizetype MaxTextValue = 500; ///< characters of a text that is recorded

/// A text as people type it: trimmed, white space and control characters made single spaces.
/// Half a character (an unpaired surrogate) becomes "?".
/// Errors: TextEmpty, TextTooLong.
[[nodiscard]] Result<QString> readText(const QString& typed);

/// The same value in the unit that big numbers are spoken in: 125000 元 is 12.5 万元, 12500 米 12.5
/// 公里. Exact, so that a slip of a digit stands out.
struct ScaledReading {
    QString number;
    QString unit;
};
/// Nothing where the value is small, or its unit already scaled or a percentage.
[[nodiscard]] std::optional<ScaledReading> scaledReading(Decimal value, const Indicator& indicator);

} // namespace cunbao
