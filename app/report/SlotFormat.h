#pragma once

#include "app/domain/Fraction.h"
#include "app/domain/Indicator.h"
#include "platform/base/Result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace cunbao {

/// A word that says on which side of the printed number the true one lies.
enum class Hedge {
    None,
    Nearly,  ///< 近: the printed number is rounded up
    Over,    ///< 余: rounded down
    Odd,     ///< 多: rounded down
    AtLeast, ///< 以上: rounded down
    About,   ///< 约: rounded to the nearest, half away from zero
};

/// How a slot prints its figure or its names; written in a template behind the indicator's id
/// (README.md).
struct SlotFormat {
    bool printsUnit = true;
    QString unit;              ///< empty: what the indicator prints
    std::optional<int> places; ///< 0 to 4; without: the indicator's own, or 2 where the slot scales
    bool fixedPlaces = false;  ///< trailing zeros stay
    int stepExponent = 0;      ///< with a hedge: rounded to 10, 100, ... (1, 2, ...)
    Hedge hedge = Hedge::None;
    bool chineseNumerals = false;
    bool comparesWithYearBefore = false;
    QStringList examples; ///< texts printed before the number, each of which names one of what it counts

    QString separator = QStringLiteral("、"); ///< between names
    QString quotes;                           ///< empty, or the two marks around each name
    QString suffix;                           ///< added to each name that does not end with it already
    enum class UnitKind { AsTyped, With, Without };
    UnitKind unitKind = UnitKind::AsTyped; ///< a place name with 镇/乡/街道 at its end, or without

    [[nodiscard]] bool hasNumberOptions() const;
    [[nodiscard]] bool hasNameOptions() const;
};

/// Options as a template has them, separated by spaces. The error says what is wrong, without a
/// line. Errors: AppErrc::TemplateSyntax, details: empty line, what is wrong.
[[nodiscard]] Result<SlotFormat> parseSlotFormat(QStringView options);

/// The figure as the document prints it, with its unit and a hedge that is true. Rounded once, half
/// away from zero. A value that would be rounded to nothing (30 米 in 公里 at one place) keeps more
/// places or, where these do not suffice, its own unit: something never prints as zero. Errors:
/// TemplateSyntax (details: empty, the two units) where the unit cannot be reached from the
/// indicator's; NumberOverflow.
[[nodiscard]] Result<QString> printNumber(const Fraction& value, const Indicator& indicator,
                                          const SlotFormat& format);

/// The unit alone, for a slot whose number is missing.
[[nodiscard]] QString printedUnit(const Indicator& indicator, const SlotFormat& format);

/// 比上年增长5.2%, 比上年下降5.2%, 与上年持平; for percentages 比上年提高2个百分点. `before` is
/// above zero (not needed for percentages). Errors: NumberOverflow, DivisionByZero.
[[nodiscard]] Result<QString> printComparison(const Fraction& now, const Fraction& before,
                                              const Indicator& indicator, const SlotFormat& format);

/// `kind` is 镇, 乡 or 街道.
[[nodiscard]] QString printNames(const QStringList& names, const SlotFormat& format, const QString& kind);

} // namespace cunbao
