#include "sync/client/SyncSession.h"

#include "sync/SyncError.h"
#include "sync/client/Tuning.h"
#include "sync/codec/SegmentCodec.h"

namespace cunbao {

Result<QByteArray> SyncSession::start() {
    TRY(m_store.sealOpenOperations());
    return buildRequest();
}

Result<QByteArray> SyncSession::buildRequest() {
    ExchangeRequest request;
    TRY(addStatements(request));
    TRY_LET(const VersionVector mine, m_store.vector());
    TRY(addUploads(request, mine));
    TRY(addReceipts(request, mine));
    TRY_LET(request.authorityDigest, m_store.authorityDigest());
    TRY_LET(m_settled, m_store.settledInvites());
    m_settledTold.insert(m_settled.begin(), m_settled.end());
    request.settledInvites = m_settled;
    request.vectorDigest = digestOf(mine);
    request.wants = m_wants;
    request.wantedStatements = std::exchange(m_wantedStatements, {});
    const QByteArray bytes = ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, m_township,
                                                         ExchangeCodec::encode(request), m_device);
    m_report.bytesUp += bytes.size();
    ++m_report.requests;
    return bytes;
}

/// As many as fit; what is left stays in m_statementsToSend. The device's own certificate first, without
/// which nothing is answered, and the other certificates before the long statements.
Result<void> SyncSession::addStatements(ExchangeRequest& request) {
    if (m_statementsToSend.empty()) return {};
    TRY_LET(auto statements, m_store.statements(std::exchange(m_statementsToSend, {})));
    std::vector<std::pair<int, QByteArray>> ordered;
    for (QByteArray& statement : statements) {
        TRY_LET(const Statement decoded, StatementCodec::readVerified(statement));
        const auto* certificate = std::get_if<Certificate>(&decoded);
        const bool own = certificate && certificate->signing == m_device.publicKey();
        ordered.emplace_back(own ? 0 : certificate ? 1 : 2, std::move(statement));
    }
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    qsizetype budget = tuning::UploadBytes;
    for (auto& [rank, statement] : ordered) {
        const bool fits = request.statements.empty() || statement.size() <= budget;
        if (!fits || !m_statementsToSend.empty()) {
            m_statementsToSend.push_back(StatementCodec::idOf(statement));
            continue;
        }
        budget -= statement.size();
        request.statements.push_back(std::move(statement));
    }
    return {};
}

Result<void> SyncSession::addUploads(ExchangeRequest& request, const VersionVector& mine) {
    m_moreUploads = false;
    m_inFlightOperations = 0;
    m_uploading.clear();
    // A hub leaves out the segments of streams that no statement explains to it yet.
    if (!m_statementsToSend.empty()) {
        m_moreUploads = true;
        return {};
    }
    TRY_LET(const VersionVector known, m_store.acknowledged());
    qsizetype budget = tuning::UploadBytes;
    // What the hub left out before comes last: it must not keep other streams from going up.
    for (const bool fruitless : {false, true})
        for (const auto& [stream, head] : mine)
            if (m_fruitless.contains(stream) == fruitless)
                TRY(addStream(request, stream, head, known, budget));
    return {};
}

Result<void> SyncSession::addStream(ExchangeRequest& request, const StreamId& stream, const StreamHead& head,
                                    const VersionVector& known, qsizetype& budget) {
    const auto acknowledged = known.find(stream);
    quint64 after = 0;
    if (acknowledged != known.end()) {
        if (acknowledged->second == head) return {};
        TRY_LET(const bool common, m_store.holds(stream, acknowledged->second));
        after = common ? acknowledged->second.sequence : 0;
    }
    if (budget <= 0) {
        m_moreUploads = true;
        return {};
    }
    TRY_LET(const auto segments, m_store.segmentsAfter(stream, after, budget));
    quint64 last = head.sequence;
    for (const QByteArray& segment : segments) {
        TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
        m_inFlightOperations += header.count;
        budget -= segment.size();
        request.segments.push_back(segment);
        last = header.last();
        m_uploading.insert(stream);
    }
    if (last < head.sequence) m_moreUploads = true;
    return {};
}

