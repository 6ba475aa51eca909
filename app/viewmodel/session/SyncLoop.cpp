#include "app/viewmodel/session/SyncLoop.h"

#include "app/domain/AppError.h"
#include "app/viewmodel/ErrorText.h"
#include "sync/SyncError.h"

#include <limits>

namespace cunbao {

namespace {

int counted(quint64 number) {
    return static_cast<int>(std::min<quint64>(number, std::numeric_limits<int>::max()));
}

/// Whether another try may go better without anybody doing anything.
SyncSupervisor::Outcome outcomeOf(const Error& error) {
    if (error.is(AppErrc::DeviceRevoked) || error.is(AppErrc::HubUnknown) ||
        error.is(SyncErrc::PinMismatch) || error.is(SyncErrc::Revoked))
        return SyncSupervisor::Outcome::Refused;
    return SyncSupervisor::Outcome::Failed;
}

} // namespace

SyncLoop::SyncLoop(Clock& clock, SyncWorker::MakeTransport makeTransport, QObject* parent)
    : QObject(parent), m_clock(clock), m_worker(std::move(makeTransport)) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SyncLoop::begin);
    m_thread.setObjectName(QStringLiteral("sync"));
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

SyncLoop::~SyncLoop() {
    stop();
    m_thread.quit();
    m_thread.wait();
}

void SyncLoop::start(std::shared_ptr<const UnlockedHome> home, std::chrono::seconds interval) {
    stop();
    m_home = std::move(home);
    m_automatic = interval.count() > 0;
    m_supervisor = SyncSupervisor(interval);
    if (m_automatic) m_supervisor.hurry(m_clock.now());
    schedule();
}

void SyncLoop::stop() {
    if (!m_home) return;
    ++m_generation;
    m_timer.stop();
    m_home.reset();
    QMetaObject::invokeMethod(&m_worker, &SyncWorker::close, Qt::QueuedConnection);
    m_state = Idle;
    m_error.reset();
    say();
}

void SyncLoop::syncNow() {
    m_supervisor.hurry(m_clock.now());
    schedule();
}

void SyncLoop::cancel() {
    QMetaObject::invokeMethod(&m_worker, &SyncWorker::cancel, Qt::QueuedConnection);
}

void SyncLoop::recorded() {
    if (!m_automatic) return;
    m_supervisor.recorded(m_clock.now());
    schedule();
}

void SyncLoop::setStored(const Stored& stored) {
    const int pending = counted(stored.pending);
    const bool found = stored.hub && !m_hub;
    const bool certified = m_waiting && !stored.waiting;
    State state = m_state;
    if (stored.hub && state == NoHub) state = Idle;
    if (!stored.hub && state == Idle) state = NoHub;
    const bool same = pending == m_pending && stored.waiting == m_waiting && state == m_state;
    m_hub = stored.hub;
    m_pending = pending;
    m_waiting = stored.waiting;
    m_state = state;
    if (!same) Q_EMIT changed();
    if (found || certified) hurry();
}

void SyncLoop::networkReturned() {
    hurry();
}

void SyncLoop::hurry() {
    if (!m_automatic) return;
    m_supervisor.hurry(m_clock.now());
    schedule();
}

void SyncLoop::setLanguage(Language language) {
    m_language = language;
    say();
}

void SyncLoop::schedule() {
    const auto due = m_supervisor.due();
    if (!m_home || !due) return;
    const auto wait = std::max(*due - m_clock.now(), std::chrono::milliseconds(0));
    m_timer.start(std::chrono::duration_cast<std::chrono::milliseconds>(wait));
}

void SyncLoop::begin() {
    if (!m_home) return;
    m_supervisor.started();
    m_state = Running;
    Q_EMIT changed();
    QMetaObject::invokeMethod(
        &m_worker,
        [this, home = m_home, generation = m_generation] {
            m_worker.exchange(home, [this, generation](const SyncEnd& end) {
                QMetaObject::invokeMethod(
                    this, [this, generation, end] { finish(generation, end); }, Qt::QueuedConnection);
            });
        },
        Qt::QueuedConnection);
}

void SyncLoop::finish(quint64 generation, const SyncEnd& end) {
    if (generation != m_generation) return;
    const Instant now = m_clock.now();
    using Outcome = SyncSupervisor::Outcome;
    m_pending = counted(end.pending);
    const bool wasWaiting = m_waiting;
    const bool foundMeanwhile = end.noHub && m_hub;
    m_error.reset();
    m_sent = m_received = 0;
    if (end.cancelled || end.noHub) {
        m_state = end.noHub && !m_hub ? NoHub : Idle;
        m_supervisor.ended(Outcome::Refused, now);
    } else if (end.error) {
        m_state = Failing;
        m_error = end.error;
        m_supervisor.ended(outcomeOf(*end.error), now);
    } else {
        m_state = Idle;
        m_waiting = end.outcome.waiting;
        m_sent = counted(end.outcome.report.sentOperations);
        m_received = counted(end.outcome.report.receivedOperations);
        m_lastDone = QDateTime::fromMSecsSinceEpoch(toMillis(now));
        m_supervisor.ended(Outcome::Done, now);
    }
    say();
    // A revocation is learnt from an exchange that failed; receipts come without any operation.
    if (!end.noHub) Q_EMIT moved();
    if (m_automatic && (wasWaiting != m_waiting || foundMeanwhile)) m_supervisor.hurry(now);
    if (m_automatic) schedule();
}

void SyncLoop::say() {
    m_errorText = m_error ? cunbao::errorText(*m_error, m_language) : QString();
    Q_EMIT changed();
}

} // namespace cunbao
