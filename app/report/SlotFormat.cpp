#include "app/report/SlotFormat.h"

#include "app/domain/AppError.h"
#include "app/report/ChineseNumeral.h"
#include "app/report/UnitScale.h"

#include <algorithm>

namespace cunbao {

namespace {

constexpr int maxStepExponent = 8;

Error wrong(const QString& what) {
    return fail(AppErrc::TemplateSyntax, {QString(), what});
}

Hedge hedgeFrom(QStringView word) {
    if (word == u"近") return Hedge::Nearly;
    if (word == u"余") return Hedge::Over;
    if (word == u"多") return Hedge::Odd;
    if (word == u"以上") return Hedge::AtLeast;
    if (word == u"约") return Hedge::About;
    return Hedge::None;
}

/// The exponent of 10, 100, 1000, ... or -1.
int stepFrom(QStringView text) {
    const bool powerOfTen =
        text.size() >= 2 && text.size() <= maxStepExponent + 1 && text[0] == QLatin1Char('1') &&
        std::all_of(text.begin() + 1, text.end(), [](QChar c) { return c == QLatin1Char('0'); });
    return powerOfTen ? static_cast<int>(text.size()) - 1 : -1;
}

/// An option of one word; false where there is no such word.
bool takeWord(QStringView word, SlotFormat& format) {
    if (word == u"bare")
        format.printsUnit = false;
    else if (word == u"fixed")
        format.fixedPlaces = true;
    else if (word == u"cn")
        format.chineseNumerals = true;
    else if (word == u"compare")
        format.comparesWithYearBefore = true;
    else if (word == u"full")
        format.unitKind = SlotFormat::UnitKind::With;
    else if (word == u"short")
        format.unitKind = SlotFormat::UnitKind::Without;
    else
        return false;
    return true;
}

/// An option with something behind its =; false where there is no such option, or not with this value.
bool takeValue(QStringView name, QStringView value, SlotFormat& format) {
    if (value.isEmpty()) return false;
    const bool isPlaces =
        value.size() == 1 && value[0] >= QLatin1Char('0') && value[0] <= QLatin1Char('0' + Decimal::Places);
    if (name == u"as")
        format.unit = value.toString();
    else if (name == u"places" && isPlaces)
        format.places = value[0].unicode() - u'0';
    else if (name == u"step" && stepFrom(value) > 0)
        format.stepExponent = stepFrom(value);
    else if (name == u"of")
        format.examples = value.toString().split(QLatin1Char(','), Qt::SkipEmptyParts);
    else if (name == u"join")
        format.separator = value.toString();
    else if (name == u"quote" && value.size() == 2)
        format.quotes = value.toString();
    else if (name == u"suffix")
        format.suffix = value.toString();
    else
        return false;
    return true;
}

Result<void> takeOption(QStringView option, SlotFormat& format) {
    if (const Hedge hedge = hedgeFrom(option); hedge != Hedge::None) {
        if (format.hedge != Hedge::None) return wrong(QStringLiteral("two hedges"));
        format.hedge = hedge;
        return {};
    }
    const qsizetype equals = option.indexOf(QLatin1Char('='));
    const bool known = equals < 0 ? takeWord(option, format)
                                  : takeValue(option.first(equals), option.sliced(equals + 1), format);
    return known ? Result<void>() : wrong(QStringLiteral("option ") + option.toString());
}

/// Options that are each right and yet ask for what can't be.
Result<void> checkTogether(const SlotFormat& format) {
    if (format.fixedPlaces && !format.places) return wrong(QStringLiteral("fixed without places"));
    if (format.stepExponent != 0 && (format.places || format.hedge == Hedge::None))
        return wrong(QStringLiteral("step needs a hedge and no places"));
    if (format.hasNumberOptions() && format.hasNameOptions())
        return wrong(QStringLiteral("options of numbers and of names together"));
    if (format.comparesWithYearBefore &&
        (format.hedge != Hedge::None || format.chineseNumerals || !format.unit.isEmpty() ||
         !format.printsUnit || !format.examples.isEmpty()))
        return wrong(QStringLiteral("compare goes with places only"));
    return {};
}

Result<Decimal> roundedFor(Hedge hedge, const Fraction& value, int places) {
    switch (hedge) {
    case Hedge::Nearly: return value.ceiled(places);
    case Hedge::Over:
    case Hedge::Odd:
    case Hedge::AtLeast: return value.floored(places);
    case Hedge::None:
    case Hedge::About: return value.rounded(places);
    }
    Q_UNREACHABLE();
}

/// `value` rounded as the hedge demands at a precision: places behind the point, or, negative,
/// zeros before it.
Result<Fraction> hedged(Hedge hedge, const Fraction& value, int precision) {
    if (precision >= 0) {
        TRY_LET(const Decimal rounded, roundedFor(hedge, value, precision));
        return Fraction(rounded);
    }
    std::int64_t step = 1;
    for (int i = precision; i < 0; ++i)
        step *= 10;
    TRY_LET(const Fraction inSteps, value.dividedBy(Fraction::fromInteger(step)));
    TRY_LET(const Decimal rounded, roundedFor(hedge, inSteps, 0));
    return Fraction(rounded).times(Fraction::fromInteger(step));
}

Result<Fraction> magnitude(const Fraction& value) {
    return value.isNegative() ? Fraction().minus(value) : Result<Fraction>(value);
}

/// Within a tenth of the truth. A hedge is honest only there: 近13公里 for 12.4, but not 近1公里
/// for 0.3.
Result<bool> isNear(const Fraction& printed, const Fraction& value) {
    TRY_LET(const Fraction difference, printed.minus(value));
    TRY_LET(const Fraction error, magnitude(difference));
    TRY_LET(const Fraction size, magnitude(value));
    TRY_LET(const Fraction tenfold, error.times(Fraction::fromInteger(10)));
    return tenfold <= size;
}

QString digitsOf(const Decimal& number, const SlotFormat& format, int places) {
    if (format.chineseNumerals && number.significantPlaces() == 0) {
        const Int128 whole = number.units() / Decimal::Unit;
        if (whole >= 0 && whole <= Int128(INT64_MAX)) {
            if (const auto words = chineseCount(static_cast<std::int64_t>(whole))) return *words;
        }
    }
    return format.fixedPlaces ? number.toString(places) : number.toString();
}

QString withHedge(Hedge hedge, const Decimal& number, const QString& digits, const QString& unit) {
    // 120余户 and 3万多元, but 12公里余: behind a number that does not end in a round ten the word
    // follows the unit.
    const bool roundTens =
        number.significantPlaces() == 0 && number.units() % (Int128(10) * Decimal::Unit) == 0;
    switch (hedge) {
    case Hedge::None: return digits + unit;
    case Hedge::Nearly: return QStringLiteral("近") + digits + unit;
    case Hedge::About: return QStringLiteral("约") + digits + unit;
    case Hedge::AtLeast: return digits + unit + QStringLiteral("以上");
    case Hedge::Over:
    case Hedge::Odd: {
        const QString word = hedge == Hedge::Over ? QStringLiteral("余") : QStringLiteral("多");
        return roundTens ? digits + word + unit : digits + unit + word;
    }
    }
    Q_UNREACHABLE();
}

/// Nothing where even four places are too few to come near.
Result<std::optional<QString>> printPlain(const Fraction& scaled, int places, const SlotFormat& format,
                                          const QString& unit) {
    TRY_LET(const Decimal asAsked, scaled.rounded(places));
    if (!asAsked.isZero() || scaled.isZero()) return std::optional(digitsOf(asAsked, format, places) + unit);
    for (int p = places + 1; p <= Decimal::Places; ++p) {
        TRY_LET(const Decimal rounded, scaled.rounded(p));
        TRY_LET(const bool near, isNear(Fraction(rounded), scaled));
        if (near) return std::optional(digitsOf(rounded, format, p) + unit);
    }
    return std::optional<QString>();
}

Result<std::optional<QString>> printHedged(const Fraction& scaled, int precision, const SlotFormat& format,
                                           const QString& unit) {
    for (; precision <= Decimal::Places; ++precision) {
        TRY_LET(const Fraction candidate, hedged(format.hedge, scaled, precision));
        TRY_LET(const bool near, isNear(candidate, scaled));
        if (!near) continue;
        const bool exact = candidate == scaled;
        TRY_LET(const Decimal number, candidate.rounded(Decimal::Places));
        const QString digits = digitsOf(number, format, std::max(precision, 0));
        return std::optional(withHedge(exact ? Hedge::None : format.hedge, number, digits, unit));
    }
    return std::optional<QString>();
}

QString withUnitKind(QString name, SlotFormat::UnitKind wanted, const QString& kind) {
    if (kind.isEmpty()) return name;
    if (wanted == SlotFormat::UnitKind::With && !name.endsWith(kind)) name += kind;
    // 乌镇 without its 镇 would be no name any more.
    if (wanted == SlotFormat::UnitKind::Without && name.endsWith(kind) && name.size() >= kind.size() + 2)
        name.chop(kind.size());
    return name;
}

} // namespace

bool SlotFormat::hasNumberOptions() const {
    return !printsUnit || !unit.isEmpty() || places || fixedPlaces || stepExponent != 0 ||
           hedge != Hedge::None || chineseNumerals || comparesWithYearBefore || !examples.isEmpty();
}

bool SlotFormat::hasNameOptions() const {
    return separator != SlotFormat().separator || !quotes.isEmpty() || !suffix.isEmpty() ||
           unitKind != UnitKind::AsTyped;
}

Result<SlotFormat> parseSlotFormat(QStringView options) {
    SlotFormat format;
    for (const QStringView option : options.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        TRY(takeOption(option, format));
    TRY(checkTogether(format));
    return format;
}

QString printedUnit(const Indicator& indicator, const SlotFormat& format) {
    if (!format.printsUnit || format.comparesWithYearBefore) return QString();
    return format.unit.isEmpty() ? indicator.printedUnit() : format.unit;
}

Result<QString> printNumber(const Fraction& value, const Indicator& indicator, const SlotFormat& format) {
    const QString target = format.unit.isEmpty() ? indicator.printedUnit() : format.unit;
    const auto scale = unitScale(indicator.unitZh, target);
    if (!scale) return wrong(indicator.unitZh + QStringLiteral(" -> ") + target);
    TRY_LET(const Fraction scaled, value.dividedBy(*scale));
    const bool scales = *scale != Fraction::fromInteger(1);
    const QString unit = format.printsUnit ? target : QString();

    std::optional<QString> text;
    if (format.hedge != Hedge::None && !scaled.isNegative()) {
        // 余 and 多 speak of the odd part behind round tens, unless the slot says otherwise.
        const bool tens = (format.hedge == Hedge::Over || format.hedge == Hedge::Odd) && !format.places;
        const int step = format.stepExponent != 0 ? format.stepExponent : (tens ? 1 : 0);
        const int precision = step != 0 ? -step : format.places.value_or(0);
        TRY_LET(text, printHedged(scaled, precision, format, unit));
    } else {
        const int places = format.places.value_or(scales ? 2 : indicator.places);
        TRY_LET(text, printPlain(scaled, places, format, unit));
    }
    if (text) return *text;
    // Only a quotient can be this small in its own unit.
    if (!scales) return (value.isNegative() ? QStringLiteral("接近0") : QStringLiteral("不足0.0001")) + unit;

    SlotFormat inEntryUnit = format;
    inEntryUnit.unit = indicator.unitZh;
    inEntryUnit.printsUnit = true; // the words around the slot speak of another unit
    inEntryUnit.places.reset();
    inEntryUnit.fixedPlaces = false;
    return printNumber(value, indicator, inEntryUnit);
}

Result<QString> printComparison(const Fraction& now, const Fraction& before, const Indicator& indicator,
                                const SlotFormat& format) {
    if (now == before) return QStringLiteral("与上年持平");
    const bool points = indicator.valueType == ValueType::Percent;
    const bool grew = now > before;
    TRY_LET(Fraction change, grew ? now.minus(before) : before.minus(now));
    if (!points) {
        TRY_LET(const Fraction share, change.dividedBy(before));
        TRY_LET(change, share.times(Fraction::fromInteger(100)));
    }
    Decimal rounded;
    for (int places = format.places.value_or(1); places <= Decimal::Places && rounded.isZero(); ++places) {
        TRY_LET(rounded, change.rounded(places));
    }
    if (rounded.isZero()) return QStringLiteral("与上年基本持平");
    if (points)
        return (grew ? QStringLiteral("比上年提高") : QStringLiteral("比上年下降")) + rounded.toString() +
               QStringLiteral("个百分点");
    return (grew ? QStringLiteral("比上年增长") : QStringLiteral("比上年下降")) + rounded.toString() +
           QLatin1Char('%');
}

QString printNames(const QStringList& names, const SlotFormat& format, const QString& kind) {
    QStringList printed;
    for (const QString& typed : names) {
        QString name = withUnitKind(typed, format.unitKind, kind);
        if (!format.suffix.isEmpty() && !name.endsWith(format.suffix)) name += format.suffix;
        if (!format.quotes.isEmpty()) name = format.quotes[0] + name + format.quotes[1];
        printed += name;
    }
    // Quoted names stand side by side without 、 (GB/T 15834-2011).
    return printed.join(format.quotes.isEmpty() ? format.separator : QString());
}

} // namespace cunbao
