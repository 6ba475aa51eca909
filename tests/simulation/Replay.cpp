#include "tests/simulation/Replay.h"

#include <QStringList>

namespace cunbao::simulation {

QString spellEvents(const Plan& plan) {
    const Plan whole = planOf(plan.seed);
    QStringList out;
    for (const Event& event : plan.events) {
        const Event& was = whole.events.at(static_cast<std::size_t>(event.number));
        QString text = QString::number(event.number);
        if (event.stumble != was.stumble) text += QLatin1Char('s');
        if (event.mishap != was.mishap) text += QLatin1Char('m');
        if (event.meanwhile != was.meanwhile) text += QLatin1Char('w');
        if (event.afterMs != was.afterMs) text += QLatin1Char('t');
        out.append(text);
    }
    return out.join(QLatin1Char(','));
}

std::optional<Plan> withEvents(const Plan& whole, const QString& text) {
    Plan plan{whole.seed, whole.setting, {}};
    const QStringList words = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& word : words) {
        qsizetype digits = 0;
        while (digits < word.size() && word[digits].isDigit())
            ++digits;
        const std::size_t number = word.left(digits).toUInt();
        if (digits == 0 || number >= whole.events.size()) return std::nullopt;
        Event event = whole.events[number];
        for (const QChar taken : word.mid(digits)) {
            if (taken == QLatin1Char('s'))
                event.stumble = Stumble::None;
            else if (taken == QLatin1Char('m'))
                event.mishap = Mishap::None;
            else if (taken == QLatin1Char('w'))
                event.meanwhile = 0;
            else if (taken == QLatin1Char('t'))
                event.afterMs = 0;
            else
                return std::nullopt;
        }
        plan.events.push_back(event);
    }
    return plan;
}

} // namespace cunbao::simulation
