#include "app/domain/Expression.h"

#include "app/domain/AppError.h"

namespace cunbao {

QString Operand::toString() const {
    QString bracketed = QLatin1Char('[') + id + QLatin1Char(']');
    switch (kind) {
    case OperandKind::Value: return bracketed;
    case OperandKind::Previous: return QStringLiteral("previous(%1)").arg(bracketed);
    case OperandKind::Reported: return QStringLiteral("reported(%1)").arg(bracketed);
    }
    Q_UNREACHABLE();
}

/// Recursive descent: sum = product {(+|-) product}, product = factor {(*|/) factor},
/// factor = - factor | number | operand | ( sum ). Depth grows only in factor, and is bounded
/// there.
class ExpressionParser {
public:
    explicit ExpressionParser(const QString& text) { m_out.m_text = text; }

    Result<Expression> parse() {
        if (text().size() > Expression::MaxLength)
            return fail(AppErrc::ExpressionSyntax, {text().left(80), QStringLiteral("too-long"),
                                                    QString::number(Expression::MaxLength + 1)});
        skipSpace();
        if (atEnd()) return stop("empty");
        TRY(sum());
        if (!atEnd()) return stop("operator-expected");
        return std::move(m_out);
    }

private:
    using Kind = Expression::StepKind;

    const QString& text() const { return m_out.m_text; }
    bool atEnd() const { return m_at >= text().size(); }
    char16_t current() const { return atEnd() ? u'\0' : text()[m_at].unicode(); }
    Error stop(const char* reason) const {
        return fail(AppErrc::ExpressionSyntax,
                    {text(), QString::fromLatin1(reason), QString::number(m_at + 1)});
    }
    void skipSpace() {
        while (!atEnd() && text()[m_at].isSpace())
            ++m_at;
    }
    bool take(char16_t c) {
        if (atEnd() || current() != c) return false;
        ++m_at;
        skipSpace();
        return true;
    }
    bool takeWord(QLatin1String word) {
        if (!QStringView(text()).mid(m_at).startsWith(word)) return false;
        m_at += word.size();
        skipSpace();
        return true;
    }
    void emitStep(Kind kind) { m_out.m_steps.push_back({kind, {}, 0}); }

    Result<void> sum() {
        TRY(product());
        for (;;) {
            const bool plus = take(u'+');
            if (!plus && !take(u'-')) return {};
            TRY(product());
            emitStep(plus ? Kind::Add : Kind::Subtract);
        }
    }

    Result<void> product() {
        TRY(factor());
        for (;;) {
            const bool times = take(u'*');
            if (!times && !take(u'/')) return {};
            TRY(factor());
            emitStep(times ? Kind::Multiply : Kind::Divide);
        }
    }

    Result<void> factor() {
        if (m_depth >= Expression::MaxDepth) return stop("too-deep");
        ++m_depth;
        TRY(factorWithin());
        --m_depth;
        return {};
    }

    Result<void> factorWithin() {
        if (take(u'-')) {
            TRY(factor());
            emitStep(Kind::Negate);
            return {};
        }
        if (take(u'(')) {
            TRY(sum());
            if (!take(u')')) return stop("parenthesis-open");
            return {};
        }
        if (current() == u'[') return operand(OperandKind::Value);
        if (takeWord(QLatin1String("previous"))) return call(OperandKind::Previous);
        if (takeWord(QLatin1String("reported"))) return call(OperandKind::Reported);
        if (isDigit(current())) return number();
        const bool aPartIsMissing = atEnd() || QStringView(u"+*/)").contains(text()[m_at]);
        return stop(aPartIsMissing ? "operand-expected" : "character");
    }

    Result<void> call(OperandKind kind) {
        if (!take(u'(')) return stop("operand-expected");
        TRY(operand(kind));
        if (!take(u')')) return stop("parenthesis-open");
        return {};
    }

    Result<void> operand(OperandKind kind) {
        if (current() != u'[') return stop("operand-expected");
        const qsizetype close = text().indexOf(QLatin1Char(']'), m_at);
        if (close < 0) return stop("bracket-open");
        const Operand found{kind, text().mid(m_at + 1, close - m_at - 1).trimmed()};
        if (found.id.isEmpty()) return stop("id-empty");
        if (found.id.contains(QLatin1Char('['))) return stop("bracket-open");
        m_at = close + 1;
        skipSpace();
        auto& known = m_out.m_operands;
        const auto place = std::find(known.begin(), known.end(), found);
        m_out.m_steps.push_back({Kind::Operand, {}, static_cast<std::size_t>(place - known.begin())});
        if (place == known.end()) known.push_back(found);
        return {};
    }

    Result<void> number() {
        qsizetype end = m_at;
        while (end < text().size() && (isDigit(text()[end].unicode()) || text()[end] == QLatin1Char('.')))
            ++end;
        const auto value = Decimal::parse(text().mid(m_at, end - m_at));
        if (!value) return stop("number");
        m_out.m_steps.push_back({Kind::Number, Fraction(*value), 0});
        m_at = end;
        skipSpace();
        return {};
    }

    static bool isDigit(char16_t c) { return c >= u'0' && c <= u'9'; }

    Expression m_out;
    qsizetype m_at = 0;
    int m_depth = 0;
};

Result<Expression> Expression::parse(const QString& text) {
    return ExpressionParser(text).parse();
}

Result<Evaluation> Expression::evaluate(const Lookup& lookup) const {
    Evaluation out;
    std::vector<Fraction> known;
    known.reserve(m_operands.size());
    for (const Operand& operand : m_operands) {
        TRY_LET(const OperandValue found, lookup(operand));
        if (found.state == FigureState::Missing) out.missing.push_back(operand);
        known.push_back(found.state == FigureState::Value ? found.value : Fraction());
    }
    if (!out.missing.empty()) return out;

    std::vector<Fraction> stack;
    for (const Step& step : m_steps) {
        if (step.kind == StepKind::Number) {
            stack.push_back(step.number);
            continue;
        }
        if (step.kind == StepKind::Operand) {
            stack.push_back(known[step.operand]);
            continue;
        }
        // The parser wrote each operation after its operands: the stack is never short of them.
        const Fraction right = stack.back();
        stack.pop_back();
        const Fraction left = step.kind == StepKind::Negate ? Fraction() : stack.back();
        if (step.kind != StepKind::Negate) stack.pop_back();
        if (step.kind == StepKind::Divide && right.isZero()) {
            out.divisionByZero = true;
            return out;
        }
        TRY_LET(const Fraction result, step.kind == StepKind::Add        ? left.plus(right)
                                       : step.kind == StepKind::Multiply ? left.times(right)
                                       : step.kind == StepKind::Divide   ? left.dividedBy(right)
                                                                         : left.minus(right));
        stack.push_back(result);
    }
    out.value = stack.back();
    return out;
}

} // namespace cunbao
