#pragma once

#include "app/viewmodel/phone/PasscodeChoice.h"
#include "app/viewmodel/session/PageModel.h"

namespace cunbao {

/// Changing this device's passcode. The database stays as it is; a wrong current one counts like any other.
class PasscodeModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString current READ current WRITE setCurrent NOTIFY formChanged)
    Q_PROPERTY(cunbao::PasscodeChoice* fresh READ fresh CONSTANT)
    Q_PROPERTY(bool changeable READ changeable NOTIFY formChanged)

public:
    explicit PasscodeModel(QObject* parent = nullptr);

    [[nodiscard]] QString current() const { return m_current; }
    void setCurrent(const QString& current);
    /// The new one, typed twice.
    [[nodiscard]] PasscodeChoice* fresh() { return &m_fresh; }
    /// The current one is typed, and an acceptable new one.
    [[nodiscard]] bool changeable() const { return !m_current.isEmpty() && m_fresh.acceptable(); }

    /// Takes about two seconds, by intention; `busy` meanwhile.
    Q_INVOKABLE void change();

Q_SIGNALS:
    void formChanged();
    /// The new one is in force.
    void changed();

protected:
    void load() override {}

private:
    QString m_current;
    PasscodeChoice m_fresh;
};

} // namespace cunbao
