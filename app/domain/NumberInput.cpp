#include "app/domain/NumberInput.h"

#include "app/domain/AppError.h"

#include <set>

namespace cunbao {

namespace {

constexpr qsizetype maxTyped = 64;

bool isOneOf(QChar c, QStringView set) {
    return set.contains(c);
}

bool isDigit(QChar c) {
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

/// Full-width forms as the narrow ones they stand for. Only the characters that a number is made
/// of: a general compatibility mapping would turn 5² into 52.
QString narrowed(const QString& typed) {
    QString out = typed.trimmed();
    for (QChar& c : out) {
        const char16_t code = c.unicode();
        if (code >= u'０' && code <= u'９')
            c = QChar(char16_t(u'0' + (code - u'０')));
        else if (code == u'，')
            c = QLatin1Char(',');
        else if (code == u'．' || code == u'。')
            c = QLatin1Char('.');
        else if (code == u'％')
            c = QLatin1Char('%');
        else if (code == u'－' || code == u'−')
            c = QLatin1Char('-');
        else if (code == u'＋')
            c = QLatin1Char('+');
        else if ((code >= u'ａ' && code <= u'ｚ') || (code >= u'Ａ' && code <= u'Ｚ'))
            c = QChar(char16_t(code - (u'ａ' - u'a')));
        else if (c.isSpace())
            c = QLatin1Char(' ');
    }
    return out;
}

/// 500多, 约500, 5至6, 3、4: words and signs that leave open which number is meant.
bool leavesOpen(const QString& text) {
    if (std::any_of(text.begin(), text.end(),
                    [](QChar c) { return isOneOf(c, u"多余约近来几数超至到、~～〜—–<>≤≥＜＞+"); }))
        return true;
    for (const QString& word : {QStringLiteral("左右"), QStringLiteral("上下"), QStringLiteral("以上"),
                                QStringLiteral("以下"), QStringLiteral("以内"), QStringLiteral("若干")})
        if (text.contains(word)) return true;
    // A minus sign between two digits is a range.
    for (qsizetype at = 1; at < text.size(); ++at)
        if (text[at] == QLatin1Char('-') && isDigit(text.left(at).trimmed().back())) return true;
    return false;
}

bool hasChineseNumeral(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return isOneOf(c, u"〇零一二三四五六七八九十两俩廿卅壹贰叁肆伍陆柒捌玖拾佰仟");
    });
}

int scaleOf(QChar c) {
    switch (c.unicode()) {
    case u'百': return 2;
    case u'千': return 3;
    case u'万': return 4;
    case u'亿': return 8;
    default: return 0;
    }
}

/// A unit in powers of ten of its dimension's first one. Only units of one dimension convert.
struct MeasuredUnit {
    QString name;
    char dimension;
    int exponent;
};

const MeasuredUnit* measuredUnit(const QString& name, ValueType valueType) {
    static const std::vector<MeasuredUnit> all{
        {QStringLiteral("元"), 'y', 0},   {QStringLiteral("块"), 'y', 0},
        {QStringLiteral("块钱"), 'y', 0}, {QStringLiteral("yuan"), 'y', 0},
        {QStringLiteral("万元"), 'y', 4}, {QStringLiteral("亿元"), 'y', 8},
        {QStringLiteral("米"), 'm', 0},   {QStringLiteral("m"), 'm', 0},
        {QStringLiteral("公里"), 'm', 3}, {QStringLiteral("千米"), 'm', 3},
        {QStringLiteral("km"), 'm', 3},   {QStringLiteral("平方米"), 'a', 0},
        {QStringLiteral("平米"), 'a', 0}, {QStringLiteral("㎡"), 'a', 0},
        {QStringLiteral("m²"), 'a', 0},   {QStringLiteral("m2"), 'a', 0}};
    const auto found = std::find_if(all.begin(), all.end(), [&](const MeasuredUnit& unit) {
        return unit.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (found == all.end()) return nullptr;
    // 块 is yuan only of money; of everything else it is a count word, 3 块 of land or of signs.
    const bool spokenYuan = found->name.startsWith(QChar(u'块'));
    return spokenYuan && valueType != ValueType::Money ? nullptr : &*found;
}

bool isCountWord(const QString& unit) {
    static const std::set<QString> pairs{QStringLiteral("人次"), QStringLiteral("户次"),
                                         QStringLiteral("场次"), QStringLiteral("批次"),
                                         QStringLiteral("车次"), QStringLiteral("口人")};
    if (unit.size() == 1)
        return isOneOf(unit[0], u"个份条只块户人名位张本册套件台辆桶箱瓶袋包盒家所座处间栋幢棵株头匹羽尾次场"
                                u"期批项宗起例组队班口支把根面部门村");
    return pairs.contains(unit);
}

/// By how many powers of ten `typed` is the indicator's own unit.
Result<int> conversion(const QString& typed, const Indicator& indicator) {
    const QString& own = indicator.unitZh;
    if (typed.isEmpty() || typed == own || typed.compare(indicator.unitEnOfOne(), Qt::CaseInsensitive) == 0 ||
        typed.compare(indicator.unitEnOfMany(), Qt::CaseInsensitive) == 0)
        return 0;
    if (indicator.valueType == ValueType::Percent && typed == QStringLiteral("%")) return 0;
    const MeasuredUnit* from = measuredUnit(typed, indicator.valueType);
    // Money may leave its unit unsaid: it is yuan.
    const bool unsaid = indicator.valueType == ValueType::Money && own.isEmpty();
    const MeasuredUnit* to = measuredUnit(unsaid ? QStringLiteral("元") : own, indicator.valueType);
    if (to == nullptr ? false : from && from->dimension == to->dimension)
        return from->exponent - to->exponent;
    // 户 for 人 says nothing about the number; 个 for 元 or 亩 would be another thing.
    const bool countsThings = indicator.valueType != ValueType::Percent &&
                              indicator.valueType != ValueType::Money && (own.isEmpty() || isCountWord(own));
    if (countsThings && isCountWord(typed)) return 0;
    return fail(AppErrc::UnitUnknown, {typed, own});
}

/// Plain digits with the decimal point moved to the right, without superfluous zeros.
QString shifted(const QString& whole, const QString& fraction, int places) {
    QString digits = whole + fraction;
    qsizetype point = whole.size() + places;
    if (point < 1) {
        digits.prepend(QString(1 - point, QLatin1Char('0')));
        point = 1;
    }
    if (point > digits.size()) digits.append(QString(point - digits.size(), QLatin1Char('0')));
    QString before = digits.left(point), after = digits.mid(point);
    while (places != 0 && after.endsWith(QLatin1Char('0')))
        after.chop(1);
    while (before.size() > 1 && before.startsWith(QLatin1Char('0')))
        before.remove(0, 1);
    return after.isEmpty() ? before : before + QLatin1Char('.') + after;
}

struct Digits {
    bool negative = false;
    QString whole;
    QString fraction;
    QString rest; ///< what stands behind the number, trimmed
};

Result<Digits> readDigits(const QString& text, const QString& typed) {
    Digits out;
    qsizetype at = 0;
    const auto digitAt = [&](qsizetype i) { return i < text.size() && isDigit(text[i]); };
    const auto run = [&] {
        const qsizetype start = at;
        while (digitAt(at))
            ++at;
        return text.mid(start, at - start);
    };
    out.negative = text.startsWith(QLatin1Char('-'));
    if (out.negative) ++at;
    if (at < text.size() && scaleOf(text[at]) != 0) return fail(AppErrc::ChineseNumeral, {typed});
    out.whole = run();
    if (out.whole.isEmpty()) return fail(AppErrc::NumberSyntax, {typed});
    const auto separatorAt = [&](qsizetype i) {
        if (i >= text.size()) return QChar();
        // A space that no digit follows stands before the unit.
        const bool space = text[i] == QLatin1Char(' ') && digitAt(i + 1);
        return text[i] == QLatin1Char(',') || space ? text[i] : QChar();
    };
    const QChar separator = separatorAt(at);
    if (!separator.isNull()) {
        if (out.whole.size() > 3 || out.whole.startsWith(QLatin1Char('0')))
            return fail(AppErrc::GroupingWrong, {typed});
        while (separatorAt(at) == separator) {
            ++at;
            const QString group = run();
            if (group.size() != 3) return fail(AppErrc::GroupingWrong, {typed});
            out.whole += group;
        }
    }
    if (at < text.size() && text[at] == QLatin1Char('.')) {
        ++at;
        out.fraction = run();
        const bool secondPoint = at < text.size() && text[at] == QLatin1Char('.');
        if (out.fraction.isEmpty() || secondPoint) return fail(AppErrc::NumberSyntax, {typed});
    }
    if (!separatorAt(at).isNull()) return fail(AppErrc::GroupingWrong, {typed});
    const bool e = at < text.size() && text[at].toLower() == QLatin1Char('e');
    if (e &&
        (digitAt(at + 1) || (at + 1 < text.size() && text[at + 1] == QLatin1Char('-') && digitAt(at + 2))))
        return fail(AppErrc::ExponentNotation, {typed});
    out.rest = text.mid(at).trimmed();
    return out;
}

/// Takes one of 百千万亿 off the front of `rest`, and says how many powers of ten it is.
Result<int> takeScale(QString& rest, const QString& typed, const Indicator& indicator) {
    const bool ownUnit = rest == indicator.unitZh; // 万元, where entries are made in it
    const int scale = rest.isEmpty() || ownUnit ? 0 : scaleOf(rest[0]);
    if (scale == 0) return 0;
    rest = rest.mid(1).trimmed();
    const bool another = !rest.isEmpty() && (isDigit(rest[0]) || scaleOf(rest[0]) != 0);
    // 12.5万 of an indicator in 万元 may mean either.
    const bool twoMeanings =
        rest.isEmpty() && !indicator.unitZh.isEmpty() && scaleOf(indicator.unitZh[0]) != 0;
    if (another || twoMeanings) return fail(AppErrc::ScaleMisplaced, {typed});
    return scale;
}

Result<Decimal> readYesNo(const QString& text, const QString& typed) {
    static const std::set<QString> yes{QStringLiteral("是"), QStringLiteral("有"), QStringLiteral("1"),
                                       QStringLiteral("yes")};
    static const std::set<QString> no{QStringLiteral("否"), QStringLiteral("无"), QStringLiteral("0"),
                                      QStringLiteral("no")};
    const QString word = text.toLower();
    if (yes.contains(word)) return Decimal::fromInteger(1);
    if (no.contains(word)) return Decimal();
    return fail(AppErrc::YesNoExpected, {typed});
}

} // namespace

Result<Decimal> readNumber(const QString& typedText, const Indicator& indicator) {
    const QString typed = typedText.left(maxTyped);
    if (typedText.size() > maxTyped || indicator.isText()) return fail(AppErrc::NumberSyntax, {typed});
    const QString text = narrowed(typed);
    if (text.isEmpty()) return fail(AppErrc::NumberSyntax, {typed});
    if (indicator.valueType == ValueType::YesNo) {
        TRY_LET(const Decimal value, readYesNo(text, typed));
        TRY(checkNumber(value, indicator));
        return value;
    }
    if (leavesOpen(text)) return fail(AppErrc::NotExact, {typed});
    if (hasChineseNumeral(text)) return fail(AppErrc::ChineseNumeral, {typed});
    TRY_LET(Digits digits, readDigits(text, typed));
    TRY_LET(const int scale, takeScale(digits.rest, typed, indicator));
    TRY_LET(const int factor, conversion(digits.rest, indicator));

    const QString plain = shifted(digits.whole, digits.fraction, scale + factor);
    // Counted as typed: 1.000 people may have been meant as a thousand.
    const qsizetype point = plain.indexOf(QLatin1Char('.'));
    if (point >= 0 && plain.size() - point - 1 > indicator.places)
        return fail(AppErrc::TooManyPlaces, {typed, QString::number(indicator.places)});
    const auto value = Decimal::parse(digits.negative ? QLatin1Char('-') + plain : plain);
    if (!value) return fail(AppErrc::NumberOverflow, {typed});
    TRY(checkNumber(*value, indicator));
    return *value;
}

Result<void> checkNumber(Decimal value, const Indicator& indicator) {
    if (value.significantPlaces() > indicator.places)
        return fail(AppErrc::TooManyPlaces, {value.toString(), QString::number(indicator.places)});
    const Decimal minimum = indicator.min.value_or(Decimal());
    if (value < minimum) return fail(AppErrc::BelowMinimum, {value.toString(), minimum.toString()});
    if (indicator.max && value > *indicator.max)
        return fail(AppErrc::AboveMaximum, {value.toString(), indicator.max->toString()});
    if (indicator.valueType == ValueType::YesNo && value > Decimal::fromInteger(1))
        return fail(AppErrc::YesNoExpected, {value.toString()});
    return {};
}

Result<QString> readText(const QString& typed) {
    QString out = typed.isValidUtf16() ? typed : QString::fromUtf8(typed.toUtf8());
    for (QChar& c : out)
        if (c.category() == QChar::Other_Control) c = QLatin1Char(' ');
    out = out.simplified();
    if (out.isEmpty()) return fail(AppErrc::TextEmpty);
    if (out.size() > MaxTextValue) return fail(AppErrc::TextTooLong, {QString::number(MaxTextValue)});
    return out;
}

std::optional<ScaledReading> scaledReading(Decimal value, const Indicator& indicator) {
    const QString& unit = indicator.unitZh;
    if (indicator.isText() || indicator.valueType == ValueType::YesNo ||
        indicator.valueType == ValueType::Percent || (!unit.isEmpty() && scaleOf(unit[0]) != 0))
        return std::nullopt;
    const Int128 units = value.units() < 0 ? -value.units() : value.units();
    const auto reaches = [&](int exponent) {
        Int128 bound = Decimal::Unit;
        while (exponent-- > 0)
            bound *= 10;
        return units >= bound;
    };
    const auto reading = [&](int exponent, const QString& scaledUnit) {
        const QStringList parts = Decimal::fromUnits(units).toString(Decimal::Places).split(QLatin1Char('.'));
        const QString number = shifted(parts[0], parts[1], -exponent);
        return ScaledReading{value.isNegative() ? QLatin1Char('-') + number : number, scaledUnit};
    };
    if (unit == QStringLiteral("米"))
        return reaches(3) ? std::optional(reading(3, QStringLiteral("公里"))) : std::nullopt;
    if (reaches(8)) return reading(8, QStringLiteral("亿") + unit);
    if (reaches(4)) return reading(4, QStringLiteral("万") + unit);
    return std::nullopt;
}

} // namespace cunbao
