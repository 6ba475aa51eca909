#pragma once

#include "app/domain/Payload.h"
#include "app/store/OperationLog.h"

namespace cunbao {

enum class RoundState { Open, Closed, Frozen };

/// One collection (填报期), as the operations received leave it.
struct RoundView {
    QString templateId;
    Period period = Period::year(2000);
    QDate due; ///< null: none
    RoundState state = RoundState::Open;
    QByteArray position; ///< frozen: what the freeze holds; empty on devices that see only the notice
    int freezes = 0;     ///< concurrent freezes since it was last open; more than one is flagged
};

class RoundReader {
public:
    explicit RoundReader(Ledger& ledger) : m_ledger(ledger), m_log(ledger) {}
    [[nodiscard]] Result<std::vector<RoundView>> all();
    /// Open ones only.
    [[nodiscard]] Result<std::vector<RoundView>> open();

private:
    Ledger& m_ledger;
    OperationLog m_log;
};

} // namespace cunbao
