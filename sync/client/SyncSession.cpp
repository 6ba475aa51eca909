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
    TRY_LET(const VersionVector mine, m_store.vector());
    TRY(addUploads(request, mine));
    TRY_LET(request.authorityDigest, m_store.authorityDigest());
    TRY_LET(request.statements, m_store.statements(std::exchange(m_statementsToSend, {})));
    TRY_LET(m_settled, m_store.settledInvites());
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

Result<void> SyncSession::addUploads(ExchangeRequest& request, const VersionVector& mine) {
    TRY_LET(const VersionVector known, m_store.acknowledged());
    qsizetype budget = tuning::UploadBytes;
    m_moreUploads = false;
    m_inFlightOperations = 0;
    for (const auto& [stream, head] : mine) {
        const auto acknowledged = known.find(stream);
        quint64 after = 0;
        if (acknowledged != known.end()) {
            if (acknowledged->second == head) continue;
            TRY_LET(const bool common, m_store.holds(stream, acknowledged->second));
            after = common ? acknowledged->second.sequence : 0;
        }
        if (budget <= 0) {
            m_moreUploads = true;
            break;
        }
        TRY_LET(const auto segments, m_store.segmentsAfter(stream, after, budget));
        quint64 last = head.sequence;
        for (const QByteArray& segment : segments) {
            TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
            m_inFlightOperations += header.count;
            budget -= segment.size();
            request.segments.push_back(segment);
            last = header.last();
        }
        if (last < head.sequence) m_moreUploads = true;
    }
    return {};
}

Result<std::optional<QByteArray>> SyncSession::receive(const QByteArray& bytes) {
    m_report.bytesDown += bytes.size();
    TRY_LET(const ExchangeAnswer answer, ExchangeCodec::decodeAnswer(bytes));
    TRY(m_store.observeHubTime(answer.hubTime));
    TRY_LET(const bool goOn, plan(answer));
    if (!goOn) return std::optional<QByteArray>();
    if (m_report.requests >= tuning::MaxRequests || m_idle > tuning::MaxIdleRequests)
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
    // Bytes that went up are progress only where the hub came further by them: it may leave some
    // out.
    TRY_LET(const VersionVector acknowledgedBefore, m_store.acknowledged());
    const bool uploaded =
        std::any_of(answer.acknowledged.begin(), answer.acknowledged.end(), [&](const auto& item) {
            const auto known = acknowledgedBefore.find(item.first);
            return known == acknowledgedBefore.end() || known->second != item.second;
        });
    TRY(m_store.setAcknowledged(answer.acknowledged));

    // Certificates first: they explain the streams that follow.
    TRY(m_store.takeStatements(answer.statements));
    TRY_LET(const Intake intake, m_store.takeSegments(answer.segments));
    m_report.receivedOperations += intake.operations;
    TRY(acknowledgePulled(answer.segments));
    TRY(m_store.takeJoinRequests(answer.joinRequests));

    bool statementsMoved = !answer.statements.empty();
    if (answer.statementIds) {
        TRY_LET(const auto mine, m_store.statementIds());
        const std::set<StatementId> here(mine.begin(), mine.end());
        const std::set<StatementId> there(answer.statementIds->begin(), answer.statementIds->end());
        std::set_difference(there.begin(), there.end(), here.begin(), here.end(),
                            std::back_inserter(m_wantedStatements));
        std::set_difference(here.begin(), here.end(), there.begin(), there.end(),
                            std::back_inserter(m_statementsToSend));
        statementsMoved = statementsMoved || !m_wantedStatements.empty() || !m_statementsToSend.empty();
    }

    const bool pulling = !m_wants.empty();
    TRY_LET(const bool pulled, pulling&& answer.more ? advanceWants(answer.segments) : Result<bool>(false));
    if (!pulled) {
        m_wants.clear();
        if (answer.vector) TRY(planVector(*answer.vector));
    }

    TRY_LET(const auto unsettled, m_store.settledInvites());
    const bool moved = uploaded || pulled || intake.segments > 0 || statementsMoved || !unsettled.empty();
    m_idle = moved ? 0 : m_idle + 1;
    // After a pull one more look tells whether the digests agree now; an answer that carried
    // neither vector nor statement ids has told that they do.
    const bool agreed = !pulling && !answer.vector && !answer.statementIds;
    return !agreed || m_moreUploads || !unsettled.empty();
}

Result<void> SyncSession::acknowledgePulled(const std::vector<QByteArray>& segments) {
    // What came from the hub need not go back to it.
    VersionVector arrived;
    for (const QByteArray& segment : segments) {
        TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
        const StreamHead head{header.last(), shortHash(SegmentCodec::hashOf(segment))};
        TRY_LET(const bool held, m_store.holds(header.stream, head));
        StreamHead& latest = arrived[header.stream];
        if (held && head.sequence > latest.sequence) latest = head;
    }
    std::erase_if(arrived, [](const auto& item) { return item.second.sequence == 0; });
    return m_store.setAcknowledged(arrived);
}

Result<bool> SyncSession::advanceWants(const std::vector<QByteArray>& segments) {
    // Behind what just came, not behind what is here: with a fork the own branch may be the longer
    // one.
    std::map<StreamId, quint64> last;
    for (const QByteArray& segment : segments) {
        TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
        quint64& sequence = last[header.stream];
        sequence = std::max(sequence, header.last());
    }
    bool advanced = false;
    for (Want& want : m_wants) {
        const auto came = last.find(want.stream);
        if (came == last.end() || came->second <= want.after) continue;
        want.after = came->second;
        advanced = true;
    }
    return advanced;
}

Result<void> SyncSession::planVector(const VersionVector& hub) {
    TRY_LET(const VersionVector mine, m_store.vector());
    VersionVector shared;
    for (const auto& [stream, head] : hub) {
        TRY_LET(const bool held, m_store.holds(stream, head));
        if (held) {
            shared.emplace(stream, head);
            continue;
        }
        const auto own = mine.find(stream);
        const quint64 have = own == mine.end() ? 0 : own->second.sequence;
        if (head.sequence > have && !m_forked.contains(stream)) {
            m_wants.push_back({stream, have});
            m_forked.insert(stream); // If this does not join on to what is here, the next time asks for all.
        } else {
            m_wants.push_back({stream, 0});
        }
    }
    return m_store.replaceAcknowledged(shared);
}

} // namespace cunbao
