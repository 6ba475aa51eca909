#include "app/domain/Fraction.h"

#include "app/domain/AppError.h"

namespace cunbao {

namespace {

Int128 magnitude(Int128 n) {
    return n < 0 ? -n : n;
}

Int128 greatestCommonDivisor(Int128 a, Int128 b) {
    a = magnitude(a);
    b = magnitude(b);
    while (b != 0) {
        const Int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

Int128 floorDivide(Int128 a, Int128 b) {
    const Int128 quotient = a / b;
    return (a % b != 0 && a < 0) ? quotient - 1 : quotient;
}

Int128 powerOfTen(int exponent) {
    Int128 power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

Result<Int128> multiply(Int128 a, Int128 b) {
    Int128 product = 0;
    if (__builtin_mul_overflow(a, b, &product)) return fail(AppErrc::NumberOverflow);
    return product;
}

Result<Decimal> atPlaces(Int128 scaled, int places) {
    TRY_LET(const Int128 units, multiply(scaled, powerOfTen(Decimal::Places - places)));
    return Decimal::fromUnits(units);
}

} // namespace

Fraction::Fraction(Decimal value) {
    const Int128 divisor = greatestCommonDivisor(value.units(), Decimal::Unit);
    m_numerator = value.units() / divisor;
    m_denominator = Decimal::Unit / divisor;
}

Result<Fraction> Fraction::reduced(Int128 numerator, Int128 denominator) {
    if (denominator == 0) return fail(AppErrc::DivisionByZero);
    // The most negative number has no positive twin; without it, negating never overflows anywhere.
    constexpr Int128 mostNegative = Int128(1) << 127;
    if (numerator == mostNegative || denominator == mostNegative) return fail(AppErrc::NumberOverflow);
    const Int128 divisor = greatestCommonDivisor(numerator, denominator);
    Fraction out;
    out.m_numerator = numerator / divisor;
    out.m_denominator = denominator / divisor;
    if (out.m_denominator < 0) {
        out.m_numerator = -out.m_numerator;
        out.m_denominator = -out.m_denominator;
    }
    return out;
}

Result<Fraction> Fraction::plus(const Fraction& other) const {
    // Over the least common denominator, so that sums of tenths stay small.
    const Int128 divisor = greatestCommonDivisor(m_denominator, other.m_denominator);
    TRY_LET(const Int128 left, multiply(m_numerator, other.m_denominator / divisor));
    TRY_LET(const Int128 right, multiply(other.m_numerator, m_denominator / divisor));
    TRY_LET(const Int128 denominator, multiply(m_denominator, other.m_denominator / divisor));
    Int128 sum = 0;
    if (__builtin_add_overflow(left, right, &sum)) return fail(AppErrc::NumberOverflow);
    return reduced(sum, denominator);
}

Result<Fraction> Fraction::minus(const Fraction& other) const {
    Fraction negated = other;
    negated.m_numerator = -negated.m_numerator;
    return plus(negated);
}

Result<Fraction> Fraction::times(const Fraction& other) const {
    // Cancelled crosswise first: the product overflows only if its own terms do.
    const Int128 a = std::max<Int128>(1, greatestCommonDivisor(m_numerator, other.m_denominator));
    const Int128 b = std::max<Int128>(1, greatestCommonDivisor(other.m_numerator, m_denominator));
    TRY_LET(const Int128 numerator, multiply(m_numerator / a, other.m_numerator / b));
    TRY_LET(const Int128 denominator, multiply(m_denominator / b, other.m_denominator / a));
    return reduced(numerator, denominator);
}

Result<Fraction> Fraction::dividedBy(const Fraction& other) const {
    if (other.m_numerator == 0) return fail(AppErrc::DivisionByZero);
    Fraction inverse;
    inverse.m_numerator = other.m_numerator < 0 ? -other.m_denominator : other.m_denominator;
    inverse.m_denominator = magnitude(other.m_numerator);
    return times(inverse);
}

Result<Decimal> Fraction::rounded(int places) const {
    TRY_LET(const Int128 scaled, multiply(magnitude(m_numerator), powerOfTen(places)));
    const Int128 quotient = scaled / m_denominator;
    const Int128 rest = scaled % m_denominator;
    // rest >= denominator - rest is "at least half" without doubling, which could overflow.
    const Int128 up = quotient + (rest >= m_denominator - rest && rest != 0 ? 1 : 0);
    return atPlaces(m_numerator < 0 ? -up : up, places);
}

Result<Decimal> Fraction::floored(int places) const {
    TRY_LET(const Int128 scaled, multiply(m_numerator, powerOfTen(places)));
    return atPlaces(floorDivide(scaled, m_denominator), places);
}

Result<Decimal> Fraction::ceiled(int places) const {
    TRY_LET(const Int128 scaled, multiply(m_numerator, powerOfTen(places)));
    return atPlaces(-floorDivide(-scaled, m_denominator), places);
}

std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
    Int128 an = a.m_numerator, ad = a.m_denominator, bn = b.m_numerator, bd = b.m_denominator;
    bool swapped = false;
    for (;;) {
        const Int128 aWhole = floorDivide(an, ad);
        const Int128 bWhole = floorDivide(bn, bd);
        if (aWhole != bWhole) {
            const bool less = (aWhole < bWhole) != swapped;
            return less ? std::strong_ordering::less : std::strong_ordering::greater;
        }
        const Int128 aRest = an - aWhole * ad;
        const Int128 bRest = bn - bWhole * bd;
        if (aRest == 0 && bRest == 0) return std::strong_ordering::equal;
        if (aRest == 0 || bRest == 0) {
            const bool less = (aRest == 0) != swapped;
            return less ? std::strong_ordering::less : std::strong_ordering::greater;
        }
        // Both rests lie strictly between 0 and 1: compare the reciprocals the other way round.
        an = ad;
        ad = aRest;
        bn = bd;
        bd = bRest;
        swapped = !swapped;
    }
}

} // namespace cunbao
