#pragma once

#include <QQuickItem>
#include <QQuickWindow>

namespace cunbao {

/// For QML: a person at the window of an item, who goes by what can be read or heard, and whoever looks over
/// the shoulder. What is done waits until it can be done; where it can't, it is false and `complaint` says
/// why.
class QuickPerson : public QObject {
    Q_OBJECT
    Q_PROPERTY(QQuickItem* at MEMBER m_at)
    Q_PROPERTY(QString complaint READ complaint)

public:
    using QObject::QObject;

    [[nodiscard]] QString complaint() const { return m_complaint; }

    /// Person's.
    Q_INVOKABLE bool sees(const QString& words);
    Q_INVOKABLE bool taps(const QString& name);
    Q_INVOKABLE bool types(const QString& label, const QString& text);

    /// Looks once. Whether words that contain these are in sight.
    Q_INVOKABLE [[nodiscard]] bool inSight(const QString& words) const;
    /// Looks once. The control with exactly this name, in sight or scrolled away; null where there is none.
    Q_INVOKABLE [[nodiscard]] QQuickItem* control(const QString& name) const;
    /// What is read aloud of the item that has the focus.
    Q_INVOKABLE [[nodiscard]] QString focus() const;
    /// The names of all that a keyboard has to reach, in sight or scrolled away, in the order in which one
    /// column is read: from top to bottom, what stands side by side from left to right.
    Q_INVOKABLE [[nodiscard]] QStringList controls() const;

private:
    QQuickItem* m_at = nullptr;
    QString m_complaint;
};

} // namespace cunbao
