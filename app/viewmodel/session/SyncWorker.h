#pragma once

#include "app/store/Home.h"
#include "app/usecase/SyncNow.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace cunbao {

class CancellableTransport;

/// How one exchange of the background ended.
struct SyncEnd {
    std::optional<Error> error;
    bool noHub = false;     ///< this device knows of none
    bool cancelled = false; ///< by a person, or because the home was locked
    SyncOutcome outcome;    ///< without an error
    quint64 pending = 0;    ///< own operations that neither hub nor office is known to hold
};

/// The background's side of exchanging: lives in the sync thread with a ledger of its own. Its functions are
/// called there. While an exchange waits for the network its thread goes on answering calls, so each of them
/// looks first whether one is under way.
class SyncWorker final : public QObject {
    Q_OBJECT

public:
    using MakeTransport = std::function<std::unique_ptr<Transport>(const QUrl& hub, const QByteArray& pin)>;
    using Done = std::function<void(const SyncEnd&)>;

    explicit SyncWorker(MakeTransport makeTransport) : m_makeTransport(std::move(makeTransport)) {}

    /// One exchange with the hub in use; `done` is called in this thread. One asked for during another begins
    /// when that has ended.
    void exchange(const std::shared_ptr<const UnlockedHome>& home, const Done& done);
    /// Ends the exchange under way: its request is given up, what was acknowledged stays so.
    void cancel();
    /// Closes the ledger, once the exchange under way has ended.
    void close();

private:
    SyncEnd run(const UnlockedHome& home);
    Result<void> exchangeOnce(const UnlockedHome& home, SyncEnd& end);

    MakeTransport m_makeTransport;
    std::unique_ptr<Ledger> m_ledger;
    CancellableTransport* m_road = nullptr; ///< of the exchange under way
    bool m_busy = false;
    bool m_closing = false;
    std::function<void()> m_next;
};

} // namespace cunbao
