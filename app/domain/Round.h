#pragma once

#include "app/domain/EntryName.h"
#include "app/domain/Payload.h"

#include <vector>

namespace cunbao {

enum class RoundState { Open, Closed, Frozen };

/// One collection (填报期), as the operations received leave it.
struct Round {
    QString templateId;
    Period period = Period::year(2000);
    QDate due; ///< null: none
    RoundState state = RoundState::Open;
    QByteArray position; ///< frozen: what the freeze holds; empty on devices that see only the notice
    OrderKey frozenAt;   ///< of the freeze that holds
    int freezes = 0;     ///< concurrent freezes since it was last open; more than one is flagged
};

/// What happened to a round, and when.
struct RoundStep {
    OrderKey order;
    RoundEvent event;
};

/// The rounds that these steps come to, ordered by template and period; the order of the steps does not
/// matter. A round that was never opened is none.
[[nodiscard]] std::vector<Round> roundsOf(std::vector<RoundStep> steps);

/// The frozen round whose position holds for a period: of several the one frozen first. Null where there is
/// none, or only its notice is known.
[[nodiscard]] const Round* freezeOf(const std::vector<Round>& rounds, const Period& period);

} // namespace cunbao
