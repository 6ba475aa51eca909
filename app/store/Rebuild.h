#pragma once

#include "app/store/Ledger.h"

namespace cunbao {

/// Drops all projections and makes them again from the operation log. What comes out is the same, to the byte
/// of the canonical dump. One transaction: a store is never seen without its projections.
[[nodiscard]] Result<void> rebuildProjections(Ledger& ledger);

struct CheckReport {
    quint64 operations = 0;
    quint64 segments = 0;
    quint64 entries = 0;
    quint64 waiting = 0;
    quint64 refused = 0;
    quint64 cut = 0;
    quint64 auditLines = 0;
    quint64 unreadable = 0; ///< segments that end their stream: signed, and yet nobody can read them
};

/// Verifies everything that can be verified: pages, hash chains, signatures, that the log is what the
/// segments hold, that no line of the audit is lacking, and that the projections are what the log makes.
/// Changes nothing. Errors: StoreInconsistent with what does not fit.
[[nodiscard]] Result<CheckReport> checkStore(Ledger& ledger);

} // namespace cunbao
