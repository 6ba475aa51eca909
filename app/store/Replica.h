#pragma once

#include "app/store/OperationApplier.h"
#include "sync/codec/SegmentCodec.h"
#include "sync/op/Chain.h"
#include "sync/port/SegmentStore.h"

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
        : m_ledger(ledger), m_log(ledger), m_applier(ledger), m_desk(desk) {}

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
    struct Head {
        quint64 sequence = 0;
        Hash32 hash;
        quint64 applied = 0;
    };

    Result<Head> head(int stream);
    Result<void> setHead(int stream, const Head& head);
    Result<void> sealStream(const StreamId& stream, const Audience& audience);
    Result<bool> takeSegment(const QByteArray& segment);
    Result<void> insertSegment(int stream, const ChainLink& link, const QByteArray& bytes, bool main,
                               bool verified);
    Result<void> place(int stream, const ChainLink& link, const QByteArray& bytes);
    Result<void> rechain(int stream);
    Result<quint64> applyStream(int stream);
    /// What a segment of this stream holds, where it follows what the log has. Errors: KeyMissing while its
    /// key has not arrived; any other SyncErrc: it can't be read and never will.
    Result<SegmentBody> openSegment(int stream, const QByteArray& bytes);
    Result<void> settleAfterStatements(const std::set<DeviceId>& touched);
    Result<std::vector<ChainLink>> links(int stream);
    Result<std::optional<ChainLink>> countedLink(int stream, const StreamId& id);
    /// The last segment of the main chain that ends at or before a sequence.
    Result<std::optional<ChainLink>> linkUpTo(int stream, quint64 sequence);

    Ledger& m_ledger;
    OperationLog m_log;
    OperationApplier m_applier;
    JoinDesk* m_desk;
    quint64 m_operationsTaken = 0; ///< into the log, by the intake that runs
};

} // namespace cunbao
