#include "app/store/Replica.h"

#include "app/domain/AppError.h"
#include "app/store/ReceiptTable.h"
#include "app/store/Whereabouts.h"
#include "platform/base/Failpoint.h"
#include "sync/SyncError.h"
#include "sync/codec/SegmentCodec.h"

namespace cunbao {

namespace {

/// Operations in one segment: large enough that its fixed parts cost little, small enough to resume at.
constexpr std::size_t SegmentOperations = 500;
/// Segments of streams that no certificate explains (yet): kept, but not without end.
constexpr qint64 MaxUnexplained = 4096;
constexpr qint64 MaxUnexplainedBytes = 64 * 1024 * 1024;

ChainLink readLink(const SqlStatement& row, Result<Hash32> hash, Result<Hash32> previous) {
    return {row.unsignedInteger(0), row.unsignedInteger(1), hash.ok() ? *hash : Hash32(),
            previous.ok() ? *previous : Hash32()};
}

} // namespace

Result<Replica::Head> Replica::head(int stream) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT head, head_hash, applied FROM stream WHERE ord = ?1"));
    TRY(query.bindAll(stream));
    TRY_LET(const bool found, query.step());
    if (!found) return fail(AppErrc::StoreInconsistent, {QStringLiteral("stream")});
    Head out;
    out.sequence = query.unsignedInteger(0);
    if (!query.isNull(1)) {
        TRY_LET(out.hash, query.fixed<Hash32>(1));
    }
    out.applied = query.unsignedInteger(2);
    return out;
}

Result<void> Replica::setHead(int stream, const Head& head) {
    TRY_LET(
        SqlStatement set,
        m_ledger.db().prepare("UPDATE stream SET head = ?2, head_hash = ?3, applied = ?4 WHERE ord = ?1"));
    return set.run(stream, head.sequence, head.hash, head.applied);
}

// --- Sealing
// ---------------------------------------------------------------------------------------------------

Result<void> Replica::sealOpenOperations() {
    return m_ledger.transact([&] { return sealWithin(); });
}

Result<void> Replica::sealWithin() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    const DeviceId self = m_ledger.identity().device();
    // Without a certificate, or with a revoked one, nothing leaves this device; what was recorded stays.
    TRY_LET(const bool restored, m_ledger.isRestored());
    if (!authority->isActive(self) || restored) return {};
    for (const auto& [audience, state] : authority->audiences())
        if (authority->mayWrite(self, audience))
            TRY(sealStream(streamIdOf(m_ledger.identity().signing.publicKey(), audience), audience));
    return {};
}

Result<void> Replica::sealStream(const StreamId& id, const Audience& audience) {
    TRY_LET(const int stream, m_ledger.streamNumber(id));
    TRY_LET(Head at, head(stream));
    TRY_LET(const auto last, m_log.last(stream));
    if (last.first <= at.sequence) return {};
    TRY_LET(const Authority* authority, m_ledger.authority());
    TRY_LET(const EpochKey key, m_ledger.epochKey(authority->audiences().at(audience).newestKey));
    while (at.sequence < last.first) {
        TRY_LET(const auto open, m_log.range(stream, at.sequence + 1, at.sequence + SegmentOperations));
        // A segment uses one catalogue version.
        SegmentBody body;
        TRY_LET(body.context, m_ledger.catalogueVersion(open.front().context));
        for (const LoggedOperation& logged : open) {
            if (logged.context != open.front().context) break;
            body.operations.push_back(logged.operation);
        }
        SegmentHeader header;
        header.stream = id;
        header.first = at.sequence + 1;
        header.previous = at.hash;
        auto sealed =
            SegmentCodec::sealSegment(header, body, key, m_ledger.identity().signing, m_ledger.random());
        // Long notes can make many operations too large together, never one alone.
        while (!sealed.ok() && sealed.error().is(SyncErrc::TooLarge) && body.operations.size() > 1) {
            body.operations.resize(body.operations.size() / 2);
            sealed =
                SegmentCodec::sealSegment(header, body, key, m_ledger.identity().signing, m_ledger.random());
        }
        if (!sealed.ok()) return sealed.error();
        const ChainLink link{header.first, body.operations.size(), SegmentCodec::hashOf(*sealed), at.hash};
        TRY(insertSegment(stream, link, *sealed, true, true));
        at = {link.last(), link.hash, link.last()};
        TRY(setHead(stream, at));
    }
    return Failpoint::trip("store.seal.after");
}

