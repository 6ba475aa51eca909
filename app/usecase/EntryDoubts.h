#pragma once

#include "app/domain/Catalogue.h"
#include "app/domain/EntryName.h"

namespace cunbao {

class Ledger;

/// What somebody should look at again, now that an entry counts.
struct EntryDoubts {
    std::vector<Rule> broken; ///< by the figure it goes into, or one that is computed from it; at its unit
    bool outlier = false;     ///< that figure is far from the other villages'
};

/// Looks at the period of an open round that holds the entry's day, of several the longest; without any at
/// the day's year. What was broken before stays named: a correction that does not help should say so.
/// Errors: EntryUnknown.
[[nodiscard]] Result<EntryDoubts> doubtsAround(Ledger& ledger, const EntryName& entry);

} // namespace cunbao
