#pragma once

#include "app/domain/SetFigures.h"
#include "app/store/OperationLog.h"

namespace cunbao {

/// The figures that the office set, as everything received leaves them.
class OverrideReader {
public:
    explicit OverrideReader(Ledger& ledger) : m_ledger(ledger), m_log(ledger) {}
    [[nodiscard]] Result<std::map<FigureKey, SetFigure>> of(const Period& period);

private:
    Ledger& m_ledger;
    OperationLog m_log;
};

} // namespace cunbao
