#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/FigureTable.h"

using namespace cunbao;

/// What is worked out from other figures: derived ones, comparisons with the year before, rules.
class tst_figures_formulas : public QObject, FigureTable {
    Q_OBJECT

private Q_SLOTS:
    void derived_data() {
        table();
        const char* ratio = "a flow sum sum village\nb flow sum sum village\nr derived 100 * [a] / [b]";
        row("at a village", "1", ratio, "A a 2020-01-01 1; A b 2020-01-01 3", "2020 r A", "100/3 1+0/1");
        row("over the units that have both", "3", ratio,
            "A a 2020-01-01 1; A b 2020-01-01 4; B a 2020-01-01 90; C a 2020-01-01 2; C b 2020-01-01 2",
            "2020 r T", "50 2+0/3 missing B");
        row("no unit has both", "2", ratio, "A a 2020-01-01 1; B b 2020-01-01 4", "2020 r T",
            "missing 0+0/2 missing AB");
        row("division by zero at a village", "1", ratio, "A a 2020-01-01 1; A b 2020-01-01 0", "2020 r A",
            "missing 0+0/1 missing A division-by-zero");
        row("not applicable is zero", "1", ratio, "A a 2020-01-01 na; A b 2020-01-01 4", "2020 r A",
            "0 1+0/1");
        row("all operands not applicable", "1", ratio, "A a 2020-01-01 na; A b 2020-01-01 na", "2020 r A",
            "na 1+0/1");
        row("each by its own rule", "2",
            "a flow sum max village\nb flow sum sum village\nr derived [a] / [b]",
            "A a 2020-01-01 6; A b 2020-01-01 1; B a 2020-01-01 2; B b 2020-01-01 2", "2020 r T", "2 2+0/2");
        row("the township's own figure enters as it is", "2",
            "a flow sum sum village\nk flow sum sum township\nr derived [a] * [k]",
            "A a 2020-01-01 6; T k 2020-01-01 10", "2020 r T", "60 1+0/2 missing B");
        row("the township's share is one more unit", "1",
            "a flow sum sum village+township\nb flow sum sum village+township\nr derived [a] / [b]",
            "A a 2020-01-01 6; A b 2020-01-01 2; T a 2020-01-01 2; T b 2020-01-01 2", "2020 r T", "2 2+0/2");
        row("of township figures alone", "2", "k flow sum sum township\nr derived [k] + 1",
            "T k 2020-01-01 10", "2020 r T", "11 1+0/1");
        row("of a derived one", "1", "a flow sum sum village\nr derived [a] + 1\nq derived [r] * 2",
            "A a 2020-01-01 10", "2020 q A", "22 1+0/1");
        row("how many reported", "3", "a flow sum sum village\nr derived reported([a])",
            "A a 2020-01-01 10; C a 2020-02-01 1", "2020 r T", "2 1+0/1");
        row("carried operands", "1",
            "a stock last_known sum village\nb flow sum sum village\nr derived [b] / [a]",
            "A a 2019-01-01 2; A b 2020-01-01 8", "2020 r T", "4 0+1/1 carried A !carried");
        const char* old = "a stock last_known sum village\nb flow sum sum village\nr derived [b] / [a]";
        const char* unknown = "A a 2019-01-01 2; A a 2020-02-01 ?; A b 2020-01-01 8";
        row("old operands under an unknown", "1", old, unknown, "2020 r A", "4 0+0/1 missing A !carried");
        row("old operands under an unknown, township", "1", old, unknown, "2020 r T",
            "4 0+0/1 missing A !carried");
        row("carried beside not yet known is missing", "1",
            "a stock last_known sum village\nb stock last_known sum village\nr derived [b] / [a]",
            "A a 2019-01-01 2; A b 2020-01-01 8; A b 2020-02-01 ?", "2020 r T", "4 0+0/1 missing A !carried");
    }
    void derived() { check(); }

