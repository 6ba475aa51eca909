#include "app/store/Identity.h"

#include "app/domain/AppError.h"

namespace cunbao {

Result<QByteArray> readMeta(Database& db, const char* key) {
    TRY_LET(SqlStatement query, db.prepare("SELECT value FROM meta WHERE key = ?1"));
    TRY(query.bindAll(QString::fromLatin1(key)));
    TRY_LET(const bool found, query.step());
    return found ? query.bytes(0) : QByteArray();
}

Result<void> writeMeta(Database& db, const char* key, const QByteArray& value) {
    TRY_LET(SqlStatement put, db.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)"));
    return put.run(QString::fromLatin1(key), value);
}

Result<void> Identity::save(Database& db) const {
    const auto writeSeed = [&](const char* key, QByteArray seed) {
        auto written = writeMeta(db, key, seed);
        wipe(seed);
        return written;
    };
    TRY(writeSeed("device-signing", signing.seed().expose().toByteArray()));
    TRY(writeSeed("device-box", box.seed().expose().toByteArray()));
    TRY(writeMeta(db, "root-public", root.toBytes()));
    return rootKey ? writeSeed("root", rootKey->seed().expose().toByteArray()) : Result<void>();
}

Result<Identity> Identity::load(Database& db) {
    const auto damaged = [] { return fail(AppErrc::HomeDamaged, {QString(), QStringLiteral("keys")}); };
    TRY_LET(QByteArray signingBytes, readMeta(db, "device-signing"));
    TRY_LET(QByteArray boxBytes, readMeta(db, "device-box"));
    TRY_LET(const QByteArray rootPublic, readMeta(db, "root-public"));
    TRY_LET(QByteArray rootBytes, readMeta(db, "root"));
    auto signingSeed = SigningKey::Seed::from(signingBytes);
    auto boxSeed = BoxKey::Seed::from(boxBytes);
    auto rootSeed = SigningKey::Seed::from(rootBytes);
    const auto root = SigningPublicKey::from(rootPublic);
    wipe(signingBytes);
    wipe(boxBytes);
    const bool isMain = !rootBytes.isEmpty();
    wipe(rootBytes);
    if (!signingSeed || !boxSeed || !root || isMain != rootSeed.has_value()) return damaged();
    Identity identity{SigningKey::fromSeed(std::move(*signingSeed)), BoxKey::fromSeed(std::move(*boxSeed)),
                      *root, std::nullopt};
    if (rootSeed) identity.rootKey = SigningKey::fromSeed(std::move(*rootSeed));
    return identity;
}

} // namespace cunbao
