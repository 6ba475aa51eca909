#include "app/store/DraftTable.h"

#include "app/store/TallyCodec.h"

namespace cunbao {

namespace {

/// Of a row of indicator, unit, typed, day, note, saved.
Draft draftOf(const SqlStatement& row) {
    Draft out;
    out.indicator = row.text(0);
    out.unit = OrgCode(row.integer(1));
    out.typed = row.text(2);
    if (!row.isNull(3)) out.on = dayFromNumber(row.integer(3));
    out.note = row.text(4);
    out.savedAt = fromMillis(row.integer(5));
    return out;
}

/// An empty text is not null.
QString present(const QString& text) {
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace

Result<void> DraftTable::save(const Draft& draft) {
    TRY_LET(SqlStatement put,
            m_ledger.db().prepare("INSERT OR REPLACE INTO draft(indicator, unit, typed, day, note, saved) "
                                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
    std::optional<qint64> day;
    if (draft.on.isValid()) day.emplace(dayNumber(draft.on));
    return put.run(draft.indicator, draft.unit.number(), present(draft.typed), day, present(draft.note),
                   toMillis(m_ledger.clock().now()));
}

Result<std::optional<Draft>> DraftTable::find(const QString& indicator, OrgCode unit) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT indicator, unit, typed, day, note, saved FROM draft WHERE "
                                  "indicator = ?1 AND unit = ?2"));
    TRY(query.bindAll(indicator, unit.number()));
    TRY_LET(const bool found, query.step());
    return found ? std::optional(draftOf(query)) : std::optional<Draft>();
}

Result<void> DraftTable::remove(const QString& indicator, OrgCode unit) {
    TRY_LET(SqlStatement put, m_ledger.db().prepare("DELETE FROM draft WHERE indicator = ?1 AND unit = ?2"));
    return put.run(indicator, unit.number());
}

Result<std::vector<Draft>> DraftTable::all() {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT indicator, unit, typed, day, note, saved FROM draft ORDER BY "
                                  "saved DESC, indicator, unit"));
    TRY(query.bindAll());
    std::vector<Draft> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        out.push_back(draftOf(query));
    }
}

} // namespace cunbao
