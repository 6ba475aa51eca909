#pragma once

#include "platform/base/Result.h"
#include "sync/crypto/FixedBytes.h"

#include <QByteArray>
#include <QCborStreamReader>
#include <QCborStreamWriter>
#include <QString>

namespace cunbao {

/// Bounds-checked reading of CBOR (RFC 8949) over Qt's stream reader: definite lengths only, every length and
/// count checked against a limit before anything is allocated. Errors: SyncErrc::Malformed with `what`.
class CborReader {
public:
    CborReader(const QByteArray& bytes, const char* what);

    [[nodiscard]] Result<qsizetype> enterArray(qsizetype maxCount);
    /// An array of exactly `count` items.
    [[nodiscard]] Result<void> enterArrayOf(qsizetype count);
    [[nodiscard]] Result<qsizetype> enterMap(qsizetype maxCount);
    /// Leaves the innermost container; it must have been read to its end.
    [[nodiscard]] Result<void> leave();
    [[nodiscard]] bool atContainerEnd() const { return !m_reader.hasNext(); }

    [[nodiscard]] Result<quint64> unsignedInteger();
    [[nodiscard]] Result<qint64> integer();
    [[nodiscard]] Result<bool> boolean();
    [[nodiscard]] Result<QByteArray> bytes(qsizetype maxSize);
    [[nodiscard]] Result<QString> text(qsizetype maxBytes);
    template <class Fixed>
    [[nodiscard]] Result<Fixed> fixed() {
        TRY_LET(const QByteArray value, bytes(Fixed::Size));
        const auto out = Fixed::from(value);
        if (!out) return malformed();
        return *out;
    }
    [[nodiscard]] bool isNull() const { return m_reader.isNull(); }
    [[nodiscard]] bool isInteger() const { return m_reader.isInteger(); }
    [[nodiscard]] bool isBytes() const { return m_reader.isByteArray(); }
    [[nodiscard]] bool isText() const { return m_reader.isString(); }
    /// Steps over one scalar that a newer version may have added, or over null.
    [[nodiscard]] Result<void> skip();
    /// Nothing may follow.
    [[nodiscard]] Result<void> finish();
    /// Bytes read so far.
    [[nodiscard]] qsizetype position() const { return static_cast<qsizetype>(m_reader.currentOffset()); }

    [[nodiscard]] Error malformed() const;

private:
    [[nodiscard]] Result<void> checkLength(qsizetype limit);
    QCborStreamReader m_reader;
    qsizetype m_size;
    const char* m_what;
};

/// Deterministic CBOR: shortest integers, definite lengths (RFC 8949, 4.2.1; map keys in the order given).
class CborWriter {
public:
    CborWriter() : m_writer(&m_bytes) {}
    void array(qsizetype count) { m_writer.startArray(static_cast<quint64>(count)); }
    void map(qsizetype count) { m_writer.startMap(static_cast<quint64>(count)); }
    void endArray() { m_writer.endArray(); }
    void endMap() { m_writer.endMap(); }
    void integer(qint64 value) { m_writer.append(value); }
    void unsignedInteger(quint64 value) { m_writer.append(value); }
    void boolean(bool value) { m_writer.append(value); }
    void bytes(QByteArrayView value) { m_writer.appendByteString(value.data(), value.size()); }
    void text(const QString& value) { m_writer.append(QStringView(value)); }
    void null() { m_writer.append(nullptr); }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
    QCborStreamWriter m_writer;
};

} // namespace cunbao
