#pragma once

#include "app/store/RoundReader.h"

namespace cunbao {

/// The collection that the office looks at when nobody says otherwise.
struct RoundAtHand {
    std::optional<Round> round; ///< none: there never was one
    Period period = Period::year(2000);
    Period next =
        Period::year(2000); ///< for a round that is opened now: the first year, from this one on, without one
    QDate today;            ///< in China
};

/// Of the open rounds the one that is due first, those without a date last; where none is open, the one with
/// the latest period; where there never was one, the current year.
[[nodiscard]] Result<RoundAtHand> roundAtHand(Ledger& ledger);

} // namespace cunbao
