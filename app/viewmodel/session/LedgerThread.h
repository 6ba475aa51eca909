#pragma once

#include "app/domain/AppError.h"
#include "app/store/Home.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>

namespace cunbao {

/// The thread that owns the opened ledger: everything that touches the store, keys or documents runs there,
/// one piece of work after the other, and its answer comes back to the thread that asked. The user interface
/// never waits for it. Lives in, and is used from, the user interface's thread.
class LedgerThread final : public QObject {
    Q_OBJECT

public:
    explicit LedgerThread(QObject* parent = nullptr);
    /// Waits for all that was asked for; nobody is told of it any more.
    ~LedgerThread() override;

    /// Runs `work()` there and hands its result to `then` here, unless `context` is gone by then.
    template <class Work, class Then>
    void run(QObject* context, Work work, Then then) {
        using Answer = std::invoke_result_t<Work>;
        post([this, context = QPointer<QObject>(context), work = std::move(work),
              then = std::move(then)]() mutable {
            auto answer = std::make_shared<Answer>(work());
            deliver([context, answer, then = std::move(then)]() mutable {
                if (context) then(std::move(*answer));
            });
        });
    }

    /// The same with the ledger; AppErrc::HomeMissing where none is open.
    template <class Work, class Then>
    void ask(QObject* context, Work work, Then then) {
        using Answer = std::invoke_result_t<Work, Ledger&>;
        run(
            context,
            [this, work = std::move(work)]() mutable -> Answer {
                if (!m_ledger) return fail(AppErrc::HomeMissing, {QString()});
                return work(*m_ledger);
            },
            std::move(then));
    }

    /// Only from within work: runs `told` in this object's thread, unless `context` is gone by then, and
    /// before the work's answer.
    template <class Told>
    void tell(const QPointer<QObject>& context, Told told) {
        QMetaObject::invokeMethod(
            this,
            [context, told = std::move(told)] {
                if (context) told();
            },
            Qt::QueuedConnection);
    }

    /// Only from within work: the ledger that later work is given; null closes it.
    void setLedger(std::unique_ptr<Ledger> ledger) { m_ledger = std::move(ledger); }
    /// Whether work is waiting or running; idle() follows.
    [[nodiscard]] bool isIdle() const { return m_underWay == 0; }

Q_SIGNALS:
    void idle();

private:
    void post(std::function<void()> work);
    void deliver(std::function<void()> answer);

    QThread m_thread;
    QObject m_worker; ///< lives in m_thread
    std::unique_ptr<Ledger> m_ledger;
    int m_underWay = 0;
};

} // namespace cunbao
