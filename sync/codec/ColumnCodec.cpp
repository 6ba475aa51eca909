#include "sync/SyncError.h"
#include "sync/codec/Cbor.h"
#include "sync/codec/SegmentCodec.h"

#include <map>

namespace cunbao {

namespace {

constexpr qsizetype MaxFieldBytes = 3 * 1024 * 1024;
constexpr qsizetype MaxColumns = 1024;
constexpr qsizetype ContextSize = 16;
const char* const BodyName = "segment body";

void writeValue(CborWriter& out, const FieldValue& value) {
    if (const auto* number = std::get_if<qint64>(&value))
        out.integer(*number);
    else if (const auto* bytes = std::get_if<QByteArray>(&value))
        out.bytes(*bytes);
    else
        out.text(std::get<QString>(value));
}

Result<FieldValue> readValue(CborReader& in) {
    if (in.isInteger()) {
        TRY_LET(const qint64 number, in.integer());
        return FieldValue(number);
    }
    if (in.isBytes()) {
        TRY_LET(QByteArray bytes, in.bytes(MaxFieldBytes));
        return FieldValue(std::move(bytes));
    }
    TRY_LET(QString text, in.text(MaxFieldBytes));
    return FieldValue(std::move(text));
}

/// [v] stands for a column of equal values: kinds and counters nearly always are one.
template <class Get>
void writeShort(CborWriter& out, const std::vector<Operation>& operations, Get get) {
    const bool same = std::all_of(operations.begin(), operations.end(),
                                  [&](const Operation& op) { return get(op) == get(operations.front()); });
    const auto count = same ? qsizetype(1) : static_cast<qsizetype>(operations.size());
    out.array(count);
    for (qsizetype i = 0; i < count; ++i)
        out.unsignedInteger(get(operations[static_cast<std::size_t>(i)]));
    out.endArray();
}

Result<std::vector<quint64>> readShort(CborReader& in, std::size_t count, quint64 max) {
    TRY_LET(const qsizetype found, in.enterArray(static_cast<qsizetype>(count)));
    if (found != 1 && found != static_cast<qsizetype>(count)) return in.malformed();
    std::vector<quint64> values;
    for (qsizetype i = 0; i < found; ++i) {
        TRY_LET(const quint64 value, in.unsignedInteger());
        if (value > max) return in.malformed();
        values.push_back(value);
    }
    TRY(in.leave());
    values.resize(count, values.front());
    return values;
}

} // namespace

QByteArray ColumnCodec::encode(const SegmentBody& body) {
    // (kind, field) → the values of that kind's operations in order, null where one has no such field.
    std::map<std::pair<quint8, quint8>, std::vector<const FieldValue*>> columns;
    std::map<quint8, std::size_t> seen;
    for (const Operation& op : body.operations) {
        const std::size_t row = seen[op.kind]++;
        for (const auto& [number, value] : op.fields) {
            auto& column = columns[{op.kind, number}];
            column.resize(row, nullptr);
            column.push_back(&value);
        }
    }

    CborWriter out;
    out.array(6);
    if (body.context.isEmpty())
        out.null();
    else
        out.bytes(body.context);
    out.integer(body.operations.front().time.ms);
    out.array(static_cast<qsizetype>(body.operations.size()) - 1);
    for (std::size_t i = 1; i < body.operations.size(); ++i)
        out.integer(body.operations[i].time.ms - body.operations[i - 1].time.ms);
    out.endArray();
    writeShort(out, body.operations, [](const Operation& op) { return quint64(op.time.counter); });
    writeShort(out, body.operations, [](const Operation& op) { return quint64(op.kind); });
    out.map(static_cast<qsizetype>(columns.size()));
    for (const auto& [key, values] : columns) {
        out.unsignedInteger(quint64(key.first) << 8 | key.second);
        out.array(static_cast<qsizetype>(values.size()));
        for (const FieldValue* value : values) {
            if (value)
                writeValue(out, *value);
            else
                out.null();
        }
        out.endArray();
    }
    out.endMap();
    out.endArray();
    return out.take();
}

Result<SegmentBody> ColumnCodec::decode(const QByteArray& columns, quint64 first, quint64 count) {
    if (count < 1 || count > static_cast<quint64>(SegmentCodec::MaxOperations) || first < 1 ||
        first > static_cast<quint64>(INT64_MAX) - count)
        return fail(SyncErrc::Malformed, {QString::fromLatin1(BodyName)});
    const auto size = static_cast<std::size_t>(count);
    CborReader in(columns, BodyName);
    SegmentBody body;
    TRY(in.enterArrayOf(6));
    if (in.isNull()) {
        TRY(in.skip());
    } else {
        TRY_LET(body.context, in.bytes(ContextSize));
        if (body.context.size() != ContextSize) return in.malformed();
    }
    body.operations.resize(size);
    TRY_LET(qint64 ms, in.integer());
    TRY(in.enterArrayOf(static_cast<qsizetype>(size) - 1));
    for (std::size_t i = 0; i < size; ++i) {
        if (i > 0) {
            TRY_LET(const qint64 delta, in.integer());
            if (delta < 0 || delta > HybridTime::MaxMs) return fail(SyncErrc::ClockBackwards);
            ms += delta;
        }
        if (ms < 0 || ms > HybridTime::MaxMs) return in.malformed();
        body.operations[i].time.ms = ms;
        body.operations[i].sequence = first + i;
    }
    TRY(in.leave());
    TRY_LET(const auto counters, readShort(in, size, UINT16_MAX));
    TRY_LET(const auto kinds, readShort(in, size, UINT8_MAX));
    std::map<quint8, std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < size; ++i) {
        body.operations[i].time.counter = static_cast<std::uint16_t>(counters[i]);
        body.operations[i].kind = static_cast<quint8>(kinds[i]);
        rows[body.operations[i].kind].push_back(i);
        if (i > 0 && body.operations[i].time <= body.operations[i - 1].time)
            return fail(SyncErrc::ClockBackwards);
    }
    TRY_LET(const qsizetype columnCount, in.enterMap(MaxColumns));
    quint64 previousKey = 0;
    for (qsizetype c = 0; c < columnCount; ++c) {
        TRY_LET(const quint64 key, in.unsignedInteger());
        const auto number = static_cast<quint8>(key & 0xff);
        // Ascending keys: each column once, and one content has one spelling.
        if (key > 0xffff || number == 0 || (c > 0 && key <= previousKey)) return in.malformed();
        previousKey = key;
        const auto kindRows = rows.find(static_cast<quint8>(key >> 8));
        if (kindRows == rows.end()) return in.malformed();
        TRY_LET(const qsizetype values, in.enterArray(static_cast<qsizetype>(kindRows->second.size())));
        for (qsizetype i = 0; i < values; ++i) {
            if (in.isNull()) {
                TRY(in.skip());
                continue;
            }
            TRY_LET(FieldValue value, readValue(in));
            body.operations[kindRows->second[static_cast<std::size_t>(i)]].fields.emplace_back(
                number, std::move(value));
        }
        TRY(in.leave());
    }
    TRY(in.leave());
    TRY(in.leave());
    TRY(in.finish());
    return body;
}

