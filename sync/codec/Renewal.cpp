#include "sync/codec/Renewal.h"

#include "sync/SyncError.h"
#include "sync/codec/Cbor.h"

namespace cunbao {

namespace {

constexpr auto RenewalDomain = "cunbao renewal 1";
constexpr quint64 RenewalVersion = 1;
const char* const RenewalName = "renewal";

} // namespace

InviteId Renewal::requestId(const DeviceId& former) {
    return *InviteId::from(former.view());
}

JoinRequest Renewal::seal(const Renewal& renewal, const SigningKey& former, const BoxPublicKey& mainOffice) {
    CborWriter out;
    out.array(4);
    out.unsignedInteger(RenewalVersion);
    out.bytes(renewal.former.view());
    out.bytes(renewal.signing.view());
    out.bytes(renewal.box.view());
    out.endArray();
    const QByteArray body = out.take();
    return {requestId(renewal.former), sealTo(mainOffice, body + former.sign(RenewalDomain, body).toBytes())};
}

Result<Renewal> Renewal::open(const JoinRequest& request, const BoxKey& box, const SigningPublicKey& former) {
    TRY_LET(const QByteArray plain, box.open(request.sealed));
    if (plain.size() <= Signature::Size) return fail(SyncErrc::Malformed, {QString::fromLatin1(RenewalName)});
    const QByteArray body = plain.chopped(Signature::Size);
    const auto signature = Signature::from(QByteArrayView(plain).last(Signature::Size));
    if (!verifySignature(former, RenewalDomain, body, *signature))
        return fail(SyncErrc::SignatureWrong, {QString::fromLatin1(RenewalName)});
    CborReader in(body, RenewalName);
    Renewal renewal;
    TRY(in.enterArrayOf(4));
    TRY_LET(const quint64 version, in.unsignedInteger());
    if (version != RenewalVersion)
        return fail(SyncErrc::VersionUnknown, {QString::fromLatin1(RenewalName), QString::number(version)});
    TRY_LET(renewal.former, in.fixed<DeviceId>());
    TRY_LET(renewal.signing, in.fixed<SigningPublicKey>());
    TRY_LET(renewal.box, in.fixed<BoxPublicKey>());
    TRY(in.leave());
    TRY(in.finish());
    if (requestId(renewal.former) != request.invite || !isUsable(renewal.box)) return in.malformed();
    return renewal;
}

} // namespace cunbao
