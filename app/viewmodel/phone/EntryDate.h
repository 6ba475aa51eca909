#pragma once

#include "app/viewmodel/Language.h"

#include <QDate>
#include <QObject>
#include <QStringList>
#include <qqmlregistration.h>

namespace cunbao {

/// The date of an entry that is being made: proposed by the period, changed by the person within the days
/// that are allowed.
class EntryDate : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to its page's model")
    Q_PROPERTY(bool missing READ missing NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(bool isToday READ isToday NOTIFY changed)
    Q_PROPERTY(QStringList recent READ recent NOTIFY changed)
    Q_PROPERTY(int recentIndex READ recentIndex NOTIFY changed)
    Q_PROPERTY(QString firstText READ firstText NOTIFY changed)
    Q_PROPERTY(QString lastText READ lastText NOTIFY changed)
    Q_PROPERTY(bool mayShrink READ mayShrink NOTIFY changed)
    Q_PROPERTY(bool mayGrow READ mayGrow NOTIFY changed)
    Q_PROPERTY(bool refused READ refused NOTIFY changed)

public:
    using QObject::QObject;

    /// Null while none is proposed or chosen.
    [[nodiscard]] QDate day() const { return m_chosen.isValid() ? m_chosen : m_proposed; }
    /// Null while the proposed one stands.
    [[nodiscard]] QDate chosen() const { return m_chosen; }
    [[nodiscard]] bool missing() const { return !day().isValid(); }
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isToday() const { return day().isValid() && day() == m_today; }
    /// The latest days that are allowed, the newest first, each with its word: today, yesterday, the weekday.
    [[nodiscard]] QStringList recent() const;
    /// Which of them the day is; -1: none.
    [[nodiscard]] int recentIndex() const;
    /// The first and the last day that are allowed.
    [[nodiscard]] QString firstText() const;
    [[nodiscard]] QString lastText() const;
    /// Earlier and later days than this one are allowed too.
    [[nodiscard]] bool mayShrink() const { return m_first < dayToMove(); }
    [[nodiscard]] bool mayGrow() const { return dayToMove() < m_last; }
    /// What was typed last is no day, or none that is allowed.
    [[nodiscard]] bool refused() const { return m_refused; }

    /// The days from `first` to `last` are allowed; a chosen one outside is given up. `proposed` may be null.
    void allow(QDate first, QDate last, QDate proposed, QDate today, Language language);
    void setChosen(QDate day);

    Q_INVOKABLE void chooseRecent(int index);
    /// On or back from the day, or from the last one while there is none; no further than is allowed.
    Q_INVOKABLE void moveDays(int days);
    Q_INVOKABLE void moveMonths(int months);
    /// 2020-03-15, 2020-3-15 or 20200315.
    Q_INVOKABLE void chooseTyped(const QString& typed);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QDate dayToMove() const { return missing() ? m_last : day(); }
    [[nodiscard]] bool isAllowed(QDate day) const;
    [[nodiscard]] QString textOf(QDate day) const;

    QDate m_first;
    QDate m_last;
    QDate m_proposed;
    QDate m_chosen;
    QDate m_today;
    Language m_language = Language::Chinese;
    bool m_refused = false;
};

} // namespace cunbao
