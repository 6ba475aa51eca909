#include "tests/simulation/Oracle.h"

#include <algorithm>

namespace cunbao::oracle {

std::string toString(const Sum& sum) {
    std::string out = sum.state == Sum::State::Value           ? std::to_string(sum.number)
                      : sum.state == Sum::State::NotApplicable ? "not applicable"
                                                               : "nothing";
    out += ", " + std::to_string(sum.reported) + " of " + std::to_string(sum.expected) + ", missing";
    for (const std::int64_t unit : sum.missing)
        out += ' ' + std::to_string(unit % 1000);
    out += ", carried";
    for (const std::int64_t unit : sum.carried)
        out += ' ' + std::to_string(unit % 1000);
    return out;
}

Oracle::Oracle(std::vector<Said> said) : m_said(std::move(said)) {
    hearOnce();
    settle();
}

/// What was said again counts once, as it was said first; whoever names any of these names that one.
void Oracle::hearOnce() {
    std::map<std::string, const Said*> first;
    for (const Said& one : m_said) {
        const Said*& known = first[one.id];
        if (!known || one.order() < known->order()) known = &one;
    }
    std::map<Name, Name> called;
    for (const Said& one : m_said)
        if (one.kind != Said::Kind::Overridden) called.emplace(one.name, first.at(one.id)->name);
    std::map<Name, std::set<Name>> parents;
    for (const Said& one : m_said)
        for (const Name& parent : one.parents) {
            const auto known = called.find(parent);
            parents[called.at(one.name)].insert(known == called.end() ? parent : known->second);
        }
    std::vector<Said> once;
    for (const Said& one : m_said) {
        if (one.kind != Said::Kind::Overridden && called.at(one.name) != one.name) continue;
        once.push_back(one);
        if (const auto of = parents.find(one.name); of != parents.end())
            once.back().parents.assign(of->second.begin(), of->second.end());
    }
    m_said = std::move(once);
}

Oracle::Labels Oracle::labels() const {
    // What counts: a recording, and whatever revises something that counts.
    Labels label;
    for (bool moved = true; moved;) {
        moved = false;
        for (const Said& one : m_said) {
            if (one.kind == Said::Kind::Overridden || label.contains(one.name)) continue;
            const bool counts = one.kind == Said::Kind::Recorded ||
                                std::any_of(one.parents.begin(), one.parents.end(),
                                            [&](const Name& parent) { return label.contains(parent); });
            if (counts) moved = label.emplace(one.name, static_cast<int>(label.size())).second || moved;
        }
    }
    // What hangs together: the smallest label spreads until nothing changes.
    for (bool moved = true; moved;) {
        moved = false;
        const auto join = [&](const Name& one, const Name& other) {
            int& a = label.at(one);
            int& b = label.at(other);
            moved = moved || a != b;
            a = b = std::min(a, b);
        };
        std::map<std::pair<std::int64_t, std::string>, Name> byKey;
        for (const Said& one : m_said) {
            if (!label.contains(one.name)) continue;
            for (const Name& parent : one.parents)
                if (label.contains(parent)) join(one.name, parent);
            if (!one.key.empty())
                join(one.name, byKey.emplace(std::pair(one.unit, one.key), one.name).first->second);
        }
    }
    return label;
}

void Oracle::settle() {
    const Labels label = labels();
    std::map<int, std::vector<const Said*>> together;
    std::set<Name> revised;
    for (const Said& one : m_said) {
        if (!label.contains(one.name)) continue;
        together[label.at(one.name)].push_back(&one);
        revised.insert(one.parents.begin(), one.parents.end());
    }
    for (const auto& [number, all] : together) {
        Entry entry;
        for (const Said* one : all) {
            if (one->kind == Said::Kind::Recorded &&
                (!entry.recording || entry.recording->order() < one->order()))
                entry.recording = one;
            if (revised.contains(one->name)) continue;
            ++entry.heads;
            if (!entry.head || entry.head->order() < one->order()) entry.head = one;
        }
        if (entry.recording && entry.head && entry.head->kind != Said::Kind::Withdrawn)
            m_entries.push_back(entry);
    }
}

const Said* Oracle::overrideOf(const std::string& indicator, std::int64_t unit, const Period& period) const {
    const Said* latest = nullptr;
    for (const Said& one : m_said)
        if (one.kind == Said::Kind::Overridden && one.indicator == indicator && one.unit == unit &&
            one.period == period.text && (!latest || latest->order() < one.order()))
            latest = &one;
    return latest;
}

/// What the entries alone come to.
Sum Oracle::entered(const std::string& indicator, std::int64_t unit, const Period& period) const {
    const bool stock = indicator.front() == 's';
    std::vector<Entry> counted;
    for (const Entry& entry : m_entries)
        if (entry.recording->indicator == indicator && entry.recording->unit == unit &&
            entry.head->day <= period.last && (stock || entry.head->day >= period.first))
            counted.push_back(entry);
    // By day, then by place in the log; of a stock, which replaces, the last of a day counts.
    std::sort(counted.begin(), counted.end(), [](const Entry& a, const Entry& b) {
        return std::pair(a.head->day, a.recording->order()) < std::pair(b.head->day, b.recording->order());
    });
    Sum sum;
    sum.expected = 1;
    const Said* latest = nullptr;
    const Entry* newest = nullptr;
    bool anyNumber = false;
    bool anyNotApplicable = false;
    for (std::size_t i = 0; i < counted.size(); ++i) {
        const Entry& entry = counted[i];
        if (stock && i + 1 < counted.size() && counted[i + 1].head->day == entry.head->day) continue;
        latest = entry.head;
        if (!newest || stock || newest->recording->order() < entry.recording->order()) newest = &entry;
        anyNotApplicable = anyNotApplicable || entry.head->word == Word::NotApplicable;
        if (entry.head->word != Word::Number) continue;
        sum.number = stock ? entry.head->number : sum.number + entry.head->number;
        anyNumber = true;
    }
    const bool known = newest && newest->head->word != Word::Unknown;
    if (stock ? known && newest->head->word == Word::NotApplicable : known && !anyNumber && anyNotApplicable)
        sum.state = Sum::State::NotApplicable;
    else if (anyNumber)
        sum.state = Sum::State::Value;
    if (sum.state != Sum::State::Value) sum.number = 0;
    if (!known)
        sum.missing = {unit};
    else if (stock && latest->day < period.first)
        sum.carried = {unit};
    else
        sum.reported = 1;
    return sum;
}

Sum Oracle::ofUnit(const std::string& indicator, std::int64_t unit, const Period& period) const {
    Sum sum = entered(indicator, unit, period);
    if (const Said* set = overrideOf(indicator, unit, period)) {
        sum = {};
        sum.state = set->word == Word::Number ? Sum::State::Value : Sum::State::NotApplicable;
        sum.number = set->number;
        sum.reported = sum.expected = 1;
    }
    return sum;
}

Sum Oracle::ofTownship(const std::string& indicator, std::int64_t township,
                       const std::vector<std::int64_t>& villages, const Period& period) const {
    if (indicator.front() == 'k') return ofUnit(indicator, township, period);
    Sum sum;
    sum.expected = static_cast<int>(villages.size());
    bool allNotApplicable = true;
    for (const std::int64_t village : villages) {
        const Sum one = ofUnit(indicator, village, period);
        sum.number += one.number;
        sum.reported += one.reported;
        sum.missing.insert(one.missing.begin(), one.missing.end());
        sum.carried.insert(one.carried.begin(), one.carried.end());
        if (one.state == Sum::State::Value) sum.state = Sum::State::Value;
        allNotApplicable = allNotApplicable && one.state == Sum::State::NotApplicable;
    }
    if (allNotApplicable) sum.state = Sum::State::NotApplicable;
    if (const Said* set = overrideOf(indicator, township, period)) {
        sum.state = set->word == Word::Number ? Sum::State::Value : Sum::State::NotApplicable;
        sum.number = set->number;
        sum.reported = sum.expected;
        sum.missing.clear();
        sum.carried.clear();
    }
    return sum;
}

} // namespace cunbao::oracle
