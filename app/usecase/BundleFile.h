#pragma once

#include "app/domain/OrgCode.h"
#include "app/usecase/Enrolment.h"
#include "app/usecase/Progress.h"
#include "app/usecase/RenewIdentity.h"

namespace cunbao {

struct BundleReport {
    quint64 operations = 0; ///< written, or new here
    quint64 segments = 0;
    quint64 droppedReceipts = 0; ///< of an import: not genuine, or not for this device
    quint64 joinRequests = 0;    ///< of an import: devices that ask to join
    JoinIntake joins;            ///< what this desk made of them, where it is the main office device's
    bool joined = false;         ///< of an import: it brought what this device was waiting for
    bool stopped = false;        ///< `progress` ended it
    RenewalOutcome renewal;      ///< of an import
};

/// Writes what others need of this device into one file: a village's device what no office device's receipt
/// covers of what it holds, and its request to join; an office, for `unit`, that unit's and the township's
/// streams and the receipts for that unit, without one everything. `progress` counts operations; one that was
/// stopped wrote no file and left an older one of that name as it was. Errors: FileUnwritable, UnitNotKnown.
[[nodiscard]] Result<BundleReport> exportBundle(Ledger& ledger, const QString& path,
                                                const std::optional<OrgCode>& unit,
                                                const Progress& progress = {});

/// Takes in a file. `progress` counts segments; what was taken in before it stopped stays, whole segments
/// only, and the report counts it: the same file brings the rest. Errors: FileUnreadable, Malformed,
/// BundleForeign for another office's file, SignatureWrong.
[[nodiscard]] Result<BundleReport> importBundle(Ledger& ledger, const QString& path,
                                                const Progress& progress = {});

} // namespace cunbao
