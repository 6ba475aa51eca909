#pragma once

#include "sync/codec/Exchange.h"

namespace cunbao {

/// What a device asks for whose store came back from an older copy (续用新钥匙): new keys in the place of
/// those that it has, by the word of those. No invite is needed, and only the main office device can open it.
/// PROTOCOL.md, 11.
struct Renewal {
    DeviceId former;
    SigningPublicKey signing;
    BoxPublicKey box;

    /// Under the name that a hub and a bundle carry such a request by: the former device's id in the place of
    /// an invite's.
    [[nodiscard]] static InviteId requestId(const DeviceId& former);
    [[nodiscard]] static JoinRequest seal(const Renewal& renewal, const SigningKey& former,
                                          const BoxPublicKey& mainOffice);
    /// `former`: the key that the device which the request names signs with. Errors: SealBroken, Malformed,
    /// VersionUnknown, SignatureWrong.
    [[nodiscard]] static Result<Renewal> open(const JoinRequest& request, const BoxKey& box,
                                              const SigningPublicKey& former);
};

} // namespace cunbao
