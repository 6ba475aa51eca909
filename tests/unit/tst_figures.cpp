#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/FigureTable.h"

using namespace cunbao;

/// What entries come to: over time, over units, set by the office, and what looks wrong about it.
class tst_figures : public QObject, FigureTable {
    Q_OBJECT

private Q_SLOTS:
    void theWorkedExample_data() {
        table();
        const char* leaflets = "leaflets flow sum sum village";
        // As corrected and withdrawn: what histories come to is tst_entry_history's business.
        const char* before = "A leaflets 2020-02-10 520; A leaflets 2020-03-02 300";
        const char* after = "A leaflets 2020-02-10 520; A leaflets 2020-03-02 300; C leaflets 2020-05-01 na";
        row("A", "3", leaflets, before, "2020 leaflets A", "820 1+0/1");
        row("B", "3", leaflets, before, "2020 leaflets B", "missing 0+0/1 missing B");
        row("C", "3", leaflets, before, "2020 leaflets C", "missing 0+0/1 missing C");
        row("township", "3", leaflets, before, "2020 leaflets T", "820 1+0/3 missing BC");
        row("second quarter", "3", leaflets, before, "2020Q2 leaflets T", "missing 0+0/3 missing ABC");
        row("C says not applicable", "3", leaflets, after, "2020 leaflets T", "820 2+0/3 missing B");
        row("C itself", "3", leaflets, after, "2020 leaflets C", "na 1+0/1");
    }
    void theWorkedExample() { check(); }

    void fourKindsOfNothing_data() {
        table();
        const char* flow = "f flow sum sum village";
        const char* stock = "s stock last_known sum village";
        row("not reported", "1", flow, "", "2020 f T", "missing 0+0/1 missing A");
        row("zero", "1", flow, "A f 2020-01-01 0", "2020 f T", "0 1+0/1");
        row("not applicable", "1", flow, "A f 2020-01-01 na", "2020 f T", "na 1+0/1");
        row("not yet known", "1", flow, "A f 2020-01-01 ?", "2020 f T", "missing 0+0/1 missing A");
        row("all owing units say not applicable", "2", flow, "A f 2020-01-01 na; B f 2020-01-01 na",
            "2020 f T", "na 2+0/2");
        row("one of two says not applicable", "2", flow, "A f 2020-01-01 na", "2020 f T",
            "missing 1+0/2 missing B");
        row("numbers beat not applicable in a flow", "1", flow, "A f 2020-01-01 7; A f 2020-02-01 na",
            "2020 f T", "7 1+0/1");
        row("unknown leaves numbers, unreported", "1", flow, "A f 2020-01-01 7; A f 2020-02-01 ?", "2020 f T",
            "7 0+0/1 missing A");
        row("unknown until a later entry", "1", flow, "A f 2020-01-01 7; A f 2020-02-01 ?; A f 2020-01-15 1",
            "2020 f T", "8 1+0/1");
        row("later is by the log, not by date", "1", flow, "A f 2020-05-01 7; A f 2020-02-01 ?", "2020 f T",
            "7 0+0/1 missing A");
        row("unknown after not applicable", "1", flow, "A f 2020-01-01 na; A f 2020-01-02 ?", "2020 f T",
            "missing 0+0/1 missing A");
        row("stock: the latest decides, not applicable", "1", stock, "A s 2020-01-01 7; A s 2020-02-01 na",
            "2020 s T", "na 1+0/1");
        row("stock: the latest decides, a number", "1", stock, "A s 2020-01-01 na; A s 2020-02-01 7",
            "2020 s T", "7 1+0/1");
        row("stock: unknown leaves the earlier number", "1", stock, "A s 2020-01-01 7; A s 2020-02-01 ?",
            "2020 s T", "7 0+0/1 missing A");
        row("stock: unknown until a later entry", "1", stock,
            "A s 2020-01-01 7; A s 2020-02-01 ?; A s 2020-03-01 8", "2020 s T", "8 1+0/1");
        row("stock: only unknown", "1", stock, "A s 2020-02-01 ?", "2020 s T", "missing 0+0/1 missing A");
        row("stock: unknown over last year's number", "1", stock, "A s 2019-02-01 5; A s 2020-02-01 ?",
            "2020 s T", "5 0+0/1 missing A !carried");
        row("stock: unknown since last year", "1", stock, "A s 2019-02-01 5; A s 2019-03-01 ?", "2020 s T",
            "5 0+0/1 missing A !carried");
        row("stock: an old number under an unknown, in the township", "2", stock,
            "A s 2019-02-01 5; A s 2020-02-01 ?; B s 2020-02-02 1", "2020 s T", "6 1+0/2 missing A !carried");
        row("stock: this year's number under an unknown is not old", "1", stock,
            "A s 2019-02-01 5; A s 2020-02-01 6; A s 2020-03-01 ?", "2020 s T", "6 0+0/1 missing A");
    }
    void fourKindsOfNothing() { check(); }

