#pragma once

#include "app/store/Ledger.h"

namespace cunbao {

/// What this device knows of how far its figures have come, by the receipts of office devices.
struct OfficeHolds {
    quint64 operations = 0; ///< own operations that an office device holds, by its receipt
    quint64 notYet = 0;     ///< own operations of which no office device says so
    /// When an office device last said anything that arrived here, a receipt or an operation; never later
    /// than now, whatever its clock says. Nothing where none has.
    std::optional<Instant> lastHeard;
    /// The hub, when last asked for all, offered less than a receipt names, and it is still not here.
    bool withholding = false;
};

/// On an office device itself, all of its operations are with the office.
[[nodiscard]] Result<OfficeHolds> officeHolds(Ledger& ledger);

} // namespace cunbao
