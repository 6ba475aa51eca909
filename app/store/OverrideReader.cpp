#include "app/store/OverrideReader.h"

namespace cunbao {

Result<std::map<FigureKey, SetFigure>> OverrideReader::of(const Period& period) {
    std::vector<SetOperation> operations;
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT indicator, stream, seq FROM override WHERE period = ?1"));
    TRY(query.bindAll(period.toString()));
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) break;
        const int stream = static_cast<int>(query.integer(1));
        TRY_LET(const auto logged, m_log.find(stream, query.unsignedInteger(2)));
        TRY_LET(const Payload payload, PayloadCodec::decode(logged->operation));
        SetOperation operation;
        TRY_LET(operation.name, m_ledger.nameOf(stream, logged->operation.sequence));
        TRY_LET(operation.order, m_log.orderOf(*logged));
        TRY_LET(operation.indicator, m_ledger.indicatorId(static_cast<int>(query.integer(0))));
        operation.set = std::get<FigureOverridden>(payload);
        operations.push_back(std::move(operation));
    }
    return setFigures(operations, period);
}

} // namespace cunbao
