#include "app/store/PositionLog.h"

#include "app/domain/AppError.h"
#include "sync/SyncError.h"

namespace cunbao {

Result<std::unique_ptr<PositionLog>> PositionLog::load(Ledger& ledger, const Position& position) {
    TRY_LET(const Authority* all, ledger.authority());
    Authority then(all->root());
    for (const StatementId& id : position.statements) {
        const QByteArray* statement = all->find(id);
        if (!statement) return fail(AppErrc::PositionIncomplete, {position.cursor()});
        TRY(then.addVerified(*statement));
    }
    std::unique_ptr<PositionLog> log(new PositionLog(ledger, std::move(then)));
    for (const auto& [stream, head] : position.streams) {
        const auto read = log->readStream(stream, head.first, head.second);
        if (read.ok()) continue;
        if (read.error().is(AppErrc::PositionIncomplete))
            return fail(AppErrc::PositionIncomplete, {position.cursor()});
        return read.error();
    }
    TRY(log->judgeAll());
    return log;
}

Result<void> PositionLog::readStream(const StreamId& stream, quint64 sequence, const Hash32& segment) {
    if (!m_authority.stream(stream)) return {}; // Nothing in the position explains it: it never counted.
    TRY_LET(const int number, m_ledger.streamNumber(stream));
    TRY_LET(const auto standing, m_segments.standing(number, sequence, segment));
    if (!standing || *standing == SegmentTable::Standing::Unverified)
        return fail(AppErrc::PositionIncomplete);
    if (*standing == SegmentTable::Standing::Beside) return readBranch(number, segment);
    TRY_LET(auto operations, m_log.range(number, 1, sequence));
    if (operations.size() != sequence) return fail(AppErrc::PositionIncomplete);
    for (LoggedOperation& logged : operations)
        m_operations.emplace(EntryName{stream, logged.operation.sequence}, std::move(logged));
    return {};
}

/// A fork was decided otherwise since: the log holds the other branch, the segments hold both.
Result<void> PositionLog::readBranch(int stream, const Hash32& segment) {
    TRY_LET(const StreamId id, m_ledger.streamId(stream));
    TRY_LET(const auto links, m_segments.links(stream));
    const auto chain = chainUpTo(links, segment);
    if (chain.empty()) return fail(AppErrc::PositionIncomplete);
    for (const ChainLink& link : chain) {
        TRY_LET(const QByteArray sealed, m_segments.bytes(stream, link.hash));
        TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(sealed));
        TRY_LET(const EpochKey key, m_ledger.epochKey(header.key));
        TRY_LET(const SegmentBody body, SegmentCodec::open(sealed, key));
        int context = 0;
        if (!body.context.isEmpty()) {
            TRY_LET(context, m_ledger.catalogueNumber(body.context));
        }
        for (const Operation& operation : body.operations)
            m_operations.emplace(EntryName{id, operation.sequence},
                                 LoggedOperation{stream, context, OpStatus::Accepted, operation});
    }
    return {};
}

Result<void> PositionLog::judgeAll() {
    // In the order of time nearly everything finds what it needs; what a clock that went wrong put before its
    // parent is judged again until nothing moves.
    std::vector<std::pair<HybridTime, EntryName>> waiting;
    for (auto& [name, logged] : m_operations) {
        logged.status = OpStatus::Waiting;
        waiting.emplace_back(logged.operation.time, name);
    }
    std::sort(waiting.begin(), waiting.end());
    OperationJudge judge(m_ledger, *this);
    for (bool moved = true; moved;) {
        moved = false;
        std::vector<std::pair<HybridTime, EntryName>> still;
        for (auto& one : waiting) {
            LoggedOperation& logged = m_operations.at(one.second);
            TRY_LET(const Verdict verdict, judge.judge(logged));
            logged.status = verdict.status;
            if (verdict.status == OpStatus::Waiting) {
                still.push_back(one);
                continue;
            }
            moved = true;
            TRY(publish(logged, verdict));
        }
        waiting = std::move(still);
    }
    return {};
}

Result<void> PositionLog::publish(const LoggedOperation& logged, const Verdict& verdict) {
    if (verdict.status != OpStatus::Accepted) return {};
    const auto* published = std::get_if<CataloguePublished>(&*verdict.payload);
    if (!published) return {};
    TRY_LET(const int number, m_ledger.catalogueNumber(blake2b16({published->bytes}).toBytes()));
    HybridTime& latest = m_published[number];
    latest = std::max(latest, logged.operation.time);
    return {};
}

Result<OrderKey> PositionLog::orderOf(const EntryName& name) const {
    const KnownStream* known = m_authority.stream(name.stream);
    if (!known) return fail(SyncErrc::StreamUnknown);
    return OrderKey{m_operations.at(name).operation.time, known->device, name.sequence};
}

Result<const Catalogue*> PositionLog::catalogueInForce() {
    const auto latest = std::max_element(m_published.begin(), m_published.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (latest == m_published.end()) return static_cast<const Catalogue*>(nullptr);
    return catalogue(latest->first);
}

Result<const Catalogue*> PositionLog::catalogue(int number) {
    if (!m_published.contains(number)) return static_cast<const Catalogue*>(nullptr);
    return m_ledger.catalogue(number);
}

Result<std::optional<LoggedOperation>> PositionLog::find(const EntryName& name) {
    const auto found = m_operations.find(name);
    if (found == m_operations.end()) return std::optional<LoggedOperation>();
    return std::optional(found->second);
}

} // namespace cunbao
