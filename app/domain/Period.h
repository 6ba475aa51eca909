#pragma once

#include "platform/base/Result.h"

#include <QDate>
#include <QString>

#include <compare>

namespace cunbao {

/// A reporting period (报告期), written `2020`, `2020S1`, `2020Q1`, `202003` or `20200315`.
class Period {
public:
    enum class Length { Year, Half, Quarter, Month, Day };

    /// Years 1900 to 9998. Errors: AppErrc::PeriodSyntax.
    [[nodiscard]] static Result<Period> parse(const QString& text);
    [[nodiscard]] static Period year(int year) { return Period(Length::Year, QDate(year, 1, 1)); }

    [[nodiscard]] Length length() const { return m_length; }
    [[nodiscard]] QDate firstDay() const { return m_first; }
    [[nodiscard]] QDate lastDay() const;
    [[nodiscard]] bool contains(QDate day) const { return m_first <= day && day <= lastDay(); }
    /// The period of the same length a year earlier (a leap day becomes 28 February).
    [[nodiscard]] Period yearBefore() const { return Period(m_length, m_first.addYears(-1)); }
    [[nodiscard]] QString toString() const;

    friend bool operator==(const Period&, const Period&) = default;
    friend bool operator<(const Period& a, const Period& b) {
        return a.m_first != b.m_first ? a.m_first < b.m_first : a.m_length < b.m_length;
    }

private:
    Period(Length length, QDate first) : m_length(length), m_first(first) {}
    Length m_length;
    QDate m_first;
};

} // namespace cunbao
