#include "app/domain/BuiltInCatalogue.h"
#include "app/domain/CatalogueCsv.h"
#include "app/domain/Expression.h"
#include "app/domain/NumberInput.h"
#include "tests/runner/RegisteredTest.h"

#include <set>

using namespace cunbao;

namespace {

Catalogue published() {
    auto content = BuiltInCatalogue::annualReport();
    const OrgCode township(420'528'102'000);
    auto catalogue = Catalogue::build(content->indicators, content->rules,
                                      {{township, QStringLiteral("清溪镇"), {}, {}, {}, {}}});
    return *catalogue;
}

std::ptrdiff_t count(const Catalogue& catalogue, const std::function<bool(const Indicator&)>& which) {
    return std::count_if(catalogue.indicators().begin(), catalogue.indicators().end(), which);
}

bool isBase(const Indicator& i) {
    return i.section == QStringLiteral("基数");
}

} // namespace

class tst_built_in_catalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isSoundAsAWhole() {
        const auto content = BuiltInCatalogue::annualReport();
        QVERIFY2(content.ok(),
                 content.ok() ? "" : qPrintable(content.error().details().join(QLatin1Char(' '))));
        const auto catalogue =
            Catalogue::build(content->indicators, content->rules,
                             {{OrgCode(420'528'102'000), QStringLiteral("清溪镇"), {}, {}, {}, {}}});
        QVERIFY2(catalogue.ok(),
                 catalogue.ok() ? "" : qPrintable(catalogue.error().details().join(QLatin1Char(' '))));
    }

    void holdsEveryFigureAndName() {
        const Catalogue catalogue = published();
        QCOMPARE(catalogue.indicators().size(), std::size_t(98));
        QCOMPARE(count(catalogue, [](const Indicator& i) { return !i.isText() && !isBase(i); }), 59);
        QCOMPARE(count(catalogue, [](const Indicator& i) { return i.isText(); }), 31);
        QCOMPARE(count(catalogue, isBase), 8);
        QCOMPARE(count(catalogue, [](const Indicator& i) { return i.recordedBy == RecordedBy::Profile; }),
                 11);
        QCOMPARE(count(catalogue,
                       [](const Indicator& i) { return i.isText() && i.recordedBy == RecordedBy::Township; }),
                 20);
        QCOMPARE(count(catalogue, [](const Indicator& i) { return i.nature == Nature::Derived; }), 1);
        QCOMPARE(count(catalogue, [](const Indicator& i) { return i.fromRegister; }), 7);
        QCOMPARE(count(catalogue, [](const Indicator& i) { return i.hasSince; }), 5);
    }

    void asksProfileFieldsOnce() {
        const Catalogue catalogue = published();
        std::set<QString> fields;
        for (const Indicator& i : catalogue.indicators())
            if (i.recordedBy == RecordedBy::Profile) fields.insert(i.expression);
        QCOMPARE(fields, (std::set<QString>{QStringLiteral("market_town"), QStringLiteral("return_place"),
                                            QStringLiteral("town")}));
    }

    void isCompleteInBothLanguages() {
        const Catalogue catalogue = published();
        std::set<QString> english;
        for (const Indicator& i : catalogue.indicators()) {
            QVERIFY2(!i.nameZh.isEmpty() && !i.nameEn.isEmpty() && !i.section.isEmpty(), qPrintable(i.id));
            QVERIFY2(i.isText() == i.unitZh.isEmpty() && i.isText() == i.unitEn.isEmpty(), qPrintable(i.id));
            QVERIFY2(english.insert(i.nameEn).second, qPrintable(i.nameEn));
            for (const QChar c : i.nameEn)
                QVERIFY2(c.script() != QChar::Script_Han || c == QChar(u'小'), qPrintable(i.nameEn));
            // Whoever records a number can look up how it is counted.
            const bool recorded = !i.isText() && i.nature != Nature::Derived;
            QVERIFY2(!recorded || !i.countingRuleZh.isEmpty(), qPrintable(i.id));
            QVERIFY2(i.countingRuleZh.isEmpty() == i.countingRuleEn.isEmpty(), qPrintable(i.id));
        }
        for (const Rule& rule : catalogue.rules())
            QVERIFY2(!rule.messageZh.isEmpty() && !rule.messageEn.isEmpty(), qPrintable(rule.id));
    }

    void numbersAreTypedInTheirOwnUnit() {
        const Catalogue catalogue = published();
        for (const Indicator& i : catalogue.indicators()) {
            if (i.isText() || i.nature == Nature::Derived) continue;
            const QString typed =
                i.valueType == ValueType::YesNo ? QStringLiteral("是") : QStringLiteral("1") + i.unitZh;
            const auto value = readNumber(typed, i);
            QVERIFY2(value.ok(), qPrintable(i.id));
            QVERIFY2(*value == Decimal::fromInteger(1), qPrintable(i.id));
            // Nothing here is ever below zero.
            QVERIFY2(readNumber(QStringLiteral("-1"), i).ok() == false, qPrintable(i.id));
        }
    }

    void everyRuleSpeaksOfKnownFigures() {
        const Catalogue catalogue = published();
        QCOMPARE(catalogue.rules().size(), std::size_t(34));
        std::set<QString> rows; // of the table of rules: V09v and V09t are one
        for (const Rule& rule : catalogue.rules()) {
            rows.insert(rule.id.left(3));
            for (const QString& side : {rule.left, rule.right}) {
                const auto expression = Expression::parse(side);
                QVERIFY2(expression.ok(), qPrintable(rule.id));
                for (const Operand& operand : expression->operands()) {
                    const Indicator* indicator = catalogue.find(operand.id);
                    QVERIFY2(indicator && !indicator->isText(), qPrintable(rule.id));
                    // A rule that runs in a village needs figures that a village has.
                    QVERIFY2(rule.where == RuleWhere::Township || indicator->byVillages(),
                             qPrintable(rule.id));
                }
            }
        }
        QStringList expected;
        for (const int row : {1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22})
            expected.append(QStringLiteral("V%1").arg(row, 2, 10, QLatin1Char('0')));
        QCOMPARE(QStringList(rows.begin(), rows.end()), expected);
    }

    /// A village that records everything as 1, and nothing as it never is: the rules that must
    /// object do.
    void rulesJudgePlausibleAndImplausibleVillages() {
        const Catalogue catalogue = published();
        const auto broken = [&](const std::map<QString, int>& values) {
            QStringList out;
            for (const Rule& rule : catalogue.rules()) {
                const auto lookup = [&](const Operand& operand) {
                    const auto found = values.find(operand.id);
                    return found == values.end() ? OperandValue::of({})
                                                 : OperandValue::of(Fraction::fromInteger(found->second));
                };
                const auto left = Expression::parse(rule.left)->evaluate(lookup);
                const auto right = Expression::parse(rule.right)->evaluate(lookup);
                if (!left->hasValue() || !right->hasValue()) continue;
                const auto order = *left->value <=> *right->value;
                bool holds = false;
                switch (rule.op) {
                case RuleOperator::LessOrEqual: holds = order <= 0; break;
                case RuleOperator::Less: holds = order < 0; break;
                case RuleOperator::Equal: holds = order == 0; break;
                case RuleOperator::NotEqual: holds = order != 0; break;
                case RuleOperator::GreaterOrEqual: holds = order >= 0; break;
                case RuleOperator::Greater: holds = order > 0; break;
                case RuleOperator::BothOrNeither:
                    holds = left->value->isZero() == right->value->isZero();
                    break;
                }
                if (!holds) out.append(rule.id);
            }
            return out;
        };
        const auto id = [](const char* text) { return QString::fromLatin1(text); };
        QCOMPARE(broken({}), QStringList());
        QCOMPARE(broken({{id("1.1.15"), 5}, {id("D1"), 4}, {id("1.1.17"), 100}}), QStringList({id("V01")}));
        QCOMPARE(broken({{id("1.1.15"), 4}, {id("D1"), 4}}), QStringList({id("V03")}));
        QCOMPARE(broken({{id("1.2.01"), 3}, {id("1.2.02"), 4}}), QStringList({id("V06")}));
        QCOMPARE(broken({{id("2.1.01"), 1}, {id("2.1.02"), 1}, {id("D4"), 30}}), QStringList({id("V09v")}));
        QCOMPARE(broken({{id("2.1.03"), 10}, {id("2.1.04"), 9}, {id("D2"), 10}, {id("D3"), 10}}),
                 QStringList({id("V10")}));
        QCOMPARE(broken({{id("2.1.03"), 10}, {id("2.1.04"), 81}, {id("D2"), 10}, {id("D3"), 90}}),
                 QStringList({id("V10hi")}));
        QCOMPARE(broken({{id("4.3.07"), 10}, {id("4.3.08"), 12}}), QStringList({id("V18lo")}));
        QCOMPARE(broken({{id("4.3.05"), 2}, {id("4.3.06"), 301}, {id("D5"), 2}}), QStringList({id("V17hi")}));
        QCOMPARE(broken({{id("4.3.05"), 2}, {id("D5"), 2}}), QStringList({id("V17lo"), id("V22")}));
    }

    void survivesCsvAndBytes() {
        const Catalogue catalogue = published();
        const auto indicators = indicatorsFromCsv(indicatorsToCsv(catalogue.indicators()));
        const auto rules = rulesFromCsv(rulesToCsv(catalogue.rules()));
        const auto again = Catalogue::build(*indicators, *rules, catalogue.units());
        QVERIFY(again.ok());
        QCOMPARE(again->version(), catalogue.version());
        QCOMPARE(Catalogue::fromBytes(catalogue.toBytes())->version(), catalogue.version());
    }
};

CUNBAO_TEST(tst_built_in_catalogue)
#include "tst_built_in_catalogue.moc"
