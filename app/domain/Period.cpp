#include "app/domain/Period.h"

#include "app/domain/AppError.h"

namespace cunbao {

namespace {

/// The number that `text` spells in ASCII digits only, or -1.
int digits(QStringView text) {
    int number = 0;
    for (const QChar c : text) {
        if (c < QLatin1Char('0') || c > QLatin1Char('9')) return -1;
        number = number * 10 + (c.unicode() - u'0');
    }
    return text.isEmpty() ? -1 : number;
}

} // namespace

Result<Period> Period::parse(const QString& text) {
    const auto wrong = [&] { return fail(AppErrc::PeriodSyntax, {text}); };
    const QStringView view(text);
    if (view.size() < 4 || view.size() > 8) return wrong();
    const int year = digits(view.first(4));
    if (year < 1900 || year > 9998) return wrong();
    const QStringView rest = view.sliced(4);
    if (rest.isEmpty()) return Period(Length::Year, QDate(year, 1, 1));
    if (rest.size() == 2 && (rest[0] == QLatin1Char('S') || rest[0] == QLatin1Char('Q'))) {
        const bool half = rest[0] == QLatin1Char('S');
        const int number = digits(rest.sliced(1));
        if (number < 1 || number > (half ? 2 : 4)) return wrong();
        return Period(half ? Length::Half : Length::Quarter,
                      QDate(year, 1 + (number - 1) * (half ? 6 : 3), 1));
    }
    if (rest.size() != 2 && rest.size() != 4) return wrong();
    const int month = digits(rest.first(2));
    const int day = rest.size() == 4 ? digits(rest.sliced(2)) : 1;
    if (!QDate::isValid(year, month, day)) return wrong();
    return Period(rest.size() == 4 ? Length::Day : Length::Month, QDate(year, month, day));
}

QDate Period::lastDay() const {
    switch (m_length) {
    case Length::Year: return m_first.addYears(1).addDays(-1);
    case Length::Half: return m_first.addMonths(6).addDays(-1);
    case Length::Quarter: return m_first.addMonths(3).addDays(-1);
    case Length::Month: return m_first.addMonths(1).addDays(-1);
    case Length::Day: return m_first;
    }
    Q_UNREACHABLE();
}

QString Period::toString() const {
    QString year = m_first.toString(QStringLiteral("yyyy"));
    switch (m_length) {
    case Length::Year: return year;
    case Length::Half: return year + QLatin1Char('S') + QString::number(1 + (m_first.month() - 1) / 6);
    case Length::Quarter: return year + QLatin1Char('Q') + QString::number(1 + (m_first.month() - 1) / 3);
    case Length::Month: return m_first.toString(QStringLiteral("yyyyMM"));
    case Length::Day: return m_first.toString(QStringLiteral("yyyyMMdd"));
    }
    Q_UNREACHABLE();
}

} // namespace cunbao
