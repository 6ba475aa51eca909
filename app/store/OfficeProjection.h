#pragma once

#include "app/domain/Payload.h"
#include "app/store/OperationLog.h"

namespace cunbao {

/// Everything but entries: catalogue versions, rounds, overrides, resolutions, names and the office's
/// profile. Each accepted operation is one row; what holds is the row with the greatest order key, found when
/// it is asked for. All calls inside a transaction.
class OfficeProjection {
public:
    explicit OfficeProjection(Ledger& ledger) : m_ledger(ledger) {}

    [[nodiscard]] Result<void> setAccepted(const LoggedOperation& logged, const Payload& payload,
                                           bool accepted);

private:
    Ledger& m_ledger;
};

} // namespace cunbao
