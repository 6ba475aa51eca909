#pragma once

#include "app/store/OperationApplier.h"
#include "app/store/SegmentTable.h"
#include "sync/codec/SegmentCodec.h"
#include "sync/port/SegmentStore.h"

namespace cunbao {

/// What comes from other devices: verifies it, keeps it verbatim, leads each stream's chain, opens what
/// counts and hands it to the one apply. All calls inside a transaction.
class SegmentIntake {
public:
    explicit SegmentIntake(Ledger& ledger)
        : m_ledger(ledger), m_log(ledger), m_segments(ledger), m_applier(ledger) {}

    /// In any order, some of them for the second time.
    [[nodiscard]] Result<Intake> take(const std::vector<QByteArray>& segments);
    /// Statements have arrived, among them certificates and revocations of these devices: what waited for
    /// them is taken up, and what they change is judged anew.
    [[nodiscard]] Result<void> settle(const std::set<DeviceId>& touched);

private:
    Result<void> takeSegment(const QByteArray& segment, Intake& intake);
    /// Whether a segment of one of this very device's streams continues what the device itself wrote.
    Result<bool> continuesOwn(int stream, const ChainLink& link);
    // Each returns how many operations came into the log by it.
    Result<quint64> place(int stream, const ChainLink& link, const QByteArray& bytes);
    Result<quint64> rechain(int stream);
    Result<quint64> applyStream(int stream);
    /// What a segment of this stream holds, where it follows what the log has. Errors: KeyMissing while its
    /// key has not arrived; any other SyncErrc: it can't be read and never will.
    Result<SegmentBody> openSegment(int stream, const QByteArray& bytes);
    /// Verifies the segments that came before the certificate which explains them; true if there were any.
    Result<bool> verifyEarlier(int stream, const SigningPublicKey& signing);

    Ledger& m_ledger;
    OperationLog m_log;
    SegmentTable m_segments;
    OperationApplier m_applier;
};

} // namespace cunbao
