#include "app/store/DoubtReader.h"

#include "app/store/TallyCodec.h"

namespace cunbao {

Result<std::vector<StoredDoubt>> DoubtReader::upTo(QDate last) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT indicator, unit, day, kind, id, operations FROM doubt WHERE "
                                  "day <= ?1 ORDER BY indicator, unit, day, kind, id"));
    TRY(query.bindAll(dayNumber(last)));
    std::vector<StoredDoubt> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        StoredDoubt doubt;
        doubt.indicator = static_cast<int>(query.integer(0));
        doubt.unit = OrgCode(query.integer(1));
        doubt.on = dayFromNumber(query.integer(2));
        doubt.kind = static_cast<DoubtKind>(query.integer(3));
        TRY_LET(doubt.id, query.fixed<Hash16>(4));
        TRY_LET(doubt.operations, unpackNames(query.blob(5)));
        out.push_back(std::move(doubt));
    }
}

Result<std::set<Hash16>> DoubtReader::resolved() {
    std::map<Hash16, std::pair<OrderKey, bool>> latest;
    {
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare("SELECT doubt, time, stream, seq, undo FROM resolution"));
        TRY(query.bindAll());
        for (;;) {
            TRY_LET(const bool row, query.step());
            if (!row) break;
            TRY_LET(const Hash16 doubt, query.fixed<Hash16>(0));
            TRY_LET(const KnownStream known, m_ledger.knownStream(static_cast<int>(query.integer(2))));
            const OrderKey order{HybridTime::unpacked(query.integer(1)), known.device,
                                 query.unsignedInteger(3)};
            const auto [kept, isNew] = latest.emplace(doubt, std::pair(order, query.integer(4) == 0));
            if (!isNew && kept->second.first < order) kept->second = {order, query.integer(4) == 0};
        }
    }
    std::set<Hash16> out;
    for (const auto& [doubt, word] : latest)
        if (word.second) out.insert(doubt);
    return out;
}

Result<std::optional<std::pair<int, int>>> DoubtReader::years() {
    // An entry whose winner is a withdrawal has no row any more; that its revisions disagree is a doubt
    // still.
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT min(first), max(last) FROM (SELECT min(day) AS first, max(day) AS "
                                  "last FROM entry UNION ALL SELECT min(day), max(day) FROM doubt)"));
    TRY(query.bindAll());
    TRY(query.step());
    if (query.isNull(0)) return std::optional<std::pair<int, int>>();
    return std::optional(
        std::pair(dayFromNumber(query.integer(0)).year(), dayFromNumber(query.integer(1)).year()));
}

} // namespace cunbao
