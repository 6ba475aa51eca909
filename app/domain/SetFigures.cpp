#include "app/domain/SetFigures.h"

#include "app/domain/Doubt.h"

#include <algorithm>

namespace cunbao {

Hash16 SetFigure::conflict() const {
    return doubtIdOf("overrides", rivals);
}

std::map<FigureKey, SetFigure> setFigures(const std::vector<SetOperation>& operations, const Period& period) {
    std::map<FigureKey, std::map<DeviceId, const SetOperation*>> lastWords;
    for (const SetOperation& operation : operations) {
        if (operation.set.period != period.toString()) continue;
        const SetOperation*& kept =
            lastWords[{operation.indicator, operation.set.unit}][operation.order.device];
        if (!kept || kept->order < operation.order) kept = &operation;
    }
    std::map<FigureKey, SetFigure> out;
    for (const auto& [key, byDevice] : lastWords) {
        SetFigure figure;
        for (const auto& [device, word] : byDevice) {
            if (figure.latest.name.isNull() || figure.latest.order < word->order) figure.latest = *word;
            if (!word->set.undo) figure.rivals.push_back(word->name);
        }
        if (figure.rivals.size() < 2 || !figure.inForce()) figure.rivals.clear();
        std::sort(figure.rivals.begin(), figure.rivals.end());
        out.emplace(key, std::move(figure));
    }
    return out;
}

} // namespace cunbao
