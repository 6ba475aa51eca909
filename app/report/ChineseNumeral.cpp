#include "app/report/ChineseNumeral.h"

namespace cunbao {

namespace {

constexpr std::int64_t tenThousand = 10'000;
constexpr std::int64_t limit = tenThousand * tenThousand * tenThousand;

/// 1 to 9999. `continues` is true after a higher group, where 10 is 一十 and a gap is spoken 零.
QString group(std::int64_t number, bool continues) {
    static constexpr char16_t digits[] = u"零一二三四五六七八九";
    static constexpr char16_t ranks[] = u"千百十";
    QString out;
    bool gap = continues && number < 1000;
    std::int64_t divisor = 1000;
    for (int rank = 0; rank < 4; ++rank, divisor /= 10) {
        const auto digit = static_cast<int>(number / divisor % 10);
        if (digit == 0) {
            gap = gap || !out.isEmpty();
            continue;
        }
        if (gap) out += QChar(digits[0]);
        gap = false;
        const bool bareTen = rank == 2 && digit == 1 && out.isEmpty() && !continues;
        if (!bareTen) out += QChar(digits[digit]);
        if (rank < 3) out += QChar(ranks[rank]);
    }
    return out;
}

} // namespace

std::optional<QString> chineseNumeral(std::int64_t number) {
    if (number < 0 || number >= limit) return std::nullopt;
    if (number == 0) return QStringLiteral("零");
    const std::int64_t high = number / (tenThousand * tenThousand);
    const std::int64_t middle = number / tenThousand % tenThousand;
    const std::int64_t low = number % tenThousand;
    QString out;
    if (high != 0) out += group(high, false) + QStringLiteral("亿");
    if (middle != 0) out += group(middle, !out.isEmpty()) + QStringLiteral("万");
    if (low != 0) {
        // After an empty 万 the gap is spoken whatever the thousands are: 一亿零五千.
        const bool gapBefore = high != 0 && middle == 0 && low >= 1000;
        if (gapBefore) out += QStringLiteral("零");
        out += group(low, !out.isEmpty());
    }
    return out;
}

std::optional<QString> chineseCount(std::int64_t number) {
    auto numeral = chineseNumeral(number);
    if (!numeral || !numeral->startsWith(QStringLiteral("二"))) return numeral;
    const bool alone = numeral->size() == 1;
    if (alone || QStringLiteral("千万亿").contains(numeral->at(1)))
        numeral->replace(0, 1, QStringLiteral("两"));
    return numeral;
}

} // namespace cunbao
