#include "tests/support/MemorySegmentStore.h"

#include "sync/SyncError.h"

namespace cunbao {

std::set<Hash32> MemorySegmentStore::segmentsHeld() const {
    std::set<Hash32> out;
    for (const auto& [stream, segments] : m_segments)
        for (const auto& [hash, segment] : segments)
            out.insert(hash);
    return out;
}

/// Of the segments whose stream is known and whose signature holds: the main chain, up to a
/// revocation's cut.
std::vector<ChainLink> MemorySegmentStore::counted(const StreamId& stream) const {
    const KnownStream* known = m_authority.stream(stream);
    const auto held = m_segments.find(stream);
    if (!known || held == m_segments.end()) return {};
    std::vector<ChainLink> links;
    for (const auto& [hash, segment] : held->second)
        links.push_back(segment.link);
    const auto cut = m_authority.cutOf(stream);
    std::vector<ChainLink> chain = mainChain(links, cut);
    std::erase_if(chain, [&](const ChainLink& link) { return cut && link.last() > cut->sequence; });
    return chain;
}

Result<void> MemorySegmentStore::sealOpenOperations() {
    for (auto& [audience, count] : m_open) {
        if (count == 0) continue;
        const StreamId stream = m_device.stream(audience);
        std::vector<ChainLink> links;
        for (const auto& [hash, segment] : m_segments[stream])
            links.push_back(segment.link);
        const auto chain = mainChain(links);
        const auto previous = chain.empty() ? std::nullopt : std::optional(chain.back());
        TestSegment segment = m_township.segment(m_device, audience, previous, std::exchange(count, 0));
        m_segments[stream].emplace(segment.link.hash, segment);
    }
    return {};
}

Result<VersionVector> MemorySegmentStore::vector() {
    VersionVector out;
    for (const auto& [stream, segments] : m_segments)
        if (const auto chain = counted(stream); !chain.empty())
            out.emplace(stream, StreamHead{chain.back().last(), shortHash(chain.back().hash)});
    return out;
}

Result<bool> MemorySegmentStore::holds(const StreamId& stream, const StreamHead& head) {
    const auto chain = counted(stream);
    return std::any_of(chain.begin(), chain.end(), [&](const ChainLink& link) {
        return link.last() == head.sequence && shortHash(link.hash) == head.hash;
    });
}

Result<std::vector<QByteArray>> MemorySegmentStore::segmentsAfter(const StreamId& stream, quint64 after,
                                                                  qsizetype maxBytes) {
    std::vector<QByteArray> out;
    qsizetype used = 0;
    for (const ChainLink& link : counted(stream)) {
        if (link.last() <= after) continue;
        const QByteArray& bytes = m_segments[stream].at(link.hash).bytes;
        if (!out.empty() && used + bytes.size() > maxBytes) break;
        used += bytes.size();
        out.push_back(bytes);
    }
    return out;
}

Result<Intake> MemorySegmentStore::takeSegments(const std::vector<QByteArray>& segments) {
    if (diskFull && !segments.empty()) return fail(PlatformErrc::DiskFull);
    Intake intake;
    for (const QByteArray& bytes : segments) {
        TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(bytes));
        const Hash32 hash = SegmentCodec::hashOf(bytes);
        const KnownStream* known = m_authority.stream(header.stream);
        if (!known) return fail(SyncErrc::StreamUnknown);
        if (!SegmentCodec::verify(bytes, m_authority.device(known->device)->signing))
            return fail(SyncErrc::SignatureWrong);
        const ChainLink link{header.first, header.count, hash, header.previous};
        if (!m_segments[header.stream].emplace(hash, TestSegment{header.stream, link, bytes}).second)
            continue;
        intake.operations += header.count;
        ++intake.segments;
    }
    return intake;
}

Result<void> MemorySegmentStore::setAcknowledged(const VersionVector& heads) {
    for (const auto& [stream, head] : heads)
        m_acknowledged[stream] = head;
    return {};
}

Result<void> MemorySegmentStore::replaceAcknowledged(const VersionVector& heads) {
    m_acknowledged = heads;
    return {};
}

Result<std::vector<QByteArray>> MemorySegmentStore::statements(const std::vector<StatementId>& ids) {
    std::vector<QByteArray> out;
    for (const StatementId& id : ids)
        if (const QByteArray* statement = m_authority.find(id)) out.push_back(*statement);
    return out;
}

Result<void> MemorySegmentStore::takeStatements(const std::vector<QByteArray>& statements) {
    for (const QByteArray& statement : statements)
        TRY(m_authority.add(statement));
    return {};
}

Result<void> MemorySegmentStore::takeJoinRequests(const std::vector<JoinRequest>& requests) {
    for (const JoinRequest& request : requests)
        if (std::find(m_joinRequests.begin(), m_joinRequests.end(), request) == m_joinRequests.end())
            m_joinRequests.push_back(request);
    return {};
}

Result<std::vector<InviteId>> MemorySegmentStore::settledInvites() {
    return std::vector<InviteId>(m_settled.begin(), m_settled.end());
}

Result<void> MemorySegmentStore::forgetSettledInvites(const std::vector<InviteId>& invites) {
    for (const InviteId& invite : invites)
        m_settled.erase(invite);
    return {};
}

} // namespace cunbao
