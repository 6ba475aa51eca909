#pragma once

#include "app/domain/OrgCode.h"
#include "app/store/Ledger.h"

namespace cunbao {

struct BundleReport {
    quint64 operations = 0; ///< written, or new here
    quint64 segments = 0;
    quint64 droppedReceipts = 0; ///< of an import: not genuine, or not for this device
};

/// Writes what others need of this device into one file: a village's device what no office device's receipt
/// covers of what it holds, and its request to join; an office, for `unit`, that unit's and the township's
/// streams and the receipts for that unit, without one everything. Errors: FileUnwritable, UnitNotKnown.
[[nodiscard]] Result<BundleReport> exportBundle(Ledger& ledger, const QString& path,
                                                const std::optional<OrgCode>& unit);

/// Takes in a file, all of it or nothing. Errors: FileUnreadable, Malformed, TownshipUnknown for another
/// office's file, SignatureWrong.
[[nodiscard]] Result<BundleReport> importBundle(Ledger& ledger, const QString& path);

} // namespace cunbao
