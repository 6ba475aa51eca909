#include "app/domain/Tally.h"

namespace cunbao {

namespace {

using Point = Tally::Point;

bool earlier(const Point& a, const Point& b) {
    return std::tie(a.on, a.order) < std::tie(b.on, b.order);
}

void keepLatest(std::optional<Point>& kept, const std::optional<Point>& other) {
    if (other && (!kept || earlier(*kept, *other))) kept = other;
}

void keepEarliest(std::optional<Point>& kept, const std::optional<Point>& other) {
    if (other && (!kept || earlier(*other, *kept))) kept = other;
}

void keepNewest(std::optional<Point>& kept, const std::optional<Point>& other) {
    if (other && (!kept || kept->order < other->order)) kept = other;
}

Result<Fraction> overTime(const Indicator& indicator, const Tally& tally) {
    switch (indicator.overTime) {
    case OverTime::Sum: return Fraction(tally.sum);
    case OverTime::Max: return Fraction(tally.greatest);
    case OverTime::Min: return Fraction(tally.smallest);
    case OverTime::Average:
        return Fraction(tally.sum).dividedBy(Fraction::fromInteger(static_cast<std::int64_t>(tally.numbers)));
    case OverTime::Count: return Fraction::fromInteger(static_cast<std::int64_t>(tally.numbers));
    case OverTime::First: return Fraction(tally.first->number);
    case OverTime::Last:
    case OverTime::LastKnown: return Fraction(tally.lastNumber->number);
    case OverTime::Union:
    case OverTime::None: break;
    }
    return Fraction();
}

bool hasContent(const Tally& tally) {
    return tally.numbers > 0 || tally.texts > 0;
}

/// A flow, or a text: numbers beat 不涉及, and "not yet known" holds until a later entry is recorded.
Result<UnitValue> addedUp(const Indicator& indicator, const Tally& within) {
    UnitValue out;
    if (within.empty()) return out;
    out.reported = within.newest->kind != EntryValue::Kind::Unknown;
    if (hasContent(within)) {
        out.state = UnitValue::State::Value;
        if (!indicator.isText()) {
            TRY_LET(out.value, overTime(indicator, within));
        }
    } else if (within.notApplicable > 0 && out.reported) {
        out.state = UnitValue::State::NotApplicable;
    }
    return out;
}

/// A stock: the latest entry decides.
Result<UnitValue> replaced(const Indicator& indicator, const Tally& tally) {
    UnitValue out;
    if (tally.empty()) return out;
    switch (tally.last->kind) {
    case EntryValue::Kind::NotApplicable:
        out.state = UnitValue::State::NotApplicable;
        out.reported = true;
        return out;
    case EntryValue::Kind::Unknown:
        if (!hasContent(tally)) return out;
        break;
    case EntryValue::Kind::Number:
    case EntryValue::Kind::Text: out.reported = true; break;
    }
    out.state = UnitValue::State::Value;
    if (!indicator.isText()) {
        TRY_LET(out.value, overTime(indicator, tally));
    }
    return out;
}

} // namespace

Result<void> Tally::add(const CountedEntry& entry) {
    Tally one;
    const Point point{entry.on, entry.order, entry.value.kind, entry.value.number};
    switch (entry.value.kind) {
    case EntryValue::Kind::Number:
        one.numbers = 1;
        one.sum = one.smallest = one.greatest = entry.value.number;
        one.first = one.lastNumber = point;
        break;
    case EntryValue::Kind::NotApplicable: one.notApplicable = 1; break;
    case EntryValue::Kind::Unknown: one.unknown = 1; break;
    case EntryValue::Kind::Text: one.texts = 1; break;
    }
    one.fromOffice = entry.fromOffice ? 1 : 0;
    one.last = one.newest = point;
    return merge(one);
}

Result<void> Tally::merge(const Tally& other) {
    TRY_LET(const Decimal total, sum.plus(other.sum));
    sum = total;
    if (other.numbers > 0) {
        smallest = numbers > 0 ? std::min(smallest, other.smallest) : other.smallest;
        greatest = numbers > 0 ? std::max(greatest, other.greatest) : other.greatest;
    }
    numbers += other.numbers;
    notApplicable += other.notApplicable;
    texts += other.texts;
    unknown += other.unknown;
    fromOffice += other.fromOffice;
    keepEarliest(first, other.first);
    keepLatest(lastNumber, other.lastNumber);
    keepLatest(last, other.last);
    keepNewest(newest, other.newest);
    return {};
}

Result<UnitValue> unitValue(const Indicator& indicator, const Tally& within, const Tally& before) {
    if (indicator.nature == Nature::Flow || indicator.nature == Nature::Text)
        return addedUp(indicator, within);
    if (indicator.overTime != OverTime::LastKnown) return replaced(indicator, within);

    Tally known = before;
    TRY(known.merge(within));
    TRY_LET(UnitValue out, replaced(indicator, known));
    // A "not yet known" within the period leaves an older number counted, which is shown as old all the same.
    out.fromBefore =
        out.state == UnitValue::State::Value ? within.numbers == 0 : out.reported && within.empty();
    if (within.empty() && out.reported) {
        out.reported = false;
        out.carried = true;
    }
    return out;
}

} // namespace cunbao
