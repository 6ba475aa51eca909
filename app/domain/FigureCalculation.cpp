#include "app/domain/FigureCalculation.h"

#include "app/domain/FigureParts.h"

namespace cunbao {

Result<void> FigureCalculation::run() {
    const auto& indicators = m_catalogue.indicators();
    m_book.m_townshipCode = m_catalogue.township();
    m_book.m_groups = villageGroups(m_catalogue, m_book.m_period);
    m_book.m_township.resize(indicators.size());
    m_shares.resize(indicators.size());
    m_unexpected.resize(indicators.size());
    for (const UnitGroup& group : m_book.m_groups)
        m_book.m_villages[group.unit].resize(indicators.size());
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        const int index = static_cast<int>(i);
        m_book.m_index.insert(indicators[i].id, index);
        for (auto& [unit, figures] : m_book.m_villages) {
            figures[i].indicator = indicators[i].id;
            figures[i].unit = unit;
        }
        m_book.m_township[i].indicator = indicators[i].id;
        m_book.m_township[i].unit = m_book.m_townshipCode;
        TRY(recordedFigures(index));
    }
    TRY(derivedFigures());
    TRY(validate());
    return markOutliers();
}

Figure& FigureCalculation::figure(int index, OrgCode unit) {
    auto& figures = unit == m_book.m_townshipCode ? m_book.m_township : m_book.m_villages.at(unit);
    return figures[static_cast<std::size_t>(index)];
}

const EntryValue* FigureCalculation::overrideOf(int index, OrgCode unit) const {
    const auto found = m_input.overrides.find({index, unit});
    if (found == m_input.overrides.end()) return nullptr;
    const bool text = indicatorAt(index).isText();
    switch (found->second.kind) {
    case EntryValue::Kind::NotApplicable: return &found->second;
    case EntryValue::Kind::Number: return text ? nullptr : &found->second;
    case EntryValue::Kind::Text: return text ? &found->second : nullptr;
    case EntryValue::Kind::Unknown: break;
    }
    return nullptr;
}

/// That the office set it, and what is doubtful about that.
void FigureCalculation::flagOverride(int index, OrgCode unit, std::set<QString>& flags) const {
    flags.erase(QStringLiteral("carried"));
    flags.insert(QStringLiteral("overridden"));
    const auto doubts = m_input.overrideFlags.find({index, unit});
    if (doubts != m_input.overrideFlags.end()) flags.insert(doubts->second.begin(), doubts->second.end());
}

/// A village's override counts as reported; upper levels use it.
void FigureCalculation::setByOffice(int index, OrgCode unit, const EntryValue& value, Share& share) const {
    share.value = UnitValue();
    share.value.reported = true;
    share.value.state = value.kind == EntryValue::Kind::NotApplicable ? UnitValue::State::NotApplicable
                                                                      : UnitValue::State::Value;
    share.value.value = Fraction(value.number);
    share.texts = value.kind == EntryValue::Kind::Text ? QStringList(value.text) : QStringList();
    share.overflow = false;
    flagOverride(index, unit, share.flags);
}

Result<void> FigureCalculation::recordedFigures(int index) {
    const Indicator& indicator = indicatorAt(index);
    if (indicator.recordedBy == RecordedBy::Nobody) return {};
    if (indicator.recordedBy == RecordedBy::Profile) {
        profileFigure(index);
        return {};
    }

    UnitShares shares;
    UnitShares unexpected;
    if (indicator.byVillages()) {
        for (const UnitGroup& group : m_book.m_groups) {
            TRY_LET(Share share, villageFigure(index, group));
            (group.expected ? shares : unexpected).emplace_back(group.unit, std::move(share));
        }
    }
    if (indicator.byTownship()) {
        TRY_LET(Share share, ownShare(index, m_book.m_townshipCode));
        shares.emplace_back(m_book.m_townshipCode, std::move(share));
    }
    Figure& township = figure(index, m_book.m_townshipCode);
    TRY_LET(township, mergeShares(indicator, shares, unexpected));
    township.indicator = indicator.id;
    township.unit = m_book.m_townshipCode;
    const auto at = static_cast<std::size_t>(index);
    m_shares[at].insert(shares.begin(), shares.end());
    m_unexpected[at].insert(unexpected.begin(), unexpected.end());
    replaceByOverride(index, township);
    return {};
}

