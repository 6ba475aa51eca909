#include "app/domain/FigureCalculation.h"
#include "app/domain/FigureParts.h"

#include <ranges>

namespace cunbao {

namespace {

const SeriesTally& noSeries() {
    static const SeriesTally none;
    return none;
}

/// Which of a unit's texts count, the earliest first.
QStringList statedTexts(const Indicator& indicator, const QStringList& texts) {
    if (texts.isEmpty() || indicator.overTime == OverTime::Union) return texts;
    return QStringList(indicator.overTime == OverTime::First ? texts.first() : texts.last());
}

std::set<QString> doubtsAmong(const Indicator& indicator, const SeriesTally& series) {
    std::set<QString> flags = series.flags;
    if (isMixed(indicator, series) && !series.mixSettled) flags.insert(QStringLiteral("duplicate"));
    return flags;
}

/// The day of the latest entry that states something; null without one.
QDate statedOn(const SeriesTally& series) {
    for (const Tally* tally : {&series.within, &series.before}) {
        if (tally->last && tally->last->kind != EntryValue::Kind::Unknown) return tally->last->on;
        if (tally->lastNumber) return tally->lastNumber->on;
    }
    return {};
}

bool endsUnknown(const SeriesTally& series) {
    const auto& last = series.within.last ? series.within.last : series.before.last;
    return last && last->kind == EntryValue::Kind::Unknown;
}

/// How the last values of units that became one make its value. People, households, money, areas and
/// lengths add up, whether the township then adds them up too, counts the units that have any, or leaves
/// them alone. A share in percent, or what the catalogue itself averages or compares, never adds up: 90% and
/// 80% are not 170%. And the merged unit has what one of its parts had.
OverUnits overStandIns(const Indicator& indicator) {
    if (indicator.valueType == ValueType::YesNo) return OverUnits::Max;
    switch (indicator.overUnits) {
    case OverUnits::Max:
    case OverUnits::Min:
    case OverUnits::Average: return indicator.overUnits;
    case OverUnits::Sum:
    case OverUnits::Count:
    case OverUnits::Union:
    case OverUnits::None: break;
    }
    return indicator.valueType == ValueType::Percent ? OverUnits::Average : OverUnits::Sum;
}

/// How the parts of a unit's life, the earliest first, make its flow. What the office set bears no dates
/// and no number of entries: an average is the parts' plain mean.
Result<Fraction> overParts(OverTime rule, const std::vector<Fraction>& parts) {
    switch (rule) {
    case OverTime::Max: return overUnits(OverUnits::Max, parts);
    case OverTime::Min: return overUnits(OverUnits::Min, parts);
    case OverTime::Average: return overUnits(OverUnits::Average, parts);
    case OverTime::First: return parts.front();
    case OverTime::Last:
    case OverTime::LastKnown: return parts.back();
    case OverTime::Sum:
    case OverTime::Count:
    case OverTime::Union:
    case OverTime::None: break;
    }
    return overUnits(OverUnits::Sum, parts);
}

} // namespace

const SeriesTally& FigureCalculation::series(int index, OrgCode unit) const {
    const auto found = m_input.series.find({index, unit});
    return found == m_input.series.end() ? noSeries() : found->second;
}

Result<FigureCalculation::Share> FigureCalculation::ownShare(int index, OrgCode unit) const {
    const Indicator& indicator = indicatorAt(index);
    const SeriesTally& own = series(index, unit);
    Share share;
    TRY_LET(const auto value, unlessOverflow(unitValue(indicator, own.within, own.before)));
    share.overflow = !value.has_value();
    share.value = value.value_or(UnitValue());
    share.texts = statedTexts(indicator, own.texts);
    share.flags = doubtsAmong(indicator, own);
    if (share.value.fromBefore) share.flags.insert(QStringLiteral("carried"));
    return share;
}

Result<FigureCalculation::Share> FigureCalculation::groupShare(int index, const UnitGroup& group) {
    if (group.predecessors.empty()) return ownShare(index, group.unit);
    return indicatorAt(index).nature == Nature::Stock ? stockOfGroup(index, group)
                                                      : flowOfGroup(index, group);
}

/// Where the office set a predecessor's figure, that is its part, in place of its entries.
Result<bool> FigureCalculation::takeOverride(int index, OrgCode predecessor, Share& part) {
    const EntryValue* set = overrideOf(index, predecessor);
    if (!set) return false;
    TRY_LET(part, ownShare(index, predecessor));
    Figure computed;
    computed.indicator = indicatorAt(index).id;
    computed.unit = predecessor;
    computed.state = stateOf(part.value.state);
    computed.value = part.value.value;
    if (computed.hasValue()) computed.texts = unionOfLists(part.texts);
    if (part.overflow) computed.whyMissing = QStringLiteral("overflow");
    computed.flags = part.flags;
    m_book.m_computed[{index, predecessor}] = computed;
    setByOffice(index, predecessor, *set, part);
    return true;
}

Result<FigureCalculation::Share> FigureCalculation::flowOfGroup(int index, const UnitGroup& group) {
    // Flows add up over the unit and all that it was before.
    const Indicator& indicator = indicatorAt(index);
    SeriesTally all = series(index, group.unit);
    Share share;
    share.flags = doubtsAmong(indicator, all);
    std::vector<Fraction> set;
    QStringList setTexts;
    bool anySet = false;
    bool setNotApplicable = false;
    for (const OrgCode predecessor : std::views::reverse(group.predecessors)) {
        Share part;
        TRY_LET(const bool overridden, takeOverride(index, predecessor, part));
        if (overridden) {
            anySet = true;
            setNotApplicable = setNotApplicable || part.value.state == UnitValue::State::NotApplicable;
            if (part.value.state == UnitValue::State::Value) set.insert(set.begin(), part.value.value);
            setTexts = part.texts + setTexts;
            share.flags.insert(part.flags.begin(), part.flags.end());
            continue;
        }
        const SeriesTally& before = series(index, predecessor);
        for (const auto& merged : {all.within.merge(before.within), all.before.merge(before.before)}) {
            if (merged.ok()) continue;
            if (!merged.error().is(AppErrc::NumberOverflow)) return merged.error();
            share.overflow = true;
        }
        all.texts = before.texts + all.texts;
        const auto doubts = doubtsAmong(indicator, before);
        share.flags.insert(doubts.begin(), doubts.end());
    }
    if (share.overflow) return share;
    TRY_LET(const auto recorded, unlessOverflow(unitValue(indicator, all.within, all.before)));
    share.overflow = !recorded.has_value();
    share.value = recorded.value_or(UnitValue());
    share.texts = statedTexts(indicator, all.texts);
    if (!anySet || share.overflow) return share;

    // An override counts as reported; only what was recorded beside it can leave the unit unreported.
    if (all.within.empty()) share.value.reported = true;
    if (share.value.state == UnitValue::State::Value) {
        set.push_back(share.value.value);
        setTexts += share.texts;
    }
    if (!set.empty()) {
        share.value.state = UnitValue::State::Value;
        share.texts = statedTexts(indicator, setTexts);
        TRY_LET(const auto together, unlessOverflow(overParts(indicator.overTime, set)));
        share.overflow = !together.has_value();
        share.value.value = together.value_or(Fraction());
        if (share.overflow) share.value = UnitValue();
    } else if (setNotApplicable && share.value.reported) {
        share.value.state = UnitValue::State::NotApplicable;
    }
    return share;
}

/// The unit, and of all that it was those whose last values still stand in for entries: a predecessor does
/// until its direct successor states something after the predecessor's own end. Whatever the merges' dates,
/// what a unit has counted since it took another in holds that other's people too, once.
std::vector<OrgCode> FigureCalculation::standingUnits(int index, const UnitGroup& group) const {
    std::vector<OrgCode> open{group.unit};
    std::vector<OrgCode> out;
    while (!open.empty()) {
        const OrgCode unit = open.back();
        open.pop_back();
        out.push_back(unit);
        // An override states a unit whole, with what it had taken in.
        if (unit != group.unit && overrideOf(index, unit)) continue;
        const QDate spoke = statedOn(series(index, unit));
        for (const OrgCode predecessor : group.predecessors) {
            const OrgUnit* former = m_catalogue.unit(predecessor);
            const bool takenOver = !spoke.isNull() && spoke > former->end;
            if (former->successor == unit && !takenOver) open.push_back(predecessor);
        }
    }
    return out;
}

Result<FigureCalculation::Share> FigureCalculation::stockOfGroup(int index, const UnitGroup& group) {
    // From a merge on only the successor's entries count; until it has one, the last values of all that
    // it was stand in: its predecessors', and its own where it stood beside them before.
    const auto standing = standingUnits(index, group);
    TRY_LET(Share own, ownShare(index, group.unit));
    if (standing.size() == 1) return own;

    Indicator lastKnown = indicatorAt(index);
    lastKnown.overTime = OverTime::LastKnown;
    Share share;
    std::vector<Fraction> values;
    bool notApplicable = false;
    bool old = false;
    bool unknown = false;
    for (const OrgCode unit : standing) {
        Share part;
        bool overridden = false;
        if (unit != group.unit) {
            TRY_LET(overridden, takeOverride(index, unit, part));
        }
        if (!overridden) {
            const SeriesTally& before = series(index, unit);
            TRY_LET(const auto value, unlessOverflow(unitValue(lastKnown, before.within, before.before)));
            share.overflow = share.overflow || !value;
            part.value = value.value_or(UnitValue());
            part.flags = doubtsAmong(lastKnown, before);
            unknown = unknown || endsUnknown(before);
            old = old || part.value.state != UnitValue::State::Missing;
        }
        if (part.value.state == UnitValue::State::Value) values.push_back(part.value.value);
        notApplicable = notApplicable || part.value.state == UnitValue::State::NotApplicable;
        share.flags.insert(part.flags.begin(), part.flags.end());
    }
    if (share.overflow) return share;
    if (!values.empty()) {
        TRY_LET(const auto together, unlessOverflow(overUnits(overStandIns(lastKnown), values)));
        share.overflow = !together.has_value();
        if (share.overflow) return share;
        share.value.state = UnitValue::State::Value;
        share.value.value = *together;
    } else if (notApplicable && !unknown) {
        share.value.state = UnitValue::State::NotApplicable;
    } else {
        return own;
    }
    // "Not yet known" leaves the numbers counted and the unit unreported. Where the office set every part
    // that stands, nothing is old.
    share.value.fromBefore = old;
    share.value.carried = old && !unknown;
    share.value.reported = !old && !unknown;
    if (old) share.flags.insert(QStringLiteral("carried"));
    return share;
}

} // namespace cunbao
