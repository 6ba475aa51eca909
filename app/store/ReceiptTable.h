#pragma once

#include "app/store/SegmentTable.h"
#include "sync/codec/Receipt.h"
#include "sync/port/SegmentStore.h"

namespace cunbao {

/// The newest receipt of each office device and village: those that this device wrote, if it is an office
/// device, and those that came. What is said here of "held" receipts leaves out the word of a device that was
/// revoked since: whoever has its key could sign anything under an old date.
class ReceiptTable {
public:
    explicit ReceiptTable(Ledger& ledger) : m_ledger(ledger) {}

    /// An office device's receipts for all villages of which it holds something, where that changed since the
    /// last one; `held` is its vector. The bytes of those that were written now; none on other devices.
    /// Inside a transaction.
    [[nodiscard]] Result<std::vector<QByteArray>> write(const VersionVector& held);
    /// Verifies and keeps what is newer than what is here. Inside a transaction.
    [[nodiscard]] Result<ReceiptIntake> take(const std::vector<QByteArray>& receipts);

    /// All that are held; with a unit, those for that village.
    [[nodiscard]] Result<std::vector<SignedReceipt>> held(std::optional<OrgCode> unit = {});
    /// Those that are exchanged with a hub (receiptUnitsOf).
    [[nodiscard]] Result<std::vector<SignedReceipt>> exchanged();

    /// What other office devices are proven to hold: of each stream the greatest head in any receipt that
    /// lies on the chain that counts here. A device's own receipts prove nothing to itself.
    [[nodiscard]] Result<VersionVector> covered();

    /// Notes, at the end of an exchange, whether receipts name a segment that is not here: the hub offered
    /// less than it was given. Not what a revocation cut off, which hubs leave out.
    [[nodiscard]] Result<void> noteOffer();
    /// The last exchange left something out that is still not here.
    [[nodiscard]] Result<bool> isWithheld();

private:
    /// Of the segment that ends at this head; nothing where it is not here.
    Result<std::optional<SegmentTable::Standing>> standing(const StreamId& stream, const StreamHead& head);
    Result<bool> namesWhatIsMissing();
    Result<void> put(const SignedReceipt& receipt);
    Result<std::vector<SignedReceipt>> read(SqlStatement query);

    Ledger& m_ledger;
};

} // namespace cunbao
