#include "app/viewmodel/phone/EntryDate.h"

#include "app/viewmodel/NumberText.h"

#include <QLocale>

#include <algorithm>

namespace cunbao {

namespace {
constexpr int RecentDays = 7;

/// What people call a day of the last week.
QString wordOf(QDate day, QDate today, Language language) {
    const bool chinese = language == Language::Chinese;
    if (day == today) return chinese ? QStringLiteral("今天") : QStringLiteral("Today");
    if (day == today.addDays(-1)) return chinese ? QStringLiteral("昨天") : QStringLiteral("Yesterday");
    const QLocale spoken(chinese ? QLocale::Chinese : QLocale::English);
    return spoken.dayName(day.dayOfWeek(), chinese ? QLocale::ShortFormat : QLocale::LongFormat);
}

} // namespace

QString EntryDate::text() const {
    return textOf(day());
}

QStringList EntryDate::recent() const {
    QStringList out;
    for (QDate day = m_last; isAllowed(day) && out.size() < RecentDays; day = day.addDays(-1))
        out.append(QStringLiteral("%1\u00A0· %2").arg(wordOf(day, m_today, m_language), textOf(day)));
    return out;
}

int EntryDate::recentIndex() const {
    if (!isAllowed(day())) return -1;
    const qint64 back = day().daysTo(m_last);
    return back < RecentDays ? int(back) : -1;
}

QString EntryDate::firstText() const {
    return textOf(m_first);
}

QString EntryDate::lastText() const {
    return textOf(m_last);
}

void EntryDate::allow(QDate first, QDate last, QDate proposed, QDate today, Language language) {
    m_first = first;
    m_last = last;
    m_proposed = proposed;
    m_today = today;
    m_language = language;
    if (!isAllowed(m_chosen)) m_chosen = QDate();
    Q_EMIT changed();
}

void EntryDate::setChosen(QDate day) {
    m_refused = day.isValid() && !isAllowed(day);
    if (!m_refused) m_chosen = day;
    Q_EMIT changed();
}

void EntryDate::chooseRecent(int index) {
    if (index >= 0 && index < RecentDays) setChosen(m_last.addDays(-index));
}

void EntryDate::moveDays(int days) {
    setChosen(std::clamp(dayToMove().addDays(days), m_first, m_last));
}

void EntryDate::moveMonths(int months) {
    setChosen(std::clamp(dayToMove().addMonths(months), m_first, m_last));
}

void EntryDate::chooseTyped(const QString& typed) {
    const QString text = typed.trimmed();
    QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid()) day = QDate::fromString(text, QStringLiteral("yyyy-M-d"));
    if (!day.isValid()) day = QDate::fromString(text, QStringLiteral("yyyyMMdd"));
    if (day.isValid()) {
        setChosen(day);
        return;
    }
    m_refused = true;
    Q_EMIT changed();
}

bool EntryDate::isAllowed(QDate day) const {
    return day.isValid() && m_first <= day && day <= m_last;
}

QString EntryDate::textOf(QDate day) const {
    return dayText(day, m_language, m_today.year());
}

} // namespace cunbao
