#pragma once

#include "app/domain/FigureBook.h"

namespace cunbao {

/// The first day whose entries the figure of this indicator and unit is made from: of the period, since the
/// event, or the day that a carried value is from. What is doubtful from there on is doubtful in the figure.
[[nodiscard]] inline QDate countedFrom(const Indicator& indicator, const Period& period,
                                       const SeriesTally& series) {
    if (indicator.hasSince && !indicator.since.isNull()) return indicator.since;
    const bool carries = indicator.nature == Nature::Stock && indicator.overTime == OverTime::LastKnown &&
                         !series.within.lastNumber && series.before.lastNumber;
    return carries ? series.before.lastNumber->on : period.firstDay();
}

} // namespace cunbao
