#pragma once

#include "app/store/Ledger.h"

namespace cunbao {

/// The content of all projections as text, ordered by key and without the store's own numbers: replicas that
/// may see the same things have the same dump, and so has a store whose projections were dropped and made
/// again.
[[nodiscard]] Result<QByteArray> canonicalDump(Ledger& ledger);

} // namespace cunbao
