#pragma once

#include "platform/base/Result.h"
#include "sync/crypto/Hash.h"

#include <string>

namespace cunbao::cli {

/// The address that a person gives, as devices keep it (hubUrlOf). Errors: HubUrlSyntax.
[[nodiscard]] Result<QString> hubArgument(const std::string& argument);
/// The pin that a person gives: SHA-256 of the hub's SPKI in hex. Errors: PinSyntax.
[[nodiscard]] Result<Hash32> pinArgument(const std::string& argument);
/// The pin of the key that a hub shows. Blocks. Errors: those of probePin, HubUnknown.
[[nodiscard]] Result<Hash32> shownPin(const QString& hubUrl);
/// The first use of a self-signed hub shows its fingerprint, so that a person can compare it.
void sayFirstUse(const Hash32& pin);

} // namespace cunbao::cli