// --- What is held
// ----------------------------------------------------------------------------------------------

Result<std::vector<ChainLink>> Replica::links(int stream) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT first, count, hash, previous FROM segment WHERE "
                                  "stream = ?1 AND verified = 1 ORDER BY first"));
    TRY(query.bindAll(stream));
    std::vector<ChainLink> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        out.push_back(readLink(query, query.fixed<Hash32>(2), query.fixed<Hash32>(3)));
    }
}

Result<std::optional<ChainLink>> Replica::countedLink(int stream, const StreamId& id) {
    TRY_LET(const Authority* authority, m_ledger.authority());
    const auto cut = authority->cutOf(id);
    return linkUpTo(stream, cut ? cut->sequence : static_cast<quint64>(INT64_MAX));
}

Result<std::optional<ChainLink>> Replica::linkUpTo(int stream, quint64 sequence) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare(
                "SELECT first, count, hash, previous FROM segment WHERE stream = ?1 AND main = 1 AND "
                "first + count - 1 <= ?2 ORDER BY first DESC LIMIT 1"));
    TRY(query.bindAll(stream, sequence));
    TRY_LET(const bool found, query.step());
    if (!found) return std::optional<ChainLink>();
    return std::optional(readLink(query, query.fixed<Hash32>(2), query.fixed<Hash32>(3)));
}

Result<std::map<StreamId, ChainLink>> Replica::countedHeads() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    const DeviceId self = m_ledger.identity().device();
    std::map<StreamId, ChainLink> out;
    TRY_LET(const auto streams, m_log.streams());
    for (const int stream : streams) {
        TRY_LET(const StreamId id, m_ledger.streamId(stream));
        const KnownStream* known = authority->stream(id);
        if (!known || !authority->mayRead(self, known->audience)) continue;
        TRY_LET(const auto link, countedLink(stream, id));
        if (link) out.emplace(id, *link);
    }
    return out;
}

Result<std::map<StreamId, ChainLink>> Replica::appliedHeads() {
    TRY_LET(auto heads, countedHeads());
    for (auto it = heads.begin(); it != heads.end();) {
        TRY_LET(const int stream, m_ledger.streamNumber(it->first));
        TRY_LET(const Head at, head(stream));
        TRY_LET(const auto link, linkUpTo(stream, std::min(at.applied, it->second.last())));
        if (link)
            (it++)->second = *link;
        else
            it = heads.erase(it);
    }
    return heads;
}

Result<VersionVector> Replica::vector() {
    TRY_LET(const auto heads, countedHeads());
    VersionVector out;
    for (const auto& [stream, link] : heads)
        out.emplace(stream, StreamHead{link.last(), shortHash(link.hash)});
    return out;
}

Result<bool> Replica::holds(const StreamId& stream, const StreamHead& wanted) {
    TRY_LET(const auto number, m_ledger.findStream(stream));
    if (!number) return false;
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT hash FROM segment WHERE stream = ?1 AND main = 1 AND "
                                  "first + count - 1 = ?2 AND first <= ?2"));
    TRY(query.bindAll(*number, wanted.sequence));
    TRY_LET(const bool found, query.step());
    if (!found) return false;
    TRY_LET(const Hash32 hash, query.fixed<Hash32>(0));
    return shortHash(hash) == wanted.hash;
}

Result<std::vector<QByteArray>> Replica::segmentsAfter(const StreamId& stream, quint64 after,
                                                       qsizetype maxBytes) {
    TRY_LET(const int number, m_ledger.streamNumber(stream));
    TRY_LET(const auto counted, countedLink(number, stream));
    TRY_LET(
        SqlStatement query,
        m_ledger.db().prepare("SELECT bytes FROM segment WHERE stream = ?1 AND main = 1 AND first > ?2 AND "
                              "first <= ?3 ORDER BY first"));
    TRY(query.bindAll(number, after, counted ? counted->first : 0));
    std::vector<QByteArray> out;
    qsizetype size = 0;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        QByteArray bytes = query.bytes(0);
        size += bytes.size();
        if (!out.empty() && size > maxBytes) return out;
        out.push_back(std::move(bytes));
    }
}

// --- What arrives
// ----------------------------------------------------------------------------------------------

