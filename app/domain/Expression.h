#pragma once

#include "app/domain/Figure.h"

#include <compare>
#include <functional>
#include <optional>
#include <vector>

namespace cunbao {

/// What an operand asks of an indicator: its figure, last year's figure, or how many units reported
/// it.
enum class OperandKind { Value, Previous, Reported };

struct Operand {
    OperandKind kind = OperandKind::Value;
    QString id;

    friend bool operator==(const Operand&, const Operand&) = default;
    /// As it is written: `[id]`, `previous([id])`, `reported([id])`.
    [[nodiscard]] QString toString() const;
};

/// What an operand comes to. 不涉及 counts as 0 in every expression.
struct OperandValue {
    FigureState state = FigureState::Missing;
    Fraction value; ///< only with state Value

    static OperandValue of(Fraction value) { return {FigureState::Value, value}; }
    static OperandValue missing() { return {}; }
    static OperandValue notApplicable() { return {FigureState::NotApplicable, {}}; }
};

/// What an expression comes to: a value, or the reason why there is none.
struct Evaluation {
    std::optional<Fraction> value;
    std::vector<Operand> missing; ///< operands without a value, in reading order
    bool divisionByZero = false;  ///< only where nothing is missing

    [[nodiscard]] bool hasValue() const { return value.has_value(); }
};

/// A derived indicator's formula, or one side of a validation rule (2-domain, "Derived"):
/// `+ - * /`, unary minus, parentheses, decimal numbers, `[id]`, `previous([id])`,
/// `reported([id])`. Evaluated in exact fractions; rounding is the business of whoever shows the
/// result.
class Expression {
public:
    static constexpr qsizetype MaxLength = 2'000; ///< characters
    static constexpr int MaxDepth = 32;           ///< parentheses and minus signs within one another

    /// Errors: AppErrc::ExpressionSyntax with the expression, one of the words empty, too-long,
    /// too-deep, operand-expected, operator-expected, bracket-open, id-empty, parenthesis-open,
    /// number, character, and the position (from 1) where reading stopped.
    [[nodiscard]] static Result<Expression> parse(const QString& text);

    /// Each operand once, in reading order.
    [[nodiscard]] const std::vector<Operand>& operands() const { return m_operands; }
    [[nodiscard]] const QString& text() const { return m_text; }

    using Lookup = std::function<Result<OperandValue>(const Operand&)>;
    /// Asks `lookup` once for every operand, also after one is missing, so that all are named.
    /// Errors: AppErrc::NumberOverflow, or what `lookup` failed with.
    [[nodiscard]] Result<Evaluation> evaluate(const Lookup& lookup) const;

private:
    friend class ExpressionParser;
    enum class StepKind { Number, Operand, Add, Subtract, Multiply, Divide, Negate };
    struct Step {
        StepKind kind = StepKind::Number;
        Fraction number;         ///< of a Number
        std::size_t operand = 0; ///< of an Operand: its place in m_operands
    };

    Expression() = default;
    QString m_text;
    std::vector<Operand> m_operands;
    std::vector<Step> m_steps; ///< in postfix order: evaluating needs a stack of values, no recursion
};

} // namespace cunbao
