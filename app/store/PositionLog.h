#pragma once

#include "app/store/OperationJudge.h"
#include "app/store/Position.h"
#include "app/store/SegmentTable.h"
#include "sync/codec/SegmentCodec.h"

namespace cunbao {

/// The operations inside a position, judged by what lies inside it alone: what waited at that time waits
/// here, what was revoked later counts here. Read once, kept in memory.
class PositionLog final : public Surroundings {
public:
    /// Inside a transaction. Errors: AppErrc::PositionIncomplete where something of it has not arrived here.
    [[nodiscard]] static Result<std::unique_ptr<PositionLog>> load(Ledger& ledger, const Position& position);

    /// With the status that each has here, ordered by stream and sequence.
    [[nodiscard]] const std::map<EntryName, LoggedOperation>& operations() const { return m_operations; }
    /// The operation's place in the total order.
    [[nodiscard]] Result<OrderKey> orderOf(const EntryName& name) const;
    /// The version in force: the one published last; null where there is none.
    [[nodiscard]] Result<const Catalogue*> catalogueInForce();

    Result<const Authority*> authority() override { return &m_authority; }
    Result<const Catalogue*> catalogue(int number) override;
    Result<std::optional<LoggedOperation>> find(const EntryName& name) override;

private:
    PositionLog(Ledger& ledger, Authority authority)
        : m_ledger(ledger), m_log(ledger), m_segments(ledger), m_authority(std::move(authority)) {}

    Result<void> readStream(const StreamId& stream, quint64 sequence, const Hash32& segment);
    Result<void> readBranch(int stream, const Hash32& segment);
    Result<void> judgeAll();
    Result<void> publish(const LoggedOperation& logged, const Verdict& verdict);

    Ledger& m_ledger;
    OperationLog m_log;
    SegmentTable m_segments;
    Authority m_authority;
    std::map<EntryName, LoggedOperation> m_operations;
    std::map<int, HybridTime> m_published; ///< catalogue's number → when it was published last
};

} // namespace cunbao
