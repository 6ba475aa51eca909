#include "app/viewmodel/session/SyncWorker.h"

#include "app/store/KnownHubs.h"
#include "sync/SyncError.h"

#include <utility>

namespace cunbao {

/// A road that can be given up: whoever waits for an answer is told at once that it was cut off.
class CancellableTransport final : public Transport {
public:
    explicit CancellableTransport(Transport& road) : m_road(road) {}

    void send(const QByteArray& request, Done done) override {
        m_done = std::move(done);
        if (m_cancelled)
            finish(fail(SyncErrc::CutOff));
        else
            m_road.send(request, [this](Result<QByteArray> answer) { finish(std::move(answer)); });
    }
    void cancel() {
        m_cancelled = true;
        finish(fail(SyncErrc::CutOff));
    }
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }

private:
    void finish(Result<QByteArray> answer) {
        if (const Done done = std::exchange(m_done, nullptr)) done(std::move(answer));
    }
    Transport& m_road;
    Done m_done;
    bool m_cancelled = false;
};

void SyncWorker::exchange(const std::shared_ptr<const UnlockedHome>& home, const Done& done) {
    if (m_busy) {
        m_next = [this, home, done] { exchange(home, done); };
        return;
    }
    m_busy = true;
    const SyncEnd end = run(*home);
    m_busy = false;
    if (std::exchange(m_closing, false)) m_ledger.reset();
    done(end);
    if (const auto next = std::exchange(m_next, nullptr)) next();
}

SyncEnd SyncWorker::run(const UnlockedHome& home) {
    SyncEnd end;
    if (const auto done = exchangeOnce(home, end); !done.ok()) end.error = done.error();
    if (m_ledger && !m_closing) {
        const auto pending = pendingOperations(*m_ledger);
        if (pending.ok())
            end.pending = *pending;
        else if (!end.error)
            end.error = pending.error();
    }
    return end;
}

Result<void> SyncWorker::exchangeOnce(const UnlockedHome& home, SyncEnd& end) {
    if (!m_ledger) {
        TRY_LET(m_ledger, home.ledger());
    }
    TRY_LET(const auto hub, KnownHubs(*m_ledger).find(QString()));
    end.noHub = !hub;
    if (!hub) return {};
    const auto road = m_makeTransport(QUrl(hub->url), hub->pin.toBytes());
    CancellableTransport cancellable(*road);
    m_road = &cancellable;
    const auto outcome = syncNow(*m_ledger, cancellable);
    m_road = nullptr;
    end.cancelled = cancellable.isCancelled();
    TRY_LET(end.outcome, outcome);
    return {};
}

void SyncWorker::cancel() {
    if (m_road) m_road->cancel();
    m_next = nullptr;
}

void SyncWorker::close() {
    cancel();
    if (m_busy)
        m_closing = true;
    else
        m_ledger.reset();
}

} // namespace cunbao
