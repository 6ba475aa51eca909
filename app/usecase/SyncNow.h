#pragma once

#include "app/usecase/RenewIdentity.h"
#include "sync/client/SyncSession.h"
#include "sync/port/Transport.h"

namespace cunbao {

struct SyncOutcome {
    bool waiting = false; ///< the office has not certified this device, or the new keys that it needs, yet
    RenewalOutcome renewal;
    SyncReport report;
    quint64 pending = 0; ///< own operations that neither a hub nor an office device is known to hold
};

/// Exchanges with a hub until neither side has anything new. A device that waits for its certificate asks for
/// it first; one that needs new keys, because its store came back from an older copy, asks for them at the
/// end, and once it has them, what the office had not accepted goes up under them in the same exchange.
/// Blocks; for the command line. A revocation that the hub shows is kept, and ends it with DeviceRevoked.
[[nodiscard]] Result<SyncOutcome> syncNow(Ledger& ledger, Transport& transport);

/// Own operations that neither a hub (its acknowledgement) nor an office device (its receipt) is known to
/// hold.
[[nodiscard]] Result<quint64> pendingOperations(Ledger& ledger);

} // namespace cunbao
