#pragma once

#include "app/usecase/RenewIdentity.h"

namespace cunbao::cli {

/// What has to be known where a device needed a new identity: what happened, what is safe, what to do. Empty
/// where it needed none.
[[nodiscard]] QString renewalText(const RenewalOutcome& renewal);

} // namespace cunbao::cli
