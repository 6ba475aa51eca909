#include "app/domain/FigureCalculation.h"

#include "app/domain/AppError.h"

namespace cunbao {

namespace {

const SeriesTally& noSeries() {
    static const SeriesTally none;
    return none;
}

/// How complete one contributor makes its figure.
void countContributor(Figure& figure, OrgCode unit, const UnitValue& value) {
    ++figure.expected;
    if (value.carried)
        figure.carried.push_back(unit);
    else if (value.reported)
        ++figure.reported;
    else
        figure.missing.push_back(unit);
}

FigureState stateOf(UnitValue::State state) {
    switch (state) {
    case UnitValue::State::Value: return FigureState::Value;
    case UnitValue::State::NotApplicable: return FigureState::NotApplicable;
    case UnitValue::State::Missing: break;
    }
    return FigureState::Missing;
}

Result<Fraction> overUnits(OverUnits rule, const std::vector<Fraction>& values) {
    Fraction out = values.front();
    switch (rule) {
    case OverUnits::Max: return *std::max_element(values.begin(), values.end());
    case OverUnits::Min: return *std::min_element(values.begin(), values.end());
    case OverUnits::Count:
        return Fraction::fromInteger(
            std::count_if(values.begin(), values.end(), [](const Fraction& v) { return v > Fraction(); }));
    case OverUnits::Sum:
    case OverUnits::Average:
    case OverUnits::Union:
    case OverUnits::None: break;
    }
    for (std::size_t i = 1; i < values.size(); ++i) {
        TRY_LET(out, out.plus(values[i]));
    }
    if (rule == OverUnits::Average)
        return out.dividedBy(Fraction::fromInteger(static_cast<std::int64_t>(values.size())));
    return out;
}

OperandValue operandOf(const Figure& figure) {
    switch (figure.state) {
    case FigureState::Value: return OperandValue::of(figure.value);
    case FigureState::NotApplicable: return OperandValue::notApplicable();
    case FigureState::Missing: break;
    }
    return OperandValue::missing();
}

bool holds(RuleOperator op, const Fraction& left, const Fraction& right) {
    switch (op) {
    case RuleOperator::LessOrEqual: return left <= right;
    case RuleOperator::Less: return left < right;
    case RuleOperator::Equal: return left == right;
    case RuleOperator::NotEqual: return left != right;
    case RuleOperator::GreaterOrEqual: return left >= right;
    case RuleOperator::Greater: return left > right;
    case RuleOperator::BothOrNeither:
        return (left.isZero() && right.isZero()) || (left > Fraction() && right > Fraction());
    }
    return true;
}

/// Which of a unit's texts count, the earliest first.
QStringList statedTexts(const Indicator& indicator, const QStringList& texts) {
    if (texts.isEmpty() || indicator.overTime == OverTime::Union) return texts;
    return QStringList(indicator.overTime == OverTime::First ? texts.first() : texts.last());
}

/// The middle of the sorted values, or the mean of the two middle ones.
Result<Fraction> median(std::vector<Fraction> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    if (values.size() % 2 == 1) return values[middle];
    TRY_LET(const Fraction sum, values[middle - 1].plus(values[middle]));
    return sum.dividedBy(Fraction::fromInteger(2));
}

Result<Fraction> distance(const Fraction& a, const Fraction& b) {
    return a < b ? b.minus(a) : a.minus(b);
}

} // namespace

Result<void> FigureCalculation::run() {
    const auto& indicators = m_catalogue.indicators();
    m_book.m_townshipCode = m_catalogue.township();
    m_book.m_groups = villageGroups(m_catalogue, m_book.m_period);
    m_book.m_township.resize(indicators.size());
    m_shares.resize(indicators.size());
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

const SeriesTally& FigureCalculation::series(int index, OrgCode unit) const {
    const auto found = m_input.series.find({index, unit});
    return found == m_input.series.end() ? noSeries() : found->second;
}

Result<FigureCalculation::Share> FigureCalculation::ownShare(int index, OrgCode unit) const {
    const Indicator& indicator = m_catalogue.indicators()[static_cast<std::size_t>(index)];
    const SeriesTally& own = series(index, unit);
    Share share;
    TRY_LET(share.value, unitValue(indicator, own.within, own.before));
    share.texts = statedTexts(indicator, own.texts);
    share.flags = own.flags;
    return share;
}

Result<FigureCalculation::Share> FigureCalculation::groupShare(int index, const UnitGroup& group) const {
    const Indicator& indicator = m_catalogue.indicators()[static_cast<std::size_t>(index)];
    if (group.predecessors.empty()) return ownShare(index, group.unit);
    if (indicator.nature == Nature::Stock) return stockOfGroup(index, group);

    // Flows add up over the unit and all that it was before.
    SeriesTally all = series(index, group.unit);
    for (const OrgCode predecessor : group.predecessors) {
        const SeriesTally& before = series(index, predecessor);
        TRY(all.within.merge(before.within));
        TRY(all.before.merge(before.before));
        all.texts = before.texts + all.texts;
        all.flags.insert(before.flags.begin(), before.flags.end());
    }
    Share share;
    TRY_LET(share.value, unitValue(indicator, all.within, all.before));
    share.texts = statedTexts(indicator, all.texts);
    share.flags = all.flags;
    return share;
}

Result<FigureCalculation::Share> FigureCalculation::stockOfGroup(int index, const UnitGroup& group) const {
    // From the merge on only the successor's entries count; until it has one, the last values of all that
    // it was stand in: its predecessors', and its own where it stood beside them before.
    TRY_LET(Share own, ownShare(index, group.unit));
    const SeriesTally& successor = series(index, group.unit);
    const auto& latest = successor.within.last ? successor.within.last : successor.before.last;
    if (latest && latest->on >= group.mergedOn) return own;

    Indicator lastKnown = m_catalogue.indicators()[static_cast<std::size_t>(index)];
    lastKnown.overTime = OverTime::LastKnown;
    Share standIn;
    std::vector<Fraction> values;
    bool notApplicable = false;
    std::vector<OrgCode> former = group.predecessors;
    former.push_back(group.unit);
    for (const OrgCode unit : former) {
        const SeriesTally& before = series(index, unit);
        TRY_LET(const UnitValue value, unitValue(lastKnown, before.within, before.before));
        if (value.state == UnitValue::State::Value) values.push_back(value.value);
        notApplicable = notApplicable || value.state == UnitValue::State::NotApplicable;
        standIn.flags.insert(before.flags.begin(), before.flags.end());
    }
    if (!values.empty()) {
        standIn.value.state = UnitValue::State::Value;
        TRY_LET(standIn.value.value, overUnits(OverUnits::Sum, values));
    } else if (notApplicable) {
        standIn.value.state = UnitValue::State::NotApplicable;
    } else {
        return own;
    }
    standIn.value.carried = true;
    return standIn;
}

void FigureCalculation::applyOverride(int index, OrgCode unit, Share& share) {
    const auto found = m_input.overrides.find({index, unit});
    if (found == m_input.overrides.end()) return;
    // A village's override counts as reported; upper levels use it.
    share.overridden = true;
    share.value.reported = true;
    share.value.carried = false;
    share.value.state = UnitValue::State::Value;
    if (found->second.kind == EntryValue::Kind::NotApplicable)
        share.value.state = UnitValue::State::NotApplicable;
    if (found->second.kind == EntryValue::Kind::Text) share.texts = QStringList(found->second.text);
    share.value.value = Fraction(found->second.number);
}

Result<void> FigureCalculation::recordedFigures(int index) {
    const Indicator& indicator = m_catalogue.indicators()[static_cast<std::size_t>(index)];
    if (indicator.recordedBy == RecordedBy::Nobody) return {};
    Figure& township = figure(index, m_book.m_townshipCode);
    if (indicator.recordedBy == RecordedBy::Profile) {
        const QString text = m_input.profile.value(indicator.expression).trimmed();
        township.expected = 1;
        if (text.isEmpty()) {
            township.missing.push_back(m_book.m_townshipCode);
        } else {
            township.state = FigureState::Value;
            township.reported = 1;
            township.texts = QStringList(text);
        }
        replaceByOverride(index, township);
        return {};
    }

    std::vector<std::pair<OrgCode, Share>> shares;
    std::vector<Share> unexpected;
    if (indicator.byVillages()) {
        for (const UnitGroup& group : m_book.m_groups) {
            TRY_LET(Share share, groupShare(index, group));
            // The stocks of a unit that ended without successor end with it.
            if (!group.expected && indicator.nature == Nature::Stock) share = Share();
            Figure& village = figure(index, group.unit);
            const auto fill = [&](Figure& into, const Share& from) {
                into.state = stateOf(from.value.state);
                into.value = from.value.value;
                if (into.hasValue()) into.texts = unionOfLists(from.texts);
                into.reported = into.expected = 0;
                into.missing.clear();
                into.carried.clear();
                if (group.expected) countContributor(into, group.unit, from.value);
                into.flags = from.flags;
                if (from.value.carried) into.flags.insert(QStringLiteral("carried"));
                if (from.overridden) into.flags.insert(QStringLiteral("overridden"));
            };
            Share replaced = share;
            applyOverride(index, group.unit, replaced);
            if (replaced.overridden) {
                Figure computed = village;
                fill(computed, share);
                m_book.m_computed[{index, group.unit}] = computed;
            }
            fill(village, replaced);
            if (group.expected || replaced.overridden)
                shares.emplace_back(group.unit, std::move(replaced));
            else if (indicator.nature != Nature::Stock)
                unexpected.push_back(std::move(replaced));
        }
    }
    if (indicator.byTownship()) {
        TRY_LET(Share share, ownShare(index, m_book.m_townshipCode));
        shares.emplace_back(m_book.m_townshipCode, std::move(share));
    }
    TRY_LET(township, mergeShares(indicator, shares, unexpected));
    township.indicator = indicator.id;
    township.unit = m_book.m_townshipCode;
    for (auto& [unit, share] : shares)
        m_shares[static_cast<std::size_t>(index)].emplace(unit, std::move(share));
    replaceByOverride(index, township);
    return {};
}

Result<Figure> FigureCalculation::mergeShares(const Indicator& indicator,
                                              const std::vector<std::pair<OrgCode, Share>>& shares,
                                              const std::vector<Share>& unexpected) const {
    Figure out;
    std::vector<Fraction> values;
    QStringList texts;
    bool anyValue = false;
    bool allNotApplicable = !shares.empty();
    const auto take = [&](const Share& share) {
        if (share.value.state == UnitValue::State::Value) {
            anyValue = true;
            values.push_back(share.value.value);
            texts += share.texts;
        }
        out.flags.insert(share.flags.begin(), share.flags.end());
    };
    for (const auto& [unit, share] : shares) {
        countContributor(out, unit, share.value);
        take(share);
        allNotApplicable = allNotApplicable && share.value.state == UnitValue::State::NotApplicable;
        if (share.value.carried) out.flags.insert(QStringLiteral("carried"));
        if (share.overridden) out.flags.insert(QStringLiteral("overridden"));
    }
    for (const Share& share : unexpected)
        take(share);
    std::sort(out.missing.begin(), out.missing.end());
    std::sort(out.carried.begin(), out.carried.end());

    // "none": the figure is the township's own; villages' values are not merged.
    const bool merged =
        indicator.overUnits != OverUnits::None || indicator.recordedBy == RecordedBy::Township;
    if (!merged) return out;
    if (anyValue) {
        out.state = FigureState::Value;
        if (indicator.isText()) {
            out.texts = unionOfLists(texts);
        } else {
            TRY_LET(out.value, overUnits(indicator.overUnits, values));
        }
    } else if (allNotApplicable) {
        out.state = FigureState::NotApplicable;
    }
    return out;
}

void FigureCalculation::replaceByOverride(int index, Figure& replaced) {
    const auto found = m_input.overrides.find({index, replaced.unit});
    if (found == m_input.overrides.end()) return;
    m_book.m_computed[{index, replaced.unit}] = replaced;
    const EntryValue& value = found->second;
    replaced.state =
        value.kind == EntryValue::Kind::NotApplicable ? FigureState::NotApplicable : FigureState::Value;
    replaced.value = Fraction(value.number);
    replaced.texts = value.kind == EntryValue::Kind::Text ? QStringList(value.text) : QStringList();
    // The office states the figure as a whole, so nothing of it is missing any more.
    replaced.expected = std::max(replaced.expected, 1);
    replaced.reported = replaced.expected;
    replaced.missing.clear();
    replaced.carried.clear();
    replaced.whyMissing.clear();
    replaced.flags.erase(QStringLiteral("carried"));
    replaced.flags.insert(QStringLiteral("overridden"));
}

Result<void> FigureCalculation::derivedFigures() {
    // Formulas may use each other, without cycles (Catalogue::build): as many passes as there are levels.
    std::set<int> open;
    const auto& indicators = m_catalogue.indicators();
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (indicators[i].nature == Nature::Derived) open.insert(static_cast<int>(i));
    while (!open.empty()) {
        std::vector<int> ready;
        for (const int index : open) {
            TRY_LET(const Expression expression,
                    Expression::parse(indicators[static_cast<std::size_t>(index)].expression));
            const bool waits = std::any_of(expression.operands().begin(), expression.operands().end(),
                                           [&](const Operand& operand) {
                                               return operand.kind != OperandKind::Previous &&
                                                      open.contains(m_catalogue.indexOf(operand.id));
                                           });
            if (!waits) ready.push_back(index);
        }
        if (ready.empty()) return fail(AppErrc::ExpressionCycle);
        for (const int index : ready) {
            TRY(derive(index));
            open.erase(index);
        }
    }
    return {};
}

Result<void> FigureCalculation::derive(int index) {
    TRY_LET(const Expression expression,
            Expression::parse(m_catalogue.indicators()[static_cast<std::size_t>(index)].expression));
    for (const UnitGroup& group : m_book.m_groups) {
        TRY_LET(figure(index, group.unit), deriveForVillage(index, expression, group.unit));
        replaceByOverride(index, figure(index, group.unit));
    }
    Figure& township = figure(index, m_book.m_townshipCode);
    TRY_LET(township, deriveForTownship(index, expression));
    replaceByOverride(index, township);
    return {};
}

OperandValue FigureCalculation::operandAt(const Operand& operand, OrgCode unit) const {
    const FigureBook* book = operand.kind == OperandKind::Previous ? m_previous : &m_book;
    const Figure* found = book ? book->find(operand.id, unit) : nullptr;
    if (!found) return OperandValue::missing();
    if (operand.kind == OperandKind::Reported)
        return OperandValue::of(Fraction::fromInteger(found->reported));
    return operandOf(*found);
}

Result<Figure> FigureCalculation::deriveForVillage(int index, const Expression& expression,
                                                   OrgCode unit) const {
    Figure out;
    out.indicator = m_catalogue.indicators()[static_cast<std::size_t>(index)].id;
    out.unit = unit;
    bool allNotApplicable = !expression.operands().empty();
    bool carried = false;
    bool reported = true;
    for (const Operand& operand : expression.operands()) {
        const Figure* figureOf = m_book.find(operand.id, unit);
        allNotApplicable = allNotApplicable && figureOf && figureOf->state == FigureState::NotApplicable;
        if (operand.kind == OperandKind::Previous || !figureOf) continue;
        carried = carried || !figureOf->carried.empty();
        reported = reported && figureOf->missing.empty();
        out.flags.insert(figureOf->flags.begin(), figureOf->flags.end());
    }
    out.expected = 1;
    TRY_LET(const Evaluation evaluation,
            expression.evaluate(
                [&](const Operand& operand) -> Result<OperandValue> { return operandAt(operand, unit); }));
    if (allNotApplicable) {
        out.state = FigureState::NotApplicable;
    } else if (evaluation.hasValue()) {
        out.state = FigureState::Value;
        out.value = *evaluation.value;
    } else if (evaluation.divisionByZero) {
        out.whyMissing = QStringLiteral("division-by-zero");
    }
    if (out.state == FigureState::Missing || !reported)
        out.missing.push_back(unit);
    else if (carried)
        out.carried.push_back(unit);
    else
        out.reported = 1;
    return out;
}

std::vector<OrgCode> FigureCalculation::owingUnits(const Indicator& indicator) const {
    std::vector<OrgCode> out;
    if (indicator.byVillages())
        for (const UnitGroup& group : m_book.m_groups)
            if (group.expected) out.push_back(group.unit);
    if (indicator.byTownship()) out.push_back(m_book.m_townshipCode);
    std::sort(out.begin(), out.end());
    return out;
}

Result<Figure> FigureCalculation::deriveForTownship(int index, const Expression& expression) const {
    Figure out;
    out.indicator = m_catalogue.indicators()[static_cast<std::size_t>(index)].id;
    out.unit = m_book.m_townshipCode;

    // Operands that villages record are merged only over the units that have all of them, so that numerator
    // and denominator speak of the same villages. Only units that owe all of them can.
    // A figure that the office stated for the whole township stands for all its units.
    const auto stated = [&](int at) { return m_input.overrides.contains({at, m_book.m_townshipCode}); };
    std::vector<int> perUnit;
    std::vector<OrgCode> candidates;
    for (const Operand& operand : expression.operands()) {
        const int at = m_catalogue.indexOf(operand.id);
        const Indicator& indicator = m_catalogue.indicators()[static_cast<std::size_t>(at)];
        if (operand.kind != OperandKind::Value || !indicator.byVillages() || stated(at)) continue;
        const auto owing = owingUnits(indicator);
        if (perUnit.empty()) {
            candidates = owing;
        } else {
            std::vector<OrgCode> both;
            std::set_intersection(candidates.begin(), candidates.end(), owing.begin(), owing.end(),
                                  std::back_inserter(both));
            candidates = std::move(both);
        }
        perUnit.push_back(at);
    }

    std::vector<OrgCode> complete;
    bool allNotApplicable = !perUnit.empty();
    for (const OrgCode unit : candidates) {
        UnitValue together;
        together.reported = true;
        bool has = true;
        for (const int at : perUnit) {
            const Share& share = m_shares[static_cast<std::size_t>(at)].at(unit);
            has = has && share.value.state != UnitValue::State::Missing;
            together.reported = together.reported && (share.value.reported || share.value.carried);
            together.carried = together.carried || share.value.carried;
            allNotApplicable = allNotApplicable && share.value.state == UnitValue::State::NotApplicable;
            out.flags.insert(share.flags.begin(), share.flags.end());
            if (share.overridden) out.flags.insert(QStringLiteral("overridden"));
        }
        if (has) complete.push_back(unit);
        together.reported = together.reported && has && !together.carried;
        together.carried = together.carried && has;
        countContributor(out, unit, together);
    }
    if (!out.carried.empty()) out.flags.insert(QStringLiteral("carried"));
    if (perUnit.empty()) {
        // Made of township figures only: as complete as they are.
        out.expected = 1;
        bool whole = true;
        for (const Operand& operand : expression.operands())
            if (const Figure* used = m_book.find(operand.id, out.unit);
                used && operand.kind == OperandKind::Value) {
                whole = whole && used->missing.empty();
                out.flags.insert(used->flags.begin(), used->flags.end());
            }
        out.reported = whole ? 1 : 0;
        if (!whole) out.missing.push_back(out.unit);
    } else if (complete.empty()) {
        return out;
    }

    TRY_LET(const Evaluation evaluation,
            expression.evaluate([&](const Operand& operand) -> Result<OperandValue> {
                const int at = m_catalogue.indexOf(operand.id);
                const Indicator& indicator = m_catalogue.indicators()[static_cast<std::size_t>(at)];
                if (operand.kind != OperandKind::Value || !indicator.byVillages() || stated(at))
                    return operandAt(operand, m_book.m_townshipCode);
                std::vector<std::pair<OrgCode, Share>> shares;
                for (const OrgCode unit : complete)
                    shares.emplace_back(unit, m_shares[static_cast<std::size_t>(at)].at(unit));
                TRY_LET(const Figure merged, mergeShares(indicator, shares, {}));
                return operandOf(merged);
            }));
    if (allNotApplicable) {
        out.state = FigureState::NotApplicable;
    } else if (evaluation.hasValue()) {
        out.state = FigureState::Value;
        out.value = *evaluation.value;
    } else if (evaluation.divisionByZero) {
        out.whyMissing = QStringLiteral("division-by-zero");
    }
    if (out.state == FigureState::Missing && perUnit.empty()) {
        out.reported = 0;
        out.missing = {out.unit};
    }
    return out;
}

Result<void> FigureCalculation::validate() {
    for (const Rule& rule : m_catalogue.rules()) {
        TRY_LET(const Expression left, Expression::parse(rule.left));
        TRY_LET(const Expression right, Expression::parse(rule.right));
        if (rule.where != RuleWhere::Township)
            for (const UnitGroup& group : m_book.m_groups)
                TRY(validateAt(rule, left, right, group.unit));
        if (rule.where != RuleWhere::Village) TRY(validateAt(rule, left, right, m_book.m_townshipCode));
    }
    return {};
}

Result<void> FigureCalculation::validateAt(const Rule& rule, const Expression& left, const Expression& right,
                                           OrgCode unit) {
    const bool atTownship = unit == m_book.m_townshipCode;
    std::vector<Operand> operands = left.operands();
    operands.insert(operands.end(), right.operands().begin(), right.operands().end());
    // With a missing operand, and at the township with an incomplete one, the rule is not checked.
    for (const Operand& operand : operands) {
        const Figure* used = m_book.find(operand.id, unit);
        if (!used || operandAt(operand, unit).state == FigureState::Missing) return {};
        if (atTownship && operand.kind == OperandKind::Value && !used->isComplete()) return {};
    }
    const auto lookup = [&](const Operand& operand) -> Result<OperandValue> {
        return operandAt(operand, unit);
    };
    TRY_LET(const Evaluation l, left.evaluate(lookup));
    TRY_LET(const Evaluation r, right.evaluate(lookup));
    if (!l.hasValue() || !r.hasValue() || holds(rule.op, *l.value, *r.value)) return {};
    for (const Operand& operand : operands)
        if (operand.kind == OperandKind::Value)
            figure(m_catalogue.indexOf(operand.id), unit).flags.insert(QStringLiteral("rule:") + rule.id);
    return {};
}

Result<void> FigureCalculation::markOutliers() {
    constexpr std::size_t fewest = 8;
    // 3.5 x 1.4826, exactly.
    const Fraction factor = Fraction(Decimal::fromUnits(51'891));
    const auto& indicators = m_catalogue.indicators();
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        if (indicators[i].isText() || indicators[i].valueType == ValueType::YesNo) continue;
        std::vector<Fraction> values;
        for (const auto& [unit, figures] : m_book.m_villages)
            if (figures[i].hasValue()) values.push_back(figures[i].value);
        if (values.size() < fewest) continue;
        TRY_LET(const Fraction middle, median(values));
        std::vector<Fraction> distances;
        for (const Fraction& value : values) {
            TRY_LET(const Fraction away, distance(value, middle));
            distances.push_back(away);
        }
        TRY_LET(const Fraction mad, median(distances));
        if (mad.isZero()) continue;
        TRY_LET(const Fraction limit, mad.times(factor));
        for (auto& [unit, figures] : m_book.m_villages) {
            if (!figures[i].hasValue()) continue;
            TRY_LET(const Fraction away, distance(figures[i].value, middle));
            if (away > limit) figures[i].flags.insert(QStringLiteral("outlier"));
        }
    }
    return {};
}

} // namespace cunbao
