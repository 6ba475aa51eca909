#include "app/domain/Decimal.h"

#include "app/domain/AppError.h"

namespace cunbao {

QString toString(Int128 number) {
    if (number == 0) return QStringLiteral("0");
    const bool negative = number < 0;
    QString digits;
    while (number != 0) {
        const int digit = static_cast<int>(number % 10);
        digits.prepend(QChar(u'0' + (digit < 0 ? -digit : digit)));
        number /= 10;
    }
    return negative ? QLatin1Char('-') + digits : digits;
}

Result<Decimal> Decimal::parse(const QString& text) {
    constexpr qsizetype maxWholeDigits = 19;
    qsizetype at = 0;
    const bool negative = text.startsWith(QLatin1Char('-'));
    if (negative) ++at;
    Int128 units = 0;
    qsizetype whole = 0, fraction = -1;
    for (; at < text.size(); ++at) {
        const char16_t c = text[at].unicode();
        if (c == u'.') {
            if (fraction >= 0 || whole == 0) return fail(AppErrc::NumberSyntax, {text});
            fraction = 0;
        } else if (c >= u'0' && c <= u'9') {
            if (fraction < 0 ? ++whole > maxWholeDigits : false) return fail(AppErrc::NumberOverflow, {text});
            if (fraction >= 0 && ++fraction > Places)
                return fail(AppErrc::TooManyPlaces, {text, QString::number(Places)});
            units = units * 10 + (c - u'0');
        } else {
            return fail(AppErrc::NumberSyntax, {text});
        }
    }
    if (whole == 0 || fraction == 0) return fail(AppErrc::NumberSyntax, {text});
    for (qsizetype places = std::max<qsizetype>(fraction, 0); places < Places; ++places)
        units *= 10;
    return Decimal(negative ? -units : units);
}

Result<Decimal> Decimal::plus(Decimal other) const {
    Int128 sum = 0;
    if (__builtin_add_overflow(m_units, other.m_units, &sum)) return fail(AppErrc::NumberOverflow);
    return Decimal(sum);
}

Result<Decimal> Decimal::minus(Decimal other) const {
    Int128 difference = 0;
    if (__builtin_sub_overflow(m_units, other.m_units, &difference)) return fail(AppErrc::NumberOverflow);
    return Decimal(difference);
}

int Decimal::significantPlaces() const {
    int places = Places;
    for (Int128 rest = m_units; places > 0 && rest % 10 == 0; rest /= 10)
        --places;
    return places;
}

QString Decimal::toString() const {
    return toString(significantPlaces());
}

QString Decimal::toString(int places) const {
    Int128 divisor = 1;
    for (int i = places; i < Places; ++i)
        divisor *= 10;
    const Int128 half = divisor / 2;
    Int128 rounded = (m_units < 0 ? m_units - half : m_units + half) / divisor;
    const bool negative = rounded < 0;
    if (negative) rounded = -rounded;
    QString digits = cunbao::toString(rounded).rightJustified(places + 1, QLatin1Char('0'));
    if (places > 0) digits.insert(digits.size() - places, QLatin1Char('.'));
    return negative ? QLatin1Char('-') + digits : digits;
}

} // namespace cunbao
