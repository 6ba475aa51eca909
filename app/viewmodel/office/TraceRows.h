#pragma once

#include "app/usecase/TraceFigure.h"
#include "app/viewmodel/Language.h"
#include "app/viewmodel/session/RowListModel.h"

namespace cunbao {

/// A trace as rows for the screen; their roles stand in TraceModel.
[[nodiscard]] RowListModel::Row unitRow(const FigureTrace& trace, const TracedUnit& unit, Language language);
[[nodiscard]] RowListModel::Row operandRow(const TracedOperand& operand, Language language);
[[nodiscard]] RowListModel::Row overrideRow(const FigureTrace& trace, const TracedOverride& set,
                                            Language language);
[[nodiscard]] RowListModel::Row entryRow(const FigureTrace& trace, const TracedEntry& traced,
                                         Language language);
[[nodiscard]] RowListModel::Row revisionRow(const FigureTrace& trace, const RevisionView& revision,
                                            Language language);

/// A unit of the trace by its code, its predecessors and the township included; the code where it is none.
[[nodiscard]] QString unitNameIn(const FigureTrace& trace, OrgCode unit);
/// What speaks against a figure, in words.
[[nodiscard]] QStringList flagWords(const Figure& figure, Language language);
/// Its number with its unit, or the word for its state.
[[nodiscard]] QString figureWithUnit(const Figure& figure, const Indicator& indicator, Language language);

} // namespace cunbao
