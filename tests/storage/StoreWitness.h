#pragma once

#include "app/store/Ledger.h"

namespace cunbao {

/// What a device's store says it holds, read back by the road that pages and reports take and written as
/// text: every entry with its history, the figures of the year 2020, drafts, how far each stream goes, and
/// what a hub has acknowledged. Two stores that hold the same say the same.
[[nodiscard]] Result<QByteArray> contentWitness(Ledger& ledger);
/// The same, and every projection behind it.
[[nodiscard]] Result<QByteArray> storeWitness(Ledger& ledger);

} // namespace cunbao
