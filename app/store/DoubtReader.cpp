#include "app/store/DoubtReader.h"

#include "app/store/TallyCodec.h"

namespace cunbao {

Result<std::vector<StoredDoubt>> DoubtReader::of(const Period& period) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT indicator, unit, day, kind, id, operations FROM doubt WHERE "
                                  "day BETWEEN ?1 AND ?2 ORDER BY indicator, unit, day, kind, id"));
    TRY(query.bindAll(dayNumber(period.firstDay()), dayNumber(period.lastDay())));
    std::vector<StoredDoubt> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        StoredDoubt doubt;
        TRY_LET(doubt.indicator, m_ledger.indicatorId(static_cast<int>(query.integer(0))));
        doubt.unit = OrgCode(query.integer(1));
        doubt.on = dayFromNumber(query.integer(2));
        doubt.kind = static_cast<DoubtKind>(query.integer(3));
        TRY_LET(doubt.id, query.fixed<Hash16>(4));
        TRY_LET(doubt.operations, unpackNames(query.blob(5)));
        out.push_back(std::move(doubt));
    }
}

Result<bool> DoubtReader::isResolved(const Hash16& id) {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT undo FROM resolution WHERE doubt = ?1 "
                                                      "ORDER BY time DESC, seq DESC LIMIT 1"));
    TRY(query.bindAll(id));
    TRY_LET(const bool found, query.step());
    return found && query.integer(0) == 0;
}

Result<std::optional<std::pair<int, int>>> DoubtReader::years() {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT min(day), max(day) FROM entry"));
    TRY(query.bindAll());
    TRY(query.step());
    if (query.isNull(0)) return std::optional<std::pair<int, int>>();
    return std::optional(
        std::pair(dayFromNumber(query.integer(0)).year(), dayFromNumber(query.integer(1)).year()));
}

} // namespace cunbao
