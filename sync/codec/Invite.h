#pragma once

#include "platform/base/Clock.h"
#include "sync/authority/Statement.h"
#include "sync/codec/Exchange.h"
#include "sync/op/HybridClock.h"

namespace cunbao {

/// What a new device needs to join (邀请): which office, which unit, which role, where the hub is and how to
/// know it, and a secret for one use. Whoever holds it can ask to join, so it goes from hand to hand.
struct Invite {
    QString office;
    QString unitName;
    std::int64_t unit = 0;
    Role role = Role::Recorder;
    SigningPublicKey root;
    BoxPublicKey mainOffice; ///< requests are sealed to it
    QString hubUrl;
    Hash32 hubPin; ///< SHA-256 of the SPKI
    InviteId id;
    InviteSecret secret;
    Instant expires{}; ///< judged by the main office device's own clock

    /// Text for a file, a message or a QR code: "CUNBAO1." and base64url.
    [[nodiscard]] QByteArray toText() const;
    [[nodiscard]] static Result<Invite> fromText(const QByteArray& text);
};

/// What a new device asks for, sealed to the main office device.
struct JoinPlea {
    SigningPublicKey signing;
    BoxPublicKey box;

    [[nodiscard]] static JoinRequest seal(const JoinPlea& plea, const Invite& invite);
    /// Errors: SealBroken, Malformed, InviteWrong where the secret does not fit.
    [[nodiscard]] static Result<JoinPlea> open(const JoinRequest& request, const BoxKey& box,
                                               const InviteSecret& secret);
};

} // namespace cunbao
