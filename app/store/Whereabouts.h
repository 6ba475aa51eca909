#pragma once

#include "app/store/Ledger.h"

namespace cunbao {

/// Where an operation is known to be, the farthest of them.
enum class Whereabouts {
    OnThisDevice,
    WithHub,   ///< durable at a hub, by its word
    WithOffice ///< an office device holds it, by its receipt or because this is one
};

/// How far each stream is known to have come; a stream that is in neither is known to be here only.
struct Reach {
    std::map<StreamId, quint64> hub;    ///< last sequence that a hub acknowledged
    std::map<StreamId, quint64> office; ///< last sequence that another office device's receipt covers
    bool isOffice = false;              ///< this is an office device that gives receipts itself

    [[nodiscard]] Whereabouts of(const EntryName& operation) const;
    /// The last sequence of a stream that is safe elsewhere; 0 for none.
    [[nodiscard]] quint64 elsewhere(const StreamId& stream) const;
};

[[nodiscard]] Result<Reach> readReach(Ledger& ledger);

} // namespace cunbao
