#pragma once

#include "app/domain/Catalogue.h"
#include "app/domain/Figure.h"
#include "app/domain/Tally.h"
#include "app/domain/UnitGroups.h"

#include <map>
#include <memory>

namespace cunbao {

/// What is counted of one indicator and one unit for a period.
struct SeriesTally {
    Tally within;            ///< of the period, or since the indicator's `since`
    Tally before;            ///< everything earlier; only LastKnown looks at it
    QStringList texts;       ///< effective texts within, by (date, log order)
    std::set<QString> flags; ///< of doubts among these entries: conflict, duplicate, late
    bool mixSettled = false; ///< a person has said that the office's and the village's entries are all real
};

/// A flow of which the office recorded one part (镇办代录) and the village another: perhaps one thing twice.
[[nodiscard]] bool isMixed(const Indicator& indicator, const SeriesTally& series);

/// Where the figures are made from. Keys: position of the indicator in the catalogue, unit.
struct FigureInput {
    std::map<std::pair<int, OrgCode>, SeriesTally> series;
    std::map<std::pair<int, OrgCode>, EntryValue> overrides; ///< of exactly this period
    std::map<std::pair<int, OrgCode>, std::set<QString>>
        overrideFlags;              ///< of doubts about them: conflict, late
    QMap<QString, QString> profile; ///< the office's fields
};

/// All figures of a catalogue for one period, township and villages (2-domain, "From entries to a figure").
/// Pure: the same input always makes the same book.
class FigureBook {
public:
    /// `previous` is the book of the year before, for previous([id]); null where there is none.
    [[nodiscard]] static Result<FigureBook> compute(const Catalogue& catalogue, const Period& period,
                                                    const FigureInput& input,
                                                    const FigureBook* previous = nullptr);

    /// Null for an unknown indicator or unit. `unit` is the township or a unit of villages().
    [[nodiscard]] const Figure* find(const QString& indicator, OrgCode unit) const;
    /// In the catalogue's order.
    [[nodiscard]] const std::vector<Figure>& ofTownship() const { return m_township; }
    [[nodiscard]] const std::vector<Figure>& ofVillage(OrgCode unit) const;
    [[nodiscard]] const std::vector<UnitGroup>& villages() const { return m_groups; }
    /// The unit that stands for this one at the end of the period: a merged one's successor, else itself.
    [[nodiscard]] OrgCode standsFor(OrgCode unit) const;
    [[nodiscard]] const Period& period() const { return m_period; }
    /// What the entries alone come to, without the override; equal to find() where there is none. Also of a
    /// merged predecessor, where an override of its own replaces its part.
    [[nodiscard]] const Figure* computed(const QString& indicator, OrgCode unit) const;

private:
    friend class FigureCalculation;
    explicit FigureBook(Period period) : m_period(period) {}
    Period m_period;
    QHash<QString, int> m_index;
    OrgCode m_townshipCode;
    std::vector<UnitGroup> m_groups;
    std::vector<Figure> m_township;
    std::map<OrgCode, std::vector<Figure>> m_villages;
    std::map<std::pair<int, OrgCode>, Figure> m_computed; ///< where an override stands over it
};

/// Lists in texts, split at 、, trimmed, each once, in the order of first appearance.
[[nodiscard]] QStringList unionOfLists(const QStringList& texts);

} // namespace cunbao
