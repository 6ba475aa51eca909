#pragma once

#include "app/domain/EntryValue.h"
#include "app/domain/Figure.h"
#include "app/domain/Indicator.h"
#include "app/domain/Period.h"
#include "app/store/Ledger.h"

namespace cunbao {

/// Sets a figure for exactly one indicator, unit and period, with a reason; the computed value that it
/// replaces is kept with it (2-domain, "Override"). Errors: IndicatorUnknown, UnitNotKnown, ReasonRequired,
/// OverrideUnknown, OverrideIdle, NotAllowed.
[[nodiscard]] Result<void> overrideFigure(Ledger& ledger, const QString& indicatorId,
                                          const QString& typedValue, OrgCode unit, const Period& period,
                                          const QString& why);
/// Takes it back: the computed value counts again. Errors: OverrideMissing, and the same.
[[nodiscard]] Result<void> undoOverride(Ledger& ledger, const QString& indicatorId, OrgCode unit,
                                        const Period& period, const QString& why);

/// What a computed figure says, as an override keeps it; nothing where it is missing.
[[nodiscard]] std::optional<EntryValue> computedValue(const Figure& figure, const Indicator& indicator);

} // namespace cunbao
