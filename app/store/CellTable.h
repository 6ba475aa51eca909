#pragma once

#include "app/domain/Tally.h"
#include "app/store/Ledger.h"

#include <map>

namespace cunbao {

/// The tallies of an indicator and unit by month and year. All calls inside a transaction.
class CellTable {
public:
    explicit CellTable(Ledger& ledger) : m_ledger(ledger) {}

    [[nodiscard]] static int monthOf(QDate day) { return day.year() * 100 + day.month(); }
    [[nodiscard]] static int yearOf(QDate day) { return day.year() * 100; }

    /// Empty where nothing was counted. Errors: as the store's.
    [[nodiscard]] Result<Tally> read(int period, int indicator, OrgCode unit);
    [[nodiscard]] Result<void> write(int period, int indicator, OrgCode unit, const Tally& tally);
    /// Counts one more entry. Errors: those of Tally::add, and as the store's.
    [[nodiscard]] Result<void> add(int period, int indicator, OrgCode unit, const CountedEntry& entry);

    /// The table is empty; from here to flush() what comes into it is kept in memory: for those who count the
    /// whole log anew and would write each cell once for every entry. Nobody else sees it before.
    void holdFromEmpty() { m_held.emplace(); }
    [[nodiscard]] Result<void> flush();

private:
    using Key = std::tuple<int, int, OrgCode>;
    Result<Tally> readRow(int period, int indicator, OrgCode unit);
    Result<void> writeRow(int period, int indicator, OrgCode unit, const Tally& tally);

    Ledger& m_ledger;
    std::optional<std::map<Key, Tally>> m_held;
};

} // namespace cunbao
