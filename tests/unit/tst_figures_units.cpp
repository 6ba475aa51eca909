#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/FigureTable.h"

using namespace cunbao;

/// Figures of villages that begin, end and merge.
class tst_figures_units : public QObject, FigureTable {
    Q_OBJECT

private Q_SLOTS:
    void unitsChange_data() {
        table();
        const char* flow = "f flow sum sum village";
        const char* count = "f flow sum count village";
        const char* stock = "s stock last_known sum village";
        const char* merged = "A B[..2020-06-30>D] C[..2020-06-30>D] D[2020-07-01..]";
        const char* flows = "A f 2020-01-01 1; B f 2020-02-01 2; D f 2020-08-01 4";
        const char* before = "A s 2020-01-01 1; B s 2020-02-01 2; C s 2020-03-01 4";
        row("flows add up", merged, flow, flows, "2020 f T", "7 2+0/2");
        row("flows add up in the successor", merged, flow, flows, "2020 f D", "6 1+0/1");
        row("before the merge they are their own", merged, flow, flows, "2020Q1 f T", "3 2+0/3 missing C");
        row("the successor is not there before", merged, flow, flows, "202006 f T",
            "missing 0+0/3 missing ABC");
        row("count counts them once", merged, count, "B f 2020-02-01 2; C f 2020-02-01 2; D f 2020-08-01 4",
            "2020 f T", "1 1+0/2 missing A");
        row("stocks of predecessors stand in", merged, stock, before, "2020 s T",
            "7 1+1/2 carried D !carried");
        row("until the successor has one", merged, stock,
            "B s 2020-02-01 2; C s 2020-03-01 4; D s 2020-09-01 5", "2020 s D", "5 1+0/1");
        row("carried from the predecessors' former year", merged, stock, before, "2021 s D",
            "6 0+1/1 carried D !carried");
        row("the successor's own is carried later", merged, stock, "B s 2020-02-01 2; D s 2020-09-01 5",
            "2021 s D", "5 0+1/1 carried D !carried");

        const char* apart = "A[..2020-01-31>C] B[..2020-10-31>C] C";
        const char* both = "A s 2020-01-10 10; B s 2020-01-10 7";
        const char* between = "A s 2020-01-10 10; B s 2020-01-10 7; C s 2020-03-01 25";
        row("merges at two dates: nobody twice", apart, stock, between, "2020 s T",
            "32 0+1/1 carried C !carried");
        row("merges at two dates: between them", apart, stock, between, "2020S1 s T", "32 2+0/2");
        row("merges at two dates: no count since the first", apart, stock, both, "2020 s T",
            "17 0+1/1 carried C !carried");
        row("merges at two dates: counted since both", apart, stock,
            "A s 2020-01-10 10; B s 2020-01-10 7; C s 2020-03-01 25; C s 2020-11-01 33", "2020 s T",
            "33 1+0/1");
        row("merges at two dates: not yet known since", apart, stock,
            "A s 2020-01-10 10; B s 2020-01-10 7; C s 2020-03-01 25; C s 2020-12-01 ?", "2020 s T",
            "32 0+0/1 missing C !carried");
        const char* chain = "A[..2020-01-31>B] B[..2020-10-31>C] C[2020-11-01..]";
        row("merges in a chain: nobody twice", chain, stock,
            "A s 2020-01-10 10; B s 2020-01-10 7; B s 2020-03-01 25", "2020 s T",
            "25 0+1/1 carried C !carried");
        row("merges in a chain: no count since the first", chain, stock, both, "2020 s T",
            "17 0+1/1 carried C !carried");
        row("merges in a chain: counted since the last", chain, stock,
            "A s 2020-01-10 10; B s 2020-01-10 7; C s 2020-12-01 18", "2020 s T", "18 1+0/1");

        const char* standIns = "B i 2020-02-01 1; C i 2020-03-01 1";
        const char* shares = "B i 2020-02-01 90; C i 2020-03-01 80";
        const auto standing = [&](const char* name, const char* indicator, const char* entries,
                                  const char* expected) {
            row(name, merged, indicator, entries, "2020 i D", expected);
        };
        standing("stand-ins of yes and no", "i stock last_known sum village yes_no", standIns,
                 "1 0+1/1 carried D !carried");
        standing("stand-ins of a percentage", "i stock last_known average village percent", shares,
                 "85 0+1/1 carried D !carried");
        standing("stand-ins of a percentage of its own", "i stock last_known none village percent", shares,
                 "85 0+1/1 carried D !carried");
        standing("stand-ins of a maximum", "i stock last_known max village", shares,
                 "90 0+1/1 carried D !carried");
        standing("stand-ins of a minimum", "i stock last_known min village", shares,
                 "80 0+1/1 carried D !carried");
        standing("stand-ins of what each village keeps", "i stock last_known none village", shares,
                 "170 0+1/1 carried D !carried");
        standing("stand-ins of what is counted", "i stock last_known count village", shares,
                 "170 0+1/1 carried D !carried");
        row("stand-ins of what is counted, township", merged, "i stock last_known count village", shares,
            "2020 i T", "1 0+1/2 missing A carried D !carried");

        const auto set = [&](const char* name, const char* indicator, const char* entries,
                             const char* overrides, const char* asked, const char* expected) {
            row(name, merged, indicator, "", entries, overrides, asked, expected);
        };
        set("a predecessor's override: flows", flow, flows, "B f 2020 6", "2020 f T", "11 2+0/2 !overridden");
        set("a predecessor's override: in the successor", flow, flows, "B f 2020 6", "2020 f D",
            "10 1+0/1 !overridden");
        set("a predecessor's override: it alone", flow, "", "B f 2020 6", "2020 f D", "6 1+0/1 !overridden");
        set("a predecessor's override: not applicable", flow, "", "B f 2020 na", "2020 f D",
            "na 1+0/1 !overridden");
        set("a predecessor's override: the successor's stands over it", flow, flows, "B f 2020 6; D f 2020 9",
            "2020 f D", "9 1+0/1 !overridden");
        set("a predecessor's override: a count over time", "f flow count sum village", flows, "B f 2020 3",
            "2020 f D", "4 1+0/1 !overridden");
        set("a predecessor's override: a maximum over time", "f flow max sum village", flows, "B f 2020 3",
            "2020 f D", "4 1+0/1 !overridden");
        set("a predecessor's override: stocks", stock, before, "B s 2020 3", "2020 s D",
            "7 0+1/1 carried D !carried !overridden");
        set("a predecessor's override: every part that stands", stock, before, "B s 2020 3; C s 2020 5",
            "2020 s D", "8 1+0/1 !overridden");
        set("a predecessor's override: the successor has counted since", stock,
            "B s 2020-02-01 2; D s 2020-09-01 5", "B s 2020 3", "2020 s D", "5 1+0/1");
        row("a predecessor's override: with what it had taken in", chain, stock, "", both, "B s 2020 20",
            "2020 s C", "20 1+0/1 !overridden");

        const char* into = "A B[..2020-06-30>A]";
        row("into one that stands: both before", into, stock, "A s 2020-02-01 10; B s 2020-02-01 2",
            "2020Q1 s T", "12 2+0/2");
        row("into one that stands: flows before", into, flow, "A f 2020-02-01 10", "2020Q1 f T",
            "10 1+0/2 missing B");
        row("into one that stands: the quarter that ends with it", into, stock,
            "A s 2020-02-01 10; B s 2020-05-01 2", "2020S1 s T", "12 2+0/2");
        row("into one that stands: both stand in", into, stock, "A s 2020-02-01 10; B s 2020-02-01 2",
            "2020 s T", "12 0+1/1 carried A !carried");
        row("into one that stands: its entry since", into, stock,
            "A s 2020-02-01 10; B s 2020-02-01 2; A s 2020-07-01 13", "2020 s T", "13 1+0/1");
        row("into one that stands: flows", into, flow, "A f 2020-02-01 10; B f 2020-02-01 2", "2020 f T",
            "12 1+0/1");

        const char* ended = "A B[..2020-06-30]";
        row("ended: flows stay", ended, flow, "A f 2020-02-01 10; B f 2020-02-01 2", "2020 f T", "12 1+0/1");
        row("ended: stocks end", ended, stock, "A s 2020-02-01 10; B s 2020-02-01 2", "2020 s T", "10 1+0/1");
        row("ended: stocks end, itself", ended, stock, "A s 2020-02-01 10; B s 2020-02-01 2", "2020 s B",
            "missing 0+0/0");
        row("ended: expected before", ended, flow, "A f 2020-02-01 10", "2020Q1 f T", "10 1+0/2 missing B");
        row("ended: only its flows are there", ended, flow, "B f 2020-02-01 2", "2020 f T",
            "2 0+0/1 missing A");
        row("ended: an override is not expected either", ended, flow, "", "A f 2020-02-01 10", "B f 2020 6",
            "2020 f T", "16 1+0/1 !overridden");
        const char* ratio = "a flow sum sum village\nb flow sum sum village\nr derived 100 * [a] / [b]";
        const char* all = "A a 2020-02-01 1; A b 2020-02-01 4; B a 2020-02-01 1; B b 2020-02-01 1";
        row("ended: its flows count in derived figures", ended, ratio, all, "2020 r T", "40 1+0/1");
        row("ended: its own derived figure", ended, ratio, all, "2020 r B", "100 0+0/0");
        row("ended: not without all operands", ended, ratio,
            "A a 2020-02-01 1; A b 2020-02-01 4; B a 2020-02-01 1", "2020 r T", "25 1+0/1");
        row("ended: it alone has all operands", ended, ratio,
            "A a 2020-02-01 1; B a 2020-02-01 1; B b 2020-02-01 1", "2020 r T", "100 0+0/1 missing A");

        const char* newer = "A B[2020-07-01..]";
        row("new: not before", newer, flow, "A f 2020-02-01 10", "2020S1 f T", "10 1+0/1");
        row("new: from its start", newer, flow, "A f 2020-02-01 10", "2020 f T", "10 1+0/2 missing B");
    }
    void unitsChange() { check(); }

    void whatThePredecessorsOverrideReplaced() {
        const auto catalogue = Catalogue::build(
            madeIndicators(QStringLiteral("f flow sum sum village\ns stock last_known sum village")), {},
            unitsFrom("B[..2020-06-30>D] D"));
        OK(catalogue);
        const auto input =
            inputOf(*catalogue, rowsFrom("B f 2020-01-01 4; D f 2020-08-01 1; B s 2020-01-01 7"),
                    "B f 2020 9; B s 2020 8", Period::year(2020));
        OK(input);
        const auto book = FigureBook::compute(*catalogue, Period::year(2020), *input);
        OK(book);
        const OrgCode former = unitOf(QStringLiteral("B"));
        QCOMPARE(written(*book->computed(QStringLiteral("f"), former)), QStringLiteral("4 0+0/0"));
        QCOMPARE(written(*book->computed(QStringLiteral("s"), former)), QStringLiteral("7 0+0/0"));
        QCOMPARE(written(*book->find(QStringLiteral("f"), unitOf(QStringLiteral("D")))),
                 QStringLiteral("10 1+0/1 !overridden"));
    }
};

CUNBAO_TEST(tst_figures_units)
#include "tst_figures_units.moc"
