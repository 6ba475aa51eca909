#include "app/store/SegmentIntake.h"

#include "app/domain/AppError.h"
#include "app/store/LeftOver.h"
#include "platform/base/Failpoint.h"
#include "sync/SyncError.h"

namespace cunbao {

namespace {

/// Segments of streams that no certificate explains (yet): kept, but not without end.
constexpr qint64 MaxUnexplained = 4096;
constexpr qint64 MaxUnexplainedBytes = 64 * 1024 * 1024;

} // namespace

Result<Intake> SegmentIntake::take(const std::vector<QByteArray>& segments) {
    // In the order of each stream, whatever order they came in: a chain is then extended, not made anew
    // with every segment.
    std::vector<std::pair<std::pair<StreamId, quint64>, const QByteArray*>> ordered;
    ordered.reserve(segments.size());
    for (const QByteArray& segment : segments) {
        TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
        ordered.push_back({{header.stream, header.first}, &segment});
    }
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    Intake intake;
    for (const auto& [place, segment] : ordered)
        TRY(takeSegment(*segment, intake));
    TRY(Failpoint::trip("store.take.before"));
    return intake;
}

Result<void> SegmentIntake::takeSegment(const QByteArray& segment, Intake& intake) {
    TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
    TRY_LET(const Authority* authority, m_ledger.authority());
    const KnownStream* known = authority->stream(header.stream);
    // Not for this device's eyes: a hub that hands it out anyway gains nothing.
    if (known && !authority->mayRead(m_ledger.identity().device(), known->audience)) return {};

    TRY_LET(const int stream, m_ledger.streamNumber(header.stream));
    const ChainLink link{header.first, header.count, SegmentCodec::hashOf(segment), header.previous};
    TRY_LET(const auto here, m_segments.standing(stream, link.last(), link.hash));
    if (here) return {};
    if (!known) {
        TRY_LET(const SegmentTable::Size held, m_segments.unverifiedSize());
        // Beyond that it is left out, not refused: who fills this store with nonsense must not keep the rest
        // from coming in. It is offered again once its certificate is here.
        if (held.count >= MaxUnexplained || held.bytes + segment.size() > MaxUnexplainedBytes) return {};
        TRY(m_segments.insert(stream, link, segment, SegmentTable::Standing::Unverified));
        ++intake.segments;
        return {};
    }
    if (!SegmentCodec::verify(segment, authority->device(known->device)->signing))
        return fail(SyncErrc::SignatureWrong, {QStringLiteral("segment")});
    if (known->device == m_ledger.identity().device()) {
        TRY_LET(const bool continues, continuesOwn(stream, link));
        if (!continues) {
            // Another history of this very device: its store came back from an older copy. From here on it
            // writes nothing more under these keys, so that one history does not become two for good. What no
            // segment holds yet would stand in the other history's way: it is kept apart until the office has
            // confirmed new keys.
            TRY(m_ledger.markRestored());
            TRY(LeftOver(m_ledger).setAside(stream, m_applier));
        }
    }
    TRY_LET(const quint64 operations, place(stream, link, segment));
    ++intake.segments;
    intake.operations += operations;
    return {};
}

Result<bool> SegmentIntake::continuesOwn(int stream, const ChainLink& link) {
    TRY_LET(const auto last, m_log.last(stream));
    TRY_LET(const auto own, m_segments.head(stream));
    return last.first <= own.sequence && link.first == own.sequence + 1 && link.previous == own.hash;
}

Result<quint64> SegmentIntake::place(int stream, const ChainLink& link, const QByteArray& bytes) {
    TRY_LET(auto at, m_segments.head(stream));
    const bool extends = link.first == at.sequence + 1 && link.previous == at.hash;
    using Standing = SegmentTable::Standing;
    TRY(m_segments.insert(stream, link, bytes, extends ? Standing::OnMainChain : Standing::Beside));
    if (!extends) return rechain(stream);
    at.sequence = link.last();
    at.hash = link.hash;
    TRY(m_segments.setHead(stream, at));
    // What waited behind a gap may follow now.
    TRY_LET(const bool waits, m_segments.beginsAt(stream, link.last() + 1));
    return waits ? rechain(stream) : applyStream(stream);
}

Result<quint64> SegmentIntake::rechain(int stream) {
    TRY_LET(const auto all, m_segments.links(stream));
    TRY_LET(const StreamId id, m_ledger.streamId(stream));
    TRY_LET(const Authority* authority, m_ledger.authority());
    const auto chain = mainChain(all, authority->cutOf(id));
    TRY_LET(auto at, m_segments.head(stream));
    TRY_LET(const quint64 common, m_segments.commonUpTo(stream, chain));
    if (at.applied > common && at.sequence > common) {
        TRY(m_applier.retractFrom(stream, common + 1));
        at.applied = common;
    }
    TRY(m_segments.setMainChain(stream, chain));
    at.sequence = chain.empty() ? 0 : chain.back().last();
    at.hash = chain.empty() ? Hash32() : chain.back().hash;
    TRY(m_segments.setHead(stream, at));
    return applyStream(stream);
}

Result<SegmentBody> SegmentIntake::openSegment(int stream, const QByteArray& bytes) {
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

Result<quint64> SegmentIntake::applyStream(int stream) {
    TRY_LET(auto at, m_segments.head(stream));
    quint64 applied = 0;
    HybridTime latest;
    while (at.applied < at.sequence) {
        TRY_LET(const SegmentTable::Stored next, m_segments.mainAt(stream, at.applied + 1));
        if (next.unreadable) break; // The stream ends before it, for good.
        const auto opened = openSegment(stream, next.bytes);
        if (!opened.ok() && opened.error().is(SyncErrc::KeyMissing)) break; // Waits for its key.
        if (!opened.ok() && opened.error().domain() == ErrorDomain::Sync) {
            // Signed by a device of the township and yet unreadable: that is the device's fault, or its
            // malice. It ends this stream; all others go on.
            TRY(m_segments.markUnreadable(next.ord));
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
    TRY(m_ledger.observeTime(latest));
    TRY(m_segments.setHead(stream, at));
    return applied;
}

Result<bool> SegmentIntake::verifyEarlier(int stream, const SigningPublicKey& signing) {
    TRY_LET(const auto unexplained, m_segments.unverified(stream));
    for (const SegmentTable::Stored& one : unexplained) {
        const bool genuine = SegmentCodec::verify(one.bytes, signing);
        TRY(genuine ? m_segments.markVerified(one.ord) : m_segments.remove(one.ord));
    }
    return !unexplained.empty();
}

Result<void> SegmentIntake::settle(const std::set<DeviceId>& touched) {
    TRY_LET(const Authority* authority, m_ledger.authority());
    TRY_LET(const auto streams, m_log.streams());
    for (const int stream : streams) {
        TRY_LET(const StreamId id, m_ledger.streamId(stream));
        const KnownStream* known = authority->stream(id);
        if (!known) continue;
        TRY_LET(const bool had, verifyEarlier(stream, authority->device(known->device)->signing));
        const bool isTouched = touched.contains(known->device);
        // A revocation may lead the chain through another branch of a fork than before.
        const bool chainMoves = had || (isTouched && authority->cutOf(id));
        TRY(chainMoves ? rechain(stream) : applyStream(stream));
        if (isTouched) TRY(m_applier.rejudge(stream));
    }
    return {};
}

} // namespace cunbao
