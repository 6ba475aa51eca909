#pragma once

#include "app/domain/Expression.h"
#include "app/store/EntryReader.h"
#include "app/store/Figures.h"

namespace cunbao {

/// An entry behind a figure.
struct TracedEntry {
    EntryView entry;
    bool carried = false; ///< from before the period: what the unit's value is carried from
};

/// A contributor to a figure: a village with all that it was, or the township's own share.
struct TracedUnit {
    OrgCode unit;
    QString name;
    std::vector<OrgCode> members;     ///< predecessors, the first to end first, then the unit itself
    std::optional<Figure> figure;     ///< none for the township's own share
    std::vector<TracedEntry> entries; ///< by member, then place in the log; also withdrawn and refused ones
};

/// What a derived figure is computed from: one operand of its formula, at the same unit.
struct TracedOperand {
    Operand operand;
    Indicator indicator;
    Figure figure;
};

/// A figure that the office set, in force.
struct TracedOverride {
    OrgCode unit;
    EntryValue value;
    std::optional<EntryValue> computed; ///< what it replaced; nothing where that was missing
    QString why;
    QString person;
    DeviceId device;
    Instant at{};
};

/// Where a figure comes from.
struct FigureTrace {
    Indicator indicator; ///< with its rule: nature, over time, over units, expression
    Period period = Period::year(2000);
    Figure figure;
    std::vector<TracedUnit> units;
    std::vector<TracedOperand> operands;   ///< of a derived one, in reading order
    std::vector<TracedOverride> overrides; ///< of the figure and of the units in it
};

/// `askedUnit`: the township where none is named; a merged one stands for its successor. Errors:
/// IndicatorUnknown, UnitNotKnown, CatalogueMissing.
[[nodiscard]] Result<FigureTrace> traceFigure(Ledger& ledger, const QString& indicatorId,
                                              const Period& period,
                                              const std::optional<OrgCode>& askedUnit = {});

} // namespace cunbao
