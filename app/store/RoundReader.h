#pragma once

#include "app/domain/Round.h"
#include "app/store/OperationLog.h"

namespace cunbao {

/// The rounds as everything received leaves them.
class RoundReader {
public:
    explicit RoundReader(Ledger& ledger) : m_ledger(ledger), m_log(ledger) {}
    [[nodiscard]] Result<std::vector<Round>> all();
    /// Open ones only.
    [[nodiscard]] Result<std::vector<Round>> open();

private:
    Ledger& m_ledger;
    OperationLog m_log;
};

} // namespace cunbao
