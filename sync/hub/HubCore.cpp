#include "sync/hub/HubCore.h"

#include "sync/SyncError.h"
#include "sync/codec/SegmentCodec.h"

namespace cunbao {

namespace {

struct Refusal {
    int status;
    const char* title;
};

/// HTTP's words for what was refused. The titles are for people who read logs; devices go by the code.
Refusal refusalFor(const Error& error) {
    if (error.domain() != ErrorDomain::Sync) return {503, "the hub cannot store at the moment"};
    switch (static_cast<SyncErrc>(error.code())) {
    case SyncErrc::TownshipUnknown: return {404, "this hub does not serve that township"};
    case SyncErrc::NotCertified: return {403, "the device is not certified"};
    case SyncErrc::Revoked: return {403, "the device was revoked"};
    case SyncErrc::AudienceForbidden: return {403, "not for this device"};
    case SyncErrc::SignatureWrong: return {401, "signature does not verify"};
    case SyncErrc::TooLarge: return {413, "too large"};
    case SyncErrc::QuotaExceeded: return {429, "quota exceeded"};
    case SyncErrc::VersionUnknown: return {400, "version unknown"};
    default: return {400, "malformed"};
    }
}

} // namespace

Result<void> HubCore::load() {
    m_loaded = false;
    m_townships.clear();
    TRY_LET(const auto cards, m_store.cards());
    for (const QByteArray& bytes : cards) {
        TRY_LET(const OfficeCard card, OfficeCard::decode(bytes));
        TRY(loadTownship(card));
    }
    m_loaded = true;
    return {};
}

Result<void> HubCore::loadTownship(const OfficeCard& card) {
    auto township = std::make_unique<Township>(card);
    TRY_LET(const auto statements, m_store.statements(card.township()));
    for (const QByteArray& statement : statements)
        TRY(township->authority.addVerified(statement));
    TRY_LET(township->heads, m_store.heads(card.township()));
    m_townships[card.township()] = std::move(township);
    return {};
}

Result<void> HubCore::accept(const QByteArray& bytes) {
    TRY_LET(const OfficeCard card, OfficeCard::decode(bytes));
    if (m_townships.contains(card.township())) return {};
    TRY(m_store.begin());
    auto kept = m_store.putCard(card.township(), bytes);
    if (kept.ok()) kept = m_store.commit();
    if (!kept.ok()) {
        m_store.rollback();
        return kept;
    }
    return loadTownship(card);
}

std::vector<OfficeCard> HubCore::townships() const {
    std::vector<OfficeCard> out;
    for (const auto& [id, township] : m_townships)
        out.push_back(township->card);
    return out;
}

std::vector<HubReply> HubCore::handle(std::span<const QByteArray> requests, Instant now) {
    std::vector<HubReply> replies;
    replies.reserve(requests.size());
    const auto refuse = [](const Error& error, QByteArray statement = {}) {
        const Refusal refusal = refusalFor(error);
        const int code = error.domain() == ErrorDomain::Sync ? error.code() : 0;
        return HubReply{refusal.status, encodeProblem({refusal.status, QString::fromLatin1(refusal.title),
                                                       code, std::move(statement)})};
    };
    // What could not be read after an error is tried again, rather than taken for an empty hub.
    auto kept = m_loaded ? Result<void>() : load();
    if (kept.ok()) kept = m_store.begin();
    if (kept.ok()) {
        for (const QByteArray& request : requests) {
            auto body = answer(request, now);
            if (body.ok()) {
                replies.push_back({200, *std::move(body)});
                continue;
            }
            if (body.error().domain() != ErrorDomain::Sync) {
                kept = body.error();
                break;
            }
            QByteArray statement;
            if (body.error().is(SyncErrc::Revoked))
                statement = QByteArray::fromHex(body.error().detail(0).toLatin1());
            replies.push_back(refuse(body.error(), statement));
        }
        if (kept.ok()) kept = m_store.commit();
    }
    if (kept.ok()) return replies;

    // What was not committed was never said: all of the group is told to come again, and what is in memory
    // is read anew from what is durable.
    m_store.rollback();
    m_loaded = false;
    replies.assign(requests.size(), refuse(kept.error()));
    return replies;
}

Result<QByteArray> HubCore::answer(const QByteArray& request, Instant now) {
    TRY_LET(const RequestEnvelope envelope, ExchangeCodec::openEnvelope(request));
    const auto found = m_townships.find(envelope.township);
    if (found == m_townships.end()) return fail(SyncErrc::TownshipUnknown);
    Township& township = *found->second;
    if (envelope.kind == RequestEnvelope::Kind::Join) {
        TRY_LET(const ExchangeAnswer joined, join(township, envelope, now));
        return ExchangeCodec::encode(joined);
    }
    TRY_LET(const ExchangeRequest decoded, ExchangeCodec::decodeRequest(envelope.body));
    // The sender's own certificate may travel in the very request that it signs, after a hub was replaced.
    TRY(takeStatements(township, decoded.statements));
    const auto sender = township.authority.deviceSigningWith(envelope.sender);
    if (!sender) return fail(SyncErrc::NotCertified);
    if (!township.authority.isActive(*sender)) {
        const QByteArray* revocation = township.authority.revocationOf(*sender);
        return fail(SyncErrc::Revoked, {revocation ? QString::fromLatin1(revocation->toHex()) : QString()});
    }
    TRY_LET(const ExchangeAnswer exchanged, exchange(township, *sender, decoded, now));
    return ExchangeCodec::encode(exchanged);
}

Result<void> HubCore::takeStatements(Township& township, const std::vector<QByteArray>& statements) {
    for (const QByteArray& statement : statements) {
        TRY_LET(const bool isNew, township.authority.add(statement));
        if (isNew) TRY(m_store.putStatement(township.card.township(), statement));
    }
    return {};
}

Result<ExchangeAnswer> HubCore::exchange(Township& township, const DeviceId& sender,
                                         const ExchangeRequest& request, Instant now) {
    ExchangeAnswer answer;
    answer.hubTime = now;
    std::map<StreamId, Touched> touched;
    for (const QByteArray& segment : request.segments)
        TRY(takeSegment(township, sender, segment, touched));
    for (const auto& [stream, seen] : touched) {
        TRY_LET(const auto head, countedHead(township, stream));
        if (head) answer.acknowledged.emplace(stream, *head);
    }

    if (township.authority.digest() != request.authorityDigest)
        answer.statementIds = township.authority.ids();
    for (const StatementId& id : request.wantedStatements)
        if (const QByteArray* statement = township.authority.find(id))
            answer.statements.push_back(*statement);

    if (request.wants.empty()) {
        TRY_LET(VersionVector vector, vectorFor(township, sender));
        if (digestOf(vector) != request.vectorDigest) answer.vector = std::move(vector);
    } else {
        TRY(serveWants(township, sender, request, answer));
    }
    TRY(serveForks(township, touched, answer));

    if (township.authority.holdsRole(sender, Role::MainOffice)) {
        for (const InviteId& invite : request.settledInvites)
            TRY(m_store.settleInvite(township.card.township(), invite));
        TRY(m_store.dropJoinRequests(township.card.township(), now - m_limits.joinRequestLife));
        TRY_LET(answer.joinRequests, m_store.joinRequests(township.card.township()));
    }
    return answer;
}

Result<ExchangeAnswer> HubCore::join(Township& township, const RequestEnvelope& envelope, Instant now) {
    ExchangeAnswer answer;
    answer.hubTime = now;
    // Once certified, the device learns so from the statements, which only the root can have signed.
    if (township.authority.deviceSigningWith(envelope.sender)) {
        answer.statementIds = township.authority.ids();
        for (const StatementId& id : *answer.statementIds)
            answer.statements.push_back(*township.authority.find(id));
        return answer;
    }
    TRY_LET(const JoinRequest request, ExchangeCodec::decodeJoin(envelope.body));
    TRY_LET(const qint64 outstanding, m_store.joinRequestCount(township.card.township()));
    if (outstanding >= m_limits.joinRequests)
        return fail(SyncErrc::QuotaExceeded, {QStringLiteral("join requests")});
    TRY(m_store.putJoinRequest(township.card.township(), envelope.sender, request, now));
    return answer;
}

Result<void> HubCore::takeSegment(Township& township, const DeviceId& sender, const QByteArray& segment,
                                  std::map<StreamId, Touched>& touched) {
    TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
    // What can't be placed (yet) is left out rather than refused: digests then differ, the answer says what
    // the hub has, and the device sends what is missing before it. So an empty or older hub is filled again.
    const KnownStream* known = township.authority.stream(header.stream);
    if (!known) return {};
    if (!township.authority.mayRead(sender, known->audience)) return fail(SyncErrc::AudienceForbidden);
    const ChainLink link{header.first, header.count, SegmentCodec::hashOf(segment), header.previous};
    Touched& seen = touched[header.stream];
    const auto cut = township.authority.cutOf(header.stream);
    if (cut && link.last() > *cut) return {};
    const auto head = township.heads.find(header.stream);
    const bool atHead = head != township.heads.end() && head->second.hash == link.hash;
    if (atHead) return {};
    const TownshipId id = township.card.township();
    const bool extends = head == township.heads.end()
                             ? link.first == 1 && link.previous.isNull()
                             : link.first == head->second.last() + 1 && link.previous == head->second.hash;
    if (!extends) {
        TRY_LET(const bool repeated, m_store.holds(id, header.stream, link));
        if (repeated) return noteFork(id, header.stream, link.first, seen);
    }
    const CertifiedDevice* writer = township.authority.device(known->device);
    if (!SegmentCodec::verify(segment, writer->signing))
        return fail(SyncErrc::SignatureWrong, {QStringLiteral("segment")});
    TRY_LET(const qint64 stored, m_store.storedBytes(id, sender));
    if (stored + segment.size() > m_limits.bytesPerDevice)
        return fail(SyncErrc::QuotaExceeded, {QStringLiteral("storage")});
    if (extends) {
        TRY(m_store.putSegment(id, header.stream, link, segment, true));
        township.heads[header.stream] = link;
    } else {
        TRY_LET(const bool placed, takeOffChain(township, header.stream, link, segment));
        if (!placed) return {};
        TRY(noteFork(id, header.stream, link.first, seen));
    }
    return m_store.addStoredBytes(id, sender, segment.size());
}

Result<bool> HubCore::takeOffChain(Township& township, const StreamId& stream, const ChainLink& link,
                                   const QByteArray& segment) {
    const TownshipId id = township.card.township();
    TRY_LET(auto links, m_store.links(id, stream));
    const bool anchored = (link.first == 1 && link.previous.isNull()) ||
                          std::any_of(links.begin(), links.end(), [&](const ChainLink& other) {
                              return other.hash == link.previous && other.last() + 1 == link.first;
                          });
    if (!anchored) return false;
    const auto before = mainChain(links);
    // Left out, not refused: the device that was restored learns of the fork only from an answer.
    if (static_cast<qsizetype>(links.size() - before.size()) >= m_limits.branchSegments ||
        segment.size() > m_limits.branchSegmentBytes)
        return false;
    links.push_back(link);
    const auto after = mainChain(links);
    TRY(m_store.putSegment(id, stream, link, segment, false));
    if (after != before) {
        TRY(m_store.setMainChain(id, stream, after));
        township.heads[stream] = after.back();
    }
    return true;
}

Result<void> HubCore::noteFork(const TownshipId& township, const StreamId& stream, quint64 first,
                               Touched& seen) {
    if (!seen.looked) {
        TRY_LET(const auto links, m_store.links(township, stream));
        seen.looked = true;
        seen.forked = mainChain(links).size() != links.size();
    }
    seen.first = seen.first == 0 ? first : std::min(seen.first, first);
    return {};
}

Result<void> HubCore::serveForks(const Township& township, const std::map<StreamId, Touched>& touched,
                                 ExchangeAnswer& answer) {
    qsizetype budget = m_limits.answerBytes;
    for (const auto& [stream, seen] : touched) {
        if (!seen.forked || budget <= 0) continue;
        bool more = false;
        TRY_LET(const auto segments,
                m_store.segmentsAfter(township.card.township(), stream, seen.first - 1, budget, more));
        for (const QByteArray& segment : segments) {
            budget -= segment.size();
            answer.segments.push_back(segment);
        }
    }
    return {};
}

Result<std::optional<StreamHead>> HubCore::countedHead(const Township& township,
                                                       const StreamId& stream) const {
    const auto head = township.heads.find(stream);
    if (head == township.heads.end()) return std::optional<StreamHead>();
    ChainLink link = head->second;
    const auto cut = township.authority.cutOf(stream);
    if (cut && link.last() > *cut) {
        TRY_LET(const auto upTo, m_store.linkUpTo(township.card.township(), stream, *cut));
        if (!upTo) return std::optional<StreamHead>();
        link = *upTo;
    }
    return std::optional(StreamHead{link.last(), shortHash(link.hash)});
}

Result<VersionVector> HubCore::vectorFor(const Township& township, const DeviceId& device) const {
    VersionVector vector;
    for (const StreamId& stream : township.authority.streamsReadableBy(device)) {
        TRY_LET(const auto head, countedHead(township, stream));
        if (head) vector.emplace(stream, *head);
    }
    return vector;
}

Result<void> HubCore::serveWants(Township& township, const DeviceId& sender, const ExchangeRequest& request,
                                 ExchangeAnswer& answer) {
    qsizetype budget = m_limits.answerBytes;
    for (const Want& want : request.wants) {
        const KnownStream* known = township.authority.stream(want.stream);
        if (!known) continue;
        if (!township.authority.mayRead(sender, known->audience)) return fail(SyncErrc::AudienceForbidden);
        if (budget <= 0) {
            answer.more = true;
            return {};
        }
        bool more = false;
        TRY_LET(const auto segments,
                m_store.segmentsAfter(township.card.township(), want.stream, want.after, budget, more));
        answer.more = answer.more || more;
        for (const QByteArray& segment : segments) {
            budget -= segment.size();
            answer.segments.push_back(segment);
        }
    }
    return {};
}

} // namespace cunbao
