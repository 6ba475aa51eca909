#include "app/usecase/SyncNow.h"

#include "app/domain/AppError.h"
#include "app/store/Replica.h"
#include "app/usecase/Enrolment.h"
#include "sync/SyncError.h"
#include "sync/client/RunSession.h"

namespace cunbao {

namespace {

/// The hub's word that this device was revoked counts only with the root's signature behind it.
Result<void> keepRevocation(Ledger& ledger, const Error& error) {
    const QByteArray statement = QByteArray::fromHex(error.detail(0).toLatin1());
    if (statement.isEmpty()) return error;
    Replica replica(ledger);
    TRY(replica.takeStatements({statement}));
    // Any statement of the root's verifies: only one that really ends this device makes the hub's word true.
    TRY_LET(const Authority* authority, ledger.authority());
    return authority->isActive(ledger.identity().device()) ? error : fail(AppErrc::DeviceRevoked);
}

Result<bool> askToJoin(Ledger& ledger, Transport& transport, SyncOutcome& outcome) {
    TRY_LET(const auto plea, pendingJoin(ledger));
    if (!plea) return true;
    const QByteArray request =
        ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Join, ledger.identity().township(),
                                    ExchangeCodec::encode(*plea), ledger.identity().signing);
    outcome.report.bytesUp += request.size();
    ++outcome.report.requests;
    TRY_LET(const QByteArray bytes, sendAndWait(transport, request));
    outcome.report.bytesDown += bytes.size();
    TRY_LET(const ExchangeAnswer answer, ExchangeCodec::decodeAnswer(bytes));
    Replica replica(ledger);
    TRY(replica.observeHubTime(answer.hubTime));
    TRY(replica.takeStatements(answer.statements));
    TRY_LET(const auto still, pendingJoin(ledger));
    return !still.has_value();
}

} // namespace

Result<quint64> pendingOperations(Ledger& ledger) {
    Replica replica(ledger);
    return replica.pendingOperations();
}

Result<SyncOutcome> syncNow(Ledger& ledger, Transport& transport) {
    SyncOutcome outcome;
    TRY_LET(const bool joined, askToJoin(ledger, transport, outcome));
    if (!joined) {
        outcome.waiting = true;
        return outcome;
    }
    EnrolmentDesk desk(ledger);
    Replica replica(ledger, &desk);
    SyncSession session(replica, ledger.identity().township(), ledger.identity().signing);
    const auto ran = runSession(session, transport);
    if (!ran.ok() && ran.error().is(SyncErrc::Revoked)) TRY(keepRevocation(ledger, ran.error()));
    // Whatever else ended it: where the hub's branch of a fork is the one that counts, this device never
    // takes it, and the two never agree.
    TRY_LET(const bool restored, ledger.isRestored());
    if (restored) return fail(AppErrc::DeviceRestored);
    if (!ran.ok()) return ran.error();
    const SyncReport& moved = session.report();
    outcome.report.sentOperations = moved.sentOperations;
    outcome.report.receivedOperations = moved.receivedOperations;
    outcome.report.bytesUp += moved.bytesUp;
    outcome.report.bytesDown += moved.bytesDown;
    outcome.report.requests += moved.requests;
    outcome.report.droppedReceipts += moved.droppedReceipts;
    TRY_LET(outcome.pending, replica.pendingOperations());
    return outcome;
}

} // namespace cunbao