/// Not while anything else is under way: by the time that the hub has them, it has what they name.
Result<void> SyncSession::addReceipts(ExchangeRequest& request, const VersionVector& mine) {
    if (!m_moreUploads && m_wants.empty()) {
        TRY_LET(auto receipts, m_store.writeReceipts(mine));
        if (m_hubReceipts) {
            TRY_LET(receipts, m_store.receiptsBeside(*std::exchange(m_hubReceipts, {})));
            m_receiptsShown = true;
        }
        // What does not fit is lacking at the hub, which says so, now or in the next session.
        qsizetype budget = tuning::UploadBytes;
        for (QByteArray& receipt : receipts) {
            budget -= receipt.size();
            if (budget < 0) break;
            request.receipts.push_back(std::move(receipt));
        }
    }
    TRY_LET(request.receiptsDigest, m_store.receiptsDigest());
    return {};
}

Result<std::optional<QByteArray>> SyncSession::receive(const QByteArray& bytes) {
    m_report.bytesDown += bytes.size();
    TRY_LET(const ExchangeAnswer answer, ExchangeCodec::decodeAnswer(bytes));
    TRY(m_store.observeHubTime(answer.hubTime));
    TRY_LET(const bool goOn, plan(answer));
    if (!goOn) {
        TRY(m_store.exchangeDone());
        return std::optional<QByteArray>();
    }
    if (static_cast<quint64>(m_report.requests) > tuning::SpareRequests + m_progress ||
        m_idle > tuning::MaxIdleRequests)
        return fail(SyncErrc::NoProgress);
    TRY_LET(QByteArray request, buildRequest());
    return std::optional(std::move(request));
}

Result<QByteArray> SyncSession::refused(const Error& error) {
    if (!error.is(SyncErrc::NotCertified) || m_introduced) return error;
    m_introduced = true;
    TRY_LET(m_statementsToSend, m_store.statementIds());
    return buildRequest();
}

Result<bool> SyncSession::plan(const ExchangeAnswer& answer) {
    TRY(m_store.forgetSettledInvites(std::exchange(m_settled, {})));
    m_report.sentOperations += std::exchange(m_inFlightOperations, 0);
    TRY_LET(const quint64 uploaded, takeAcknowledged(answer.acknowledged));
    TRY_LET(const quint64 received, takeContent(answer));
    quint64 moved = uploaded + received;

    m_statementsToSend.clear();
    if (answer.statementIds) {
        TRY_LET(const bool fewer, planStatements(*answer.statementIds));
        if (fewer) ++moved;
    }

    const bool pulling = !m_wants.empty();
    if (pulling && answer.more) {
        TRY(advanceWants(answer.segments));
    } else {
        m_wants.clear();
        if (answer.vector) TRY(planVector(*answer.vector));
    }

    // Shown once in a session: what a hub does not take then, it has no room for.
    m_hubReceipts.reset();
    if (answer.receiptIds && !m_receiptsShown) {
        TRY_LET(const auto lacking, m_store.receiptsBeside(*answer.receiptIds));
        if (!lacking.empty()) m_hubReceipts = answer.receiptIds;
    }

    // Each invite is settled once: one that comes again, because its request does, waits for the next
    // session.
    TRY_LET(const auto settled, m_store.settledInvites());
    const bool settling = std::any_of(settled.begin(), settled.end(), [&](const InviteId& invite) {
        return !m_settledTold.contains(invite);
    });
    if (settling) ++moved;
    m_progress += moved;
    m_idle = moved > 0 ? 0 : m_idle + 1;
    // After a pull one more look tells whether the digests agree now; an answer that carried
    // neither vector nor statement ids has told that they do.
    const bool agreed = !pulling && !answer.vector && !answer.statementIds;
    return !agreed || m_moreUploads || settling || m_hubReceipts.has_value();
}

Result<quint64> SyncSession::takeAcknowledged(const VersionVector& heads) {
    TRY(m_store.setAcknowledged(heads));
    quint64 further = 0;
    for (const StreamId& stream : std::exchange(m_uploading, {})) {
        // Bytes that went up are progress only where the hub came further by them: it may leave some out, or
        // say anything. Believed is what ends a segment that is here, which there are only so many of.
        const auto head = heads.find(stream);
        bool advanced = false;
        if (head != heads.end() && head->second.sequence > m_acknowledgedTo[stream]) {
            TRY_LET(advanced, m_store.holds(stream, head->second));
        }
        if (advanced) {
            m_acknowledgedTo[stream] = head->second.sequence;
            m_fruitless.erase(stream);
            ++further;
        } else {
            m_fruitless.insert(stream);
        }
    }
    return further;
}

