#include "app/store/NextIdentity.h"

#include "app/domain/AppError.h"

namespace cunbao {

namespace {

constexpr auto NextSigningKey = "next-signing";
constexpr auto NextBoxKey = "next-box";
constexpr auto NextRequestKey = "next-request";
constexpr auto NextAskedKey = "next-asked";

/// Straight from the row, so that no copy of it stays behind.
template <class Seed>
Result<Seed> readNextSeed(Database& db, const char* key) {
    TRY_LET(SqlStatement query, db.prepare("SELECT value FROM meta WHERE key = ?1"));
    TRY(query.bindAll(QString::fromLatin1(key)));
    TRY_LET(const bool found, query.step());
    auto seed = Seed::from(found ? query.blob(0) : QByteArrayView());
    if (!seed) return fail(AppErrc::HomeDamaged, {QString(), QStringLiteral("keys")});
    return std::move(*seed);
}

} // namespace

Result<std::optional<NextIdentity>> readNextIdentity(Ledger& ledger) {
    Database& db = ledger.db();
    TRY_LET(const QByteArray request, readMeta(db, NextRequestKey));
    if (request.isEmpty()) return std::optional<NextIdentity>();
    TRY_LET(auto signing, readNextSeed<SigningKey::Seed>(db, NextSigningKey));
    TRY_LET(auto box, readNextSeed<BoxKey::Seed>(db, NextBoxKey));
    TRY_LET(const QByteArray asked, readMeta(db, NextAskedKey));
    TRY_LET(JoinRequest decoded, ExchangeCodec::decodeJoin(request));
    return std::optional(NextIdentity{SigningKey::fromSeed(std::move(signing)),
                                      BoxKey::fromSeed(std::move(box)), std::move(decoded),
                                      DeviceId::from(asked).value_or(DeviceId())});
}

Result<void> writeNextIdentity(Ledger& ledger, const NextIdentity& next) {
    Database& db = ledger.db();
    TRY(writeMeta(db, NextSigningKey, next.signing.seed().expose()));
    TRY(writeMeta(db, NextBoxKey, next.box.seed().expose()));
    TRY(writeMeta(db, NextAskedKey, next.askedOf.isNull() ? QByteArrayView() : next.askedOf.view()));
    return writeMeta(db, NextRequestKey, ExchangeCodec::encode(next.request));
}

Result<void> forgetNextIdentity(Ledger& ledger) {
    for (const char* key : {NextSigningKey, NextBoxKey, NextRequestKey, NextAskedKey})
        TRY(writeMeta(ledger.db(), key, QByteArray()));
    return {};
}

} // namespace cunbao
