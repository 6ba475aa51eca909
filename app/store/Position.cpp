#include "app/store/Position.h"

#include "sync/SyncError.h"
#include "sync/codec/Cbor.h"

namespace cunbao {

namespace {

constexpr quint64 Version = 1;
constexpr qsizetype MaxItems = 100'000;

} // namespace

QByteArray Position::encode() const {
    CborWriter out;
    out.array(3);
    out.unsignedInteger(Version);
    out.array(static_cast<qsizetype>(streams.size()));
    for (const auto& [stream, head] : streams) {
        out.array(3);
        out.bytes(stream.view());
        out.unsignedInteger(head.first);
        out.bytes(head.second.view());
        out.endArray();
    }
    out.endArray();
    out.array(static_cast<qsizetype>(statements.size()));
    for (const StatementId& id : statements)
        out.bytes(id.view());
    out.endArray();
    out.endArray();
    return out.take();
}

Result<Position> Position::decode(const QByteArray& bytes) {
    CborReader in(bytes, "position");
    Position position;
    TRY(in.enterArrayOf(3));
    TRY_LET(const quint64 version, in.unsignedInteger());
    if (version != Version)
        return fail(SyncErrc::VersionUnknown, {QStringLiteral("position"), QString::number(version)});
    TRY_LET(const qsizetype streams, in.enterArray(MaxItems));
    for (qsizetype i = 0; i < streams; ++i) {
        TRY(in.enterArrayOf(3));
        TRY_LET(const StreamId stream, in.fixed<StreamId>());
        TRY_LET(const quint64 sequence, in.unsignedInteger());
        TRY_LET(const Hash32 hash, in.fixed<Hash32>());
        TRY(in.leave());
        // Ascending, so that one position has one spelling and one cursor.
        if (sequence < 1 || sequence > static_cast<quint64>(INT64_MAX) ||
            (!position.streams.empty() && stream <= position.streams.rbegin()->first))
            return in.malformed();
        position.streams.emplace(stream, std::pair(sequence, hash));
    }
    TRY(in.leave());
    TRY_LET(const qsizetype statements, in.enterArray(MaxItems));
    for (qsizetype i = 0; i < statements; ++i) {
        TRY_LET(const StatementId id, in.fixed<StatementId>());
        if (!position.statements.empty() && id <= position.statements.back()) return in.malformed();
        position.statements.push_back(id);
    }
    TRY(in.leave());
    TRY(in.leave());
    TRY(in.finish());
    if (position.encode() != bytes) return in.malformed(); // One position, one spelling, one cursor.
    return position;
}

QString Position::cursor() const {
    return blake2b16({"cunbao position", encode()}).toHex();
}

} // namespace cunbao