    void overTime_data() {
        table();
        const char* three = "A i 2020-02-01 4; A i 2020-03-01 9; A i 2020-01-01 2";
        const auto of = [&](const char* name, const char* indicator, const char* expected) {
            row(name, "1", indicator, three, "2020 i A", expected);
        };
        of("sum", "i flow sum sum village", "15 1+0/1");
        of("max", "i flow max sum village", "9 1+0/1");
        of("min", "i flow min sum village", "2 1+0/1");
        of("average", "i flow average sum village", "5 1+0/1");
        of("count", "i flow count sum village", "3 1+0/1");
        of("first by date", "i flow first sum village", "2 1+0/1");
        of("last by date", "i flow last sum village", "9 1+0/1");
        row("average keeps the fraction", "1", "i flow average sum village",
            "A i 2020-01-01 1; A i 2020-01-02 1; A i 2020-01-03 0", "2020 i A", "2/3 1+0/1");
        row("last of one day by the log", "1", "i flow last sum village",
            "A i 2020-01-01 1; A i 2020-01-01 3", "2020 i A", "3 1+0/1");
        const char* known = "s stock last_known sum village";
        row("last known: the latest date", "1", known, "A s 2020-03-01 5; A s 2020-02-01 6", "2020 s A",
            "5 1+0/1");
        row("last known: of one day the latest in the log", "1", known, "A s 2020-03-01 5; A s 2020-03-01 6",
            "2020 s A", "6 1+0/1");
        row("carried", "1", known, "A s 2019-12-31 5", "2020 s A", "5 0+1/1 carried A !carried");
        row("carried into the township", "2", known, "A s 2019-12-31 5; B s 2020-02-02 1", "2020 s T",
            "6 1+1/2 carried A !carried");
        row("from within, before its last month: reported", "1", known, "A s 2020-01-05 5", "2020 s A",
            "5 1+0/1");
        row("not applicable is carried too", "1", known, "A s 2019-12-31 na", "2020 s A",
            "na 0+1/1 carried A !carried");
        row("not from the future", "1", known, "A s 2021-01-01 5", "2020 s A", "missing 0+0/1 missing A");
        row("a peak looks at the period only", "1", "s stock max sum village",
            "A s 2019-12-31 50; A s 2020-02-01 5; A s 2020-03-01 4", "2020 s A", "5 1+0/1");
        row("a peak is of what counts for its day", "1", "s stock max sum village",
            "A s 2020-02-01 50; A s 2020-02-01 5", "2020 s A", "5 1+0/1");
        row("a peak without entries", "1", "s stock max sum village", "A s 2019-12-31 50", "2020 s A",
            "missing 0+0/1 missing A");
        row("since an event", "1", "i flow sum sum village since=2019-11-01",
            "A i 2019-10-31 1; A i 2019-11-01 2; A i 2020-02-01 4; A i 2020-04-01 8", "2020Q1 i A",
            "6 1+0/1");
        row("since an event not published: within the period", "1", "i flow sum sum village since",
            "A i 2019-11-01 2; A i 2020-02-01 4", "2020 i A", "4 1+0/1");
        row("a day", "1", "i flow sum sum village", "A i 2020-02-01 4; A i 2020-02-02 8", "20200202 i A",
            "8 1+0/1");
        row("texts, each once", "2", "t text union union village",
            "A t 2020-01-01 '稻、 麦; A t 2020-02-01 '麦、茶; B t 2020-01-05 '茶", "2020 t T",
            "稻、麦、茶 2+0/2");
        row("texts: first", "1", "t text first union village", "A t 2020-01-01 '稻; A t 2020-02-01 '麦",
            "2020 t A", "稻 1+0/1");
        row("texts: last", "1", "t text last union village", "A t 2020-01-01 '稻; A t 2020-02-01 '麦",
            "2020 t A", "麦 1+0/1");
    }
    void overTime() { check(); }

