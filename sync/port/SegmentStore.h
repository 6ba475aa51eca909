#pragma once

#include "sync/codec/Exchange.h"
#include "sync/op/VersionVector.h"

namespace cunbao {

/// How many operations an intake brought that were not there before.
struct Intake {
    quint64 operations = 0;
    quint64 segments = 0;
};

/// What became of receipts that came. One that is older than what is held is neither.
struct ReceiptIntake {
    quint64 taken = 0;
    quint64 dropped = 0; ///< malformed, forged, not for this device, or of nobody whose word counts
};

/// The device's own store as a session sees it: sealed segments and statements, never what is inside. Every
/// call that writes is durable when it returns; any error ends the session.
class SegmentStore {
public:
    virtual ~SegmentStore() = default;

    /// Seals what was recorded since the last time, so that it can travel.
    virtual Result<void> sealOpenOperations() = 0;
    /// The counted heads of all streams held.
    virtual Result<VersionVector> vector() = 0;
    /// True when this head lies on the chain that counts here.
    virtual Result<bool> holds(const StreamId& stream, const StreamHead& head) = 0;
    /// Segments behind `after`, in order; at least one if there is any, then what fits into `maxBytes`.
    virtual Result<std::vector<QByteArray>> segmentsAfter(const StreamId& stream, quint64 after,
                                                          qsizetype maxBytes) = 0;
    /// Verifies, keeps and applies. A segment that is already there changes nothing; one whose certificate,
    /// key or predecessor has not arrived waits.
    virtual Result<Intake> takeSegments(const std::vector<QByteArray>& segments) = 0;

    /// What the hub is known to hold durably.
    virtual Result<VersionVector> acknowledged() = 0;
    /// Replaces what is known of these streams; a lower head means that the hub lost something.
    virtual Result<void> setAcknowledged(const VersionVector& heads) = 0;
    /// Forgets what is known of streams that the hub's vector does not name.
    virtual Result<void> replaceAcknowledged(const VersionVector& heads) = 0;

    virtual Result<Hash16> authorityDigest() = 0;
    virtual Result<std::vector<StatementId>> statementIds() = 0;
    virtual Result<std::vector<QByteArray>> statements(const std::vector<StatementId>& ids) = 0;
    virtual Result<void> takeStatements(const std::vector<QByteArray>& statements) = 0;

    /// Main office device: certifies what an open invite explains. Other devices never see any.
    virtual Result<void> takeJoinRequests(const std::vector<JoinRequest>& requests) = 0;
    /// Main office device: invites whose requests the hub may forget.
    virtual Result<std::vector<InviteId>> settledInvites() = 0;
    virtual Result<void> forgetSettledInvites(const std::vector<InviteId>& invites) = 0;

    /// Office devices: signs of each village what `held` says, where that changed since the last receipt.
    /// Those that were written now; other devices write none.
    virtual Result<std::vector<QByteArray>> writeReceipts(const VersionVector& held) = 0;
    /// Digest of the receipts that this device exchanges with a hub (receiptUnitsOf); nothing for none.
    virtual Result<std::optional<Hash16>> receiptsDigest() = 0;
    /// Office devices: its own receipts that are not among these.
    virtual Result<std::vector<QByteArray>> receiptsBeside(const std::vector<ReceiptId>& ids) = 0;
    /// Verifies and keeps what is newer. What is wrong is dropped and counted: it ends no session.
    virtual Result<ReceiptIntake> takeReceipts(const std::vector<QByteArray>& receipts) = 0;

    /// Neither side has anything new: what is not here by now, this hub does not offer.
    virtual Result<void> exchangeDone() = 0;

    /// The hub's clock, as its answer told it.
    virtual Result<void> observeHubTime(Instant hubTime) = 0;
};

} // namespace cunbao
