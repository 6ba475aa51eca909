#pragma once

#include "app/domain/Round.h"
#include "app/domain/SetFigures.h"
#include "app/store/EntryProjection.h"
#include "app/store/Figures.h"
#include "app/store/PositionLog.h"

namespace cunbao {

/// Figures from the operations of a position: the same domain as the live ones, over a log in memory instead
/// of kept tallies. Slower, and needed rarely. Inside a transaction.
class PositionFigures {
public:
    PositionFigures(Ledger& ledger, PositionLog& log) : m_ledger(ledger), m_log(log), m_entries(ledger) {}

    /// Sorts the operations by what they are; before anything else.
    [[nodiscard]] Result<void> read();
    [[nodiscard]] Result<FigureInput> input(const Catalogue& catalogue, const Period& period);
    [[nodiscard]] const std::vector<Round>& rounds() const { return m_rounds; }

private:
    /// The entries of one indicator and unit, by (date, log order).
    using Counted = std::map<std::pair<int, OrgCode>, std::vector<CountedEntry>>;

    Result<void> take(const EntryName& name, const LoggedOperation& logged);
    [[nodiscard]] bool isOffice(const DeviceId& id) const;
    [[nodiscard]] bool isResolved(const Hash16& doubt) const;
    Result<void> addTallies(const Catalogue& catalogue, const Period& period, FigureInput& input);
    void addOverrides(const Catalogue& catalogue, const Period& period, FigureInput& input) const;
    Result<void> addDoubts(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> addLate(const Catalogue& catalogue, const Period& period, FigureInput& input);

    Ledger& m_ledger;
    PositionLog& m_log;
    EntryProjection m_entries;
    const Authority* m_authority = nullptr;
    std::vector<EntryNode> m_nodes;
    std::vector<EffectiveEntry> m_effective;
    std::map<int, QString> m_indicators; ///< the store's number → id
    std::vector<SetOperation> m_sets;
    std::map<QString, std::pair<OrderKey, QString>> m_profile;
    std::map<Hash16, std::pair<OrderKey, bool>> m_resolutions; ///< the latest word: resolved or undone
    std::vector<Round> m_rounds;
};

} // namespace cunbao
