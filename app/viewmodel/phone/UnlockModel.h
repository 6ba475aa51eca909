#pragma once

#include "app/viewmodel/session/PageModel.h"

namespace cunbao {

/// Unlocking this device's home: the passcode, the growing delay after wrong ones, and what only this device
/// holds. Needs no opened ledger.
class UnlockModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool unlocking READ unlocking NOTIFY unlockingChanged)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY secondsLeftChanged)
    Q_PROPERTY(QString waitText READ waitText NOTIFY secondsLeftChanged)
    Q_PROPERTY(int onlyHere READ onlyHere NOTIFY onlyHereChanged)
    Q_PROPERTY(QString officeName READ officeName NOTIFY officeNameChanged)
    Q_PROPERTY(QString folder READ folder NOTIFY sessionChanged)

public:
    explicit UnlockModel(QObject* parent = nullptr);

    /// The passcode is being tried; takes about a second, by intention.
    [[nodiscard]] bool unlocking() const { return m_unlocking; }
    /// Until the next try; 0: at once.
    [[nodiscard]] int secondsLeft() const { return m_secondsLeft; }
    /// The same in words; empty for 0.
    [[nodiscard]] QString waitText() const;
    /// How many operations only this device held when it was last open.
    [[nodiscard]] int onlyHere() const;
    /// On the main office device, from its public card; empty elsewhere, where no name lies in clear.
    [[nodiscard]] QString officeName() const { return m_officeName; }
    /// Where this device's data lie, for who must put them aside because the passcode is lost.
    [[nodiscard]] QString folder() const;

    /// Nothing happens while one is being tried or the delay runs.
    Q_INVOKABLE void unlock(const QString& passcode);

Q_SIGNALS:
    void unlockingChanged();
    void secondsLeftChanged();
    void onlyHereChanged();
    void officeNameChanged();
    void unlocked();

protected:
    void load() override;

private:
    void setUnlocking(bool unlocking);
    void waitFor(int seconds);
    void countDown();

    QString m_officeName;
    QTimer m_timer;
    Instant m_until{};
    int m_wait = 0; ///< seconds that were told when the wait began
    int m_secondsLeft = 0;
    bool m_unlocking = false;
};

} // namespace cunbao
