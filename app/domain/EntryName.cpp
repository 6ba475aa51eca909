#include "app/domain/EntryName.h"

#include "sync/codec/ByteReader.h"

namespace cunbao {

std::optional<EntryName> EntryName::parse(const QString& text) {
    const qsizetype dash = text.indexOf(QLatin1Char('-'));
    if (dash != 2 * StreamId::Size) return std::nullopt;
    const auto stream = StreamId::from(QByteArray::fromHex(text.first(dash).toLatin1()));
    bool number = false;
    const quint64 sequence = text.sliced(dash + 1).toULongLong(&number);
    if (!stream || !number || sequence == 0 || sequence > static_cast<quint64>(INT64_MAX))
        return std::nullopt;
    const EntryName name{*stream, sequence};
    return name.toString() == text ? std::optional(name) : std::nullopt;
}

QByteArray packNames(const std::vector<EntryName>& names) {
    ByteWriter out;
    for (const EntryName& name : names) {
        out.bytes(name.stream.view());
        out.bigEndian64(name.sequence);
    }
    return out.take();
}

Result<std::vector<EntryName>> unpackNames(QByteArrayView bytes) {
    std::vector<EntryName> names;
    ByteReader in(bytes);
    while (!in.atEnd()) {
        EntryName name;
        TRY_LET(name.stream, in.fixed<StreamId>());
        TRY_LET(name.sequence, in.bigEndian64());
        names.push_back(name);
    }
    return names;
}

} // namespace cunbao
