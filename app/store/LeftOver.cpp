#include "app/store/LeftOver.h"

#include "app/store/FormerIdentities.h"
#include "sync/SyncError.h"
#include "sync/codec/ByteReader.h"
#include "sync/codec/SegmentCodec.h"

#include <algorithm>

namespace cunbao {

namespace {

Result<void> readHead(Ledger& ledger, int stream, quint64& head, Hash32& hash) {
    TRY_LET(SqlStatement query, ledger.db().prepare("SELECT head, head_hash FROM stream WHERE ord = ?1"));
    TRY(query.bindAll(stream));
    TRY_LET(const bool found, query.step());
    if (!found) return {};
    head = query.unsignedInteger(0);
    if (!query.isNull(1)) {
        TRY_LET(hash, query.fixed<Hash32>(1));
    }
    return {};
}

} // namespace

bool LeftOperation::operator<(const LeftOperation& other) const {
    return std::tie(logged.operation.time, name, hash) <
           std::tie(other.logged.operation.time, other.name, other.hash);
}

// --- One stream
// ----------------------------------------------------------------------------------------------

Result<StreamHistories> StreamHistories::load(Ledger& ledger, int stream, qint64 lastSegment) {
    StreamHistories out;
    out.m_stream = stream;
    TRY_LET(out.m_id, ledger.streamId(stream));
    TRY(out.readSegments(ledger, lastSegment));
    TRY(out.readAside(ledger));
    TRY(out.readOpen(ledger));
    std::sort(out.m_left.begin(), out.m_left.end());
    return out;
}

Result<void> StreamHistories::readSegments(Ledger& ledger, qint64 lastSegment) {
    TRY_LET(const Authority* authority, ledger.authority());
    const auto cut = authority->cutOf(m_id);
    const quint64 acceptedTo = cut ? cut->sequence : static_cast<quint64>(INT64_MAX);
    std::vector<LeftOperation> found;
    TRY_LET(SqlStatement query,
            ledger.db().prepare("SELECT ord, main, bytes FROM segment WHERE stream = ?1 AND verified = 1 AND "
                                "unreadable = 0 ORDER BY first, ord"));
    TRY(query.bindAll(m_stream));
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) break;
        const bool isMain = query.integer(1) != 0;
        const bool isOwn = query.integer(0) <= lastSegment;
        if (!isMain && !isOwn) continue;
        const QByteArray bytes = query.bytes(2);
        TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(bytes));
        const auto key = ledger.epochKey(header.key);
        if (!key.ok() && key.error().is(SyncErrc::KeyMissing)) continue;
        if (!key.ok()) return key.error();
        const auto body = SegmentCodec::open(bytes, *key);
        if (!body.ok()) continue; // Signed, and nobody can read it.
        int context = 0;
        if (!body->context.isEmpty()) {
            TRY_LET(context, ledger.catalogueNumber(body->context));
        }
        const Hash32 hash = SegmentCodec::hashOf(bytes);
        Segment& segment = m_segments[hash];
        segment.link = {header.first, header.count, hash, header.previous};
        for (const Operation& operation : body->operations) {
            const Hash32 one = operationHash(m_id, operation, body->context);
            segment.hashes.push_back(one);
            if (isMain && operation.sequence <= acceptedTo)
                m_accepted[operation.sequence] = one;
            else if (isOwn)
                found.push_back({{m_id, operation.sequence},
                                 one,
                                 hash,
                                 true,
                                 {m_stream, context, OpStatus::Cut, operation}});
        }
    }
    for (LeftOperation& left : found)
        TRY(take(ledger, std::move(left)));
    return {};
}

