#pragma once

#include "platform/base/Random.h"
#include "platform/base/Result.h"
#include "sync/crypto/Secret.h"

#include <QString>

namespace cunbao {

/// The raw 256-bit key of a SQLCipher store.
using StoreKey = Secret<32, struct StoreKeyUse>;

/// What Argon2id costs: memory in KiB and passes (4-sync-and-security: 64 MiB, 3 passes).
struct PasscodeCost {
    quint32 memoryKiB = 64 * 1024;
    quint32 passes = 3;
};

/// Wraps the store key under a passcode: salt and cost in clear, then the key sealed under
/// Argon2id(passcode). Changing the passcode rewraps the key and leaves the database alone.
class PasscodeLock {
public:
    static constexpr int MinimumLength = 6;

    [[nodiscard]] static QByteArray wrap(const StoreKey& key, const QString& passcode, Random& random,
                                         PasscodeCost cost = {});
    /// Errors: SyncErrc::SealBroken for a wrong passcode, SyncErrc::Malformed for a damaged file.
    [[nodiscard]] static Result<StoreKey> unwrap(const QByteArray& wrapped, const QString& passcode);
};

} // namespace cunbao
