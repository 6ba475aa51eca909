#pragma once

#include "sync/codec/Cbor.h"
#include "sync/codec/SegmentCodec.h"

namespace cunbao {

/// One CBOR item, written by hand: what a codec under test would never write can be written here.
template <class Write>
QByteArray cbor(Write write) {
    CborWriter out;
    write(out);
    return out.take();
}

/// The same message with some bits changed, on a heap block of its own, so that sanitizers see every step
/// beyond its end.
inline QByteArray flipped(const QByteArray& bytes, qsizetype bit) {
    QByteArray out(bytes.constData(), bytes.size());
    out[bit / 8] = static_cast<char>(out[bit / 8] ^ (1 << (bit % 8)));
    return out;
}

/// The length of the first true prefix that is not refused; -1: all are.
template <class Decode>
qsizetype acceptedPrefix(const QByteArray& bytes, Decode decode) {
    for (qsizetype size = 0; size < bytes.size(); ++size)
        if (decode(QByteArray(bytes.constData(), size)).ok()) return size;
    return -1;
}

/// The first bit whose change is not noticed; -1: every one is.
template <class Decode>
qsizetype acceptedFlip(const QByteArray& bytes, Decode decode) {
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit)
        if (decode(flipped(bytes, bit)).ok()) return bit;
    return -1;
}

/// What an unsigned CBOR message, whose outermost item has fewer than 24 items, must stand. Empty: it does.
/// `oneSpelling`: lengths that are not in their shortest form are refused, not taken.
template <class Decode>
QString cborFault(const QByteArray& bytes, Decode decode, bool oneSpelling = false) {
    if (!decode(bytes).ok()) return QStringLiteral("the message itself is refused");
    if (const qsizetype size = acceptedPrefix(bytes, decode); size >= 0)
        return QStringLiteral("a prefix of %1 bytes is accepted").arg(size);
    for (const char last : {'\x00', '\xf6', '\xff'})
        if (decode(bytes + last).ok()) return QStringLiteral("a byte behind the end is accepted");
    const auto head = static_cast<quint8>(bytes.at(0));
    const auto major = static_cast<char>(head & 0xe0);
    const QByteArray endless = static_cast<char>(major | 31) + bytes.mid(1) + '\xff';
    if (decode(endless).ok()) return QStringLiteral("an indefinite length is accepted");
    const QByteArray lying = static_cast<char>(major | 27) + QByteArray(8, '\x7f') + bytes.mid(1);
    if (decode(lying).ok()) return QStringLiteral("a length beyond the end is accepted");
    const QByteArray lengthy =
        static_cast<char>(major | 25) + QByteArray(1, '\0') + static_cast<char>(head & 31) + bytes.mid(1);
    if (decode(lengthy).ok() == oneSpelling)
        return QStringLiteral("a length that is not in its shortest form: accepted or refused, wrongly");
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit)
        (void)decode(flipped(bytes, bit)); // Right or wrong: only not beyond its bytes.
    return {};
}

/// X25519 public keys of small order, and two of them in a spelling that is not canonical.
inline std::vector<BoxPublicKey> unusableKeys() {
    std::vector<BoxPublicKey> out;
    for (const char* const hex : {"0000000000000000000000000000000000000000000000000000000000000000",
                                  "0100000000000000000000000000000000000000000000000000000000000000",
                                  "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                                  "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                                  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"})
        out.push_back(*BoxPublicKey::from(QByteArray::fromHex(hex)));
    return out;
}

/// A CBOR map of raw items, in the order given, whatever that is.
inline QByteArray rawMap(const std::vector<std::pair<quint64, QByteArray>>& entries) {
    QByteArray out("\xb8", 1);
    out += static_cast<char>(entries.size());
    for (const auto& entry : entries)
        out += cbor([&](CborWriter& writer) { writer.unsignedInteger(entry.first); }) + entry.second;
    return out;
}

/// A CBOR byte string of `size` zeros, or of these bytes.
inline QByteArray rawBytes(qsizetype size) {
    return cbor([&](CborWriter& out) { out.bytes(QByteArray(size, '\0')); });
}
inline QByteArray rawBytes(const QByteArray& bytes) {
    return cbor([&](CborWriter& out) { out.bytes(bytes); });
}

/// The head of a CBOR array, map or string, in nine bytes.
inline QByteArray longHead(quint8 major, quint64 length) {
    ByteWriter out;
    out.byte(static_cast<quint8>(major << 5 | 27));
    out.bigEndian64(length);
    return out.take();
}

/// `levels` arrays, one in the other.
inline QByteArray nested(int levels) {
    return QByteArray(levels, '\x81') + QByteArray(1, '\0');
}

/// Header bytes of a segment, with whatever values.
inline QByteArray rawHeader(const SegmentHeader& header) {
    ByteWriter out;
    out.byte(0x11);
    out.bytes(header.stream.view());
    out.varint(header.first);
    out.varint(header.count);
    out.bytes(header.key.view());
    out.bytes(header.previous.view());
    return out.take();
}

/// A segment that is sealed and signed as it should be, around whatever `packed` is.
inline QByteArray rawSegment(SegmentHeader header, const QByteArray& packed, const EpochKey& key,
                             const SigningKey& device, Random& random) {
    header.key = idOf(key);
    QByteArray segment = rawHeader(header);
    segment += seal(key, random, segment, packed);
    return segment + device.sign("cunbao segment 1", segment).toBytes();
}

} // namespace cunbao
