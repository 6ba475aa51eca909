#pragma once

#include "app/domain/CountedSpan.h"
#include "app/domain/EntryHistory.h"
#include "app/store/PositionReader.h"

namespace cunbao {

/// Whether an entry operation from outside a frozen round's position touches the round: something of its
/// entry's history is dated in the span that the figure counts, so that a correction that moves an entry in
/// or out is noticed as well. `now` is what the figures are made from now.
[[nodiscard]] Result<std::optional<LateOperation>> lateEntry(Ledger& ledger, const EntryName& name,
                                                             const std::vector<EntryNode>& history,
                                                             const Catalogue& catalogue, const Period& period,
                                                             const FigureInput& now);

} // namespace cunbao
