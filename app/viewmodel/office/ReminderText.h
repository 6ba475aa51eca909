#pragma once

#include "app/viewmodel/Language.h"
#include "app/viewmodel/office/VillageFacts.h"

namespace cunbao {

/// What the office writes to a village that still owes something in the open round: which report, due when,
/// what is missing, what to do. Empty where there is nothing to remind of. Plain text, for a message of any
/// kind.
[[nodiscard]] QString reminderText(const VillageFacts& facts, const VillageFact& village, Language language);

} // namespace cunbao