Hash32 operationHash(const StreamId& stream, const Operation& operation, QByteArrayView context) {
    ByteWriter head;
    head.bytes(stream.view());
    head.bigEndian64(operation.sequence);
    head.bigEndian64(static_cast<quint64>(operation.time.packed()));
    head.byte(operation.kind);
    head.byte(static_cast<quint8>(context.size()));
    head.bytes(context);
    return blake2b32({"cunbao operation", head.take(), encodeFields(operation.fields)});
}

QByteArray encodeFields(const Fields& fields) {
    CborWriter out;
    out.map(static_cast<qsizetype>(fields.size()));
    for (const auto& [number, value] : fields) {
        out.unsignedInteger(number);
        writeValue(out, value);
    }
    out.endMap();
    return out.take();
}

Result<Fields> decodeFields(const QByteArray& bytes) {
    CborReader in(bytes, "fields");
    TRY_LET(const qsizetype count, in.enterMap(255));
    Fields fields;
    for (qsizetype i = 0; i < count; ++i) {
        TRY_LET(const quint64 number, in.unsignedInteger());
        if (number < 1 || number > 255 || (i > 0 && number <= fields.back().first)) return in.malformed();
        TRY_LET(FieldValue value, readValue(in));
        fields.emplace_back(static_cast<quint8>(number), std::move(value));
    }
    TRY(in.leave());
    TRY(in.finish());
    return fields;
}

} // namespace cunbao
