#include "app/domain/EntryName.h"

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

} // namespace cunbao
