#include "app/domain/FigureParts.h"

namespace cunbao {

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

OperandValue operandOf(const Figure& figure) {
    switch (figure.state) {
    case FigureState::Value: return OperandValue::of(figure.value);
    case FigureState::NotApplicable: return OperandValue::notApplicable();
    case FigureState::Missing: break;
    }
    return OperandValue::missing();
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

} // namespace cunbao