Result<Intake> Replica::takeSegments(const std::vector<QByteArray>& segments) {
    if (segments.empty()) return Intake();
    return m_ledger.transact([&]() -> Result<Intake> {
        Intake intake;
        m_operationsTaken = 0;
        // In the order of each stream, whatever order they came in: a chain is then extended, not made anew
        // with every segment.
        std::vector<std::pair<std::pair<StreamId, quint64>, const QByteArray*>> ordered;
        for (const QByteArray& segment : segments) {
            TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
            ordered.push_back({{header.stream, header.first}, &segment});
        }
        std::stable_sort(ordered.begin(), ordered.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [place, segment] : ordered) {
            TRY_LET(const bool isNew, takeSegment(*segment));
            if (isNew) ++intake.segments;
        }
        intake.operations = m_operationsTaken;
        TRY(Failpoint::trip("store.take.before"));
        return intake;
    });
}

Result<bool> Replica::takeSegment(const QByteArray& segment) {
    TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
    TRY_LET(const Authority* authority, m_ledger.authority());
    const KnownStream* known = authority->stream(header.stream);
    // Not for this device's eyes: a hub that hands it out anyway gains nothing.
    if (known && !authority->mayRead(m_ledger.identity().device(), known->audience)) return false;

    TRY_LET(const int stream, m_ledger.streamNumber(header.stream));
    const ChainLink link{header.first, header.count, SegmentCodec::hashOf(segment), header.previous};
    {
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare("SELECT 1 FROM segment WHERE stream = ?1 AND hash = ?2"));
        TRY(query.bindAll(stream, link.hash));
        TRY_LET(const bool here, query.step());
        if (here) return false;
    }
    if (!known) {
        TRY_LET(SqlStatement held, m_ledger.db().prepare("SELECT count(*), total(length(bytes)) FROM segment "
                                                         "WHERE verified = 0"));
        TRY(held.bindAll());
        TRY(held.step());
        // Beyond that it is left out, not refused: who fills this store with nonsense must not keep the rest
        // from coming in. It is offered again once its certificate is here.
        if (held.integer(0) >= MaxUnexplained || held.integer(1) + segment.size() > MaxUnexplainedBytes)
            return false;
        TRY(insertSegment(stream, link, segment, false, false));
        return true;
    }
    if (!SegmentCodec::verify(segment, authority->device(known->device)->signing))
        return fail(SyncErrc::SignatureWrong, {QStringLiteral("segment")});
    if (known->device == m_ledger.identity().device()) {
        // Another history of this very device: its store came back from an older copy.
        TRY_LET(const auto last, m_log.last(stream));
        TRY_LET(const Head own, head(stream));
        if (last.first > own.sequence || header.first != own.sequence + 1 || header.previous != own.hash) {
            // From here on it writes nothing more, so that one history does not become two for good.
            TRY(m_ledger.markRestored());
            return false;
        }
    }
    TRY(place(stream, link, segment));
    return true;
}