    /// Operands that are not merged per village: the township's own, derived ones, those that the office set.
    void derivedOfTownshipFigures_data() {
        table();
        const char* own = "a flow sum sum village\nk stock last_known sum township\nr derived [a] * [k]";
        row("reported", "2", own, "A a 2020-01-01 6; T k 2020-01-01 10", "2020 r T", "60 1+0/2 missing B");
        row("carried", "1", own, "A a 2020-01-01 6; T k 2019-01-01 10", "2020 r T",
            "60 1+1/2 carried T !carried");
        row("carried beside a missing village", "2", own, "A a 2020-01-01 6; T k 2019-01-01 10", "2020 r T",
            "60 1+1/3 missing B carried T !carried");
        row("missing", "1", own, "A a 2020-01-01 6", "2020 r T", "missing 1+0/2 missing T operand-missing");
        row("missing beside villages that are, too", "1", own, "", "2020 r T",
            "missing 0+0/2 missing TA operand-missing");
        row("not yet known", "1", own, "A a 2020-01-01 6; T k 2019-01-01 10; T k 2020-02-01 ?", "2020 r T",
            "60 1+0/2 missing T !carried");
        row("the township owes shares too", "1",
            "a flow sum sum village+township\nk stock last_known sum township\nr derived [a] * [k]",
            "A a 2020-01-01 1; T a 2020-01-01 2; T k 2019-01-01 10", "2020 r T",
            "30 1+1/2 carried T !carried");
        row("its doubts", "1", "a flow sum sum village\nk flow sum sum township\nr derived [a] * [k]",
            "A a 2020-01-01 6; T* k 2020-01-01 4; T k 2020-01-02 6", "2020 r T", "60 1+0/1 !duplicate");
        const char* alone = "k stock last_known sum township\nr derived [k] + 1";
        row("alone, carried", "1", alone, "T k 2019-01-01 10", "2020 r T", "11 0+1/1 carried T !carried");
        row("alone, missing", "1", alone, "", "2020 r T", "missing 0+0/1 missing T operand-missing");
        const char* chain =
            "a stock last_known sum village\nr derived [a] + 1\nq derived [r] * 2\nz derived [a] + [r]";
        row("derived, incomplete", "2", chain, "A a 2020-01-01 10", "2020 q T", "22 0+0/1 missing T");
        row("derived, carried", "1", chain, "A a 2019-01-01 10", "2020 q T", "22 0+1/1 carried T !carried");
        row("derived, incomplete, beside villages", "2", chain, "A a 2020-01-01 10", "2020 z T",
            "21 1+0/3 missing TB");
        row("derived, missing", "1", chain, "", "2020 q T", "missing 0+0/1 missing T operand-missing");
        row("the reason is handed on", "1", "a flow sum sum village\nr derived 1 / [a]\nq derived [r] * 2",
            "A a 2020-01-01 0", "2020 q T", "missing 0+0/1 missing T division-by-zero");
        row("set by the office", "2", "a flow sum sum village\nb flow sum sum village\nr derived [a] / [b]",
            "", "A b 2020-01-01 4; B b 2020-01-01 4", "T a 2020 4", "2020 r T", "1/2 2+0/2 !overridden");
    }
    void derivedOfTownshipFigures() { check(); }

