#pragma once

#include "app/domain/FigureBook.h"
#include "app/store/EntryProjection.h"

namespace cunbao {

/// Figures from the store's tallies, as everything received makes them now. A book of a year reads as many
/// rows as the township has indicators times units, however many entries there are.
class FigureReader {
public:
    explicit FigureReader(Ledger& ledger) : m_ledger(ledger), m_entries(ledger) {}

    /// Errors: CatalogueMissing, NumberOverflow.
    [[nodiscard]] Result<FigureBook> book(const Period& period);
    /// What the book is computed from. A read transaction of the caller makes it consistent.
    [[nodiscard]] Result<FigureInput> input(const Catalogue& catalogue, const Period& period);

private:
    Result<void> addCells(int firstPeriod, int lastPeriod, FigureInput& input);
    Result<void> addSpan(int index, OrgCode unit, QDate first, QDate last, Tally& into);
    Result<void> addBefore(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> addSince(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> addTexts(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> addOverrides(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> addDoubtFlags(const Period& period, FigureInput& input);
    Result<void> addLateFlags(const Period& period, FigureInput& input);
    Result<void> addProfile(FigureInput& input);
    Result<void> indexIndicators(const Catalogue& catalogue);

    Ledger& m_ledger;
    EntryProjection m_entries;
    std::unordered_map<int, int> m_indexOf; ///< store's number → position in the catalogue
    std::vector<int> m_numberOf;            ///< the way back
};

} // namespace cunbao
