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

/// Where the first segment begins that lies off the chain; 0 where none does.
quint64 firstBeside(const std::vector<ChainLink>& links, const std::vector<ChainLink>& chain) {
    std::set<Hash32> onChain;
    for (const ChainLink& link : chain)
        onChain.insert(link.hash);
    quint64 first = 0;
    for (const ChainLink& link : links)
        if (!onChain.contains(link.hash)) first = first == 0 ? link.first : std::min(first, link.first);
    return first;
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
    TRY_LET(township->branches, m_store.branches(card.township()));
    TRY_LET(const auto receipts, m_store.receipts(card.township()));
    for (const QByteArray& bytes : receipts) {
        TRY_LET(const SignedReceipt receipt, ReceiptCodec::readVerified(bytes));
        township->receipts[{receipt.content.unit, receipt.content.device}] = receipt;
    }
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
    out.reserve(m_townships.size());
    for (const auto& [id, township] : m_townships)
        out.push_back(township->card);
    return out;
}

std::vector<HubReply> HubCore::handle(std::span<const QByteArray> requests, Instant now,
                                      std::span<const QByteArray> sources) {
    std::vector<HubReply> replies;
    replies.reserve(requests.size());
    const auto refuse = [](const Error& error, QByteArray statement = {}) {
        const Refusal refusal = refusalFor(error);
        const int code = error.domain() == ErrorDomain::Sync ? error.code() : 0;
        return HubReply{refusal.status,
                        encodeProblem({QString::fromLatin1(refusal.title), code, std::move(statement)})};
    };
    // What could not be read after an error is tried again, rather than taken for an empty hub.
    auto kept = m_loaded ? Result<void>() : load();
    if (kept.ok()) kept = m_store.begin();
    if (kept.ok()) {
        qsizetype size = 0;
        for (std::size_t i = 0; i < requests.size() && size < m_limits.groupBytes; ++i) {
            auto body = answer(requests[i], i < sources.size() ? sources[i] : QByteArray(), now);
            if (body.ok()) {
                size += body->size();
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

Result<QByteArray> HubCore::answer(const QByteArray& request, const QByteArray& source, Instant now) {
    TRY_LET(const RequestEnvelope envelope, ExchangeCodec::openEnvelope(request));
    const auto found = m_townships.find(envelope.township);
    if (found == m_townships.end()) return fail(SyncErrc::TownshipUnknown);
    Township& township = *found->second;
    if (envelope.kind == RequestEnvelope::Kind::Join) {
        TRY_LET(const ExchangeAnswer joined, join(township, envelope, source, now));
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
        if (!isNew) continue;
        TRY(m_store.putStatement(township.card.township(), statement));
        TRY_LET(const Statement decoded, StatementCodec::readVerified(statement));
        if (const auto* revocation = std::get_if<Revocation>(&decoded)) {
            // It names the segments that were accepted: a fork may be decided otherwise now.
            for (const Cut& cut : revocation->cuts)
                if (township.branches.contains(cut.stream)) TRY(settleFork(township, cut.stream));
        }
    }
    return {};
}

Result<ExchangeAnswer> HubCore::exchange(Township& township, const DeviceId& sender,
                                         const ExchangeRequest& request, Instant now) {
    ExchangeAnswer answer;
    answer.hubTime = now;
    TRY_LET(Intake intake, takeSegments(township, sender, request.segments));
    if (intake.senderIsFull) return fail(SyncErrc::QuotaExceeded, {QStringLiteral("storage")});
    // After the segments that they name.
    TRY(takeReceipts(township, request.receipts));
    for (const auto& [stream, seen] : intake.streams) {
        TRY_LET(const auto head, countedHead(township, stream));
        if (head) answer.acknowledged.emplace(stream, *head);
    }
    // What is asked for would else never find room beside them.
    if (request.wants.empty()) TRY(noteOwnForks(township, sender, intake));
    // Most urgent first: forks are not asked for, everything else is asked for again where there was no room.
    Room room = m_limits.answerBytes;
    TRY(serveForks(township, intake, room, answer));
    serveStatements(township, request, room, answer);
    if (request.wants.empty()) {
        TRY_LET(VersionVector vector, vectorFor(township, sender));
        if (digestOf(vector) != request.vectorDigest) answer.vector = std::move(vector);
    } else {
        TRY(serveWants(township, sender, request, room, answer));
    }
    if (township.authority.holdsRole(sender, Role::MainOffice))
        TRY(serveJoinRequests(township, request, now, room, answer));
    serveReceipts(township, sender, request, room, answer);
    return answer;
}

Result<ExchangeAnswer> HubCore::join(Township& township, const RequestEnvelope& envelope,
                                     const QByteArray& source, Instant now) {
    ExchangeAnswer answer;
    answer.hubTime = now;
    // Once certified, the device learns so from the statements, which only the root can have signed: first of
    // all its own certificate, with which it can ask for what does not fit here.
    if (township.authority.deviceSigningWith(envelope.sender)) {
        answer.statementIds = township.authority.ids();
        std::vector<const QByteArray*> statements;
        for (const StatementId& id : *answer.statementIds)
            statements.push_back(township.authority.find(id));
        std::stable_partition(statements.begin(), statements.end(), [&](const QByteArray* statement) {
            // A certificate begins with the signing key; what else holds it may go first too.
            const QByteArrayView start(statement->constData(), std::min<qsizetype>(statement->size(), 64));
            return start.contains(envelope.sender.view());
        });
        Room room = m_limits.answerBytes;
        for (const QByteArray* statement : statements) {
            if (room <= 0) break;
            room -= statement->size();
            answer.statements.push_back(*statement);
        }
        return answer;
    }
    TRY_LET(const JoinRequest request, ExchangeCodec::decodeJoin(envelope.body));
    const TownshipId id = township.card.township();
    TRY(m_store.putJoinRequest(id, envelope.sender, request, source, now));
    // Whoever floods the hub loses its own requests by it, as long as others come from elsewhere.
    TRY_LET(const qint64 outstanding, m_store.joinRequestCount(id));
    if (outstanding > m_limits.joinRequests) TRY(m_store.dropCrowdedJoinRequest(id));
    return answer;
}

Result<void> HubCore::takeReceipts(Township& township, const std::vector<QByteArray>& receipts) {
    const TownshipId id = township.card.township();
    for (std::size_t i = 0; i < std::min(receipts.size(), m_limits.receiptsAtOnce); ++i) {
        // Left out, not refused: one receipt that this hub does not understand keeps no figures from it.
        const auto receipt = ReceiptCodec::read(receipts[i], township.authority);
        if (!receipt.ok()) continue;
        const auto& [device, unit] = std::pair(receipt->content.device, receipt->content.unit);
        const auto held = township.receipts.find({unit, device});
        const bool isFirst = held == township.receipts.end();
        if (!isFirst && !replaces(*receipt, held->second)) continue;
        const qsizetype more = receipt->bytes.size() - (isFirst ? 0 : held->second.bytes.size());
        TRY_LET(const qint64 stored, m_store.storedBytes(id, device));
        if (more > 0 && stored + more > m_limits.bytesPerDevice) continue;
        TRY(m_store.putReceipt(id, device, unit, receipt->bytes));
        TRY(m_store.addStoredBytes(id, device, more));
        township.receipts[{unit, device}] = *receipt;
    }
    return {};
}

Result<HubCore::Intake> HubCore::takeSegments(Township& township, const DeviceId& sender,
                                              const std::vector<QByteArray>& segments) {
    Intake intake;
    intake.sender = sender;
    Result<void> taken;
    for (auto segment = segments.begin(); segment != segments.end() && taken.ok(); ++segment)
        taken = takeSegment(township, *segment, intake);
    // Once for all that came, because deciding reads the whole stream; also where one of them is refused, for
    // those before it stay.
    for (const auto& [stream, seen] : intake.streams)
        if (seen.unsettled) TRY(settleFork(township, stream));
    if (!taken.ok()) return taken.error();
    return intake;
}

Result<void> HubCore::takeSegment(Township& township, const QByteArray& segment, Intake& intake) {
    TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
    // What can't be placed (yet) is left out rather than refused: digests then differ, the answer says what
    // the hub has, and the device sends what is missing before it. So an empty or older hub is filled again.
    const KnownStream* known = township.authority.stream(header.stream);
    if (!known) return {};
    if (!township.authority.mayRead(intake.sender, known->audience)) return fail(SyncErrc::AudienceForbidden);
    const ChainLink link{header.first, header.count, SegmentCodec::hashOf(segment), header.previous};
    Touched& seen = intake.streams[header.stream];
    const auto cut = township.authority.cutOf(header.stream);
    if (cut && link.last() > cut->sequence) return {};
    const auto head = township.heads.find(header.stream);
    const bool atHead = head != township.heads.end() && head->second.hash == link.hash;
    if (atHead) return {};
    const TownshipId id = township.card.township();
    const bool extends = head == township.heads.end()
                             ? link.first == 1 && link.previous.isNull()
                             : link.first == head->second.last() + 1 && link.previous == head->second.hash;
    if (!extends) {
        TRY_LET(const bool repeated, m_store.holds(id, header.stream, link));
        if (repeated) {
            seen.noteOff(link.first);
            return {};
        }
    }
    TRY_LET(const bool accepted, bringsWhatWasAccepted(township, header.stream, intake.sender));
    if (!accepted) {
        TRY_LET(const bool room, findsRoom(township, header.stream, link, segment.size(), extends, intake));
        if (!room) return {};
    }
    if (!extends) {
        TRY_LET(const bool anchored,
                link.first == 1 ? Result<bool>(link.previous.isNull())
                                : m_store.holds(id, header.stream, {link.first - 1, 1, link.previous, {}}));
        if (!anchored) return {};
    }
    if (!SegmentCodec::verify(segment, township.authority.device(known->device)->signing))
        return fail(SyncErrc::SignatureWrong, {QStringLiteral("segment")});
    // Whoever carries it, room is taken by the one who wrote it.
    TRY_LET(const qint64 stored, m_store.storedBytes(id, known->device));
    if (!accepted && stored + segment.size() > m_limits.bytesPerDevice) {
        if (known->device == intake.sender) intake.senderIsFull = true;
        return {};
    }
    TRY(m_store.putSegment(id, header.stream, link, segment, extends));
    if (extends) {
        township.heads[header.stream] = link;
    } else {
        ++township.branches[header.stream];
        ++intake.branchSegments;
        seen.noteOff(link.first);
        seen.unsettled = true;
    }
    return m_store.addStoredBytes(id, known->device, segment.size());
}

Result<bool> HubCore::findsRoom(const Township& township, const StreamId& stream, const ChainLink& link,
                                qsizetype size, bool extends, const Intake& intake) {
    const auto found = township.branches.find(stream);
    const qsizetype branches = found == township.branches.end() ? 0 : found->second;
    if (!extends) {
        // Left out, not refused: the device that was restored learns of the fork only from an answer.
        if (intake.branchSegments >= m_limits.branchSegmentsAtOnce || size > m_limits.branchSegmentBytes ||
            branches >= m_limits.branchSegments)
            return false;
    } else if (branches == 0) {
        return true;
    }
    TRY_LET(const qsizetype beside, m_store.bytesEndingAt(township.card.township(), stream, link.last()));
    return beside == 0 || beside + size <= m_limits.tieBytes;
}

Result<bool> HubCore::bringsWhatWasAccepted(const Township& township, const StreamId& stream,
                                            const DeviceId& sender) const {
    const auto cut = township.authority.cutOf(stream);
    if (!cut || !township.authority.holdsRole(sender, Role::MainOffice)) return false;
    TRY_LET(const auto head, countedHead(township, stream));
    return !head || *head != StreamHead{cut->sequence, shortHash(cut->hash)};
}

Result<void> HubCore::settleFork(Township& township, const StreamId& stream) {
    const TownshipId id = township.card.township();
    TRY_LET(const auto links, m_store.links(id, stream));
    const auto chain = mainChain(links, township.authority.cutOf(stream));
    if (chain.empty()) return {};
    TRY(m_store.setMainChain(id, stream, chain));
    township.heads[stream] = chain.back();
    const auto beside = static_cast<qsizetype>(links.size() - chain.size());
    township.firstBranches.erase(stream);
    if (beside > 0) {
        township.branches[stream] = beside;
        township.firstBranches[stream] = firstBeside(links, chain);
    } else {
        township.branches.erase(stream);
    }
    return {};
}

/// Not only when it brings something: an answer may be lost, and the other branch may come later, from
/// somebody else.
Result<void> HubCore::noteOwnForks(Township& township, const DeviceId& sender, Intake& intake) {
    for (const auto& [stream, count] : township.branches) {
        const KnownStream* known = township.authority.stream(stream);
        if (!known || known->device != sender) continue;
        auto first = township.firstBranches.find(stream);
        if (first == township.firstBranches.end()) {
            TRY_LET(const auto links, m_store.links(township.card.township(), stream));
            const auto chain = mainChain(links, township.authority.cutOf(stream));
            first = township.firstBranches.emplace(stream, firstBeside(links, chain)).first;
        }
        intake.streams[stream].noteOff(first->second);
    }
    return {};
}

Result<void> HubCore::serveForks(const Township& township, const Intake& intake, Room& room,
                                 ExchangeAnswer& answer) {
    for (const auto& [stream, seen] : intake.streams) {
        if (seen.firstOff == 0 || !township.branches.contains(stream)) continue;
        if (room <= 0) return {};
        bool more = false;
        TRY_LET(const auto segments,
                m_store.segmentsAfter(township.card.township(), stream, seen.firstOff - 1, room, more));
        for (const QByteArray& segment : segments) {
            room -= segment.size();
            answer.segments.push_back(segment);
        }
    }
    return {};
}

void HubCore::serveStatements(const Township& township, const ExchangeRequest& request, Room& room,
                              ExchangeAnswer& answer) {
    if (township.authority.digest() != request.authorityDigest)
        answer.statementIds = township.authority.ids();
    for (const StatementId& id : request.wantedStatements) {
        if (room <= 0) return; // Asked for again: the digests still differ then.
        const QByteArray* statement = township.authority.find(id);
        if (!statement) continue;
        room -= statement->size();
        answer.statements.push_back(*statement);
    }
}

Result<std::optional<StreamHead>> HubCore::countedHead(const Township& township,
                                                       const StreamId& stream) const {
    const auto head = township.heads.find(stream);
    if (head == township.heads.end()) return std::optional<StreamHead>();
    ChainLink link = head->second;
    const auto cut = township.authority.cutOf(stream);
    if (cut && link.last() > cut->sequence) {
        TRY_LET(const auto upTo, m_store.linkUpTo(township.card.township(), stream, cut->sequence));
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

Result<void> HubCore::serveWants(const Township& township, const DeviceId& sender,
                                 const ExchangeRequest& request, Room& room, ExchangeAnswer& answer) {
    for (const Want& want : request.wants) {
        const KnownStream* known = township.authority.stream(want.stream);
        if (!known) continue;
        if (!township.authority.mayRead(sender, known->audience)) return fail(SyncErrc::AudienceForbidden);
        if (room <= 0) {
            answer.more = true;
            return {};
        }
        bool more = false;
        TRY_LET(const auto segments,
                m_store.segmentsAfter(township.card.township(), want.stream, want.after, room, more));
        answer.more = answer.more || more;
        for (const QByteArray& segment : segments) {
            room -= segment.size();
            answer.segments.push_back(segment);
        }
    }
    return {};
}

Result<void> HubCore::serveJoinRequests(Township& township, const ExchangeRequest& request, Instant now,
                                        Room& room, ExchangeAnswer& answer) {
    const TownshipId id = township.card.township();
    for (const InviteId& invite : request.settledInvites)
        TRY(m_store.settleInvite(id, invite));
    TRY(m_store.dropJoinRequests(id, now - m_limits.joinRequestLife));
    if (room <= 0) return {};
    // In turns, from answer to answer: requests that no invite explains stay until their time is over, and
    // must not stand before the others for so long.
    TRY_LET(answer.joinRequests,
            m_store.joinRequestsAfter(id, township.nextJoin, std::min(room, m_limits.joinBytes)));
    return {};
}

void HubCore::serveReceipts(const Township& township, const DeviceId& sender, const ExchangeRequest& request,
                            Room& room, ExchangeAnswer& answer) {
    if (township.receipts.empty() && !request.receiptsDigest) return;
    const bool gives = givesReceipts(township.authority, sender);
    std::vector<const SignedReceipt*> due;
    std::vector<ReceiptId> ids;
    const auto add = [&](const SignedReceipt& receipt) {
        due.push_back(&receipt);
        ids.push_back(receipt.id);
    };
    if (gives) {
        for (const auto& [whose, receipt] : township.receipts)
            if (whose.second == sender) add(receipt);
    }
    for (const std::int64_t unit : receiptUnitsOf(township.authority, sender)) {
        const auto end = township.receipts.lower_bound({unit + 1, DeviceId()});
        for (auto it = township.receipts.lower_bound({unit, DeviceId()}); it != end; ++it)
            if (givesReceipts(township.authority, it->first.second)) add(it->second);
    }
    if (receiptsDigestOf(ids) == request.receiptsDigest) return;
    if (gives) {
        answer.receiptIds = std::move(ids);
        return;
    }
    for (const SignedReceipt* receipt : due) {
        if (room <= 0) return; // The digests still differ at the next request.
        room -= receipt->bytes.size();
        answer.receipts.push_back(receipt->bytes);
    }
}

} // namespace cunbao
