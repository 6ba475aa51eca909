#include "app/domain/RoundForToday.h"

#include <algorithm>
#include <tuple>

namespace cunbao {

std::optional<Round> roundForToday(const std::vector<Round>& open, QDate today, const QStringList& asking) {
    const auto rank = [&](const Round& round) {
        const Period& period = round.period;
        return std::tuple(asking.contains(round.templateId), period.contains(today),
                          period.firstDay().daysTo(period.lastDay()), period.firstDay());
    };
    const auto first = std::max_element(open.begin(), open.end(),
                                        [&](const Round& a, const Round& b) { return rank(a) < rank(b); });
    return first == open.end() ? std::nullopt : std::optional(*first);
}

Period periodForToday(const std::optional<Round>& round, QDate today) {
    return round ? round->period : Period::year(today.year());
}

} // namespace cunbao