    void previousYear_data() {
        table();
        const char* growth = "a flow sum sum village\ng derived 100 * ([a] - previous([a])) / previous([a])";
        row("growth", "1", growth, "A a 2019-06-01 50; A a 2020-06-01 60", "2020 g A", "20 1+0/1");
        row("at the township", "2", growth, "A a 2019-06-01 50; B a 2019-06-01 0; A a 2020-06-01 60",
            "2020 g T", "20 1+0/2 missing B");
        row("at the township, incomplete last year", "2", growth,
            "A a 2019-06-01 50; A a 2020-06-01 60; B a 2020-06-01 1", "2020 g T",
            "missing 2+0/3 missing T previous-incomplete");
        row("at the township, nothing last year", "1", growth, "A a 2020-06-01 60", "2020 g T",
            "missing 1+0/2 missing T previous-missing");
        row("at the township, nothing in either year", "1", growth, "", "2020 g T",
            "missing 0+0/2 missing TA previous-missing");
        row("at the township, zero last year", "1", growth, "A a 2019-06-01 0; A a 2020-06-01 60", "2020 g T",
            "missing 1+0/1 division-by-zero");
        const char* more = "a stock last_known sum village\ng derived [a] - previous([a])";
        row("at the township, older numbers last year", "1", more, "A a 2018-01-01 5; A a 2020-01-01 7",
            "2020 g T", "missing 1+0/2 missing T previous-incomplete");
        row("of last year alone, incomplete", "2", "a flow sum sum village\ng derived previous([a])",
            "A a 2019-06-01 50", "2020 g T", "missing 0+0/1 missing T previous-incomplete");
        row("of the same quarter", "1", growth, "A a 2019-06-01 50; A a 2019-01-01 1; A a 2020-06-01 60",
            "2020Q2 g A", "20 1+0/1");
        row("nothing last year", "1", growth, "A a 2020-06-01 60", "2020 g A",
            "missing 0+0/1 missing A previous-missing");
        row("zero last year", "1", growth, "A a 2019-06-01 0; A a 2020-06-01 60", "2020 g A",
            "missing 0+0/1 missing A division-by-zero");
        row("last year's printed figure", "1", growth, "", "A a 2020-06-01 60", "T a 2019 40", "2020 g T",
            "50 1+0/1");
        row("last year's printed ratio", "2",
            "a flow sum sum village\nb flow sum sum village\nr derived 100 * [a] / [b]\n"
            "p derived previous([r])",
            "", "", "T a 2019 40; T b 2019 80", "2020 p T", "50 1+0/1");
    }
    void previousYear() { check(); }

    void rules_data() {
        table();
        const char* two = "a flow sum sum village\nb flow sum sum village";
        const char* less = "less|both|[a]|<=|[b]";
        const char* pair = "pair|both|[a]|both|[b]";
        row("holds", "1", two, less, "A a 2020-01-01 4; A b 2020-01-01 4", "", "2020 a A", "4 1+0/1");
        row("fails", "1", two, less, "A a 2020-01-01 5; A b 2020-01-01 4", "", "2020 a A",
            "5 1+0/1 !rule:less");
        row("fails at both figures", "1", two, less, "A a 2020-01-01 5; A b 2020-01-01 4", "", "2020 b A",
            "4 1+0/1 !rule:less");
        row("township too", "1", two, less, "A a 2020-01-01 5; A b 2020-01-01 4", "", "2020 a T",
            "5 1+0/1 !rule:less");
        row("not checked with a missing operand", "1", two, less, "A a 2020-01-01 5", "", "2020 a A",
            "5 1+0/1");
        row("township: not checked when incomplete", "2", two, less,
            "A a 2020-01-01 5; A b 2020-01-01 4; B a 2020-01-01 0", "", "2020 a T", "5 2+0/2");
        row("not applicable is zero", "1", two, less, "A a 2020-01-01 5; A b 2020-01-01 na", "", "2020 a A",
            "5 1+0/1 !rule:less");
        row("both: zero and zero", "1", two, pair, "A a 2020-01-01 0; A b 2020-01-01 0", "", "2020 a A",
            "0 1+0/1");
        row("both: positive and positive", "1", two, pair, "A a 2020-01-01 1; A b 2020-01-01 9", "",
            "2020 a A", "1 1+0/1");
        row("both: one of them", "1", two, pair, "A a 2020-01-01 1; A b 2020-01-01 0", "", "2020 a A",
            "1 1+0/1 !rule:pair");
        row("village only", "1", two, "v|village|[a]|<|[b]", "A a 2020-01-01 4; A b 2020-01-01 4", "",
            "2020 a T", "4 1+0/1");
        row("township only", "1", two, "t|township|[a]|<|[b]", "A a 2020-01-01 4; A b 2020-01-01 4", "",
            "2020 a A", "4 1+0/1");
        row("unrounded", "1", two, "u|village|[a] / 3|=|0.3333", "A a 2020-01-01 1; A b 2020-01-01 4", "",
            "2020 a A", "1 1+0/1 !rule:u");
        row("last year", "1", two, "y|village|[a]|>=|previous([a])", "A a 2019-01-01 4; A a 2020-01-01 3", "",
            "2020 a A", "3 1+0/1 !rule:y");
        row("nothing last year: not checked", "1", two, "y|village|[a]|>=|previous([a])", "A a 2020-01-01 3",
            "", "2020 a A", "3 1+0/1");
        const char* notLess = "y|township|[a]|>=|previous([a])";
        row("township: last year incomplete: not checked", "2", two, notLess,
            "A a 2019-01-01 50; A a 2020-01-01 3; B a 2020-01-01 1", "", "2020 a T", "4 2+0/2");
        row("township: last year complete", "2", two, notLess,
            "A a 2019-01-01 50; B a 2019-01-01 0; A a 2020-01-01 3; B a 2020-01-01 1", "", "2020 a T",
            "4 2+0/2 !rule:y");
    }
    void rules() { check(); }

