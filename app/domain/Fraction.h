#pragma once

#include "app/domain/Decimal.h"

namespace cunbao {

/// An exact quotient of two 128-bit numbers, always in lowest terms with a positive denominator. What a
/// figure is until it is shown: rounded once, at the very end, half away from zero (四舍五入).
class Fraction {
public:
    constexpr Fraction() = default;
    Fraction(Decimal value);
    static Fraction fromInteger(std::int64_t n) { return Fraction(Decimal::fromInteger(n)); }

    [[nodiscard]] Result<Fraction> plus(const Fraction& other) const;
    [[nodiscard]] Result<Fraction> minus(const Fraction& other) const;
    [[nodiscard]] Result<Fraction> times(const Fraction& other) const;
    /// Errors: AppErrc::DivisionByZero, AppErrc::NumberOverflow.
    [[nodiscard]] Result<Fraction> dividedBy(const Fraction& other) const;

    [[nodiscard]] Int128 numerator() const { return m_numerator; }
    [[nodiscard]] Int128 denominator() const { return m_denominator; }
    [[nodiscard]] bool isZero() const { return m_numerator == 0; }
    [[nodiscard]] bool isNegative() const { return m_numerator < 0; }
    [[nodiscard]] bool isInteger() const { return m_denominator == 1; }

    /// Rounded half away from zero to `places` (0 to 4).
    [[nodiscard]] Result<Decimal> rounded(int places) const;
    /// rounded() down towards minus infinity / up towards plus infinity, for hedge words.
    [[nodiscard]] Result<Decimal> floored(int places) const;
    [[nodiscard]] Result<Decimal> ceiled(int places) const;

    friend bool operator==(const Fraction&, const Fraction&) = default;
    /// Exact for all values, without overflow (continued fractions).
    friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b);

private:
    static Result<Fraction> reduced(Int128 numerator, Int128 denominator);
    Int128 m_numerator = 0;
    Int128 m_denominator = 1;
};

} // namespace cunbao
