#pragma once

#include "app/store/Ledger.h"
#include "sync/codec/Exchange.h"

namespace cunbao {

/// The keys that this device asks to be certified for in the place of those that it has, and what it asks
/// with.
struct NextIdentity {
    SigningKey signing;
    BoxKey box;
    JoinRequest request;
    DeviceId askedOf; ///< the main office device that the request is sealed to; null: it goes by an invite

    [[nodiscard]] DeviceId device() const { return deviceIdOf(signing.publicKey(), box.publicKey()); }
};

/// Nothing where none is asked for. Errors: HomeDamaged.
[[nodiscard]] Result<std::optional<NextIdentity>> readNextIdentity(Ledger& ledger);
/// Takes the place of what was asked for before. Inside a transaction.
[[nodiscard]] Result<void> writeNextIdentity(Ledger& ledger, const NextIdentity& next);
/// Inside a transaction.
[[nodiscard]] Result<void> forgetNextIdentity(Ledger& ledger);

} // namespace cunbao
