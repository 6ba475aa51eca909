#pragma once

#include "app/domain/Catalogue.h"
#include "app/usecase/SectionProgress.h"
#include "app/viewmodel/office/RoundAtHand.h"

namespace cunbao {

struct VillageFact {
    OrgUnit unit;
    int devices = 0; ///< active ones
    QDate lastEntry; ///< the day of its newest entry; null: none
    int answered = 0;
    int asked = 0;                      ///< in the round at hand; 0: owes nothing in it
    std::vector<SectionCount> sections; ///< of what it is asked
};

/// Everything that the list of villages tells, read at one time.
struct VillageFacts {
    RoundAtHand hand;
    OrgUnit township;
    std::vector<VillageFact> villages; ///< by code

    /// Null where there is none.
    [[nodiscard]] const VillageFact* find(const QString& code) const;
    [[nodiscard]] bool hasEnded(const OrgUnit& unit) const {
        return unit.end.isValid() && unit.end < hand.today;
    }
};
[[nodiscard]] Result<VillageFacts> readVillages(Ledger& ledger);

} // namespace cunbao
