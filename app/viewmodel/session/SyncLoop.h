#pragma once

#include "app/viewmodel/Language.h"
#include "app/viewmodel/session/SyncWorker.h"
#include "sync/client/SyncSupervisor.h"

#include <QDateTime>
#include <QThread>
#include <QTimer>
#include <qqmlregistration.h>

namespace cunbao {

/// Exchanges with the hub in the background, on a thread and a ledger of its own, so that neither recording
/// nor any page waits for the network. Lives in the user interface's thread.
class SyncLoop final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the session")
    Q_PROPERTY(cunbao::SyncLoop::State state READ state NOTIFY changed)
    Q_PROPERTY(int pending READ pending NOTIFY changed)
    Q_PROPERTY(QDateTime lastDone READ lastDone NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(int sent READ sent NOTIFY changed)
    Q_PROPERTY(int received READ received NOTIFY changed)
    Q_PROPERTY(bool waitingForOffice READ waitingForOffice NOTIFY changed)

public:
    enum State {
        NoHub,   ///< no hub is known: only files go in and out
        Idle,    ///< the last exchange succeeded, or there was none yet
        Running, ///< one is under way
        Failing  ///< the last one failed; errorText says how
    };
    Q_ENUM(State)
    /// What the store says of it, between two exchanges.
    struct Stored {
        quint64 pending = 0;  ///< own operations that neither a hub nor an office's receipt is known to hold
        bool hub = false;     ///< one is known
        bool waiting = false; ///< for the office to certify this device
    };

    SyncLoop(Clock& clock, SyncWorker::MakeTransport makeTransport, QObject* parent = nullptr);
    ~SyncLoop() override;

    /// Starts with a home that was unlocked. `interval`: between exchanges; 0: only on syncNow().
    void start(std::shared_ptr<const UnlockedHome> home, std::chrono::seconds interval);
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    /// Own operations that neither a hub nor an office's receipt is known to hold.
    [[nodiscard]] int pending() const { return m_pending; }
    [[nodiscard]] QDateTime lastDone() const { return m_lastDone; }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] int sent() const { return m_sent; }
    [[nodiscard]] int received() const { return m_received; }
    [[nodiscard]] bool waitingForOffice() const { return m_waiting; }

    Q_INVOKABLE void syncNow();
    /// Ends the exchange under way between two requests; what it moved stays moved.
    Q_INVOKABLE void cancel();
    /// Something was recorded: exchanges soon.
    void recorded();
    /// A hub that has become known, or a certificate that has arrived, is followed by an exchange.
    void setStored(const Stored& stored);
    /// The network is back.
    void networkReturned();
    void setLanguage(Language language);

Q_SIGNALS:
    void changed();
    /// An exchange ended that brought or sent something, or made this device a member.
    void moved();

private:
    void hurry();
    void schedule();
    void begin();
    void finish(quint64 generation, const SyncEnd& end);
    void say();

    Clock& m_clock;
    SyncSupervisor m_supervisor{tuning::PhoneInterval};
    QTimer m_timer;
    QThread m_thread;
    SyncWorker m_worker; ///< lives in m_thread
    std::shared_ptr<const UnlockedHome> m_home;
    quint64 m_generation = 0; ///< of the home: an answer from the one before is dropped
    bool m_automatic = false;
    bool m_hub = false; ///< one is known
    State m_state = Idle;
    bool m_waiting = false;
    int m_pending = 0;
    int m_sent = 0;
    int m_received = 0;
    QDateTime m_lastDone;
    std::optional<Error> m_error;
    QString m_errorText;
    Language m_language = Language::Chinese;
};

} // namespace cunbao
