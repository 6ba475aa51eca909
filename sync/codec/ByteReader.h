#pragma once

#include "platform/base/Result.h"
#include "sync/crypto/FixedBytes.h"

#include <QByteArray>

namespace cunbao {

/// The one place that walks over foreign bytes: every read is checked against the end and returns a Result
/// (SyncErrc::Malformed). Views point into the bytes given, which must outlive them.
class ByteReader {
public:
    explicit ByteReader(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] Result<quint8> byte();
    [[nodiscard]] Result<QByteArrayView> bytes(qsizetype count);
    /// Unsigned LEB128 of at most 64 bits, in its shortest form only: one value, one spelling.
    [[nodiscard]] Result<quint64> varint();
    [[nodiscard]] Result<quint64> bigEndian64();
    template <class Fixed>
    [[nodiscard]] Result<Fixed> fixed() {
        TRY_LET(const QByteArrayView view, bytes(Fixed::Size));
        return *Fixed::from(view);
    }
    [[nodiscard]] QByteArrayView rest() const { return m_bytes.sliced(m_at); }
    [[nodiscard]] qsizetype position() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

/// Writes what ByteReader reads.
class ByteWriter {
public:
    /// Room for so many bytes at once; more may come.
    void reserve(qsizetype bytes) { m_bytes.reserve(bytes); }
    void byte(quint8 value) { m_bytes.append(static_cast<char>(value)); }
    void bytes(QByteArrayView view) { m_bytes.append(view); }
    void varint(quint64 value);
    void bigEndian64(quint64 value);
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

} // namespace cunbao