void FigureCalculation::profileFigure(int index) {
    Figure& township = figure(index, m_book.m_townshipCode);
    const QString text = m_input.profile.value(indicatorAt(index).expression).trimmed();
    township.expected = 1;
    if (text.isEmpty()) {
        township.missing.push_back(m_book.m_townshipCode);
    } else {
        township.state = FigureState::Value;
        township.reported = 1;
        township.texts = QStringList(text);
    }
    replaceByOverride(index, township);
}

/// Fills in a village's figure; returns its share in the township's.
Result<FigureCalculation::Share> FigureCalculation::villageFigure(int index, const UnitGroup& group) {
    TRY_LET(Share share, groupShare(index, group));
    // The stocks of a unit that ended without successor end with it.
    if (!group.expected && indicatorAt(index).nature == Nature::Stock) share = Share();
    Figure& village = figure(index, group.unit);
    const auto filled = [&](const Share& from) {
        Figure out;
        out.indicator = village.indicator;
        out.unit = village.unit;
        out.state = stateOf(from.value.state);
        out.value = from.value.value;
        if (out.hasValue()) out.texts = unionOfLists(from.texts);
        if (group.expected) countContributor(out, group.unit, from.value);
        out.flags = from.flags;
        if (from.overflow) out.whyMissing = QStringLiteral("overflow");
        return out;
    };
    if (const EntryValue* set = overrideOf(index, group.unit)) {
        m_book.m_computed[{index, group.unit}] = filled(share);
        setByOffice(index, group.unit, *set, share);
    }
    village = filled(share);
    return share;
}

Result<Figure> FigureCalculation::mergeShares(const Indicator& indicator, const UnitShares& shares,
                                              const UnitShares& unexpected) const {
    Figure out;
    std::vector<Fraction> values;
    QStringList texts;
    bool anyValue = false;
    bool anyNotApplicable = false;
    bool allNotApplicable = true;
    bool overflow = false;
    const auto take = [&](const Share& share) {
        if (share.value.state == UnitValue::State::Value) {
            anyValue = true;
            values.push_back(share.value.value);
            texts += share.texts;
        }
        anyNotApplicable = anyNotApplicable || share.value.state == UnitValue::State::NotApplicable;
        overflow = overflow || share.overflow;
        out.flags.insert(share.flags.begin(), share.flags.end());
    };
    for (const auto& [unit, share] : shares) {
        countContributor(out, unit, share.value);
        take(share);
        allNotApplicable = allNotApplicable && share.value.state == UnitValue::State::NotApplicable;
    }
    for (const auto& [unit, share] : unexpected)
        take(share);
    std::sort(out.missing.begin(), out.missing.end());
    std::sort(out.carried.begin(), out.carried.end());

    // "none": the figure is the township's own; villages' values are not merged.
    const bool merged =
        indicator.overUnits != OverUnits::None || indicator.recordedBy == RecordedBy::Township;
    if (!merged) return out;
    if (anyValue && !indicator.isText() && !overflow) {
        TRY_LET(const auto value, unlessOverflow(overUnits(indicator.overUnits, values)));
        overflow = !value.has_value();
        out.value = value.value_or(Fraction());
    }
    if (overflow) {
        // Without the unit beyond the range the rest would pass for the whole.
        out.whyMissing = QStringLiteral("overflow");
    } else if (anyValue) {
        out.state = FigureState::Value;
        if (indicator.isText()) out.texts = unionOfLists(texts);
    } else if (anyNotApplicable && allNotApplicable) {
        out.state = FigureState::NotApplicable;
    }
    return out;
}

void FigureCalculation::replaceByOverride(int index, Figure& replaced) {
    const EntryValue* value = overrideOf(index, replaced.unit);
    if (!value) return;
    m_book.m_computed[{index, replaced.unit}] = replaced;
    replaced.state =
        value->kind == EntryValue::Kind::NotApplicable ? FigureState::NotApplicable : FigureState::Value;
    replaced.value = Fraction(value->number);
    replaced.texts = value->kind == EntryValue::Kind::Text ? QStringList(value->text) : QStringList();
    // The office states the figure as a whole, so nothing of it is missing any more.
    replaced.expected = std::max(replaced.expected, 1);
    replaced.reported = replaced.expected;
    replaced.missing.clear();
    replaced.carried.clear();
    replaced.whyMissing.clear();
    flagOverride(index, replaced.unit, replaced.flags);
}

} // namespace cunbao
