#pragma once

#include "app/domain/EntryName.h"
#include "app/domain/Period.h"
#include "app/store/Ledger.h"

namespace cunbao {

/// How an open item is answered from a section's list.
enum class OwedAnswer { NotApplicable, Zero };

struct AnsweredItem {
    QString indicator;
    OwedAnswer answer = OwedAnswer::NotApplicable;
};

/// Records 不涉及 or 0 for several open items of a unit in a period, on the date that the period gives
/// (dateInPeriod): all or none. An item that the unit does not owe, or that has been answered meanwhile,
/// stays as it is. Returns the names of what was recorded, in the order asked. Errors: those of recordEntry
/// and dateInPeriod; UnitNotKnown for a unit without figures in the period.
[[nodiscard]] Result<std::vector<EntryName>> answerOwed(Ledger& ledger, OrgCode unit, const Period& period,
                                                        const std::vector<AnsweredItem>& items);

} // namespace cunbao
