#include "app/domain/FigureCalculation.h"
#include "app/domain/FigureParts.h"

namespace cunbao {

Result<void> FigureCalculation::derivedFigures() {
    // Formulas may use each other, without cycles (Catalogue::build): as many passes as there are levels.
    std::set<int> open;
    const auto& indicators = m_catalogue.indicators();
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (indicators[i].nature == Nature::Derived) open.insert(static_cast<int>(i));
    while (!open.empty()) {
        std::vector<int> ready;
        for (const int index : open) {
            TRY_LET(const Expression expression, Expression::parse(indicatorAt(index).expression));
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
    TRY_LET(const Expression expression, Expression::parse(indicatorAt(index).expression));
    for (const UnitGroup& group : m_book.m_groups) {
        Figure& village = figure(index, group.unit);
        TRY_LET(village, deriveForVillage(index, expression, group));
        replaceByOverride(index, village);
    }
    Figure& township = figure(index, m_book.m_townshipCode);
    TRY_LET(township, deriveForTownship(index, expression));
    replaceByOverride(index, township);
    return {};
}

OperandValue FigureCalculation::operandAt(const Operand& operand, OrgCode unit) const {
    const bool previous = operand.kind == OperandKind::Previous;
    const FigureBook* book = previous ? m_previous : &m_book;
    const Figure* found = book ? book->find(operand.id, unit) : nullptr;
    if (!found) return OperandValue::missing();
    if (operand.kind == OperandKind::Reported)
        return OperandValue::of(Fraction::fromInteger(found->reported));
    // Of some villages then and of all villages now: no comparison (2-domain, "Last year").
    if (previous && unit == m_book.m_townshipCode && !found->isComplete()) return OperandValue::missing();
    return operandOf(*found);
}

/// Of an operand that operandAt finds missing.
QString FigureCalculation::whyMissing(const Operand& operand, OrgCode unit) const {
    if (operand.kind == OperandKind::Previous) {
        const Figure* then = m_previous ? m_previous->find(operand.id, unit) : nullptr;
        const bool incomplete = then && then->state != FigureState::Missing;
        return incomplete ? QStringLiteral("previous-incomplete") : QStringLiteral("previous-missing");
    }
    const Figure* used = m_book.find(operand.id, unit);
    if (used && !used->whyMissing.isEmpty()) return used->whyMissing;
    // A village that has not reported needs no further reason: it stands under missing.
    return unit == m_book.m_townshipCode ? QStringLiteral("operand-missing") : QString();
}

Result<void> FigureCalculation::conclude(const Expression& expression, const Expression::Lookup& lookup,
                                         bool allNotApplicable, Figure& out) const {
    TRY_LET(const auto evaluation, unlessOverflow(expression.evaluate(lookup)));
    if (!evaluation) {
        out.whyMissing = QStringLiteral("overflow");
    } else if (allNotApplicable) {
        out.state = FigureState::NotApplicable;
    } else if (evaluation->hasValue()) {
        out.state = FigureState::Value;
        out.value = *evaluation->value;
    } else if (evaluation->divisionByZero) {
        out.whyMissing = QStringLiteral("division-by-zero");
    } else {
        out.whyMissing = whyMissing(evaluation->missing.front(), out.unit);
    }
    return {};
}

Result<Figure> FigureCalculation::deriveForVillage(int index, const Expression& expression,
                                                   const UnitGroup& group) const {
    Figure out;
    out.indicator = indicatorAt(index).id;
    out.unit = group.unit;
    bool allNotApplicable = !expression.operands().empty();
    UnitValue together;
    together.reported = true;
    for (const Operand& operand : expression.operands()) {
        const Figure* used = m_book.find(operand.id, group.unit);
        allNotApplicable = allNotApplicable && used && used->state == FigureState::NotApplicable;
        if (operand.kind == OperandKind::Previous || !used) continue;
        together.carried = together.carried || !used->carried.empty();
        together.reported = together.reported && used->missing.empty();
        out.flags.insert(used->flags.begin(), used->flags.end());
    }
    TRY(conclude(
        expression,
        [&](const Operand& operand) -> Result<OperandValue> { return operandAt(operand, group.unit); },
        allNotApplicable, out));
    together.reported = together.reported && out.state != FigureState::Missing;
    together.carried = together.carried && together.reported;
    if (group.expected) countContributor(out, group.unit, together);
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

/// Operands that villages record are merged only over the units that have all of them, so that numerator and
/// denominator speak of the same villages. A figure that the office stated for the whole township stands for
/// all its units, and enters as it is, as do the township's own and derived ones.
bool FigureCalculation::isPerUnit(const Operand& operand) const {
    const int at = m_catalogue.indexOf(operand.id);
    return operand.kind == OperandKind::Value && indicatorAt(at).byVillages() &&
           !overrideOf(at, m_book.m_townshipCode);
}

std::vector<int> FigureCalculation::operandsPerUnit(const Expression& expression) const {
    std::vector<int> out;
    for (const Operand& operand : expression.operands())
        if (isPerUnit(operand)) out.push_back(m_catalogue.indexOf(operand.id));
    return out;
}

std::vector<OrgCode> FigureCalculation::unitsOwingAll(const std::vector<int>& perUnit) const {
    std::vector<OrgCode> out;
    for (const int at : perUnit) {
        const auto owing = owingUnits(indicatorAt(at));
        if (at == perUnit.front()) {
            out = owing;
            continue;
        }
        std::vector<OrgCode> both;
        std::set_intersection(out.begin(), out.end(), owing.begin(), owing.end(), std::back_inserter(both));
        out = std::move(both);
    }
    return out;
}

/// Units that nobody expects any more count here too, where they left all operands behind.
std::vector<OrgCode> FigureCalculation::unexpectedWithAll(const std::vector<int>& perUnit) const {
    std::vector<OrgCode> out;
    for (const UnitGroup& group : m_book.m_groups) {
        const bool all = std::all_of(perUnit.begin(), perUnit.end(), [&](int at) {
            const auto& shares = m_unexpected[static_cast<std::size_t>(at)];
            const auto found = shares.find(group.unit);
            return found != shares.end() && found->second.value.state != UnitValue::State::Missing;
        });
        if (all && !perUnit.empty()) out.push_back(group.unit);
    }
    return out;
}

/// What the operands that enter as the township's figure leave to say: a missing or incomplete one makes the
/// township itself missing, one with older numbers carried. Last year's flags are last year's business.
UnitValue FigureCalculation::townshipOperands(const Expression& expression, std::set<QString>& flags) const {
    bool missing = false;
    bool carried = false;
    for (const Operand& operand : expression.operands()) {
        if (isPerUnit(operand) || operand.kind == OperandKind::Reported) continue;
        missing = missing || operandAt(operand, m_book.m_townshipCode).state == FigureState::Missing;
        const Figure* used = m_book.find(operand.id, m_book.m_townshipCode);
        if (operand.kind == OperandKind::Previous || !used) continue;
        missing = missing || !used->missing.empty();
        carried = carried || !used->carried.empty();
        flags.insert(used->flags.begin(), used->flags.end());
    }
    UnitValue out;
    out.reported = !missing && !carried;
    out.carried = carried && !missing;
    return out;
}

/// Counts every unit that owes the operands in `out`, and chooses those whose shares enter it.
FigureCalculation::Entering FigureCalculation::enteringUnits(const std::vector<int>& perUnit,
                                                             const UnitValue& own, Figure& out) const {
    Entering entering;
    entering.allNotApplicable = !perUnit.empty();
    const auto enter = [&](const Share& share) {
        entering.allNotApplicable =
            entering.allNotApplicable && share.value.state == UnitValue::State::NotApplicable;
        out.flags.insert(share.flags.begin(), share.flags.end());
    };
    const auto owing = unitsOwingAll(perUnit);
    // Beside villages the township stands only where its own operands leave something to say.
    const bool owesToo = std::binary_search(owing.begin(), owing.end(), out.unit);
    if (!owesToo && (perUnit.empty() || !own.reported)) countContributor(out, out.unit, own);

    for (const OrgCode unit : owing) {
        bool has = true;
        bool known = unit != out.unit || own.reported || own.carried;
        bool carried = unit == out.unit && own.carried;
        for (const int at : perUnit) {
            const Share& share = m_shares[static_cast<std::size_t>(at)].at(unit);
            has = has && share.value.state != UnitValue::State::Missing;
            known = known && (share.value.reported || share.value.carried);
            carried = carried || share.value.carried;
            enter(share);
        }
        if (has) entering.complete.push_back(unit);
        UnitValue together;
        together.carried = carried && has && known;
        together.reported = !carried && has && known;
        countContributor(out, unit, together);
    }
    entering.unexpected = unexpectedWithAll(perUnit);
    for (const OrgCode unit : entering.unexpected)
        for (const int at : perUnit)
            enter(m_unexpected[static_cast<std::size_t>(at)].at(unit));
    return entering;
}

Result<OperandValue> FigureCalculation::mergedOperand(const Operand& operand,
                                                      const Entering& entering) const {
    const int index = m_catalogue.indexOf(operand.id);
    const auto at = static_cast<std::size_t>(index);
    const auto sharesOf = [](const std::vector<OrgCode>& units, const std::map<OrgCode, Share>& shares) {
        UnitShares chosen;
        chosen.reserve(units.size());
        for (const OrgCode unit : units)
            chosen.emplace_back(unit, shares.at(unit));
        return chosen;
    };
    TRY_LET(const Figure merged, mergeShares(indicatorAt(index), sharesOf(entering.complete, m_shares[at]),
                                             sharesOf(entering.unexpected, m_unexpected[at])));
    return operandOf(merged);
}

/// Of the operands that enter as the township's figure, why the first without a value has none.
QString FigureCalculation::whyTownshipLacks(const Expression& expression) const {
    for (const Operand& operand : expression.operands())
        if (!isPerUnit(operand) && operandAt(operand, m_book.m_townshipCode).state == FigureState::Missing)
            return whyMissing(operand, m_book.m_townshipCode);
    return {};
}

Result<Figure> FigureCalculation::deriveForTownship(int index, const Expression& expression) const {
    Figure out;
    out.indicator = indicatorAt(index).id;
    out.unit = m_book.m_townshipCode;
    const auto perUnit = operandsPerUnit(expression);
    const UnitValue own = townshipOperands(expression, out.flags);
    const Entering entering = enteringUnits(perUnit, own, out);
    std::sort(out.missing.begin(), out.missing.end());
    std::sort(out.carried.begin(), out.carried.end());
    if (!out.carried.empty()) out.flags.insert(QStringLiteral("carried"));

    if (!perUnit.empty() && entering.complete.empty() && entering.unexpected.empty()) {
        // No unit has all of them; what the township lacks besides is told all the same.
        out.whyMissing = whyTownshipLacks(expression);
        return out;
    }
    const auto lookup = [&](const Operand& operand) -> Result<OperandValue> {
        return isPerUnit(operand) ? mergedOperand(operand, entering) : operandAt(operand, out.unit);
    };
    TRY(conclude(expression, lookup, entering.allNotApplicable, out));
    if (out.state == FigureState::Missing && perUnit.empty()) {
        out.reported = 0;
        out.carried.clear();
        out.missing = {out.unit};
    }
    return out;
}

} // namespace cunbao