    void outOfRange_data() {
        table();
        const char* cube = "a flow sum sum village\nc derived [a] * [a] * [a]";
        const char* large = "A a 2020-01-01 9999999999999999999";
        row("a formula", "1", cube, large, "2020 c A", "missing 0+0/1 missing A overflow");
        row("a formula at the township", "1", cube, large, "2020 c T", "missing 1+0/1 overflow");
        row("the rest goes on", "1", cube, large, "2020 a T", "9999999999999999999 1+0/1");
        row("a rule is not checked", "1", "a flow sum sum village", "o|both|[a] * [a] * [a]|<=|1", large, "",
            "2020 a A", "9999999999999999999 1+0/1");
        // Their distances from the median would have denominators of 55 digits.
        const char* ratios =
            "A a 2020-01-01 1; B a 2020-01-01 1; C a 2020-01-01 1; D a 2020-01-01 1; E a 2020-01-01 1; "
            "F a 2020-01-01 1; G a 2020-01-01 1; H a 2020-01-01 1; "
            "A b 2020-01-01 1000000000000000001; B b 2020-01-01 1000000000000000003; "
            "C b 2020-01-01 1000000000000000007; D b 2020-01-01 1000000000000000009; "
            "E b 2020-01-01 1000000000000000011; F b 2020-01-01 1000000000000000013; "
            "G b 2020-01-01 1000000000000000017; H b 2020-01-01 1000000000000000019";
        row("no outliers", "8", "a flow sum sum village\nb flow sum sum village\nr derived [a] / [b]", ratios,
            "2020 r A", "1/1000000000000000001 1+0/1");
    }
    void outOfRange() { check(); }

    void comparingWithTheYearBefore_data() {
        QTest::addColumn<QByteArray>("indicators");
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<bool>("expected");
        const auto of = [](const char* name, const char* indicators, const char* rules, bool expected) {
            QTest::newRow(name) << QByteArray(indicators) << QByteArray(rules) << expected;
        };
        const char* one = "a flow sum sum village";
        of("nothing", one, "", false);
        of("other formulas", "a flow sum sum village\nr derived reported([a]) + [a]", "v|both|[a]|>=|[r]",
           false);
        of("the word in an id", "previous flow sum sum village\nr derived ([previous])", "", false);
        of("a formula", "a flow sum sum village\nr derived previous([a])", "", true);
        of("a formula with spaces", "a flow sum sum village\nr derived 1 + previous ( [a] )", "", true);
        of("a rule", one, "v|both|[a]|>=|previous ([a])", true);
        of("a rule's left side", one, "v|both|previous([a])|>=|0", true);
    }
    void comparingWithTheYearBefore() {
        QFETCH(QByteArray, indicators);
        QFETCH(QByteArray, rules);
        QFETCH(bool, expected);
        const auto catalogue = Catalogue::build(madeIndicators(QString::fromUtf8(indicators)),
                                                madeRules(QString::fromUtf8(rules)), madeUnits(1));
        OK(catalogue);
        QCOMPARE(comparesWithPrevious(*catalogue), expected);
    }
};

CUNBAO_TEST(tst_figures_formulas)
#include "tst_figures_formulas.moc"
