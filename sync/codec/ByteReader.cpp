#include "sync/codec/ByteReader.h"

#include "sync/SyncError.h"

namespace cunbao {

namespace {

Error truncated() {
    return fail(SyncErrc::Malformed, {QStringLiteral("bytes")});
}

} // namespace

Result<quint8> ByteReader::byte() {
    if (m_at >= m_bytes.size()) return truncated();
    return static_cast<quint8>(m_bytes[m_at++]);
}

Result<QByteArrayView> ByteReader::bytes(qsizetype count) {
    if (count < 0 || count > m_bytes.size() - m_at) return truncated();
    const QByteArrayView view = m_bytes.sliced(m_at, count);
    m_at += count;
    return view;
}

Result<quint64> ByteReader::varint() {
    quint64 value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        TRY_LET(const quint8 next, byte());
        const quint64 bits = next & 0x7f;
        if (shift == 63 && bits > 1) return truncated();
        value |= bits << shift;
        if ((next & 0x80) == 0) {
            if (next == 0 && shift > 0) return truncated();
            return value;
        }
    }
    return truncated();
}

Result<quint64> ByteReader::bigEndian64() {
    quint64 value = 0;
    for (int i = 0; i < 8; ++i) {
        TRY_LET(const quint8 next, byte());
        value = (value << 8) | next;
    }
    return value;
}

void ByteWriter::varint(quint64 value) {
    while (value >= 0x80) {
        byte(static_cast<quint8>(value | 0x80));
        value >>= 7;
    }
    byte(static_cast<quint8>(value));
}

void ByteWriter::bigEndian64(quint64 value) {
    for (int shift = 56; shift >= 0; shift -= 8)
        byte(static_cast<quint8>(value >> shift));
}

} // namespace cunbao