Result<void> StreamHistories::readAside(Ledger& ledger) {
    TRY_LET(SqlStatement query,
            ledger.db().prepare("SELECT seq, time, kind, context, fields, after FROM aside WHERE stream = ?1 "
                                "ORDER BY seq, time"));
    TRY(query.bindAll(m_stream));
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return {};
        LeftOperation left;
        left.sealed = false;
        left.logged.stream = m_stream;
        left.logged.status = OpStatus::Cut;
        Operation& operation = left.logged.operation;
        operation.sequence = query.unsignedInteger(0);
        operation.time = HybridTime::unpacked(query.integer(1));
        operation.kind = static_cast<quint8>(query.integer(2));
        left.logged.context = static_cast<int>(query.integer(3));
        TRY_LET(operation.fields, decodeFields(query.bytes(4)));
        TRY_LET(left.segment, query.fixed<Hash32>(5));
        left.name = {m_id, operation.sequence};
        TRY_LET(const QByteArray context, ledger.catalogueVersion(left.logged.context));
        left.hash = operationHash(m_id, operation, context);
        m_aside[{left.segment, operation.sequence}] = left.hash;
        TRY(take(ledger, std::move(left)));
    }
}

/// What was recorded before anybody here knew of the revocation, and is in no segment yet.
Result<void> StreamHistories::readOpen(Ledger& ledger) {
    quint64 head = 0;
    Hash32 after;
    TRY(readHead(ledger, m_stream, head, after));
    TRY_LET(const auto open, OperationLog(ledger).range(m_stream, head + 1, static_cast<quint64>(INT64_MAX)));
    for (const LoggedOperation& logged : open) {
        if (logged.status != OpStatus::Cut) continue;
        TRY_LET(const QByteArray context, ledger.catalogueVersion(logged.context));
        LeftOperation left{{m_id, logged.operation.sequence},
                           operationHash(m_id, logged.operation, context),
                           after,
                           false,
                           logged};
        m_aside[{after, logged.operation.sequence}] = left.hash;
        TRY(take(ledger, std::move(left)));
    }
    return {};
}

Result<void> StreamHistories::take(Ledger& ledger, LeftOperation left) {
    const auto accepted = m_accepted.find(left.name.sequence);
    if (accepted != m_accepted.end() && accepted->second == left.hash) return {};
    if (!m_seen.insert(left.hash).second) return {};
    TRY_LET(const auto carried, LeftOver(ledger).carriedAs(m_stream, left.hash));
    if (!carried) m_left.push_back(std::move(left));
    return {};
}

std::optional<StreamHistories::Place> StreamHistories::find(const LeftOperation& from,
                                                            quint64 sequence) const {
    const auto place = [&](const Hash32& hash) {
        const auto accepted = m_accepted.find(sequence);
        return Place{accepted != m_accepted.end() && accepted->second == hash, hash};
    };
    if (!from.sealed)
        if (const auto aside = m_aside.find({from.segment, sequence}); aside != m_aside.end())
            return place(aside->second);
    for (auto at = m_segments.find(from.segment); at != m_segments.end();
         at = m_segments.find(at->second.link.previous)) {
        const Segment& segment = at->second;
        if (sequence < segment.link.first) continue;
        if (sequence > segment.link.last()) return std::nullopt;
        return place(segment.hashes[static_cast<std::size_t>(sequence - segment.link.first)]);
    }
    return std::nullopt;
}

// --- All of them
// ---------------------------------------------------------------------------------------------

Result<std::vector<int>> LeftOver::streamsOf(const DeviceId& device, const SigningPublicKey& signing) {
    TRY_LET(const Authority* authority, m_ledger.authority());
    std::vector<int> out;
    for (const auto& [audience, state] : authority->audiences()) {
        if (!authority->mayWrite(device, audience)) continue;
        TRY_LET(const auto stream, m_ledger.findStream(streamIdOf(signing, audience)));
        if (stream) out.push_back(*stream);
    }
    return out;
}

