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
    /// What was sealed to the present identity, or to one before it: the first that `open(box, device)`
    /// opens; nothing where none does. Errors: those of the store only.
    template <class Open, class Opened = std::invoke_result_t<Open, const BoxKey&, const DeviceId&>>
    [[nodiscard]] auto openByAny(Open open) {
        using Found = std::optional<std::decay_t<decltype(*std::declval<Opened>())>>;
        const Identity& present = m_ledger.identity();
        if (auto opened = open(present.box, present.device()); opened.ok())
            return Result<Found>(Found(*std::move(opened)));
        const auto formers = all();
        if (!formers.ok()) return Result<Found>(formers.error());
        for (const FormerIdentity& former : *formers)
            if (auto opened = open(former.box, former.device); opened.ok())
                return Result<Found>(Found(*std::move(opened)));
        return Result<Found>(Found());
    }
    /// Keeps the present one among them. Inside a transaction, before a new one is taken.
    [[nodiscard]] Result<void> keepPresent();
    /// What is left over of it was carried over, as far as it can be in this state. Inside a transaction.
    [[nodiscard]] Result<void> settle(const DeviceId& device, const Hash16& state);

private:
    Ledger& m_ledger;
};

} // namespace cunbao
