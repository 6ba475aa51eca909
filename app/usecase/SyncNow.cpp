#include "app/usecase/SyncNow.h"

#include "app/domain/AppError.h"
#include "app/store/Replica.h"
#include "app/usecase/Enrolment.h"
#include "app/usecase/RecoverOffice.h"
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

/// Asks to be certified, where something waits for that.
Result<void> askToJoin(Ledger& ledger, Transport& transport, SyncReport& report) {
    TRY_LET(const auto plea, pendingJoin(ledger));
    if (!plea) return {};
    TRY_LET(const SigningKey key, joiningKey(ledger));
    const QByteArray request = ExchangeCodec::signEnvelope(
        RequestEnvelope::Kind::Join, ledger.identity().township(), ExchangeCodec::encode(*plea), key);
    report.bytesUp += request.size();
    ++report.requests;
    TRY_LET(const QByteArray bytes, sendAndWait(transport, request));
    report.bytesDown += bytes.size();
    TRY_LET(const ExchangeAnswer answer, ExchangeCodec::decodeAnswer(bytes));
    Replica replica(ledger);
    TRY(replica.observeHubTime(answer.hubTime));
    return replica.takeStatements(answer.statements);
}

void add(SyncReport& total, const SyncReport& moved) {
    total.sentOperations += moved.sentOperations;
    total.receivedOperations += moved.receivedOperations;
    total.bytesUp += moved.bytesUp;
    total.bytesDown += moved.bytesDown;
    total.requests += moved.requests;
    total.droppedReceipts += moved.droppedReceipts;
}

void add(RenewalOutcome& total, const RenewalOutcome& now) {
    total.waiting = now.waiting;
    total.renewed = total.renewed || now.renewed;
    total.carriedOver += now.carriedOver;
}

/// Asks the hub for the office's answer, and does what that allows.
Result<void> takeAnswer(Ledger& ledger, Transport& transport, SyncOutcome& outcome) {
    TRY(askToJoin(ledger, transport, outcome.report));
    TRY_LET(const RenewalOutcome now, takeConfirmedKeys(ledger));
    add(outcome.renewal, now);
    return {};
}

Result<bool> isActive(Ledger& ledger) {
    TRY_LET(const Authority* authority, ledger.authority());
    return authority->isActive(ledger.identity().device());
}

/// One session, and what follows from what it brought. True where that is something for another one.
Result<bool> exchange(Ledger& ledger, Transport& transport, SyncOutcome& outcome) {
    EnrolmentDesk desk(ledger);
    Replica replica(ledger, &desk);
    const DeviceId before = ledger.identity().device();
    SyncSession session(replica, ledger.identity().township(), ledger.identity().signing);
    const auto ran = runSession(session, transport);
    add(outcome.report, session.report());
    if (!ran.ok()) {
        if (!ran.error().is(SyncErrc::Revoked)) return ran.error();
        const auto kept = keepRevocation(ledger, ran.error());
        // Perhaps it is revoked because the office has just confirmed the keys that it asked for.
        TRY(takeAnswer(ledger, transport, outcome));
        if (ledger.identity().device() != before) return true;
        return kept.ok() ? ran.error() : kept.error();
    }
    TRY(recoverFromHub(ledger));
    TRY_LET(const RenewalOutcome now, settleRenewal(ledger));
    add(outcome.renewal, now);
    if (now.waiting) TRY(askToJoin(ledger, transport, outcome.report));
    return ledger.identity().device() != before || now.carriedOver > 0;
}

} // namespace

Result<quint64> pendingOperations(Ledger& ledger) {
    Replica replica(ledger);
    return replica.pendingOperations();
}

Result<SyncOutcome> syncNow(Ledger& ledger, Transport& transport) {
    SyncOutcome outcome;
    TRY_LET(bool active, isActive(ledger));
    if (!active) {
        TRY(takeAnswer(ledger, transport, outcome));
        TRY_LET(active, isActive(ledger));
    }
    if (!active) {
        // Never certified, or revoked: without something to wait for, that is how it stays.
        const auto self = ledger.self();
        if (!outcome.renewal.waiting && self.error().is(AppErrc::DeviceRevoked)) return self.error();
        outcome.waiting = true;
        return outcome;
    }
    // New keys, and what is appended again under them, are news of their own.
    constexpr int most = 4;
    for (int session = 0; session < most; ++session) {
        TRY_LET(const bool again, exchange(ledger, transport, outcome));
        if (!again) break;
    }
    outcome.waiting = outcome.renewal.waiting;
    Replica replica(ledger);
    TRY_LET(outcome.pending, replica.pendingOperations());
    return outcome;
}

} // namespace cunbao
