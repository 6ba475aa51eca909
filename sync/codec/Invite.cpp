#include "sync/codec/Invite.h"

#include "sync/SyncError.h"
#include "sync/codec/Cbor.h"

namespace cunbao {

namespace {

constexpr char Prefix[] = "CUNBAO1.";
constexpr quint64 InviteVersion = 1;
constexpr quint64 PleaVersion = 1;
constexpr qsizetype MaxText = 4096;
constexpr qsizetype MaxName = 600;
constexpr qsizetype CheckSize = 4;

Error malformed() {
    return fail(SyncErrc::Malformed, {QStringLiteral("invite")});
}

/// The bytes where they lie: a secret is among them, and of each copy something would stay behind.
QByteArray withoutCopy(QByteArrayView bytes) {
    return QByteArray::fromRawData(bytes.data(), bytes.size());
}

/// Typing and scanning mistakes are told apart from wrong secrets.
Hash16 checkOf(QByteArrayView body) {
    return blake2b16({"cunbao invite", body});
}

Result<Invite> readInvite(QByteArrayView bytes) {
    if (bytes.size() <= CheckSize) return malformed();
    const QByteArrayView body = bytes.chopped(CheckSize);
    if (checkOf(body).view().first(CheckSize) != bytes.last(CheckSize)) return malformed();
    CborReader in(withoutCopy(body), "invite");
    Invite invite;
    TRY(in.enterArrayOf(12));
    TRY_LET(const quint64 version, in.unsignedInteger());
    if (version != InviteVersion)
        return fail(SyncErrc::VersionUnknown, {QStringLiteral("invite"), QString::number(version)});
    TRY_LET(invite.office, in.text(MaxName));
    TRY_LET(invite.unitName, in.text(MaxName));
    TRY_LET(invite.unit, in.integer());
    TRY_LET(const quint64 role, in.unsignedInteger());
    if (role < 1 || role > MaxRole || !isUnitCode(invite.unit)) return malformed();
    invite.role = static_cast<Role>(role);
    TRY_LET(invite.root, in.fixed<SigningPublicKey>());
    TRY_LET(invite.mainOffice, in.fixed<BoxPublicKey>());
    if (!isUsable(invite.mainOffice)) return malformed();
    TRY_LET(invite.hubUrl, in.text(500));
    TRY_LET(invite.hubPin, in.fixed<Hash32>());
    TRY_LET(invite.id, in.fixed<InviteId>());
    TRY_LET(QByteArray secret, in.bytes(InviteSecret::Size));
    auto kept = InviteSecret::from(secret);
    wipe(secret);
    if (!kept) return malformed();
    invite.secret = std::move(*kept);
    TRY_LET(const qint64 expires, in.integer());
    if (expires < 0 || expires > HybridTime::MaxMs) return malformed();
    invite.expires = fromMillis(expires);
    TRY(in.leave());
    TRY(in.finish());
    return invite;
}

} // namespace

QByteArray Invite::toText() const {
    CborWriter out;
    out.array(12);
    out.unsignedInteger(InviteVersion);
    out.text(office);
    out.text(unitName);
    out.integer(unit);
    out.unsignedInteger(static_cast<quint64>(role));
    out.bytes(root.view());
    out.bytes(mainOffice.view());
    out.text(hubUrl);
    out.bytes(hubPin.view());
    out.bytes(id.view());
    out.bytes(secret.expose());
    out.integer(toMillis(expires));
    out.endArray();
    QByteArray body = out.take();
    body += checkOf(body).view().first(CheckSize);
    QByteArray encoded = body.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    wipe(body);
    QByteArray text = Prefix + encoded + '\n';
    wipe(encoded);
    return text;
}

Result<Invite> Invite::fromText(const QByteArray& text) {
    const QByteArrayView line = QByteArrayView(text).trimmed();
    if (line.size() > MaxText || !line.startsWith(Prefix)) return malformed();
    const QByteArray encoded = withoutCopy(line.sliced(qsizetype(sizeof(Prefix)) - 1));
    auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::Base64UrlEncoding |
                                                               QByteArray::AbortOnBase64DecodingErrors);
    auto invite = decoded ? readInvite(decoded.decoded) : malformed();
    wipe(decoded.decoded);
    return invite;
}

JoinRequest JoinPlea::seal(const JoinPlea& plea, const Invite& invite) {
    CborWriter out;
    out.array(3);
    out.unsignedInteger(PleaVersion);
    out.bytes(plea.signing.view());
    out.bytes(plea.box.view());
    out.endArray();
    QByteArray body = out.take();
    body += authenticate(invite.secret, body).view();
    return {invite.id, sealTo(invite.mainOffice, body)};
}

Result<JoinPlea> JoinPlea::open(const JoinRequest& request, const BoxKey& box, const InviteSecret& secret) {
    TRY_LET(const QByteArray plain, box.open(request.sealed));
    if (plain.size() <= Hash32::Size) return fail(SyncErrc::Malformed, {QStringLiteral("join request")});
    const QByteArray body = plain.chopped(Hash32::Size);
    const auto proof = Hash32::from(QByteArrayView(plain).last(Hash32::Size));
    if (!sameInConstantTime(*proof, authenticate(secret, body))) return fail(SyncErrc::InviteWrong);
    CborReader in(body, "join request");
    JoinPlea plea;
    TRY(in.enterArrayOf(3));
    TRY_LET(const quint64 version, in.unsignedInteger());
    if (version != PleaVersion)
        return fail(SyncErrc::VersionUnknown, {QStringLiteral("join request"), QString::number(version)});
    TRY_LET(plea.signing, in.fixed<SigningPublicKey>());
    TRY_LET(plea.box, in.fixed<BoxPublicKey>());
    if (!isUsable(plea.box)) return in.malformed();
    TRY(in.leave());
    TRY(in.finish());
    return plea;
}

} // namespace cunbao
