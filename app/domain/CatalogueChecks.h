#pragma once

#include "app/domain/Catalogue.h"

#include <optional>

namespace cunbao {

/// What is wrong with a row of the catalogue taken by itself: the column, and one of the words
///   required      empty, but needed
///   too-long      more than CatalogueLimits::text characters
///   characters    characters that such a field cannot have
///   not-allowed   does not go together with the row's other columns
///   out-of-range  beyond what the column can hold, or min above max, end before start
///   expression    cannot be read
struct RowFault {
    QString column; ///< as it is called in the CSV form
    QString reason;
};

struct CatalogueLimits {
    static constexpr std::size_t indicators = 5'000;
    static constexpr std::size_t rules = 5'000;
    static constexpr std::size_t units = 5'000;
    static constexpr qsizetype text = 2'000;     ///< characters of any one field
    static constexpr qsizetype id = 64;          ///< characters of an indicator's or rule's id
    static constexpr qsizetype bytes = 64 << 20; ///< of a whole published catalogue
};

[[nodiscard]] std::optional<RowFault> faultOf(const Indicator& indicator);
[[nodiscard]] std::optional<RowFault> faultOf(const Rule& rule);
[[nodiscard]] std::optional<RowFault> faultOf(const OrgUnit& unit);

} // namespace cunbao