Result<void> Replica::insertSegment(int stream, const ChainLink& link, const QByteArray& bytes, bool main,
                                    bool verified) {
    TRY_LET(SqlStatement put,
            m_ledger.db().prepare("INSERT INTO segment(stream, first, count, hash, previous, main, "
                                  "verified, bytes) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
    return put.run(stream, link.first, link.count, link.hash, link.previous, main ? 1 : 0, verified ? 1 : 0,
                   bytes);
}

Result<void> Replica::place(int stream, const ChainLink& link, const QByteArray& bytes) {
    TRY_LET(Head at, head(stream));
    const bool extends = link.first == at.sequence + 1 && link.previous == at.hash;
    TRY(insertSegment(stream, link, bytes, extends, true));
    if (!extends) return rechain(stream);
    at.sequence = link.last();
    at.hash = link.hash;
    TRY(setHead(stream, at));
    // What waited behind a gap may follow now.
    {
        TRY_LET(SqlStatement follower,
                m_ledger.db().prepare("SELECT 1 FROM segment WHERE stream = ?1 AND first = ?2 "
                                      "AND verified = 1"));
        TRY(follower.bindAll(stream, link.last() + 1));
        TRY_LET(const bool waits, follower.step());
        if (waits) return rechain(stream);
    }
    TRY(applyStream(stream));
    return {};
}

Result<void> Replica::rechain(int stream) {
    TRY_LET(const auto all, links(stream));
    TRY_LET(const StreamId id, m_ledger.streamId(stream));
    TRY_LET(const Authority* authority, m_ledger.authority());
    const auto chain = mainChain(all, authority->cutOf(id));
    TRY_LET(Head at, head(stream));
    // The last sequence up to which the old main chain and the new one are the same.
    quint64 common = 0;
    {
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare("SELECT hash FROM segment WHERE stream = ?1 AND main = 1 "
                                      "ORDER BY first"));
        TRY(query.bindAll(stream));
        for (const ChainLink& link : chain) {
            TRY_LET(const bool row, query.step());
            if (!row) break;
            TRY_LET(const Hash32 hash, query.fixed<Hash32>(0));
            if (hash != link.hash) break;
            common = link.last();
        }
    }
    if (at.applied > common && at.sequence > common) {
        TRY(m_applier.retractFrom(stream, common + 1));
        at.applied = common;
    }
    {
        TRY_LET(SqlStatement clear, m_ledger.db().prepare("UPDATE segment SET main = 0 WHERE stream = ?1"));
        TRY(clear.run(stream));
    }
    TRY_LET(SqlStatement set,
            m_ledger.db().prepare("UPDATE segment SET main = 1 WHERE stream = ?1 AND hash = ?2"));
    for (const ChainLink& link : chain)
        TRY(set.run(stream, link.hash));
    at.sequence = chain.empty() ? 0 : chain.back().last();
    at.hash = chain.empty() ? Hash32() : chain.back().hash;
    TRY(setHead(stream, at));
    TRY(applyStream(stream));
    return {};
}

Result<SegmentBody> Replica::openSegment(int stream, const QByteArray& bytes) {
    TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(bytes));
    TRY_LET(const KnownStream known, m_ledger.knownStream(stream));
    TRY_LET(const Authority* authority, m_ledger.authority());
    // A key of another audience would let some of this one's readers see less than others.
    const auto audience = authority->audiences().find(known.audience);
    if (audience == authority->audiences().end() || !audience->second.keys.contains(header.key))
        return fail(SyncErrc::KeyMissing);
    TRY_LET(const EpochKey key, m_ledger.epochKey(header.key));
    TRY_LET(SegmentBody body, SegmentCodec::open(bytes, key));
    TRY_LET(const auto last, m_log.last(stream));
    if (last.first > 0 && body.operations.front().time <= last.second) return fail(SyncErrc::ClockBackwards);
    return body;
}

Result<quint64> Replica::applyStream(int stream) {
    TRY_LET(Head at, head(stream));
    quint64 applied = 0;
    HybridTime latest;
    while (at.applied < at.sequence) {
        qint64 ord = 0;
        QByteArray bytes;
        {
            TRY_LET(SqlStatement query,
                    m_ledger.db().prepare("SELECT ord, bytes, unreadable FROM segment WHERE stream = ?1 AND "
                                          "main = 1 AND first = ?2"));
            TRY(query.bindAll(stream, at.applied + 1));
            TRY_LET(const bool found, query.step());
            if (!found) return fail(AppErrc::StoreInconsistent, {QStringLiteral("chain")});
            if (query.integer(2) != 0) break; // The stream ends before it, for good.
            ord = query.integer(0);
            bytes = query.bytes(1);
        }
        const auto opened = openSegment(stream, bytes);
        if (!opened.ok() && opened.error().is(SyncErrc::KeyMissing)) break; // Waits for its key.
        if (!opened.ok() && opened.error().domain() == ErrorDomain::Sync) {
            // Signed by a device of the township and yet unreadable: that is the device's fault, or its
            // malice. It ends this stream; all others go on.
            TRY_LET(SqlStatement mark,
                    m_ledger.db().prepare("UPDATE segment SET unreadable = 1 WHERE ord = ?1"));
            TRY(mark.run(ord));
            break;
        }
        if (!opened.ok()) return opened.error();
        const SegmentBody& body = *opened;
        int context = 0;
        if (!body.context.isEmpty()) {
            TRY_LET(context, m_ledger.catalogueNumber(body.context));
        }
        for (const Operation& operation : body.operations) {
            TRY(m_applier.arrive({stream, context, OpStatus::Accepted, operation}));
            // Each by itself: one stamp from a clock that went wrong must not hide the sound ones before it.
            latest = observe(latest, operation.time, m_ledger.clock().now());
            ++applied;
        }
        at.applied = body.operations.back().sequence;
    }
    if (applied == 0) return applied;
    m_operationsTaken += applied;
    TRY(m_ledger.observeTime(latest));
    TRY(setHead(stream, at));
    return applied;
}

