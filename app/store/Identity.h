#pragma once

#include "platform/db/Database.h"
#include "sync/authority/Authority.h"

#include <memory>
#include <optional>

namespace cunbao {

/// Who this device is: its keys, and the township it belongs to. Kept in the encrypted store, nowhere else.
struct Identity {
    SigningKey signing;
    BoxKey box;
    SigningPublicKey root;             ///< the township's
    std::optional<SigningKey> rootKey; ///< only on the main office device
    /// How many identities the store had before this one: by it a ledger notices that another process, or
    /// another thread's ledger, took a new one.
    qint64 generation = 0;

    [[nodiscard]] DeviceId device() const { return deviceIdOf(signing.publicKey(), box.publicKey()); }
    [[nodiscard]] TownshipId township() const { return townshipIdOf(root); }

    [[nodiscard]] Result<void> save(Database& db) const;
    /// Errors: AppErrc::HomeDamaged.
    [[nodiscard]] static Result<Identity> load(Database& db);
    /// The generation that the store holds.
    [[nodiscard]] static Result<qint64> storedGeneration(Database& db);
};

/// A seed of the store's own table of settings, straight from the row, so that no copy of it stays behind.
/// Null where there is none. Errors: AppErrc::HomeDamaged.
template <class Seed>
[[nodiscard]] Result<std::optional<Seed>> readSeed(Database& db, const char* key);

/// One value of the store's own table of settings. Missing: an empty byte array.
[[nodiscard]] Result<QByteArray> readMeta(Database& db, const char* key);
[[nodiscard]] Result<void> writeMeta(Database& db, const char* key, QByteArrayView value);

} // namespace cunbao