    void overUnits_data() {
        table();
        const char* entries = "A i 2020-01-01 4; B i 2020-01-01 0; C i 2020-01-01 5; D i 2020-01-01 na";
        const auto of = [&](const char* name, const char* indicator, const char* expected) {
            row(name, "5", indicator, entries, "2020 i T", expected);
        };
        of("sum", "i flow sum sum village", "9 4+0/5 missing E");
        of("max", "i flow sum max village", "5 4+0/5 missing E");
        of("min", "i flow sum min village", "0 4+0/5 missing E");
        of("average", "i flow sum average village", "3 4+0/5 missing E");
        of("count of those above zero", "i flow sum count village", "2 4+0/5 missing E");
        of("none", "i flow sum none village", "missing 4+0/5 missing E");
        row("township", "3", "i flow sum sum township", "T i 2020-01-01 4", "2020 i T", "4 1+0/1");
        row("township without merging", "3", "i flow sum none township", "T i 2020-01-01 4", "2020 i T",
            "4 1+0/1");
        row("township: nothing of villages", "3", "i flow sum sum township", "", "2020 i T",
            "missing 0+0/1 missing T");
        row("village and township", "2", "i flow sum sum village+township",
            "A i 2020-01-01 4; T i 2020-01-01 10", "2020 i T", "14 2+0/3 missing B");
    }
    void overUnits() { check(); }

    void overrides_data() {
        table();
        const char* flow = "f flow sum sum village";
        const char* ratio = "a flow sum sum village\nb flow sum sum village\nr derived 100 * [a] / [b]";
        row("a village's counts as reported, upper levels use it", "2", flow, "", "A f 2020-01-01 4",
            "B f 2020 6", "2020 f T", "10 2+0/2 !overridden");
        row("a village's, itself", "2", flow, "", "B f 2020-01-01 4", "B f 2020 6", "2020 f B",
            "6 1+0/1 !overridden");
        row("exactly one period", "2", flow, "", "A f 2020-01-01 4", "B f 2020 6", "2020Q1 f T",
            "4 1+0/2 missing B");
        row("the township's", "2", flow, "", "A f 2020-01-01 4", "T f 2020 100", "2020 f T",
            "100 2+0/2 !overridden");
        row("the township's leaves villages", "2", flow, "", "A f 2020-01-01 4", "T f 2020 100", "2020 f A",
            "4 1+0/1");
        row("not applicable", "1", flow, "", "A f 2020-01-01 4", "A f 2020 na", "2020 f T",
            "na 1+0/1 !overridden");
        row("derived uses a village's", "1", ratio, "", "A a 2020-01-01 1; A b 2020-01-01 4", "A a 2020 2",
            "2020 r T", "50 1+0/1 !overridden");
        row("derived uses the township's", "2", ratio, "",
            "A a 2020-01-01 1; A b 2020-01-01 4; B a 2020-01-01 1; B b 2020-01-01 4", "T a 2020 4",
            "2020 r T", "50 2+0/2 !overridden");
        row("derived of figures that the office stated alone", "2", ratio, "", "", "T a 2020 40; T b 2020 80",
            "2020 r T", "50 1+0/1 !overridden");
        row("a derived one set itself", "1", ratio, "", "A a 2020-01-01 1; A b 2020-01-01 4", "T r 2020 26",
            "2020 r T", "26 1+0/1 !overridden");
        row("an override ends carrying", "1", "s stock last_known sum village", "", "A s 2019-01-01 7",
            "A s 2020 8", "2020 s T", "8 1+0/1 !overridden");
        row("that states nothing is none", "1", flow, "", "A f 2020-01-01 4", "A f 2020 ?", "2020 f T",
            "4 1+0/1");
        row("that states nothing is none, township", "1", flow, "", "A f 2020-01-01 4", "T f 2020 ?",
            "2020 f T", "4 1+0/1");
        row("that states nothing over nothing", "1", flow, "", "", "A f 2020 ?; T f 2020 ?", "2020 f T",
            "missing 0+0/1 missing A");
        row("that states nothing, of a derived one", "1", ratio, "", "A a 2020-01-01 1; A b 2020-01-01 4",
            "T a 2020 ?; T r 2020 ?", "2020 r T", "25 1+0/1");
        row("a text of a number is none", "1", flow, "", "A f 2020-01-01 4", "A f 2020 '七", "2020 f T",
            "4 1+0/1");
    }
    void overrides() { check(); }

