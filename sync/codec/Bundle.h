#pragma once

#include "sync/codec/Exchange.h"

namespace cunbao {

/// What travels as a file when there is no network: the same sealed segments, statements and requests to
/// join, of one township. Importing it twice, or by two people, changes nothing.
struct Bundle {
    static constexpr qsizetype MaxBytes = 512 * 1024 * 1024;

    TownshipId township;
    std::vector<QByteArray> statements;
    std::vector<QByteArray> segments;
    std::vector<JoinRequest> joinRequests;
    std::vector<QByteArray> receipts;

    /// "CUNBAO-BUNDLE", a version byte, CBOR, and the hash of it all, by which a cut-off copy is noticed.
    [[nodiscard]] QByteArray toBytes() const;
    /// Errors: Malformed, VersionUnknown, TooLarge.
    [[nodiscard]] static Result<Bundle> fromBytes(const QByteArray& bytes);
};

} // namespace cunbao