// --- Acknowledgements
// ------------------------------------------------------------------------------------------

Result<VersionVector> Replica::acknowledged() {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT stream, seq, hash FROM acknowledged"));
    TRY(query.bindAll());
    VersionVector out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        TRY_LET(const StreamId stream, m_ledger.streamId(static_cast<int>(query.integer(0))));
        TRY_LET(const Hash16 hash, query.fixed<Hash16>(2));
        out.emplace(stream, StreamHead{query.unsignedInteger(1), hash});
    }
}

Result<void> Replica::setAcknowledged(const VersionVector& heads) {
    if (heads.empty()) return {};
    return m_ledger.transact([&]() -> Result<void> {
        TRY_LET(const Authority* authority, m_ledger.authority());
        for (const auto& [stream, head] : heads) {
            if (!authority->stream(stream)) continue; // A hub may name what it likes.
            TRY_LET(const int number, m_ledger.streamNumber(stream));
            TRY_LET(SqlStatement put,
                    m_ledger.db().prepare("INSERT OR REPLACE INTO acknowledged(stream, seq, hash) "
                                          "VALUES(?1, ?2, ?3)"));
            TRY(put.run(number, head.sequence, head.hash));
        }
        return {};
    });
}

Result<void> Replica::replaceAcknowledged(const VersionVector& heads) {
    TRY(m_ledger.transact([&]() -> Result<void> {
        TRY_LET(SqlStatement clear, m_ledger.db().prepare("DELETE FROM acknowledged"));
        return clear.run();
    }));
    return setAcknowledged(heads);
}

Result<quint64> Replica::pendingOperations() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    TRY_LET(const auto streams, m_log.streams());
    TRY_LET(const Reach reach, readReach(m_ledger));
    quint64 pending = 0;
    for (const int stream : streams) {
        TRY_LET(const StreamId id, m_ledger.streamId(stream));
        const KnownStream* whose = authority->stream(id);
        if (!whose || whose->device != m_ledger.identity().device()) continue;
        TRY_LET(const auto last, m_log.last(stream));
        const quint64 done = reach.elsewhere(id);
        if (last.first > done) pending += last.first - done;
    }
    return pending;
}

// --- The authority
// ---------------------------------------------------------------------------------------------

Result<Hash16> Replica::authorityDigest() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    return authority->digest();
}

Result<std::vector<StatementId>> Replica::statementIds() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    return authority->ids();
}

Result<std::vector<QByteArray>> Replica::statements(const std::vector<StatementId>& ids) {
    TRY_LET(const Authority* authority, m_ledger.authority());
    std::vector<QByteArray> out;
    for (const StatementId& id : ids)
        if (const QByteArray* statement = authority->find(id)) out.push_back(*statement);
    return out;
}

Result<void> Replica::takeStatements(const std::vector<QByteArray>& statements) {
    if (statements.empty()) return {};
    return m_ledger.transact([&] { return takeStatementsWithin(statements); });
}

Result<void> Replica::takeStatementsWithin(const std::vector<QByteArray>& statements) {
    std::set<DeviceId> touched;
    for (const QByteArray& bytes : statements) {
        TRY_LET(const bool isNew, m_ledger.addStatement(bytes));
        if (!isNew) continue;
        TRY_LET(const Statement statement, StatementCodec::readVerified(bytes));
        if (const auto* certificate = std::get_if<Certificate>(&statement))
            touched.insert(certificate->device());
        if (const auto* revocation = std::get_if<Revocation>(&statement)) touched.insert(revocation->device);
    }
    return settleAfterStatements(touched);
}

