#pragma once

#include "app/store/EntryProjection.h"
#include "app/store/Figures.h"

namespace cunbao {

/// Figures from the store's tallies, as everything received makes them now. A book of a year reads as many
/// rows as the township has indicators times units, however many entries there are.
class FigureReader {
public:
    explicit FigureReader(Ledger& ledger) : m_ledger(ledger), m_entries(ledger) {}

    /// A read transaction of the caller makes it consistent. Errors: CatalogueMissing.
    [[nodiscard]] Result<Figures> figures(const Period& period);
    /// The figures that a period is compared with: the year before, as it was frozen where it was.
    [[nodiscard]] Result<FigureBook> yearBefore(const Period& period);
    /// The fields of the office's profile.
    [[nodiscard]] Result<QMap<QString, QString>> profile();

private:
    Result<Figures> figures(const Catalogue& catalogue, const Period& period, int yearsBefore);
    Result<FigureBook> frozenOrLive(const Catalogue& catalogue, const Period& period, int yearsBefore);
    Result<FigureInput> input(const Catalogue& catalogue, const Period& period);
    Result<void> addCells(int firstPeriod, int lastPeriod, FigureInput& input);
    Result<void> addSpan(int index, OrgCode unit, QDate first, QDate last, Tally& into);
    Result<void> addBefore(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> addSince(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> addTexts(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> addOverrides(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> addDoubtFlags(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> settleMixes(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> addLateFlags(const Catalogue& catalogue, const Period& period, FigureInput& input);
    Result<void> indexIndicators(const Catalogue& catalogue);
    Result<void> indexUnits(const Catalogue& catalogue);

    Ledger& m_ledger;
    EntryProjection m_entries;
    std::set<Hash16> m_resolved;            ///< doubts that somebody has decided
    std::unordered_map<int, int> m_indexOf; ///< store's number → position in the catalogue
    std::vector<int> m_numberOf;            ///< the way back
    std::vector<OrgCode> m_units;           ///< of the catalogue those that have entries
};

} // namespace cunbao
