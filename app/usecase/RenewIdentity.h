#pragma once

#include "app/store/Ledger.h"
#include "sync/codec/Invite.h"

namespace cunbao {

/// What became of a device that needed a new identity, after an exchange (换新身份).
struct RenewalOutcome {
    bool waiting = false;    ///< for the office to confirm the new keys: nothing can be recorded meanwhile
    bool renewed = false;    ///< it has the new keys from now on
    quint64 carriedOver = 0; ///< operations that were appended again under them
};

/// Where the store came back from an older copy: makes new keys and a request for them, signed by those that
/// it has, for the main office device that there is now. The main office device itself needs nobody: see
/// settleRenewal. Errors: SyncErrc::Forked where no main office device is known.
[[nodiscard]] Result<void> askForRenewal(Ledger& ledger);

/// A device that was revoked asks for new keys by an invite of its office (joinFrom): what the office had not
/// received before is carried over. Inside a transaction. Errors: InviteExpired.
[[nodiscard]] Result<void> joinAgain(Ledger& ledger, const Invite& invite);

/// After anything arrived: takes the new keys if the office has confirmed them, and carries over what it had
/// not accepted under the old ones.
[[nodiscard]] Result<RenewalOutcome> takeConfirmedKeys(Ledger& ledger);
/// After an exchange with a hub came to its end: asks for new keys if need be, and does the same. The main
/// office device confirms its own. Not before: what a device does not hold when it takes new keys, and what
/// the main office device does not hold when it revokes its old ones, is lost.
[[nodiscard]] Result<RenewalOutcome> settleRenewal(Ledger& ledger);
/// The same of the main office device at once, before it has seen what else there may be of its own.
[[nodiscard]] Result<RenewalOutcome> renewMainOffice(Ledger& ledger);

/// The keys of a device that is about to get a new identity.
struct NewKeys {
    SigningKey signing;
    BoxKey box;
    std::optional<SigningKey> root; ///< of the main office device

    [[nodiscard]] static NewKeys draw(Random& random);
};
/// From now on this device is the one with these keys; the old identity is kept among the former ones, and
/// what no segment held yet is set aside. Inside a transaction.
[[nodiscard]] Result<void> switchIdentity(Ledger& ledger, NewKeys keys);
/// Certifies new keys as those of the main office device, takes them, and revokes these devices; the root may
/// be new here. Inside a transaction.
[[nodiscard]] Result<void> becomeMainOffice(Ledger& ledger, SigningKey root, std::int64_t unit,
                                            const std::vector<DeviceId>& superseded);

} // namespace cunbao
