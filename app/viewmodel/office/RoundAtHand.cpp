#include "app/viewmodel/office/RoundAtHand.h"

#include <algorithm>

namespace cunbao {

namespace {

bool comesFirst(const Round& a, const Round& b) {
    const bool open = a.state == RoundState::Open;
    if (open != (b.state == RoundState::Open)) return open;
    if (!open) return b.period < a.period;
    if (a.due.isValid() && b.due.isValid() && a.due != b.due) return a.due < b.due;
    if (a.due.isValid() != b.due.isValid()) return a.due.isValid();
    return a.period < b.period;
}

} // namespace

Result<RoundAtHand> roundAtHand(Ledger& ledger) {
    RoundAtHand found;
    TRY_LET(found.today, ledger.today());
    found.period = Period::year(found.today.year());
    RoundReader reader(ledger);
    TRY_LET(const auto rounds, reader.all());
    found.next = found.period;
    while (std::any_of(rounds.begin(), rounds.end(),
                       [&](const Round& round) { return round.period == found.next; }))
        found.next = Period::year(found.next.firstDay().year() + 1);
    const auto first = std::min_element(rounds.begin(), rounds.end(), comesFirst);
    if (first == rounds.end()) return found;
    found.period = first->period;
    found.round = *first;
    return found;
}

} // namespace cunbao
