#include "sync/codec/Bundle.h"

#include "sync/SyncError.h"
#include "sync/codec/ByteReader.h"
#include "sync/codec/Cbor.h"
#include "sync/codec/SegmentCodec.h"

namespace cunbao {

namespace {

constexpr QByteArrayView Magic("CUNBAO-BUNDLE");
constexpr quint8 BundleVersion = 1;
constexpr qsizetype MaxItems = 1'000'000;
constexpr qsizetype MaxJoin = 4096;

void writeBlobs(CborWriter& out, const std::vector<QByteArray>& blobs) {
    out.array(static_cast<qsizetype>(blobs.size()));
    for (const QByteArray& blob : blobs)
        out.bytes(blob);
    out.endArray();
}

Result<std::vector<QByteArray>> readBlobs(CborReader& in, qsizetype maxBytes) {
    TRY_LET(const qsizetype count, in.enterArray(MaxItems));
    std::vector<QByteArray> out;
    for (qsizetype i = 0; i < count; ++i) {
        TRY_LET(QByteArray blob, in.bytes(maxBytes));
        out.push_back(std::move(blob));
    }
    TRY(in.leave());
    return out;
}

} // namespace

QByteArray Bundle::toBytes() const {
    CborWriter out;
    out.array(5);
    out.bytes(township.view());
    writeBlobs(out, statements);
    writeBlobs(out, segments);
    out.array(static_cast<qsizetype>(joinRequests.size()));
    for (const JoinRequest& request : joinRequests) {
        out.array(2);
        out.bytes(request.invite.view());
        out.bytes(request.sealed);
        out.endArray();
    }
    out.endArray();
    writeBlobs(out, receipts);
    out.endArray();
    QByteArray bytes = Magic.toByteArray();
    bytes.append(static_cast<char>(BundleVersion));
    bytes += out.take();
    bytes += blake2b16({"cunbao bundle", bytes}).view();
    return bytes;
}

Result<Bundle> Bundle::fromBytes(const QByteArray& bytes) {
    const auto what = QStringLiteral("bundle");
    if (bytes.size() > MaxBytes) return fail(SyncErrc::TooLarge, {what});
    ByteReader header(bytes);
    TRY_LET(const QByteArrayView magic, header.bytes(Magic.size()));
    TRY_LET(const quint8 version, header.byte());
    if (magic != Magic || header.rest().size() <= Hash16::Size) return fail(SyncErrc::Malformed, {what});
    if (version != BundleVersion) return fail(SyncErrc::VersionUnknown, {what, QString::number(version)});
    const auto check = Hash16::from(QByteArrayView(bytes).last(Hash16::Size));
    if (blake2b16({"cunbao bundle", QByteArrayView(bytes).chopped(Hash16::Size)}) != *check)
        return fail(SyncErrc::Malformed, {what});
    const QByteArray body = header.rest().chopped(Hash16::Size).toByteArray();
    CborReader in(body, "bundle");
    Bundle bundle;
    TRY(in.enterArrayOf(5));
    TRY_LET(bundle.township, in.fixed<TownshipId>());
    TRY_LET(bundle.statements, readBlobs(in, StatementCodec::MaxBytes));
    TRY_LET(bundle.segments, readBlobs(in, SegmentCodec::MaxBytes));
    TRY_LET(const qsizetype joins, in.enterArray(MaxItems));
    for (qsizetype i = 0; i < joins; ++i) {
        JoinRequest request;
        TRY(in.enterArrayOf(2));
        TRY_LET(request.invite, in.fixed<InviteId>());
        TRY_LET(request.sealed, in.bytes(MaxJoin));
        TRY(in.leave());
        bundle.joinRequests.push_back(std::move(request));
    }
    TRY(in.leave());
    TRY_LET(bundle.receipts, readBlobs(in, ReceiptCodec::MaxBytes));
    TRY(in.leave());
    TRY(in.finish());
    return bundle;
}

} // namespace cunbao
