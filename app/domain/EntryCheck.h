#pragma once

#include "app/domain/Catalogue.h"
#include "app/domain/EntryValue.h"

#include <QDate>

namespace cunbao {

/// Whether a catalogue version allows this value to be recorded for this unit and day: who records it, the
/// value's type, places, bounds, and the unit's life. The same check serves the keypad and every receiver,
/// who asks the version that the operation names, so that the answer never depends on when it arrives.
///
/// Errors: NotRecorded, WrongLevel, UnitNotKnown, DateOutsideUnit, YesNoExpected, TooManyPlaces,
/// BelowMinimum, AboveMaximum, NumberSyntax, TextEmpty.
[[nodiscard]] Result<void> checkEntry(const Catalogue& catalogue, const Indicator& indicator, OrgCode unit,
                                      QDate on, const EntryValue& value);

/// The same for a figure that the office sets: a number, a text or "not applicable", as the indicator is. Not
/// "unknown": what is not known is no figure. Errors: UnitNotKnown, OverrideUnknown, TooManyPlaces,
/// BelowMinimum, AboveMaximum, NumberSyntax, TextEmpty.
[[nodiscard]] Result<void> checkOverride(const Catalogue& catalogue, const Indicator& indicator, OrgCode unit,
                                         const EntryValue& value);

} // namespace cunbao
