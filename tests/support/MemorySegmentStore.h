#pragma once

#include "sync/authority/Authority.h"
#include "sync/port/SegmentStore.h"
#include "tests/support/TestTownship.h"

#include <set>

namespace cunbao {

/// A device's store in memory, for sessions: it verifies and chains what comes and opens nothing.
/// Its operations are numbers. A copy of `state` is a backup of the device.
class MemorySegmentStore final : public SegmentStore {
public:
    MemorySegmentStore(TestTownship& township, const TestDevice& device)
        : m_township(township), m_device(device), m_authority(township.root().publicKey()) {}

    /// Records operations that are sealed at the next session.
    void record(const Audience& audience, quint64 count) { m_open[audience] += count; }
    [[nodiscard]] const Authority& authority() const { return m_authority; }
    /// All segments that are held, also those that wait or do not count.
    [[nodiscard]] std::set<Hash32> segmentsHeld() const;
    [[nodiscard]] const std::vector<JoinRequest>& joinRequestsSeen() const { return m_joinRequests; }
    void settle(const InviteId& invite) { m_settled.insert(invite); }
    /// Makes the next intake fail, as a full disk does.
    bool diskFull = false;

    Result<void> sealOpenOperations() override;
    Result<VersionVector> vector() override;
    Result<bool> holds(const StreamId& stream, const StreamHead& head) override;
    Result<std::vector<QByteArray>> segmentsAfter(const StreamId& stream, quint64 after,
                                                  qsizetype maxBytes) override;
    Result<Intake> takeSegments(const std::vector<QByteArray>& segments) override;
    Result<VersionVector> acknowledged() override { return m_acknowledged; }
    Result<void> setAcknowledged(const VersionVector& heads) override;
    Result<void> replaceAcknowledged(const VersionVector& heads) override;
    Result<Hash16> authorityDigest() override { return m_authority.digest(); }
    Result<std::vector<StatementId>> statementIds() override { return m_authority.ids(); }
    Result<std::vector<QByteArray>> statements(const std::vector<StatementId>& ids) override;
    Result<void> takeStatements(const std::vector<QByteArray>& statements) override;
    Result<void> takeJoinRequests(const std::vector<JoinRequest>& requests) override;
    Result<std::vector<InviteId>> settledInvites() override;
    Result<void> forgetSettledInvites(const std::vector<InviteId>& invites) override;
    /// Receipts are the business of real stores: this one gives none and keeps none.
    Result<std::vector<QByteArray>> writeReceipts(const VersionVector&) override {
        return std::vector<QByteArray>();
    }
    Result<std::optional<Hash16>> receiptsDigest() override { return std::optional<Hash16>(); }
    Result<std::vector<QByteArray>> receiptsBeside(const std::vector<ReceiptId>&) override {
        return std::vector<QByteArray>();
    }
    Result<ReceiptIntake> takeReceipts(const std::vector<QByteArray>&) override { return ReceiptIntake(); }
    Result<void> exchangeDone() override { return {}; }
    Result<void> observeHubTime(Instant) override { return {}; }

private:
    using Segments = std::map<StreamId, std::map<Hash32, TestSegment>>;
    [[nodiscard]] std::vector<ChainLink> counted(const StreamId& stream) const;

    TestTownship& m_township;
    const TestDevice& m_device;
    Authority m_authority;
    Segments m_segments;
    std::map<Audience, quint64> m_open;
    VersionVector m_acknowledged;
    std::vector<JoinRequest> m_joinRequests;
    std::set<InviteId> m_settled;
};

} // namespace cunbao