Result<quint64> SyncSession::takeContent(const ExchangeAnswer& answer) {
    TRY_LET(const auto before, m_store.statementIds());
    // Certificates first: they explain the streams that follow.
    TRY(m_store.takeStatements(answer.statements));
    TRY_LET(const Intake intake, m_store.takeSegments(answer.segments));
    m_report.receivedOperations += intake.operations;
    TRY_LET(const quint64 pulled, acknowledgePulled(answer.segments));
    TRY_LET(const ReceiptIntake receipts, m_store.takeReceipts(answer.receipts));
    m_report.droppedReceipts += receipts.dropped;
    TRY(m_store.takeJoinRequests(answer.joinRequests));
    TRY_LET(const auto after, m_store.statementIds());
    return intake.segments + pulled + after.size() - before.size();
}

Result<bool> SyncSession::planStatements(const std::vector<StatementId>& hub) {
    TRY_LET(const auto mine, m_store.statementIds());
    const std::set<StatementId> here(mine.begin(), mine.end());
    const std::set<StatementId> there(hub.begin(), hub.end());
    std::set_difference(there.begin(), there.end(), here.begin(), here.end(),
                        std::back_inserter(m_wantedStatements));
    std::set_difference(here.begin(), here.end(), there.begin(), there.end(),
                        std::back_inserter(m_statementsToSend));
    const bool fewer = m_fewestLacking && m_statementsToSend.size() < *m_fewestLacking;
    m_fewestLacking = std::min(m_statementsToSend.size(), m_fewestLacking.value_or(SIZE_MAX));
    return fewer;
}

Result<quint64> SyncSession::acknowledgePulled(const std::vector<QByteArray>& segments) {
    VersionVector arrived;
    for (const QByteArray& segment : segments) {
        TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
        const StreamHead head{header.last(), shortHash(SegmentCodec::hashOf(segment))};
        TRY_LET(const bool held, m_store.holds(header.stream, head));
        StreamHead& latest = arrived[header.stream];
        if (held && head.sequence > latest.sequence) latest = head;
    }
    std::erase_if(arrived, [](const auto& item) { return item.second.sequence == 0; });
    TRY(m_store.setAcknowledged(arrived));
    quint64 further = 0;
    for (const auto& [stream, head] : arrived) {
        quint64& pulledTo = m_pulledTo[stream];
        if (head.sequence <= pulledTo) continue;
        pulledTo = head.sequence;
        ++further;
    }
    return further;
}

Result<void> SyncSession::advanceWants(const std::vector<QByteArray>& segments) {
    // Behind what just came, not behind what is here: with a fork the own branch may be the longer
    // one.
    std::map<StreamId, quint64> last;
    for (const QByteArray& segment : segments) {
        TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
        quint64& sequence = last[header.stream];
        sequence = std::max(sequence, header.last());
    }
    for (Want& want : m_wants) {
        const auto came = last.find(want.stream);
        if (came != last.end()) want.after = std::max(want.after, came->second);
    }
    return {};
}

Result<void> SyncSession::planVector(const VersionVector& hub) {
    TRY_LET(const VersionVector mine, m_store.vector());
    TRY_LET(const VersionVector known, m_store.acknowledged());
    VersionVector shared;
    for (const auto& [stream, head] : hub) {
        TRY_LET(const bool held, m_store.holds(stream, head));
        if (held) {
            shared.emplace(stream, head);
            continue;
        }
        const auto own = mine.find(stream);
        const quint64 have = own == mine.end() ? 0 : own->second.sequence;
        const auto asked = m_wantedFrom.find(stream);
        if (head.sequence > have && (asked == m_wantedFrom.end() || asked->second < have)) {
            // Another device was here first, and the hub holds what it took before. If what comes does not
            // join on to what is here, have stands still and the next time asks for all.
            m_wants.push_back({stream, have});
            m_wantedFrom[stream] = have;
            if (const auto before = known.find(stream); before != known.end()) shared.insert(*before);
        } else {
            m_wants.push_back({stream, 0});
        }
    }
    return m_store.replaceAcknowledged(shared);
}

} // namespace cunbao
