#include "app/domain/AppError.h"
#include "app/domain/Expression.h"
#include "platform/base/Random.h"
#include "tests/runner/RegisteredTest.h"

#include <numeric>

using namespace cunbao;

namespace {

using Values = std::map<QString, OperandValue>;

OperandValue decimal(const char* text) {
    return OperandValue::of(Fraction(*Decimal::parse(QString::fromLatin1(text))));
}

Expression::Lookup from(const Values& values) {
    return [values](const Operand& operand) {
        const auto found = values.find(operand.toString());
        return found == values.end() ? OperandValue::missing() : found->second;
    };
}

QString written(const Fraction& f) {
    return f.isInteger() ? toString(f.numerator())
                         : toString(f.numerator()) + QLatin1Char('/') + toString(f.denominator());
}

/// An expression as text together with its value, worked out in small integers without Fraction.
struct Sample {
    QString text;
    std::int64_t numerator = 0;
    std::int64_t denominator = 1; ///< 0: a division by zero somewhere within
};

Sample reduced(QString text, std::int64_t n, std::int64_t d) {
    if (d == 0) return {std::move(text), 0, 0};
    const std::int64_t divisor = std::gcd(n, d) * (d < 0 ? -1 : 1);
    return {std::move(text), n / divisor, d / divisor};
}

Sample grow(SeededRandom& random, int levels) {
    const auto pick = random.below(levels == 0 ? 2 : 7);
    if (pick == 0) {
        const auto n = static_cast<std::int64_t>(random.below(10));
        return {QString::number(n), n, 1};
    }
    if (pick == 1) {
        const auto n = static_cast<std::int64_t>(random.below(5));
        return {QStringLiteral("[v%1]").arg(n), n - 2, 1};
    }
    if (pick == 2) {
        const Sample inner = grow(random, levels - 1);
        return reduced(QStringLiteral("-(%1)").arg(inner.text), -inner.numerator, inner.denominator);
    }
    const Sample a = grow(random, levels - 1);
    const Sample b = grow(random, levels - 1);
    const bool undefined = a.denominator == 0 || b.denominator == 0;
    const auto result = [&](const char* symbol, std::int64_t n, std::int64_t d) {
        const QString text = QStringLiteral("(%1)%2(%3)").arg(a.text, QString::fromLatin1(symbol), b.text);
        return reduced(text, undefined ? 0 : n, undefined ? 0 : d);
    };
    const std::int64_t an = a.numerator, ad = a.denominator, bn = b.numerator, bd = b.denominator;
    switch (pick) {
    case 3: return result(" + ", an * bd + bn * ad, ad * bd);
    case 4: return result("-", an * bd - bn * ad, ad * bd);
    case 5: return result(" * ", an * bn, ad * bd);
    default: return result("/", an * bd, ad * bn);
    }
}

} // namespace