    void outliers_data() {
        table();
        const char* i = "i flow sum sum village";
        const char* eight = "A i 2020-01-01 10; B i 2020-01-01 11; C i 2020-01-01 9; D i 2020-01-01 10; "
                            "E i 2020-01-01 12; F i 2020-01-01 8; G i 2020-01-01 10; H i 2020-01-01 100";
        row("far from the median", "8", i, eight, "2020 i H", "100 1+0/1 !outlier");
        row("near it", "8", i, eight, "2020 i E", "12 1+0/1");
        row("the township's own is none", "8", i, eight, "2020 i T", "170 8+0/8");
        row("fewer than eight values", "7", i,
            "A i 2020-01-01 10; B i 2020-01-01 11; C i 2020-01-01 9; D i 2020-01-01 10; E i 2020-01-01 12; "
            "F i 2020-01-01 8; G i 2020-01-01 100",
            "2020 i G", "100 1+0/1");
        row("all alike but one: the deviation is zero", "8", i,
            "A i 2020-01-01 1; B i 2020-01-01 1; C i 2020-01-01 1; D i 2020-01-01 1; E i 2020-01-01 1; "
            "F i 2020-01-01 1; G i 2020-01-01 1; H i 2020-01-01 100",
            "2020 i H", "100 1+0/1");
    }
    void outliers() { check(); }

    void mixedHands_data() {
        table();
        const char* f = "f flow sum sum village";
        row("the office and the village", "2", f, "A* f 2020-01-01 5; A f 2020-01-02 6", "2020 f A",
            "11 1+0/1 !duplicate");
        row("in the township", "2", f, "A* f 2020-01-01 5; A f 2020-01-02 6; B f 2020-01-01 1", "2020 f T",
            "12 2+0/2 !duplicate");
        row("one for each village", "2", f, "A* f 2020-01-01 5; B f 2020-01-02 6", "2020 f T", "11 2+0/2");
        row("the office alone", "1", f, "A* f 2020-01-01 5; A* f 2020-01-02 6", "2020 f A", "11 1+0/1");
        row("in another period", "1", f, "A* f 2019-01-01 5; A f 2020-01-02 6", "2020 f A", "6 1+0/1");
        row("a stock is replaced, not added", "1", "s stock last_known sum village",
            "A* s 2020-01-01 5; A s 2020-01-02 6", "2020 s A", "6 1+0/1");
    }
    void mixedHands() { check(); }

    void mixedHandsSettled() {
        const auto catalogue =
            Catalogue::build(madeIndicators(QStringLiteral("f flow sum sum village")), {}, madeUnits(1));
        OK(catalogue);
        auto input =
            inputOf(*catalogue, rowsFrom("A* f 2020-01-01 5; A f 2020-01-02 6"), "", Period::year(2020));
        OK(input);
        SeriesTally& series = input->series.begin()->second;
        QVERIFY(isMixed(catalogue->indicators()[0], series));
        series.mixSettled = true;
        const auto book = FigureBook::compute(*catalogue, Period::year(2020), *input);
        OK(book);
        QCOMPARE(written(*book->find(QStringLiteral("f"), madeVillage(1))), QStringLiteral("11 1+0/1"));
    }

