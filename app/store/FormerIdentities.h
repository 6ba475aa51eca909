#pragma once

#include "app/store/Ledger.h"

namespace cunbao {

/// An identity that this device had. What was written under it stays its own.
struct FormerIdentity {
    DeviceId device;
    SigningPublicKey signing;
    BoxKey box; ///< opens what was sealed to it, such as requests to join by invites from before
    /// What was held when it was given up, by the store's number of the last segment. Only of that anything
    /// is carried over: what comes later from whoever has a copy of the keys is not this device's.
    qint64 lastSegment = 0;
    Hash16 settled; ///< LeftOver::stateOf when it was carried over last
};

/// The identities that a device had before the one that it has (旧身份): it takes a new one when its store
/// came back from an older copy, when it joins again after a revocation, and when it becomes the main office
/// device.
class FormerIdentities {
public:
    explicit FormerIdentities(Ledger& ledger) : m_ledger(ledger) {}

    /// In the order in which they ended.
    [[nodiscard]] Result<std::vector<FormerIdentity>> all();
    /// Keeps the present one among them. Inside a transaction, before a new one is taken.
    [[nodiscard]] Result<void> keepPresent();
    /// What is left over of it was carried over, as far as it can be in this state. Inside a transaction.
    [[nodiscard]] Result<void> settle(const DeviceId& device, const Hash16& state);

private:
    Ledger& m_ledger;
};

} // namespace cunbao
