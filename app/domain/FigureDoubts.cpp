#include "app/domain/FigureCalculation.h"
#include "app/domain/FigureParts.h"

namespace cunbao {

namespace {

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
    TRY_LET(const auto l, unlessOverflow(left.evaluate(lookup)));
    TRY_LET(const auto r, unlessOverflow(right.evaluate(lookup)));
    if (!l || !r || !l->hasValue() || !r->hasValue()) return {};
    if (holds(rule.op, *l->value, *r->value)) return {};
    for (const Operand& operand : operands)
        if (operand.kind == OperandKind::Value)
            figure(m_catalogue.indexOf(operand.id), unit).flags.insert(QStringLiteral("rule:") + rule.id);
    return {};
}

Result<void> FigureCalculation::markOutliers() {
    const auto& indicators = m_catalogue.indicators();
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        if (indicators[i].isText() || indicators[i].valueType == ValueType::YesNo) continue;
        // Fractions too long to compare exactly make no outlier, and no doubt about anything else.
        TRY_LET(const auto outliers, unlessOverflow(outliersOf(i)));
        for (const OrgCode unit : outliers.value_or(std::vector<OrgCode>()))
            m_book.m_villages.at(unit)[i].flags.insert(QStringLiteral("outlier"));
    }
    return {};
}

Result<std::vector<OrgCode>> FigureCalculation::outliersOf(std::size_t indicator) const {
    constexpr std::size_t fewest = 8;
    // 3.5 x 1.4826, exactly.
    const Fraction factor = Fraction(Decimal::fromUnits(51'891));
    std::vector<Fraction> values;
    for (const auto& [unit, figures] : m_book.m_villages)
        if (figures[indicator].hasValue()) values.push_back(figures[indicator].value);
    std::vector<OrgCode> out;
    if (values.size() < fewest) return out;
    TRY_LET(const Fraction middle, median(values));
    std::vector<Fraction> distances;
    for (const Fraction& value : values) {
        TRY_LET(const Fraction away, distance(value, middle));
        distances.push_back(away);
    }
    TRY_LET(const Fraction mad, median(distances));
    if (mad.isZero()) return out;
    TRY_LET(const Fraction limit, mad.times(factor));
    for (const auto& [unit, figures] : m_book.m_villages) {
        if (!figures[indicator].hasValue()) continue;
        TRY_LET(const Fraction away, distance(figures[indicator].value, middle));
        if (away > limit) out.push_back(unit);
    }
    return out;
}

} // namespace cunbao
