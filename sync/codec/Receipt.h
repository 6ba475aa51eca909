#pragma once

#include "platform/base/Clock.h"
#include "sync/authority/Authority.h"
#include "sync/op/VersionVector.h"

#include <optional>

namespace cunbao {

using ReceiptId = FixedBytes<16, struct ReceiptIdMeaning>;

/// What an office device holds of one village, as it says itself (收条): the streams of the village's
/// audience and the device's own stream for the township. Not an operation: the newer one replaces the older.
struct Receipt {
    TownshipId township;
    DeviceId device;       ///< whose word it is
    std::int64_t unit = 0; ///< the village's 12-digit code
    Instant issued{}; ///< by the device's clock, later than every receipt that it issued for the unit before
    VersionVector heads; ///< 1 to ReceiptCodec::MaxHeads
    friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// A receipt and the bytes that were signed.
struct SignedReceipt {
    Receipt content;
    QByteArray bytes;
    ReceiptId id;
};

/// CBOR, then the device's signature over it. PROTOCOL.md, 8.
class ReceiptCodec {
public:
    static constexpr qsizetype MaxBytes = 64 * 1024;
    static constexpr qsizetype MaxHeads = 1000;

    /// At most MaxHeads heads.
    [[nodiscard]] static SignedReceipt sign(const Receipt& receipt, const SigningKey& device);
    /// Decodes what was verified before it was stored. Errors: Malformed, VersionUnknown, TooLarge.
    [[nodiscard]] static Result<SignedReceipt> readVerified(const QByteArray& bytes);
    /// Decodes and verifies: of this township, of a device that gives receipts, for a unit that has an
    /// audience. Errors: those of readVerified, TownshipUnknown, NotCertified, Revoked, AudienceForbidden,
    /// SignatureWrong.
    [[nodiscard]] static Result<SignedReceipt> read(const QByteArray& bytes, const Authority& authority);
    [[nodiscard]] static ReceiptId idOf(QByteArrayView bytes);
};

/// Which of two receipts of one device and unit holds: the one issued later, else the one with the greater
/// id.
[[nodiscard]] bool replaces(const SignedReceipt& newer, const SignedReceipt& held);

/// An office device whose word on what it holds counts: certified, not revoked, and not merely a viewer.
[[nodiscard]] bool givesReceipts(const Authority& authority, const DeviceId& device);

/// The villages whose receipts a hub hands to this device: those that it works for. None for a device that
/// gives receipts itself: its own are what it exchanges.
[[nodiscard]] std::vector<std::int64_t> receiptUnitsOf(const Authority& authority, const DeviceId& device);

/// 16 bytes over a set of receipts, in whatever order they are given; nothing for none.
[[nodiscard]] std::optional<Hash16> receiptsDigestOf(std::vector<ReceiptId> receipts);

} // namespace cunbao
