#pragma once

#include "app/store/OperationApplier.h"

namespace cunbao {

/// Appends this device's own operations. Sequence, clock and catalogue version are read inside the
/// transaction that writes, so that any number of processes may record in one home. All calls inside a
/// transaction.
class OperationWriter {
public:
    explicit OperationWriter(Ledger& ledger) : m_ledger(ledger), m_log(ledger), m_applier(ledger) {}

    /// The stamp that the next operation will carry; for payloads that depend on it.
    [[nodiscard]] Result<HybridTime> nextTime();
    /// Errors: NotEnrolled, DeviceRevoked, NotAllowed, and whatever every receiver would refuse it for.
    [[nodiscard]] Result<EntryName> append(const Audience& audience, const Payload& payload);
    /// The same under the store's number of a catalogue version that need not be the present one; nothing
    /// where receivers would refuse it, or would wait for something.
    [[nodiscard]] Result<std::optional<EntryName>> appendIfAllowed(const Audience& audience,
                                                                   const Payload& payload, int context);
    [[nodiscard]] OperationApplier& applier() { return m_applier; }

private:
    Result<LoggedOperation> next(const Audience& audience, const Payload& payload, int context);
    Result<bool> mayWrite(const Audience& audience);
    Ledger& m_ledger;
    OperationLog m_log;
    OperationApplier m_applier;
};

} // namespace cunbao
