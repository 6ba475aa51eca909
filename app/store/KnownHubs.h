#pragma once

#include "app/store/Ledger.h"

namespace cunbao {

struct KnownHub {
    QString url;
    Hash32 pin; ///< SHA-256 of the SPKI of its key
};

/// The hubs that this device has met, and the one it used last.
class KnownHubs {
public:
    explicit KnownHubs(Ledger& ledger) : m_ledger(ledger) {}

    /// Remembers a hub as the one in use. The pin of a known hub never changes silently. Errors:
    /// HubPinChanged.
    [[nodiscard]] Result<void> remember(const QString& url, const Hash32& pin);
    /// The hub with this URL, or the one in use for an empty URL. Nothing where none is known.
    [[nodiscard]] Result<std::optional<KnownHub>> find(const QString& url);

private:
    Ledger& m_ledger;
};

} // namespace cunbao