class tst_expression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void evaluates_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("number") << "7"
                                << "7";
        QTest::newRow("decimal number") << "0.25"
                                        << "1/4";
        QTest::newRow("value") << "[a]"
                               << "6";
        QTest::newRow("spaces") << "  [ a ]  +1 "
                                << "7";
        QTest::newRow("product before sum") << "1 + 2 * 3"
                                            << "7";
        QTest::newRow("left to right") << "10 - 3 - 2"
                                       << "5";
        QTest::newRow("quotients left to right") << "8 / 4 / 2"
                                                 << "1";
        QTest::newRow("mixed quotient and product") << "100 * [a] / [b]"
                                                    << "150";
        QTest::newRow("parentheses") << "(1 + 2) * 3"
                                     << "9";
        QTest::newRow("minus sign") << "-[a] + 1"
                                    << "-5";
        QTest::newRow("minus of minus") << "2 - -3"
                                        << "5";
        QTest::newRow("minus of parentheses") << "-(1 + 2)"
                                              << "-3";
        QTest::newRow("exact third times three") << "1 / 3 * 3"
                                                 << "1";
        QTest::newRow("thirds") << "[a] / 9"
                                << "2/3";
        QTest::newRow("last year") << "[a] - previous([a])"
                                   << "2";
        QTest::newRow("reported") << "[a] / reported([a])"
                                  << "3";
        QTest::newRow("not applicable is zero") << "[a] + [none]"
                                                << "6";
        QTest::newRow("tenths add up") << "0.1 + 0.2"
                                       << "3/10";
        QTest::newRow("Chinese id") << QStringLiteral("[口罩]") << "11";
    }
    void evaluates() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const Values values{{QStringLiteral("[a]"), decimal("6")},
                            {QStringLiteral("[b]"), decimal("4")},
                            {QStringLiteral("[口罩]"), decimal("11")},
                            {QStringLiteral("[none]"), OperandValue::notApplicable()},
                            {QStringLiteral("previous([a])"), decimal("4")},
                            {QStringLiteral("reported([a])"), decimal("2")}};
        const auto expression = Expression::parse(text);
        QVERIFY(expression.ok());
        const auto result = expression->evaluate(from(values));
        QVERIFY(result.ok());
        QVERIFY(result->hasValue());
        QCOMPARE(written(*result->value), expected);
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("position");
        QTest::newRow("nothing") << ""
                                 << "empty"
                                 << "1";
        QTest::newRow("spaces only") << "   "
                                     << "empty"
                                     << "4";
        QTest::newRow("no right side") << "1 +"
                                       << "operand-expected"
                                       << "4";
        QTest::newRow("two operators") << "1 + * 2"
                                       << "operand-expected"
                                       << "5";
        QTest::newRow("two operands") << "1 2"
                                      << "operator-expected"
                                      << "3";
        QTest::newRow("open parenthesis") << "(1 + 2"
                                          << "parenthesis-open"
                                          << "7";
        QTest::newRow("stray parenthesis") << "1)"
                                           << "operator-expected"
                                           << "2";
        QTest::newRow("empty parentheses") << "()"
                                           << "operand-expected"
                                           << "2";
        QTest::newRow("open bracket") << "1 + [a"
                                      << "bracket-open"
                                      << "5";
        QTest::newRow("bracket within bracket") << "[a [b]"
                                                << "bracket-open"
                                                << "1";
        QTest::newRow("empty id") << "[ ]"
                                  << "id-empty"
                                  << "1";
        QTest::newRow("bare id") << "a + 1"
                                 << "character"
                                 << "1";
        QTest::newRow("function of a number") << "previous(3)"
                                              << "operand-expected"
                                              << "10";
        QTest::newRow("function of a sum") << "previous([a] + 1)"
                                           << "parenthesis-open"
                                           << "14";
        QTest::newRow("function without parentheses") << "previous[a]"
                                                      << "operand-expected"
                                                      << "9";
        QTest::newRow("unknown function") << "sum([a])"
                                          << "character"
                                          << "1";
        QTest::newRow("two points") << "1.2.3"
                                    << "number"
                                    << "1";
        QTest::newRow("point at the end") << "1."
                                          << "number"
                                          << "1";
        QTest::newRow("five places") << "0.00001"
                                     << "number"
                                     << "1";
        QTest::newRow("power") << "2 ^ 3"
                               << "operator-expected"
                               << "3";
        QTest::newRow("exponent") << "1e3"
                                  << "operator-expected"
                                  << "2";
        QTest::newRow("full-width parenthesis") << QStringLiteral("（1）") << "character"
                                                << "1";
        QTest::newRow("NUL") << QString(QChar(u'\0')) << "character"
                             << "1";
    }
    void refuses() {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        QFETCH(QString, position);
        const auto expression = Expression::parse(text);
        QVERIFY(!expression.ok());
        QVERIFY(expression.error().is(AppErrc::ExpressionSyntax));
        QCOMPARE(expression.error().details(), QStringList({text, reason, position}));
    }

    void boundsLength() {
        const QString longest = QStringLiteral("1") + QString(Expression::MaxLength - 1, QLatin1Char(' '));
        QVERIFY(Expression::parse(longest).ok());
        const auto tooLong = Expression::parse(longest + QLatin1Char(' '));
        QCOMPARE(tooLong.error().detail(1), QStringLiteral("too-long"));
    }

    void boundsDepth() {
        const auto nested = [](const char* open, const char* close, int levels) {
            return QString::fromLatin1(open).repeated(levels) + QLatin1Char('1') +
                   QString::fromLatin1(close).repeated(levels);
        };
        QVERIFY(Expression::parse(nested("(", ")", Expression::MaxDepth - 1)).ok());
        QCOMPARE(Expression::parse(nested("(", ")", Expression::MaxDepth)).error().detail(1),
                 QStringLiteral("too-deep"));
        QVERIFY(Expression::parse(nested("-", "", Expression::MaxDepth - 1)).ok());
        QCOMPARE(Expression::parse(nested("-", "", Expression::MaxDepth)).error().detail(1),
                 QStringLiteral("too-deep"));
        // Width is no depth.
        QVERIFY(Expression::parse(QStringLiteral("1+").repeated(900) + QLatin1Char('1')).ok());
    }

    void listsOperandsOnceInOrder() {
        const auto expression =
            Expression::parse(QStringLiteral("[b] + previous([a]) * [b] - reported([a]) + [a]"));
        const std::vector<Operand> expected{{OperandKind::Value, QStringLiteral("b")},
                                            {OperandKind::Previous, QStringLiteral("a")},
                                            {OperandKind::Reported, QStringLiteral("a")},
                                            {OperandKind::Value, QStringLiteral("a")}};
        QVERIFY(expression->operands() == expected);
    }

    void namesEveryMissingOperand() {
        const auto expression = Expression::parse(QStringLiteral("[a] / 0 + [b] + previous([c])"));
        const auto result = expression->evaluate(from({{QStringLiteral("[a]"), decimal("1")}}));
        QVERIFY(result.ok());
        QVERIFY(!result->hasValue());
        QVERIFY(!result->divisionByZero);
        QCOMPARE(result->missing.size(), std::size_t(2));
        QCOMPARE(result->missing[0].toString(), QStringLiteral("[b]"));
        QCOMPARE(result->missing[1].toString(), QStringLiteral("previous([c])"));
    }

    void dividesByZeroWithAReason() {
        const Values values{{QStringLiteral("[a]"), decimal("5")},
                            {QStringLiteral("[na]"), OperandValue::notApplicable()}};
        for (const char* text : {"1 / 0", "[a] / [na]", "1 / ([a] - [a])", "0 / 0"}) {
            const auto expression = Expression::parse(QString::fromLatin1(text));
            const auto result = expression->evaluate(from(values));
            QVERIFY2(result.ok(), text);
            QVERIFY2(!result->hasValue() && result->divisionByZero && result->missing.empty(), text);
        }
    }

    void refusesOverflowAndNeverWraps() {
        const QString big = QStringLiteral("9999999999999999999");
        const auto product =
            Expression::parse(big + QStringLiteral(" * ") + big + QStringLiteral(" * ") + big);
        const auto overflow = product->evaluate(from({}));
        QVERIFY(!overflow.ok());
        QVERIFY(overflow.error().is(AppErrc::NumberOverflow));
        // Exactly the most negative 128-bit number, which has no positive twin: also refused.
        const auto edge =
            Expression::parse(QStringLiteral("0 - (-4611686018427387904 * 4611686018427387904 * 8)"));
        QVERIFY(edge->evaluate(from({})).error().is(AppErrc::NumberOverflow));
    }

    void passesOnWhatTheLookupFailedWith() {
        const auto expression = Expression::parse(QStringLiteral("[a]"));
        const auto result = expression->evaluate([](const Operand& operand) -> Result<OperandValue> {
            return fail(AppErrc::IndicatorUnknown, {operand.id});
        });
        QVERIFY(result.error().is(AppErrc::IndicatorUnknown));
    }

    void agreesWithAnIndependentEvaluation() {
        int values = 0, undefined = 0;
        for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
            SeededRandom random(seed);
            const Sample sample = grow(random, 3);
            const auto expression = Expression::parse(sample.text);
            QVERIFY2(expression.ok(), qPrintable(sample.text));
            const auto result = expression->evaluate([](const Operand& operand) {
                return OperandValue::of(Fraction::fromInteger(operand.id.mid(1).toInt() - 2));
            });
            QVERIFY2(result.ok(), qPrintable(sample.text));
            QVERIFY2(result->divisionByZero == (sample.denominator == 0), qPrintable(sample.text));
            if (result->divisionByZero) {
                ++undefined;
                continue;
            }
            ++values;
            QVERIFY2(result->value->numerator() == sample.numerator &&
                         result->value->denominator() == sample.denominator,
                     qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(sample.text)));
        }
        // Both outcomes must really have occurred, or the comparison would prove nothing.
        QVERIFY(values > 1'500);
        QVERIFY(undefined > 100);
    }

    void survivesAnything() {
        static const QString alphabet = QStringLiteral("[]()+-*/ .0129aprevious reported\"'\\万");
        for (std::uint64_t seed = 1; seed <= 5'000; ++seed) {
            SeededRandom random(seed);
            QString text;
            for (auto left = random.below(40); left > 0; --left)
                text += alphabet[static_cast<qsizetype>(
                    random.below(static_cast<std::uint64_t>(alphabet.size())))];
            const auto expression = Expression::parse(text);
            if (!expression) {
                QVERIFY(expression.error().is(AppErrc::ExpressionSyntax));
                continue;
            }
            // What was read can be evaluated; overflow is the only error left.
            const auto result = expression->evaluate([](const Operand&) { return decimal("3"); });
            QVERIFY(result.ok() || result.error().is(AppErrc::NumberOverflow));
        }
    }
};

CUNBAO_TEST(tst_expression)
#include "tst_expression.moc"
