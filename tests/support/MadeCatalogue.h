#pragma once

#include "app/domain/Catalogue.h"

namespace cunbao {

/// The made-up township of the domain's and the store's tests, and its villages from 1 on.
inline constexpr OrgCode MadeTownship{500101103000};
[[nodiscard]] constexpr OrgCode madeVillage(int number) {
    return OrgCode(MadeTownship.number() + 200 + number);
}

/// A catalogue as text. Indicators, one a line: id nature over_time over_units recorded_by, then a derived
/// one's formula; `decimal` as a sixth word gives two places, `max=N` a maximum, `since=DATE` or `since` an
/// event. Rules, one a line: id where left operator right, parted by `|`.
[[nodiscard]] std::vector<Indicator> madeIndicators(const QString& lines);
[[nodiscard]] std::vector<Rule> madeRules(const QString& lines);
/// Villages 1 to `count`, and the township.
[[nodiscard]] std::vector<OrgUnit> madeUnits(int count);

} // namespace cunbao
