#pragma once

#include "app/domain/OrgCode.h"
#include "platform/base/Result.h"

namespace cunbao {

class Ledger;

/// Whether what a unit records reaches this device: its own unit's, or everybody's at an office. Of others it
/// knows no more than that they exist: their figures are missing here, whatever they have reported.
[[nodiscard]] Result<bool> holdsUnit(Ledger& ledger, OrgCode unit);

/// The same of everything that its figures are made of: of what the units that it followed recorded too.
[[nodiscard]] Result<bool> holdsFiguresOf(Ledger& ledger, OrgCode unit);

} // namespace cunbao
