#pragma once

#include <QObject>
#include <qqmlregistration.h>

namespace cunbao {

/// A new passcode as it is being chosen: typed twice, with a word on how hard it is to guess for somebody who
/// holds the device. Only a short one is refused; the rest are words to the person who chooses.
class PasscodeChoice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString passcode READ passcode WRITE setPasscode NOTIFY changed)
    Q_PROPERTY(QString repeated READ repeated WRITE setRepeated NOTIFY changed)
    Q_PROPERTY(cunbao::PasscodeChoice::Strength strength READ strength NOTIFY changed)
    Q_PROPERTY(bool differs READ differs NOTIFY changed)
    Q_PROPERTY(bool acceptable READ acceptable NOTIFY changed)
    Q_PROPERTY(int shortest READ shortest CONSTANT)

public:
    enum Strength {
        TooShort,
        Weak, ///< few characters again and again, a run such as 123456, or fewer than 8 digits and nothing
              ///< else
        Fair,
        Strong ///< 10 characters or more, of at least two kinds: letters, digits, others
    };
    Q_ENUM(Strength)

    using QObject::QObject;
    ~PasscodeChoice() override;

    [[nodiscard]] QString passcode() const { return m_passcode; }
    [[nodiscard]] QString repeated() const { return m_repeated; }
    [[nodiscard]] Strength strength() const;
    /// What was typed the second time is no beginning of the first.
    [[nodiscard]] bool differs() const;
    /// Long enough, and typed twice alike.
    [[nodiscard]] bool acceptable() const;
    /// Characters that a passcode has at least.
    [[nodiscard]] int shortest() const;

    void setPasscode(const QString& passcode);
    void setRepeated(const QString& repeated);
    /// Forgets both.
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    void forget();

    QString m_passcode;
    QString m_repeated;
};

} // namespace cunbao
