#include "app/store/Identity.h"

#include "app/domain/AppError.h"

namespace cunbao {

namespace {

constexpr auto GenerationKey = "identity";

Error keysDamaged() {
    return fail(AppErrc::HomeDamaged, {QString(), QStringLiteral("keys")});
}

} // namespace

template <class Seed>
Result<std::optional<Seed>> readSeed(Database& db, const char* key) {
    TRY_LET(SqlStatement query, db.prepare("SELECT value FROM meta WHERE key = ?1"));
    TRY(query.bindAll(QString::fromLatin1(key)));
    TRY_LET(const bool found, query.step());
    if (!found || query.blob(0).isEmpty()) return std::optional<Seed>();
    auto seed = Seed::from(query.blob(0));
    if (!seed) return keysDamaged();
    return seed;
}

template Result<std::optional<SigningKey::Seed>> readSeed(Database&, const char*);
template Result<std::optional<BoxKey::Seed>> readSeed(Database&, const char*);

Result<QByteArray> readMeta(Database& db, const char* key) {
    TRY_LET(SqlStatement query, db.prepare("SELECT value FROM meta WHERE key = ?1"));
    TRY(query.bindAll(QString::fromLatin1(key)));
    TRY_LET(const bool found, query.step());
    return found ? query.bytes(0) : QByteArray();
}

Result<void> writeMeta(Database& db, const char* key, QByteArrayView value) {
    TRY_LET(SqlStatement put, db.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)"));
    return put.run(QString::fromLatin1(key), value);
}

Result<void> Identity::save(Database& db) const {
    TRY(writeMeta(db, "device-signing", signing.seed().expose()));
    TRY(writeMeta(db, "device-box", box.seed().expose()));
    TRY(writeMeta(db, "root-public", root.view()));
    TRY(writeMeta(db, GenerationKey, QByteArray::number(generation)));
    return writeMeta(db, "root", rootKey ? rootKey->seed().expose() : QByteArrayView());
}

Result<Identity> Identity::load(Database& db) {
    TRY_LET(auto signingSeed, readSeed<SigningKey::Seed>(db, "device-signing"));
    TRY_LET(auto boxSeed, readSeed<BoxKey::Seed>(db, "device-box"));
    TRY_LET(auto rootSeed, readSeed<SigningKey::Seed>(db, "root"));
    TRY_LET(const QByteArray rootPublic, readMeta(db, "root-public"));
    const auto root = SigningPublicKey::from(rootPublic);
    if (!signingSeed || !boxSeed || !root) return keysDamaged();
    Identity identity{SigningKey::fromSeed(std::move(*signingSeed)), BoxKey::fromSeed(std::move(*boxSeed)),
                      *root, std::nullopt};
    TRY_LET(identity.generation, storedGeneration(db));
    if (rootSeed) identity.rootKey = SigningKey::fromSeed(std::move(*rootSeed));
    return identity;
}

Result<qint64> Identity::storedGeneration(Database& db) {
    TRY_LET(const QByteArray stored, readMeta(db, GenerationKey));
    return stored.toLongLong();
}

} // namespace cunbao
