#include "app/domain/FigureBook.h"

#include "app/domain/AppError.h"
#include "app/domain/FigureCalculation.h"

namespace cunbao {

Result<FigureBook> FigureBook::compute(const Catalogue& catalogue, const Period& period,
                                       const FigureInput& input, const FigureBook* previous) {
    FigureBook book(period);
    FigureCalculation calculation(catalogue, input, previous, book);
    TRY(calculation.run());
    return book;
}

const Figure* FigureBook::find(const QString& indicator, OrgCode unit) const {
    const int index = m_index.value(indicator, -1);
    if (index < 0) return nullptr;
    const auto& figures = unit == m_townshipCode ? m_township : ofVillage(unit);
    return figures.empty() ? nullptr : &figures[static_cast<std::size_t>(index)];
}

const std::vector<Figure>& FigureBook::ofVillage(OrgCode unit) const {
    static const std::vector<Figure> none;
    const auto found = m_villages.find(unit);
    return found == m_villages.end() ? none : found->second;
}

const Figure* FigureBook::computed(const QString& indicator, OrgCode unit) const {
    const auto replaced = m_computed.find({m_index.value(indicator, -1), unit});
    return replaced == m_computed.end() ? find(indicator, unit) : &replaced->second;
}

OrgCode FigureBook::standsFor(OrgCode unit) const {
    for (const UnitGroup& group : m_groups)
        if (std::find(group.predecessors.begin(), group.predecessors.end(), unit) != group.predecessors.end())
            return group.unit;
    return unit;
}

bool isMixed(const Indicator& indicator, const SeriesTally& series) {
    return indicator.nature == Nature::Flow && series.within.fromOffice > 0 &&
           series.within.fromOffice < series.within.entries();
}

QStringList unionOfLists(const QStringList& texts) {
    QStringList out;
    for (const QString& text : texts) {
        const auto parts = text.split(QChar(u'、'));
        for (const QString& part : parts) {
            const QString item = part.trimmed();
            if (!item.isEmpty() && !out.contains(item)) out.append(item);
        }
    }
    return out;
}

} // namespace cunbao
