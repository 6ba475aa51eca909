#pragma once

#include "platform/base/Result.h"

#include <QString>

#include <compare>
#include <cstdint>

namespace cunbao {

/// 128 bits: gcc and clang on every platform (on Windows MinGW or clang). Kept to the exact types.
__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

/// An exact decimal with four places: the whole number of ten-thousandths. 15 digits before the point and
/// four after are always representable (2-domain, "Values"); sums have about 34 digits of room.
/// Arithmetic that could overflow returns a Result, never a wrapped number.
class Decimal {
public:
    static constexpr int Places = 4;
    static constexpr std::int64_t Unit = 10'000;

    constexpr Decimal() = default;
    /// Values, as they are recorded and travel, lie strictly between -10^30 and 10^30 units; only sums go
    /// beyond.
    static constexpr Int128 ValueLimit = Int128(1'000'000'000'000'000) * 1'000'000'000'000'000;
    static constexpr Decimal fromUnits(Int128 units) { return Decimal(units); }
    static constexpr Decimal fromInteger(std::int64_t n) { return Decimal(Int128(n) * Unit); }

    /// Plain notation only: optional '-', ASCII digits, at most one '.', at most four places and 19 digits
    /// before the point. What a person types is NumberInput's business.
    [[nodiscard]] static Result<Decimal> parse(const QString& text);

    [[nodiscard]] constexpr Int128 units() const { return m_units; }
    [[nodiscard]] bool isZero() const { return m_units == 0; }
    [[nodiscard]] bool isNegative() const { return m_units < 0; }

    [[nodiscard]] Result<Decimal> plus(Decimal other) const;
    [[nodiscard]] Result<Decimal> minus(Decimal other) const;

    /// The number of places that the value really has: 12.50 has one.
    [[nodiscard]] int significantPlaces() const;
    /// Shortest exact text: "12.5", "-3", "0".
    [[nodiscard]] QString toString() const;
    /// With exactly `places` (0 to 4) places, rounded half away from zero.
    [[nodiscard]] QString toString(int places) const;

    friend constexpr bool operator==(Decimal, Decimal) = default;
    friend constexpr std::strong_ordering operator<=>(Decimal a, Decimal b) {
        return a.m_units < b.m_units   ? std::strong_ordering::less
               : b.m_units < a.m_units ? std::strong_ordering::greater
                                       : std::strong_ordering::equal;
    }

private:
    explicit constexpr Decimal(Int128 units) : m_units(units) {}
    Int128 m_units = 0;
};

[[nodiscard]] QString toString(Int128 number);

} // namespace cunbao