Result<void> Replica::settleAfterStatements(const std::set<DeviceId>& touched) {
    TRY_LET(const Authority* authority, m_ledger.authority());
    TRY_LET(const auto streams, m_log.streams());
    for (const int stream : streams) {
        TRY_LET(const StreamId id, m_ledger.streamId(stream));
        const KnownStream* known = authority->stream(id);
        if (!known) continue;
        // Segments that came before the certificate which explains them.
        std::vector<std::pair<qint64, QByteArray>> unexplained;
        {
            TRY_LET(
                SqlStatement query,
                m_ledger.db().prepare("SELECT ord, bytes FROM segment WHERE stream = ?1 AND verified = 0"));
            TRY(query.bindAll(stream));
            for (;;) {
                TRY_LET(const bool row, query.step());
                if (!row) break;
                unexplained.emplace_back(query.integer(0), query.bytes(1));
            }
        }
        for (const auto& [ord, bytes] : unexplained) {
            const bool genuine = SegmentCodec::verify(bytes, authority->device(known->device)->signing);
            TRY_LET(SqlStatement settle,
                    m_ledger.db().prepare(genuine ? "UPDATE segment SET verified = 1 WHERE ord = ?1"
                                                  : "DELETE FROM segment WHERE ord = ?1"));
            TRY(settle.run(ord));
        }
        // A revocation may lead the chain through another branch of a fork than before.
        const bool isTouched = touched.contains(known->device);
        if (!unexplained.empty() || (isTouched && authority->cutOf(id)))
            TRY(rechain(stream));
        else
            TRY(applyStream(stream));
        if (isTouched) TRY(m_applier.rejudge(stream));
    }
    return {};
}

// --- Joining, time
// ---------------------------------------------------------------------------------------------

Result<void> Replica::takeJoinRequests(const std::vector<JoinRequest>& requests) {
    if (requests.empty() || !m_desk) return {};
    return m_desk->settle(requests);
}

Result<std::vector<InviteId>> Replica::settledInvites() {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT id FROM invite WHERE settled = 1 ORDER BY id"));
    TRY(query.bindAll());
    std::vector<InviteId> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        TRY_LET(const InviteId id, query.fixed<InviteId>(0));
        out.push_back(id);
    }
}

Result<void> Replica::forgetSettledInvites(const std::vector<InviteId>& invites) {
    if (invites.empty()) return {};
    return m_ledger.transact([&]() -> Result<void> {
        for (const InviteId& id : invites) {
            TRY_LET(SqlStatement set, m_ledger.db().prepare("UPDATE invite SET settled = 2 WHERE id = ?1"));
            TRY(set.run(id));
        }
        return {};
    });
}

// --- Receipts
// ----------------------------------------------------------------------------------------------

Result<std::vector<QByteArray>> Replica::writeReceipts(const VersionVector& held) {
    TRY_LET(const Authority* authority, m_ledger.authority());
    if (!givesReceipts(*authority, m_ledger.identity().device())) return std::vector<QByteArray>();
    return m_ledger.transact([&] { return ReceiptTable(m_ledger).write(held); });
}

Result<std::optional<Hash16>> Replica::receiptsDigest() {
    TRY_LET(const auto receipts, ReceiptTable(m_ledger).exchanged());
    std::vector<ReceiptId> ids;
    for (const SignedReceipt& receipt : receipts)
        ids.push_back(receipt.id);
    return receiptsDigestOf(std::move(ids));
}

Result<std::vector<QByteArray>> Replica::receiptsBeside(const std::vector<ReceiptId>& ids) {
    std::vector<QByteArray> out;
    TRY_LET(const Authority* authority, m_ledger.authority());
    if (!givesReceipts(*authority, m_ledger.identity().device())) return out;
    const std::set<ReceiptId> there(ids.begin(), ids.end());
    TRY_LET(const auto receipts, ReceiptTable(m_ledger).exchanged());
    for (const SignedReceipt& receipt : receipts)
        if (!there.contains(receipt.id)) out.push_back(receipt.bytes);
    return out;
}

Result<ReceiptIntake> Replica::takeReceipts(const std::vector<QByteArray>& receipts) {
    if (receipts.empty()) return ReceiptIntake();
    return m_ledger.transact([&] { return ReceiptTable(m_ledger).take(receipts); });
}

Result<void> Replica::exchangeDone() {
    return m_ledger.transact([&] { return ReceiptTable(m_ledger).noteOffer(); });
}

Result<void> Replica::observeHubTime(Instant hubTime) {
    return m_ledger.transact([&]() -> Result<void> { return m_ledger.observeHubTime(hubTime); });
}

} // namespace cunbao
