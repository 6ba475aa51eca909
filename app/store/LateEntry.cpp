#include "app/store/LateEntry.h"

namespace cunbao {

Result<std::optional<LateOperation>> lateEntry(Ledger& ledger, const EntryName& name,
                                               const std::vector<EntryNode>& history,
                                               const Catalogue& catalogue, const Period& period,
                                               const FigureInput& now) {
    const auto recording = std::find_if(history.begin(), history.end(), [](const EntryNode& node) {
        return node.kind == OpKind::EntryRecorded && node.indicator >= 0;
    });
    if (recording == history.end()) return std::optional<LateOperation>();
    TRY_LET(const QString id, ledger.indicatorId(recording->indicator));
    const int index = catalogue.indexOf(id);
    if (index < 0) return std::optional<LateOperation>();
    const auto series = now.series.find({index, recording->unit});
    const QDate first = countedFrom(catalogue.indicators()[static_cast<std::size_t>(index)], period,
                                    series == now.series.end() ? SeriesTally() : series->second);
    std::optional<LateOperation> late;
    for (const EntryNode& node : history) {
        if (!node.accepted || !node.on.isValid() || node.on < first || node.on > period.lastDay()) continue;
        if (!late) late = LateOperation{name, id, recording->unit, node.on};
        if (node.name == name) late->on = node.on;
    }
    return late;
}

} // namespace cunbao
