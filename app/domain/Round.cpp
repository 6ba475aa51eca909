#include "app/domain/Round.h"

#include <algorithm>
#include <map>

namespace cunbao {

namespace {

struct Folded {
    Round round;
    bool opened = false;
};

void take(Folded& into, const RoundStep& step) {
    Round& round = into.round;
    switch (step.event.kind) {
    case OpKind::RoundOpened:
        into.opened = true;
        round.state = RoundState::Open;
        round.due = step.event.due;
        break;
    case OpKind::RoundReopened:
        round.state = RoundState::Open;
        round.freezes = 0;
        round.position.clear();
        break;
    case OpKind::RoundClosed:
        if (round.state == RoundState::Open) round.state = RoundState::Closed;
        break;
    case OpKind::RoundFrozen:
        // Of two freezes the first by order key holds and the other is flagged.
        if (round.freezes++ == 0) {
            round.position = step.event.position;
            round.frozenAt = step.order;
        }
        round.state = RoundState::Frozen;
        break;
    default: round.state = RoundState::Frozen; break;
    }
}

} // namespace

std::vector<Round> roundsOf(std::vector<RoundStep> steps) {
    std::sort(steps.begin(), steps.end(),
              [](const RoundStep& a, const RoundStep& b) { return a.order < b.order; });
    std::map<std::pair<QString, QString>, Folded> folded;
    for (const RoundStep& step : steps) {
        const auto period = Period::parse(step.event.period);
        if (!period.ok()) continue; // Such an operation is refused before it gets here.
        Folded& one = folded[{step.event.templateId, step.event.period}];
        one.round.templateId = step.event.templateId;
        one.round.period = *period;
        take(one, step);
    }
    std::vector<Round> out;
    for (auto& [key, one] : folded)
        if (one.opened) out.push_back(std::move(one.round));
    return out;
}

const Round* freezeOf(const std::vector<Round>& rounds, const Period& period) {
    const Round* first = nullptr;
    for (const Round& round : rounds) {
        if (round.state != RoundState::Frozen || round.position.isEmpty() || round.period != period) continue;
        if (!first || round.frozenAt < first->frozenAt) first = &round;
    }
    return first;
}

} // namespace cunbao
