#pragma once

#include "app/store/Replica.h"

namespace cunbao {

/// Starts the first epoch of every audience that has none: township, office, each village. Main office device
/// only; inside a transaction.
[[nodiscard]] Result<void> startMissingEpochs(Ledger& ledger, const Catalogue& catalogue);

/// All keys of all epochs that a newly certified device may read, sealed for it: so a village's second phone
/// reads the village's history.
[[nodiscard]] Result<EpochGrant> grantFor(Ledger& ledger, const Certificate& certificate);

/// A new epoch of an audience, sealed for its readers except one.
[[nodiscard]] Result<Epoch> nextEpoch(Ledger& ledger, const Audience& audience, const DeviceId& except);

} // namespace cunbao
