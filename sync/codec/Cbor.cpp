#include "sync/codec/Cbor.h"

#include "sync/SyncError.h"

namespace cunbao {

CborReader::CborReader(const QByteArray& bytes, const char* what)
    : m_reader(bytes), m_size(bytes.size()), m_what(what) {}

Error CborReader::malformed() const {
    return fail(SyncErrc::Malformed, {QString::fromLatin1(m_what)});
}

Result<void> CborReader::checkLength(qsizetype limit) {
    if (!m_reader.isLengthKnown()) return malformed();
    const quint64 length = m_reader.length();
    // Each item or byte takes at least one byte of what is left: a length beyond that is a lie.
    const auto left = static_cast<quint64>(m_size) - static_cast<quint64>(m_reader.currentOffset());
    if (length > static_cast<quint64>(limit) || length > left) return malformed();
    return {};
}

Result<qsizetype> CborReader::enterArray(qsizetype maxCount) {
    if (!m_reader.isArray()) return malformed();
    TRY(checkLength(maxCount));
    const auto count = static_cast<qsizetype>(m_reader.length());
    if (!m_reader.enterContainer()) return malformed();
    return count;
}

Result<void> CborReader::enterArrayOf(qsizetype count) {
    TRY_LET(const qsizetype found, enterArray(count));
    if (found != count) return malformed();
    return {};
}

Result<qsizetype> CborReader::enterMap(qsizetype maxCount) {
    if (!m_reader.isMap()) return malformed();
    TRY(checkLength(maxCount));
    const auto count = static_cast<qsizetype>(m_reader.length());
    if (!m_reader.enterContainer()) return malformed();
    return count;
}

Result<void> CborReader::leave() {
    if (m_reader.hasNext() || !m_reader.leaveContainer()) return malformed();
    return {};
}

Result<quint64> CborReader::unsignedInteger() {
    if (!m_reader.isUnsignedInteger()) return malformed();
    const quint64 value = m_reader.toUnsignedInteger();
    if (!m_reader.next()) return malformed();
    return value;
}

Result<qint64> CborReader::integer() {
    if (!m_reader.isInteger()) return malformed();
    if (m_reader.isUnsignedInteger()) {
        TRY_LET(const quint64 value, unsignedInteger());
        if (value > static_cast<quint64>(INT64_MAX)) return malformed();
        return static_cast<qint64>(value);
    }
    // QCborNegativeInteger holds n for the number -n; 0 stands for -2^64.
    const auto magnitude = static_cast<quint64>(m_reader.toNegativeInteger());
    if (magnitude == 0 || magnitude > static_cast<quint64>(INT64_MAX)) return malformed();
    if (!m_reader.next()) return malformed();
    return -static_cast<qint64>(magnitude);
}

Result<bool> CborReader::boolean() {
    if (!m_reader.isBool()) return malformed();
    const bool value = m_reader.toBool();
    if (!m_reader.next()) return malformed();
    return value;
}

Result<QByteArray> CborReader::bytes(qsizetype maxSize) {
    if (!m_reader.isByteArray()) return malformed();
    TRY(checkLength(maxSize));
    const auto first = m_reader.readByteArray();
    if (first.status != QCborStreamReader::Ok) return malformed();
    if (m_reader.readByteArray().status != QCborStreamReader::EndOfString) return malformed();
    return first.data;
}

Result<QString> CborReader::text(qsizetype maxBytes) {
    if (!m_reader.isString()) return malformed();
    TRY(checkLength(maxBytes));
    const auto first = m_reader.readString();
    if (first.status != QCborStreamReader::Ok) return malformed();
    if (m_reader.readString().status != QCborStreamReader::EndOfString) return malformed();
    return first.data;
}

Result<void> CborReader::skip() {
    constexpr int maxNesting = 8;
    // A tag and what it is put on are one item.
    while (m_reader.hasNext() && m_reader.isTag())
        if (!m_reader.next()) return malformed();
    if (!m_reader.hasNext() || !m_reader.next(maxNesting)) return malformed();
    return {};
}

Result<void> CborReader::finish() {
    if (m_reader.lastError() != QCborError::NoError && m_reader.lastError() != QCborError::EndOfFile)
        return malformed();
    if (m_reader.currentOffset() != m_size) return malformed();
    return {};
}

} // namespace cunbao
