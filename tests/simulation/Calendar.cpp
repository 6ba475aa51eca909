#include "tests/simulation/Calendar.h"

#include "tests/simulation/Memory.h"

namespace cunbao::simulation {

QDate pickDay(int pick) {
    static const std::vector<QDate> days{QDate(2019, 5, 1),  QDate(2019, 12, 31), QDate(2020, 1, 5),
                                         QDate(2020, 2, 29), QDate(2020, 3, 1),   QDate(2020, 3, 10)};
    return days[static_cast<std::size_t>(pick) % days.size()];
}

const QStringList& periods() {
    static const QStringList all{QStringLiteral("2020"), QStringLiteral("202003"), QStringLiteral("2020S1"),
                                 QStringLiteral("2019")};
    return all;
}

oracle::Period plainPeriod(const QString& text) {
    const auto period = Period::parse(text);
    return {text.toStdString(), plain(period->firstDay()), plain(period->lastDay())};
}

} // namespace cunbao::simulation
