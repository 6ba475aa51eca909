#include "sync/codec/SegmentCodec.h"

#include "sync/SyncError.h"
#include "sync/codec/Cbor.h"

#include <zstd.h>

namespace cunbao {

namespace {

constexpr quint8 FormatAndSuite = 0x11; // format 1, suite 1: XChaCha20-Poly1305 and Ed25519
constexpr auto SegmentDomain = "cunbao segment 1";
constexpr qsizetype MaxBodyBytes = 16 * 1024 * 1024;
constexpr int CompressionLevel = 9;

enum class Packing : quint8 { Plain = 0, Zstd = 1 };

Error malformedSegment() {
    return fail(SyncErrc::Malformed, {QStringLiteral("segment")});
}

QByteArray encodeHeader(const SegmentHeader& header) {
    ByteWriter out;
    out.byte(FormatAndSuite);
    out.bytes(header.stream.view());
    out.varint(header.first);
    out.varint(header.count);
    out.bytes(header.key.view());
    out.bytes(header.previous.view());
    return out.take();
}

struct Parts {
    SegmentHeader header;
    QByteArrayView headerBytes;
    QByteArrayView sealed; ///< nonce, ciphertext, tag
    QByteArrayView signedBytes;
    Signature signature;
};

Result<Parts> split(QByteArrayView segment) {
    if (segment.size() > SegmentCodec::MaxBytes) return fail(SyncErrc::TooLarge, {QStringLiteral("segment")});
    ByteReader in(segment);
    TRY_LET(const quint8 format, in.byte());
    if (format != FormatAndSuite)
        return fail(SyncErrc::VersionUnknown, {QStringLiteral("segment"), QString::number(format)});
    Parts parts;
    TRY_LET(parts.header.stream, in.fixed<StreamId>());
    TRY_LET(parts.header.first, in.varint());
    TRY_LET(parts.header.count, in.varint());
    TRY_LET(parts.header.key, in.fixed<EpochKeyId>());
    TRY_LET(parts.header.previous, in.fixed<Hash32>());
    if (parts.header.first < 1 || parts.header.count < 1 ||
        parts.header.count > static_cast<quint64>(SegmentCodec::MaxOperations) ||
        parts.header.first > static_cast<quint64>(INT64_MAX) - parts.header.count)
        return malformedSegment();
    parts.headerBytes = segment.first(in.position());
    const qsizetype sealedSize = in.rest().size() - Signature::Size;
    if (sealedSize < SealNonceSize + SealTagSize + 1) return malformedSegment();
    TRY_LET(parts.sealed, in.bytes(sealedSize));
    TRY_LET(parts.signature, in.fixed<Signature>());
    parts.signedBytes = segment.first(segment.size() - Signature::Size);
    return parts;
}

/// zstd only where it makes it smaller.
Result<QByteArray> pack(const QByteArray& columns) {
    QByteArray packed(
        1 + static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(columns.size()))),
        Qt::Uninitialized);
    const std::size_t size =
        ZSTD_compress(packed.data() + 1, static_cast<std::size_t>(packed.size()) - 1, columns.constData(),
                      static_cast<std::size_t>(columns.size()), CompressionLevel);
    if (ZSTD_isError(size) || static_cast<qsizetype>(size) >= columns.size())
        return char(Packing::Plain) + columns;
    packed.resize(1 + static_cast<qsizetype>(size));
    packed[0] = char(Packing::Zstd);
    return packed;
}

Result<QByteArray> unpack(const QByteArray& packed) {
    if (packed.isEmpty()) return malformedSegment();
    const QByteArrayView content = QByteArrayView(packed).sliced(1);
    if (packed[0] == char(Packing::Plain)) return content.toByteArray();
    if (packed[0] != char(Packing::Zstd)) return malformedSegment();
    // The frame says how large it will be; a bomb is refused before it is inflated.
    const auto size = ZSTD_getFrameContentSize(content.data(), static_cast<std::size_t>(content.size()));
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR ||
        size > static_cast<unsigned long long>(MaxBodyBytes))
        return malformedSegment();
    // One frame and nothing behind it: one content has no second spelling.
    if (ZSTD_findFrameCompressedSize(content.data(), static_cast<std::size_t>(content.size())) !=
        static_cast<std::size_t>(content.size()))
        return malformedSegment();
    QByteArray columns(static_cast<qsizetype>(size), Qt::Uninitialized);
    const std::size_t inflated = ZSTD_decompress(columns.data(), static_cast<std::size_t>(columns.size()),
                                                 content.data(), static_cast<std::size_t>(content.size()));
    if (ZSTD_isError(inflated) || inflated != static_cast<std::size_t>(columns.size()))
        return malformedSegment();
    return columns;
}

} // namespace

Result<QByteArray> SegmentCodec::sealSegment(SegmentHeader header, const SegmentBody& body,
                                             const EpochKey& key, const SigningKey& device, Random& random) {
    const auto count = static_cast<qsizetype>(body.operations.size());
    if (count < 1 || count > MaxOperations) return fail(SyncErrc::TooLarge, {QStringLiteral("segment")});
    for (std::size_t i = 0; i < body.operations.size(); ++i) {
        if (body.operations[i].sequence != header.first + i) return malformedSegment();
        if (i > 0 && body.operations[i].time <= body.operations[i - 1].time)
            return fail(SyncErrc::ClockBackwards);
    }
    header.count = static_cast<quint64>(count);
    header.key = idOf(key);
    const QByteArray columns = ColumnCodec::encode(body);
    if (columns.size() > MaxBodyBytes) return fail(SyncErrc::TooLarge, {QStringLiteral("segment")});
    // Sealed once and for good: nothing may be in it that its readers refuse.
    TRY(ColumnCodec::decode(columns, header.first, header.count));
    TRY_LET(const QByteArray packed, pack(columns));
    QByteArray segment = encodeHeader(header);
    segment += seal(key, random, segment, packed);
    segment += device.sign(SegmentDomain, segment).view();
    if (segment.size() > MaxBytes) return fail(SyncErrc::TooLarge, {QStringLiteral("segment")});
    return segment;
}

Result<SegmentHeader> SegmentCodec::readHeader(QByteArrayView segment) {
    TRY_LET(const Parts parts, split(segment));
    return parts.header;
}

bool SegmentCodec::verify(QByteArrayView segment, const SigningPublicKey& device) {
    const auto parts = split(segment);
    return parts.ok() && verifySignature(device, SegmentDomain, parts->signedBytes, parts->signature);
}

Result<SegmentBody> SegmentCodec::open(QByteArrayView segment, const EpochKey& key) {
    TRY_LET(const Parts parts, split(segment));
    if (idOf(key) != parts.header.key) return fail(SyncErrc::KeyMissing);
    TRY_LET(const QByteArray packed, unseal(key, parts.headerBytes, parts.sealed));
    TRY_LET(const QByteArray columns, unpack(packed));
    return ColumnCodec::decode(columns, parts.header.first, parts.header.count);
}

} // namespace cunbao