    void aSumOutOfRangeTakesNothingElseDown() {
        const auto catalogue =
            Catalogue::build(madeIndicators(QStringLiteral("f flow sum sum village\ng flow sum sum village")),
                             {}, unitsFrom("A B C[..2020-06-30>D] D"));
        OK(catalogue);
        auto input = inputOf(*catalogue, rowsFrom("A g 2020-01-01 1; B g 2020-01-01 2; D g 2020-01-01 4"), "",
                             Period::year(2020));
        OK(input);
        const Decimal most = Decimal::fromUnits((Int128(1) << 126) - 1 + (Int128(1) << 126));
        for (const QChar unit : QStringLiteral("ACD")) {
            SeriesTally& series = input->series[std::pair(0, unitOf(QString(unit)))];
            OK(series.within.add(
                {QDate(2020, 1, 1), {{1, 0}, DeviceId(), 1}, EntryValue::ofNumber(most), false}));
        }
        const auto book = FigureBook::compute(*catalogue, Period::year(2020), *input);
        OK(book);
        const QString f = QStringLiteral("f");
        const OrgCode merged = unitOf(QStringLiteral("D"));
        QVERIFY(book->find(f, madeVillage(1))->hasValue());
        QCOMPARE(written(*book->find(f, merged)), QStringLiteral("missing 0+0/1 missing D overflow"));
        QCOMPARE(written(*book->find(f, MadeTownship)), QStringLiteral("missing 1+0/3 missing BD overflow"));
        QCOMPARE(written(*book->find(QStringLiteral("g"), MadeTownship)), QStringLiteral("7 3+0/3"));

        // Each within the range, their sum beyond it.
        input->series.erase(std::pair(0, unitOf(QStringLiteral("C"))));
        const auto sum = FigureBook::compute(*catalogue, Period::year(2020), *input);
        OK(sum);
        QVERIFY(sum->find(f, merged)->hasValue());
        QCOMPARE(written(*sum->find(f, MadeTownship)), QStringLiteral("missing 2+0/3 missing B overflow"));
    }

    void thirtyVillagesAndTheTownship() {
        const auto catalogue = Catalogue::build(
            madeIndicators(QStringLiteral("i flow sum sum village+township")), {}, madeUnits(30));
        OK(catalogue);
        const auto book = FigureBook::compute(*catalogue, Period::year(2020), {});
        OK(book);
        QCOMPARE(book->find(QStringLiteral("i"), MadeTownship)->expected, 31);
        QCOMPARE(int(book->villages().size()), 30);
    }

    void whatTheOverrideReplaced() {
        const auto catalogue =
            Catalogue::build(madeIndicators(QStringLiteral("f flow sum sum village")), {}, madeUnits(2));
        OK(catalogue);
        const auto input =
            inputOf(*catalogue, rowsFrom("A f 2020-01-01 4"), "A f 2020 9; T f 2020 20", Period::year(2020));
        OK(input);
        const auto book = FigureBook::compute(*catalogue, Period::year(2020), *input);
        OK(book);
        const QString f = QStringLiteral("f");
        QCOMPARE(written(*book->find(f, MadeTownship)), QStringLiteral("20 2+0/2 !overridden"));
        QCOMPARE(written(*book->computed(f, MadeTownship)), QStringLiteral("9 1+0/2 missing B !overridden"));
        QCOMPARE(written(*book->computed(f, madeVillage(1))), QStringLiteral("4 1+0/1"));
        QCOMPARE(book->computed(f, madeVillage(2)), book->find(f, madeVillage(2)));
        QVERIFY(!book->find(QStringLiteral("g"), MadeTownship));
        QVERIFY(!book->find(f, madeVillage(9)));
    }

    void sumsThatLeaveTheRangeAreErrors() {
        const auto catalogue =
            Catalogue::build(madeIndicators(QStringLiteral("f flow sum sum village")), {}, madeUnits(1));
        OK(catalogue);
        const Decimal most = Decimal::fromUnits((Int128(1) << 126) - 1 + (Int128(1) << 126));
        Tally tally;
        OK(tally.add({QDate(2020, 1, 1), {{1, 0}, DeviceId(), 1}, EntryValue::ofNumber(most), false}));
        const CountedEntry one{
            QDate(2020, 1, 1), {{2, 0}, DeviceId(), 2}, EntryValue::ofNumber(Decimal::fromInteger(1)), false};
        QVERIFY(!tally.add(one).ok());
    }
};

CUNBAO_TEST(tst_figures)
#include "tst_figures.moc"