Result<std::vector<LeftOperation>> LeftOver::all() {
    std::vector<LeftOperation> out;
    const auto add = [&](const DeviceId& device, const SigningPublicKey& signing,
                         qint64 lastSegment) -> Result<void> {
        TRY_LET(const auto streams, streamsOf(device, signing));
        for (const int stream : streams) {
            TRY_LET(const StreamHistories histories, StreamHistories::load(m_ledger, stream, lastSegment));
            out.insert(out.end(), histories.left().begin(), histories.left().end());
        }
        return {};
    };
    TRY_LET(const auto former, FormerIdentities(m_ledger).all());
    for (const FormerIdentity& one : former)
        TRY(add(one.device, one.signing, one.lastSegment));
    const Identity& present = m_ledger.identity();
    TRY_LET(const Authority* authority, m_ledger.authority());
    TRY_LET(const bool restored, m_ledger.isRestored());
    const CertifiedDevice* self = authority->device(present.device());
    if (restored || (self && self->revoked))
        TRY(add(present.device(), present.signing.publicKey(), INT64_MAX));
    std::sort(out.begin(), out.end());
    return out;
}

Result<bool> LeftOver::acceptedIsHere(int stream) {
    TRY_LET(const StreamId id, m_ledger.streamId(stream));
    TRY_LET(const Authority* authority, m_ledger.authority());
    const auto cut = authority->cutOf(id);
    if (!cut) return false;
    if (cut->sequence == 0) return true;
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT 1 FROM segment WHERE stream = ?1 AND hash = ?2 AND main = 1"));
    TRY(query.bindAll(stream, cut->hash));
    return query.step();
}

Result<Hash16> LeftOver::stateOf(const DeviceId& device, const SigningPublicKey& signing) {
    ByteWriter state;
    TRY_LET(const auto streams, streamsOf(device, signing));
    TRY_LET(const Authority* authority, m_ledger.authority());
    for (const int stream : streams) {
        TRY_LET(const StreamId id, m_ledger.streamId(stream));
        const auto cut = authority->cutOf(id);
        TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT count(*) FROM segment WHERE stream = ?1"));
        TRY(query.bindAll(stream));
        TRY(query.step());
        state.bytes(id.view());
        state.bigEndian64(cut ? cut->sequence : UINT64_MAX);
        if (cut) state.bytes(cut->hash.view());
        state.bigEndian64(query.unsignedInteger(0));
    }
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT count(bytes) FROM catalogue"));
    TRY(query.bindAll());
    TRY(query.step());
    state.bigEndian64(query.unsignedInteger(0));
    state.bytes(PayloadCodec::knownKinds());
    return blake2b16({"cunbao left over", state.take()});
}

Result<void> LeftOver::setAside(int stream, OperationApplier& applier) {
    quint64 head = 0;
    Hash32 after;
    TRY(readHead(m_ledger, stream, head, after));
    TRY_LET(const auto open, m_log.range(stream, head + 1, static_cast<quint64>(INT64_MAX)));
    if (open.empty()) return {};
    for (const LoggedOperation& logged : open) {
        TRY_LET(SqlStatement put,
                m_ledger.db().prepare("INSERT OR IGNORE INTO aside(stream, seq, time, kind, context, fields, "
                                      "after) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
        const Operation& operation = logged.operation;
        TRY(put.run(stream, operation.sequence, operation.time.packed(), operation.kind, logged.context,
                    encodeFields(operation.fields), after));
    }
    return applier.retractFrom(stream, head + 1);
}

Result<void> LeftOver::noteCarried(const LeftOperation& left, const EntryName& as) {
    TRY_LET(const int asStream, m_ledger.streamNumber(as.stream));
    TRY_LET(SqlStatement put,
            m_ledger.db().prepare("INSERT OR IGNORE INTO carried(stream, operation, as_stream, as_seq) "
                                  "VALUES(?1, ?2, ?3, ?4)"));
    return put.run(left.logged.stream, left.hash, asStream, as.sequence);
}

Result<std::optional<EntryName>> LeftOver::carriedAs(int stream, const Hash32& operation) {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT as_stream, as_seq FROM carried WHERE "
                                                      "stream = ?1 AND operation = ?2"));
    TRY(query.bindAll(stream, operation));
    TRY_LET(const bool found, query.step());
    if (!found) return std::optional<EntryName>();
    TRY_LET(const EntryName name,
            m_ledger.nameOf(static_cast<int>(query.integer(0)), query.unsignedInteger(1)));
    return std::optional(name);
}

} // namespace cunbao
