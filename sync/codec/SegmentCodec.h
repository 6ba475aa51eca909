#pragma once

#include "sync/codec/ByteReader.h"
#include "sync/op/Operation.h"
#include "sync/op/Stream.h"

#include <span>

namespace cunbao {

/// The part of a segment that everybody can read, the hub included.
struct SegmentHeader {
    StreamId stream;
    quint64 first = 1; ///< sequence of the first operation
    quint64 count = 0; ///< at least 1
    EpochKeyId key;    ///< which epoch key opens it
    Hash32 previous;   ///< hash of the stream's segment before; zeros for the first

    [[nodiscard]] quint64 last() const { return first + count - 1; }
    friend bool operator==(const SegmentHeader&, const SegmentHeader&) = default;
};

/// What is sealed inside: operations and 16 bytes (or none) that the application interns against.
struct SegmentBody {
    QByteArray context;
    std::vector<Operation> operations;
};

/// A run of one stream's operations, sealed for transport (日志段). PROTOCOL.md, "Segment".
class SegmentCodec {
public:
    static constexpr qsizetype MaxBytes = 4 * 1024 * 1024;
    static constexpr qsizetype MaxOperations = 1000;

    /// Operations must follow each other in sequence and grow in time; the first one's sequence is the
    /// header's `first`. Errors: SyncErrc::TooLarge, SyncErrc::ClockBackwards.
    [[nodiscard]] static Result<QByteArray> sealSegment(SegmentHeader header, const SegmentBody& body,
                                                        const EpochKey& key, const SigningKey& device,
                                                        Random& random);

    [[nodiscard]] static Result<SegmentHeader> readHeader(QByteArrayView segment);
    [[nodiscard]] static bool verify(QByteArrayView segment, const SigningPublicKey& device);
    /// Opens a segment whose signature was verified. Errors: SealBroken, Malformed, ClockBackwards.
    [[nodiscard]] static Result<SegmentBody> open(QByteArrayView segment, const EpochKey& key);

    /// The identity of a segment: BLAKE2b over all its bytes.
    [[nodiscard]] static Hash32 hashOf(QByteArrayView segment) { return blake2b32({segment}); }
};

/// The columns inside a segment, before sealing. Apart, so that tests and fuzzers reach it.
class ColumnCodec {
public:
    [[nodiscard]] static QByteArray encode(const SegmentBody& body);
    [[nodiscard]] static Result<SegmentBody> decode(const QByteArray& columns, quint64 first, quint64 count);
};

/// An operation told apart from every other that stands, or stood, under the same name (PROTOCOL.md, 6): what
/// a copy of it says that it is a copy of. The same in whatever segment it lies, and in none. `context` as in
/// SegmentBody.
[[nodiscard]] Hash32 operationHash(const StreamId& stream, const Operation& operation,
                                   QByteArrayView context);

/// One operation's fields as CBOR, for the store's log.
[[nodiscard]] QByteArray encodeFields(const Fields& fields);
[[nodiscard]] Result<Fields> decodeFields(const QByteArray& bytes);

} // namespace cunbao
