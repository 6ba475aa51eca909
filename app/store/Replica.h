#pragma once

#include "app/store/SegmentIntake.h"

namespace cunbao {

/// Who answers requests to join: the main office device's desk. Called inside a transaction of its own.
class JoinDesk {
public:
    virtual ~JoinDesk() = default;
    virtual Result<void> settle(const std::vector<JoinRequest>& requests) = 0;
};

/// The device's store as sync sees it: seals what was recorded, verifies what arrives, keeps it verbatim,
/// opens it and hands it to the one apply. Each call is one transaction.
class Replica final : public SegmentStore {
public:
    /// `desk` may be null: then requests to join are not for this device.
    explicit Replica(Ledger& ledger, JoinDesk* desk = nullptr)
        : m_ledger(ledger), m_log(ledger), m_segments(ledger), m_intake(ledger), m_desk(desk) {}

    Result<void> sealOpenOperations() override;
    Result<VersionVector> vector() override;
    Result<bool> holds(const StreamId& stream, const StreamHead& head) override;
    Result<std::vector<QByteArray>> segmentsAfter(const StreamId& stream, quint64 after,
                                                  qsizetype maxBytes) override;
    Result<Intake> takeSegments(const std::vector<QByteArray>& segments) override;

    Result<VersionVector> acknowledged() override;
    Result<void> setAcknowledged(const VersionVector& heads) override;
    Result<void> replaceAcknowledged(const VersionVector& heads) override;

    Result<Hash16> authorityDigest() override;
    Result<std::vector<StatementId>> statementIds() override;
    Result<std::vector<QByteArray>> statements(const std::vector<StatementId>& ids) override;
    Result<void> takeStatements(const std::vector<QByteArray>& statements) override;

    Result<void> takeJoinRequests(const std::vector<JoinRequest>& requests) override;
    Result<std::vector<InviteId>> settledInvites() override;
    Result<void> forgetSettledInvites(const std::vector<InviteId>& invites) override;
    Result<std::vector<QByteArray>> writeReceipts(const VersionVector& held) override;
    Result<std::optional<Hash16>> receiptsDigest() override;
    Result<std::vector<QByteArray>> receiptsBeside(const std::vector<ReceiptId>& ids) override;
    Result<ReceiptIntake> takeReceipts(const std::vector<QByteArray>& receipts) override;
    Result<void> exchangeDone() override;
    Result<void> observeHubTime(Instant hubTime) override;

    /// Own operations that no hub has acknowledged and no office device's receipt covers.
    Result<quint64> pendingOperations();
    /// The same as sealOpenOperations, inside a transaction that already runs.
    Result<void> sealWithin();
    /// What this device holds and counts: the vector with whole hashes. Inside a transaction.
    Result<std::map<StreamId, ChainLink>> countedHeads();
    /// The same as far as it could be opened and applied: what figures are made from. Inside a transaction.
    Result<std::map<StreamId, ChainLink>> appliedHeads();
    /// Takes in statements inside a transaction that already runs, and lets them take effect.
    Result<void> takeStatementsWithin(const std::vector<QByteArray>& statements);

private:
    Result<void> sealStream(const StreamId& id, const Audience& audience);
    /// The last segment of a stream that counts: of the main chain, and not behind a revocation's cut.
    Result<std::optional<ChainLink>> countedLink(int stream, const StreamId& id);

    Ledger& m_ledger;
    OperationLog m_log;
    SegmentTable m_segments;
    SegmentIntake m_intake;
    JoinDesk* m_desk;
};

} // namespace cunbao
