#include "app/store/CellTable.h"

#include "app/store/TallyCodec.h"

namespace cunbao {

Result<Tally> CellTable::read(int period, int indicator, OrgCode unit) {
    if (!m_held) return readRow(period, indicator, unit);
    const auto held = m_held->find(Key(period, indicator, unit));
    return held == m_held->end() ? Tally() : held->second;
}

Result<void> CellTable::write(int period, int indicator, OrgCode unit, const Tally& tally) {
    if (!m_held) return writeRow(period, indicator, unit, tally);
    m_held->insert_or_assign(Key(period, indicator, unit), tally);
    return {};
}

Result<void> CellTable::add(int period, int indicator, OrgCode unit, const CountedEntry& entry) {
    if (m_held) return (*m_held)[Key(period, indicator, unit)].add(entry);
    TRY_LET(Tally tally, readRow(period, indicator, unit));
    TRY(tally.add(entry));
    return writeRow(period, indicator, unit, tally);
}

Result<void> CellTable::flush() {
    const auto held = std::exchange(m_held, std::nullopt);
    if (!held) return {};
    for (const auto& [key, tally] : *held)
        TRY(writeRow(std::get<0>(key), std::get<1>(key), std::get<2>(key), tally));
    return {};
}

Result<Tally> CellTable::readRow(int period, int indicator, OrgCode unit) {
    TRY_LET(
        SqlStatement query,
        m_ledger.db().prepare("SELECT tally FROM cell WHERE period = ?1 AND indicator = ?2 AND unit = ?3"));
    TRY(query.bindAll(period, indicator, unit.number()));
    TRY_LET(const bool found, query.step());
    return found ? TallyCodec::decode(query.blob(0)) : Tally();
}

Result<void> CellTable::writeRow(int period, int indicator, OrgCode unit, const Tally& tally) {
    if (tally.empty()) {
        TRY_LET(SqlStatement remove,
                m_ledger.db().prepare("DELETE FROM cell WHERE period = ?1 AND indicator = ?2 AND unit = ?3"));
        return remove.run(period, indicator, unit.number());
    }
    TRY_LET(
        SqlStatement put,
        m_ledger.db().prepare("INSERT INTO cell(period, indicator, unit, tally) VALUES(?1, ?2, ?3, ?4) "
                              "ON CONFLICT(period, indicator, unit) DO UPDATE SET tally = excluded.tally"));
    return put.run(period, indicator, unit.number(), TallyCodec::encode(tally));
}

} // namespace cunbao
