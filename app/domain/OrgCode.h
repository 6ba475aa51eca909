#pragma once

#include "platform/base/Result.h"

#include <QString>

#include <compare>
#include <cstdint>

namespace cunbao {

/// The 12-digit statistical division code of an org unit (2-domain, "Units of the organisation"):
/// 2 province, 2 city, 2 county, 3 township, 3 village.
class OrgCode {
public:
    constexpr OrgCode() = default;
    explicit constexpr OrgCode(std::int64_t number) : m_number(number) {}
    /// Errors: AppErrc::OrgUnitInvalid unless it is exactly 12 ASCII digits, the first not 0.
    [[nodiscard]] static Result<OrgCode> parse(const QString& text);

    [[nodiscard]] constexpr std::int64_t number() const { return m_number; }
    [[nodiscard]] constexpr bool isNull() const { return m_number == 0; }
    [[nodiscard]] constexpr bool isTownship() const { return m_number % 1000 == 0; }
    [[nodiscard]] constexpr OrgCode township() const { return OrgCode(m_number - m_number % 1000); }
    [[nodiscard]] QString toString() const;

    friend constexpr auto operator<=>(OrgCode, OrgCode) = default;

private:
    std::int64_t m_number = 0;
};

} // namespace cunbao
