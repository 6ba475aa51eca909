#include "sync/authority/OfficeCard.h"

#include "sync/SyncError.h"
#include "sync/codec/Cbor.h"

namespace cunbao {

namespace {
constexpr auto CardDomain = "cunbao card 1";
constexpr quint64 Version = 1;
const char* const CardName = "office card";
} // namespace

QByteArray OfficeCard::encode(const OfficeCard& card, const SigningKey& root) {
    CborWriter out;
    out.array(4);
    out.unsignedInteger(Version);
    out.text(card.name);
    out.integer(card.unit);
    out.bytes(root.publicKey().view());
    out.endArray();
    const QByteArray body = out.take();
    return body + root.sign(CardDomain, body).toBytes();
}

Result<OfficeCard> OfficeCard::decode(const QByteArray& bytes) {
    if (bytes.size() <= Signature::Size) return fail(SyncErrc::Malformed, {QString::fromLatin1(CardName)});
    const QByteArray body = bytes.chopped(Signature::Size);
    CborReader in(body, CardName);
    OfficeCard card;
    TRY(in.enterArrayOf(4));
    TRY_LET(const quint64 version, in.unsignedInteger());
    if (version != Version)
        return fail(SyncErrc::VersionUnknown, {QString::fromLatin1(CardName), QString::number(version)});
    TRY_LET(card.name, in.text(600));
    TRY_LET(card.unit, in.integer());
    TRY_LET(card.root, in.fixed<SigningPublicKey>());
    TRY(in.leave());
    TRY(in.finish());
    const auto signature = Signature::from(QByteArrayView(bytes).last(Signature::Size));
    if (!verifySignature(card.root, CardDomain, body, *signature))
        return fail(SyncErrc::SignatureWrong, {QString::fromLatin1(CardName)});
    return card;
}

} // namespace cunbao
