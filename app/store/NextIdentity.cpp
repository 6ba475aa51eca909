#include "app/store/NextIdentity.h"

#include "app/domain/AppError.h"

namespace cunbao {

namespace {

constexpr auto NextSigningKey = "next-signing";
constexpr auto NextBoxKey = "next-box";
constexpr auto NextRequestKey = "next-request";
constexpr auto NextAskedKey = "next-asked";

} // namespace

Result<std::optional<NextIdentity>> readNextIdentity(Ledger& ledger) {
    Database& db = ledger.db();
    TRY_LET(const QByteArray request, readMeta(db, NextRequestKey));
    if (request.isEmpty()) return std::optional<NextIdentity>();
    TRY_LET(auto signing, readSeed<SigningKey::Seed>(db, NextSigningKey));
    TRY_LET(auto box, readSeed<BoxKey::Seed>(db, NextBoxKey));
    if (!signing || !box) return fail(AppErrc::HomeDamaged, {QString(), QStringLiteral("keys")});
    TRY_LET(const QByteArray asked, readMeta(db, NextAskedKey));
    TRY_LET(JoinRequest decoded, ExchangeCodec::decodeJoin(request));
    return std::optional(NextIdentity{SigningKey::fromSeed(std::move(*signing)),
                                      BoxKey::fromSeed(std::move(*box)), std::move(decoded),
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
