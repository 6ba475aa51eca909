#include "sync/authority/Statement.h"

#include "sync/SyncError.h"
#include "sync/codec/Cbor.h"

#include <set>

namespace cunbao {

namespace {

constexpr auto StatementDomain = "cunbao statement 1";
const char* const StatementName = "statement";
constexpr qsizetype MaxEpochs = 10'000;
constexpr qsizetype MaxReaders = 10'000;
constexpr qsizetype MaxCuts = 10'000;
constexpr qsizetype SealedKeySize = 48 + EpochKey::Size;
constexpr qsizetype MaxUrl = 500;
constexpr qsizetype MaxFutureItems = 64;
constexpr quint64 MaxNumber = 2'147'483'647;

enum Type : quint64 { CertificateType = 1, RevocationType = 2, EpochType = 3, HubMovedType = 4 };

void write(CborWriter& out, const std::vector<Epoch>& epochs) {
    out.array(static_cast<qsizetype>(epochs.size()));
    for (const Epoch& epoch : epochs) {
        out.array(5);
        out.unsignedInteger(static_cast<quint64>(epoch.audience.kind));
        out.integer(epoch.audience.unit);
        out.unsignedInteger(epoch.number);
        out.bytes(epoch.key.view());
        out.array(static_cast<qsizetype>(epoch.wrapped.size()));
        for (const WrappedKey& wrapped : epoch.wrapped) {
            out.array(2);
            out.bytes(wrapped.reader.view());
            out.bytes(wrapped.sealed);
            out.endArray();
        }
        out.endArray();
        out.endArray();
    }
    out.endArray();
}

Result<Audience> readAudience(CborReader& in) {
    TRY_LET(const quint64 kind, in.unsignedInteger());
    TRY_LET(const qint64 unit, in.integer());
    if (kind < 1 || kind > 3 || ((kind == 1) != (unit != 0)) || (unit != 0 && !isUnitCode(unit)))
        return in.malformed();
    return Audience{static_cast<Audience::Kind>(kind), unit};
}

Result<quint64> readNumber(CborReader& in) {
    TRY_LET(const quint64 number, in.unsignedInteger());
    if (number < 1 || number > MaxNumber) return in.malformed();
    return number;
}

Result<std::vector<Epoch>> readEpochs(CborReader& in) {
    TRY_LET(const qsizetype count, in.enterArray(MaxEpochs));
    std::vector<Epoch> epochs;
    for (qsizetype i = 0; i < count; ++i) {
        Epoch epoch;
        TRY(in.enterArrayOf(5));
        TRY_LET(epoch.audience, readAudience(in));
        TRY_LET(epoch.number, readNumber(in));
        TRY_LET(epoch.key, in.fixed<EpochKeyId>());
        TRY_LET(const qsizetype readers, in.enterArray(MaxReaders));
        for (qsizetype r = 0; r < readers; ++r) {
            WrappedKey wrapped;
            TRY(in.enterArrayOf(2));
            TRY_LET(wrapped.reader, in.fixed<DeviceId>());
            TRY_LET(wrapped.sealed, in.bytes(SealedKeySize));
            if (wrapped.sealed.size() != SealedKeySize) return in.malformed();
            TRY(in.leave());
            epoch.wrapped.push_back(std::move(wrapped));
        }
        TRY(in.leave());
        TRY(in.leave());
        epochs.push_back(std::move(epoch));
    }
    TRY(in.leave());
    return epochs;
}

QByteArray encode(const Statement& statement) {
    CborWriter out;
    if (const auto* certificate = std::get_if<Certificate>(&statement)) {
        out.array(5);
        out.unsignedInteger(CertificateType);
        out.bytes(certificate->signing.view());
        out.bytes(certificate->box.view());
        out.integer(certificate->unit);
        out.unsignedInteger(static_cast<quint64>(certificate->role));
    } else if (const auto* revocation = std::get_if<Revocation>(&statement)) {
        out.array(4);
        out.unsignedInteger(RevocationType);
        out.bytes(revocation->device.view());
        out.array(static_cast<qsizetype>(revocation->cuts.size()));
        for (const Cut& cut : revocation->cuts) {
            out.array(3);
            out.bytes(cut.stream.view());
            out.unsignedInteger(cut.sequence);
            out.bytes(cut.hash.view());
            out.endArray();
        }
        out.endArray();
        write(out, revocation->epochs);
    } else if (const auto* grant = std::get_if<EpochGrant>(&statement)) {
        out.array(2);
        out.unsignedInteger(EpochType);
        write(out, grant->epochs);
    } else {
        const auto& moved = std::get<HubMoved>(statement);
        out.array(4);
        out.unsignedInteger(HubMovedType);
        out.text(moved.url);
        out.bytes(moved.pin.view());
        out.unsignedInteger(moved.number);
    }
    out.endArray();
    return out.take();
}

/// A newer program's statement: whatever follows its type is well-formed, and nothing more is asked of it.
Result<Statement> decodeFuture(const QByteArray& body) {
    CborReader in(body, StatementName);
    TRY_LET(const qsizetype items, in.enterArray(MaxFutureItems));
    TRY_LET(const quint64 type, in.unsignedInteger());
    for (qsizetype i = 1; i < items; ++i)
        TRY(in.skip());
    TRY(in.leave());
    TRY(in.finish());
    return Statement(FutureStatement{type});
}

Result<Statement> decode(const QByteArray& body) {
    CborReader in(body, StatementName);
    TRY_LET(const qsizetype items, in.enterArray(MaxFutureItems));
    TRY_LET(const quint64 type, in.unsignedInteger());
    Statement statement;
    if (type == CertificateType && items == 5) {
        Certificate certificate;
        TRY_LET(certificate.signing, in.fixed<SigningPublicKey>());
        TRY_LET(certificate.box, in.fixed<BoxPublicKey>());
        TRY_LET(certificate.unit, in.integer());
        TRY_LET(const quint64 role, in.unsignedInteger());
        if (role > MaxRole) return decodeFuture(body);
        if (role < 1 || !isUnitCode(certificate.unit) || !isUsable(certificate.box)) return in.malformed();
        certificate.role = static_cast<Role>(role);
        statement = certificate;
    } else if (type == RevocationType && items == 4) {
        Revocation revocation;
        TRY_LET(revocation.device, in.fixed<DeviceId>());
        TRY_LET(const qsizetype cuts, in.enterArray(MaxCuts));
        std::set<StreamId> named;
        for (qsizetype i = 0; i < cuts; ++i) {
            Cut cut;
            TRY(in.enterArrayOf(3));
            TRY_LET(cut.stream, in.fixed<StreamId>());
            TRY_LET(cut.sequence, in.unsignedInteger());
            TRY_LET(cut.hash, in.fixed<Hash32>());
            if (cut.sequence > static_cast<quint64>(INT64_MAX) || !named.insert(cut.stream).second)
                return in.malformed();
            TRY(in.leave());
            revocation.cuts.push_back(cut);
        }
        TRY(in.leave());
        TRY_LET(revocation.epochs, readEpochs(in));
        statement = std::move(revocation);
    } else if (type == EpochType && items == 2) {
        EpochGrant grant;
        TRY_LET(grant.epochs, readEpochs(in));
        statement = std::move(grant);
    } else if (type == HubMovedType && items == 4) {
        HubMoved moved;
        TRY_LET(moved.url, in.text(MaxUrl));
        TRY_LET(moved.pin, in.fixed<Hash32>());
        TRY_LET(moved.number, readNumber(in));
        statement = std::move(moved);
    } else {
        return decodeFuture(body);
    }
    TRY(in.leave());
    TRY(in.finish());
    return statement;
}

} // namespace

QByteArray StatementCodec::sign(const Statement& statement, const SigningKey& root) {
    const QByteArray body = encode(statement);
    return body + root.sign(StatementDomain, body).toBytes();
}

Result<Statement> StatementCodec::read(const QByteArray& bytes, const SigningPublicKey& root) {
    if (bytes.size() > MaxBytes) return fail(SyncErrc::TooLarge, {QString::fromLatin1(StatementName)});
    if (bytes.size() <= Signature::Size)
        return fail(SyncErrc::Malformed, {QString::fromLatin1(StatementName)});
    const QByteArrayView body = QByteArrayView(bytes).chopped(Signature::Size);
    const auto signature = Signature::from(QByteArrayView(bytes).last(Signature::Size));
    if (!verifySignature(root, StatementDomain, body, *signature))
        return fail(SyncErrc::SignatureWrong, {QString::fromLatin1(StatementName)});
    return decode(body.toByteArray());
}

Result<Statement> StatementCodec::readVerified(const QByteArray& bytes) {
    if (bytes.size() <= Signature::Size)
        return fail(SyncErrc::Malformed, {QString::fromLatin1(StatementName)});
    return decode(bytes.chopped(Signature::Size));
}

StatementId StatementCodec::idOf(QByteArrayView bytes) {
    return *StatementId::from(blake2b16({bytes}).view());
}

} // namespace cunbao
