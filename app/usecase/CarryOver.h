#pragma once

#include "app/store/LeftOver.h"

namespace cunbao {

/// Appends again, under the present identity, what the township did not accept of the ones before (带过去):
/// with its origin, so that an entry and its copies are one entry, wherever both arrive. Waits, without an
/// error, while what was accepted has not arrived here. May be repeated: nothing is appended twice. How many
/// operations it were. Inside a transaction.
[[nodiscard]] Result<quint64> carryOver(Ledger& ledger);

} // namespace cunbao
