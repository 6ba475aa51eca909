#include "tests/support/MemoryHubStore.h"

namespace cunbao {

Result<void> MemoryHubStore::begin() {
    m_before = m_state;
    return {};
}

Result<void> MemoryHubStore::commit() {
    if (diskFull) return fail(PlatformErrc::DiskFull);
    m_before.clear();
    return {};
}

void MemoryHubStore::rollback() {
    m_state = std::exchange(m_before, {});
}

Result<std::vector<QByteArray>> MemoryHubStore::cards() {
    std::vector<QByteArray> out;
    for (const auto& [id, township] : m_state)
        if (!township.card.isEmpty()) out.push_back(township.card);
    return out;
}

Result<void> MemoryHubStore::putCard(const TownshipId& township, const QByteArray& card) {
    m_state[township].card = card;
    return {};
}

Result<std::vector<QByteArray>> MemoryHubStore::statements(const TownshipId& township) {
    std::vector<QByteArray> out;
    for (const auto& [id, bytes] : m_state[township].statements)
        out.push_back(bytes);
    return out;
}

Result<void> MemoryHubStore::putStatement(const TownshipId& township, const QByteArray& statement) {
    m_state[township].statements.emplace(StatementCodec::idOf(statement), statement);
    return {};
}

Result<void> MemoryHubStore::putSegment(const TownshipId& township, const StreamId& stream,
                                        const ChainLink& link, const QByteArray& bytes, bool onMain) {
    const bool fresh = m_state[township]
                           .segments[stream]
                           .emplace(std::pair(link.last(), link.hash), Kept{link, bytes, onMain})
                           .second;
    if (!fresh) return fail(PlatformErrc::DatabaseFailed, {QStringLiteral("a segment twice")});
    return {};
}

Result<std::vector<ChainLink>> MemoryHubStore::links(const TownshipId& township, const StreamId& stream) {
    ++wholeStreamsRead;
    std::vector<ChainLink> out;
    for (const auto& [key, kept] : m_state[township].segments[stream])
        out.push_back(kept.link);
    return out;
}

Result<std::map<StreamId, qsizetype>> MemoryHubStore::branches(const TownshipId& township) {
    std::map<StreamId, qsizetype> out;
    for (const auto& [stream, segments] : m_state[township].segments)
        for (const auto& [key, kept] : segments)
            if (!kept.onMain) ++out[stream];
    return out;
}

Result<qsizetype> MemoryHubStore::bytesEndingAt(const TownshipId& township, const StreamId& stream,
                                                quint64 last) {
    qsizetype out = 0;
    for (const auto& [key, kept] : m_state[township].segments[stream])
        if (key.first == last) out += kept.bytes.size();
    return out;
}

Result<bool> MemoryHubStore::holds(const TownshipId& township, const StreamId& stream,
                                   const ChainLink& link) {
    return m_state[township].segments[stream].contains({link.last(), link.hash});
}

Result<void> MemoryHubStore::setMainChain(const TownshipId& township, const StreamId& stream,
                                          const std::vector<ChainLink>& chain) {
    std::set<Hash32> counted;
    for (const ChainLink& link : chain)
        counted.insert(link.hash);
    for (auto& [key, kept] : m_state[township].segments[stream])
        kept.onMain = counted.contains(kept.link.hash);
    return {};
}

Result<std::map<StreamId, ChainLink>> MemoryHubStore::heads(const TownshipId& township) {
    std::map<StreamId, ChainLink> out;
    for (const auto& [stream, segments] : m_state[township].segments)
        for (const auto& [key, kept] : segments)
            if (kept.onMain) out[stream] = kept.link;
    return out;
}

Result<std::optional<ChainLink>> MemoryHubStore::linkUpTo(const TownshipId& township, const StreamId& stream,
                                                          quint64 sequence) {
    std::optional<ChainLink> out;
    for (const auto& [key, kept] : m_state[township].segments[stream])
        if (kept.onMain && kept.link.last() <= sequence) out = kept.link;
    return out;
}

Result<std::vector<QByteArray>> MemoryHubStore::segmentsAfter(const TownshipId& township,
                                                              const StreamId& stream, quint64 after,
                                                              qsizetype maxBytes, bool& more) {
    more = false;
    std::vector<QByteArray> out;
    qsizetype used = 0;
    quint64 previous = 0;
    for (const auto& [key, kept] : m_state[township].segments[stream]) {
        if (key.first <= after) continue;
        if (!out.empty() && key.first != previous && used + kept.bytes.size() > maxBytes) {
            more = true;
            break;
        }
        previous = key.first;
        used += kept.bytes.size();
        out.push_back(kept.bytes);
    }
    return out;
}

Result<qint64> MemoryHubStore::storedBytes(const TownshipId& township, const DeviceId& device) {
    return m_state[township].usage[device];
}

Result<void> MemoryHubStore::addStoredBytes(const TownshipId& township, const DeviceId& device,
                                            qint64 bytes) {
    m_state[township].usage[device] += bytes;
    return {};
}

Result<std::vector<QByteArray>> MemoryHubStore::receipts(const TownshipId& township) {
    std::vector<QByteArray> out;
    for (const auto& [whose, bytes] : m_state[township].receipts)
        out.push_back(bytes);
    return out;
}

Result<void> MemoryHubStore::putReceipt(const TownshipId& township, const DeviceId& device, std::int64_t unit,
                                        const QByteArray& receipt) {
    m_state[township].receipts[{device, unit}] = receipt;
    return {};
}

Result<void> MemoryHubStore::putJoinRequest(const TownshipId& township, const SigningPublicKey& sender,
                                            const JoinRequest& request, const QByteArray& source,
                                            Instant at) {
    auto& joins = m_state[township].joins;
    const auto held = joins.find(sender);
    if (held == joins.end() || held->second.request != request) joins[sender] = {request, source, at};
    return {};
}

Result<qint64> MemoryHubStore::joinRequestCount(const TownshipId& township) {
    return static_cast<qint64>(m_state[township].joins.size());
}

Result<void> MemoryHubStore::dropCrowdedJoinRequest(const TownshipId& township) {
    auto& joins = m_state[township].joins;
    std::map<QByteArray, std::set<std::pair<Instant, SigningPublicKey>>> bySource;
    for (const auto& [sender, join] : joins)
        bySource[join.source].emplace(join.at, sender);
    const auto most = std::max_element(bySource.begin(), bySource.end(), [](const auto& a, const auto& b) {
        if (a.second.size() != b.second.size()) return a.second.size() < b.second.size();
        return a.second.begin()->first > b.second.begin()->first;
    });
    if (most != bySource.end()) joins.erase(most->second.begin()->second);
    return {};
}

Result<std::vector<JoinRequest>> MemoryHubStore::joinRequestsAfter(const TownshipId& township,
                                                                   JoinPlace& place, qsizetype maxBytes) {
    std::map<std::pair<Instant, SigningPublicKey>, const JoinRequest*> ordered;
    for (const auto& [sender, join] : m_state[township].joins)
        ordered.emplace(std::pair(join.at, sender), &join.request);
    std::vector<JoinRequest> out;
    for (auto it = ordered.upper_bound({place.at, place.sender}); it != ordered.end(); ++it) {
        maxBytes -= it->second->sealed.size();
        if (!out.empty() && maxBytes < 0) return out;
        out.push_back(*it->second);
        place = {it->first.first, it->first.second};
    }
    place = {};
    return out;
}

Result<void> MemoryHubStore::settleInvite(const TownshipId& township, const InviteId& invite) {
    std::erase_if(m_state[township].joins,
                  [&](const auto& item) { return item.second.request.invite == invite; });
    return {};
}

Result<void> MemoryHubStore::dropJoinRequests(const TownshipId& township, Instant before) {
    std::erase_if(m_state[township].joins, [&](const auto& item) { return item.second.at < before; });
    return {};
}

} // namespace cunbao
