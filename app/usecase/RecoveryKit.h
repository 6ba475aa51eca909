#pragma once

#include "app/store/Ledger.h"

namespace cunbao {

/// The root's seed as text: groups of base32 (RFC 4648) with a check at the end.
[[nodiscard]] QString recoveryKitText(const SigningKey& root);

/// Of a new office: somebody is still to show that the kit was written down. Inside the transaction that
/// makes the office, so that no end of the program can forget it.
[[nodiscard]] Result<void> leaveKitUnconfirmed(Ledger& ledger);
[[nodiscard]] Result<bool> kitIsUnconfirmed(Ledger& ledger);
/// The kit, as long as it is unconfirmed: empty afterwards, and on every other device.
[[nodiscard]] Result<QString> unconfirmedKit(Ledger& ledger);
[[nodiscard]] Result<void> confirmKit(Ledger& ledger);

} // namespace cunbao
