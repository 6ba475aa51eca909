#include "app/domain/FigureBook.h"
#include "tests/support/Check.h"
#include "tests/support/MadeCatalogue.h"

using namespace cunbao;

namespace {

/// One entry of a table: who, what, when, how much.
struct Row {
    OrgCode unit;
    QString indicator;
    QDate on;
    EntryValue value;
    bool fromOffice = false;
};

/// `T` is the township, a letter from A on a village, a number a village's number.
OrgCode unitOf(const QString& name) {
    if (name == QLatin1String("T")) return MadeTownship;
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    return madeVillage(isNumber ? number : name[0].unicode() - u'A' + 1);
}

QString nameOf(OrgCode unit) {
    if (unit == MadeTownship) return QStringLiteral("T");
    return QString(QChar(static_cast<char16_t>(u'A' + unit.number() - madeVillage(1).number())));
}

EntryValue valueOf(const QString& word) {
    if (word == QLatin1String("na")) return EntryValue::notApplicable();
    if (word == QLatin1String("?")) return EntryValue::unknown();
    if (word.startsWith(QLatin1Char('\''))) return EntryValue::ofText(word.mid(1));
    return EntryValue::ofNumber(*Decimal::parse(word));
}

QStringList parts(const char* text, const char* at) {
    QStringList out;
    for (const QString& part : QString::fromUtf8(text).split(QLatin1String(at)))
        if (!part.trimmed().isEmpty()) out.append(part.trimmed());
    return out;
}

/// `B[2020-01-01..2020-06-30>A]`: start, end, successor; each may be left out.
std::vector<OrgUnit> unitsFrom(const char* text) {
    const QString whole = QString::fromUtf8(text);
    bool isNumber = false;
    if (const int count = whole.toInt(&isNumber); isNumber) return madeUnits(count);
    auto out = madeUnits(0);
    for (const QString& word : parts(text, " ")) {
        const QString name = word.section(QLatin1Char('['), 0, 0);
        OrgUnit unit{unitOf(name), name, MadeTownship, QDate(), QDate(), OrgCode()};
        const QString life = word.section(QLatin1Char('['), 1).chopped(word.contains(QLatin1Char('[')));
        const QString span = life.section(QLatin1Char('>'), 0, 0);
        unit.start = QDate::fromString(span.section(QStringLiteral(".."), 0, 0), Qt::ISODate);
        unit.end = QDate::fromString(span.section(QStringLiteral(".."), 1, 1), Qt::ISODate);
        if (life.contains(QLatin1Char('>'))) unit.successor = unitOf(life.section(QLatin1Char('>'), 1));
        out.push_back(unit);
    }
    return out;
}

/// Also understands `yes_no` and `percent` at the end of an indicator's line.
std::vector<Indicator> indicatorsFrom(const QByteArray& text) {
    QStringList lines;
    std::map<QString, ValueType> types;
    for (const QString& line : parts(text.constData(), "\n")) {
        QStringList words = line.split(QLatin1Char(' '));
        if (words.removeAll(QStringLiteral("yes_no")) > 0) types[words[0]] = ValueType::YesNo;
        if (words.removeAll(QStringLiteral("percent")) > 0) types[words[0]] = ValueType::Percent;
        lines.append(words.join(QLatin1Char(' ')));
    }
    auto out = madeIndicators(lines.join(QLatin1Char('\n')));
    for (Indicator& one : out) {
        const auto type = types.find(one.id);
        if (type == types.end()) continue;
        one.valueType = type->second;
        one.places = one.valueType == ValueType::Percent ? 2 : 0;
    }
    return out;
}

/// Rows in the order of the log: `A a 2020-02-10 500; …`; `A*` is recorded by the office on A's behalf.
std::vector<Row> rowsFrom(const char* text) {
    std::vector<Row> out;
    for (const QString& line : parts(text, ";")) {
        const QStringList words = line.split(QLatin1Char(' '));
        const bool fromOffice = words[0].endsWith(QLatin1Char('*'));
        out.push_back({unitOf(words[0].chopped(fromOffice)), words[1],
                       QDate::fromString(words[2], Qt::ISODate),
                       valueOf(QStringList(words.mid(3)).join(QLatin1Char(' '))), fromOffice});
    }
    return out;
}

Result<FigureInput> inputOf(const Catalogue& catalogue, const std::vector<Row>& rows, const char* overrides,
                            const Period& period) {
    FigureInput input;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const Indicator& indicator = *catalogue.find(row.indicator);
        if (row.on > period.lastDay()) continue;
        // The store hands over of each day of a stock only what counts.
        const bool superseded =
            indicator.nature == Nature::Stock &&
            std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, rows.end(), [&](const Row& later) {
                return later.unit == row.unit && later.indicator == row.indicator && later.on == row.on;
            });
        if (superseded) continue;
        SeriesTally& series = input.series[{catalogue.indexOf(row.indicator), row.unit}];
        const QDate first =
            indicator.hasSince && !indicator.since.isNull() ? indicator.since : period.firstDay();
        const OrderKey order{{1'000 + static_cast<std::int64_t>(i), 0}, DeviceId(), i + 1};
        TRY((row.on < first ? series.before : series.within).add({row.on, order, row.value, row.fromOffice}));
        if (row.value.kind == EntryValue::Kind::Text && row.on >= first) series.texts.append(row.value.text);
    }
    for (const QString& line : parts(overrides, ";")) {
        const QStringList words = line.split(QLatin1Char(' '));
        if (words[2] != period.toString()) continue;
        input.overrides[{catalogue.indexOf(words[1]), unitOf(words[0])}] = valueOf(words[3]);
    }
    return input;
}

QString written(const Figure& figure) {
    QString out = QStringLiteral("missing");
    if (figure.state == FigureState::NotApplicable) out = QStringLiteral("na");
    if (figure.hasValue()) {
        out = toString(figure.value.numerator());
        if (!figure.value.isInteger()) out += QLatin1Char('/') + toString(figure.value.denominator());
        if (!figure.texts.isEmpty()) out = figure.texts.join(QChar(u'、'));
    }
    out += QStringLiteral(" %1+%2/%3").arg(figure.reported).arg(figure.carried.size()).arg(figure.expected);
    const auto list = [&](const char* label, const std::vector<OrgCode>& units) {
        if (units.empty()) return;
        out += QLatin1String(label);
        for (const OrgCode unit : units)
            out += nameOf(unit);
    };
    list(" missing ", figure.missing);
    list(" carried ", figure.carried);
    for (const QString& flag : figure.flags)
        out += QLatin1String(" !") + flag;
    if (!figure.whyMissing.isEmpty()) out += QLatin1Char(' ') + figure.whyMissing;
    return out;
}

} // namespace

class tst_figures : public QObject {
    Q_OBJECT

    void table() {
        QTest::addColumn<QByteArray>("units");
        QTest::addColumn<QByteArray>("indicators");
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QByteArray>("overrides");
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QString>("expected");
    }
    /// `asked`: period, indicator, unit.
    void row(const char* name, const char* units, const char* indicators, const char* rules,
             const char* entries, const char* overrides, const char* asked, const char* expected) {
        QTest::newRow(name) << QByteArray(units) << QByteArray(indicators) << QByteArray(rules)
                            << QByteArray(entries) << QByteArray(overrides) << QByteArray(asked)
                            << QString::fromUtf8(expected);
    }
    void row(const char* name, const char* units, const char* indicators, const char* entries,
             const char* asked, const char* expected) {
        row(name, units, indicators, "", entries, "", asked, expected);
    }
    void check() {
        QFETCH(QByteArray, units);
        QFETCH(QByteArray, indicators);
        QFETCH(QByteArray, rules);
        QFETCH(QByteArray, entries);
        QFETCH(QByteArray, overrides);
        QFETCH(QByteArray, asked);
        QFETCH(QString, expected);
        const auto catalogue = Catalogue::build(indicatorsFrom(indicators),
                                                madeRules(QString::fromUtf8(rules)), unitsFrom(units));
        OK(catalogue);
        const QStringList words = QString::fromUtf8(asked).split(QLatin1Char(' '));
        const auto period = Period::parse(words[0]);
        OK(period);
        const auto rows = rowsFrom(entries);
        const auto then = inputOf(*catalogue, rows, overrides, period->yearBefore());
        OK(then);
        const auto previous = FigureBook::compute(*catalogue, period->yearBefore(), *then);
        OK(previous);
        const auto now = inputOf(*catalogue, rows, overrides, *period);
        OK(now);
        const auto book = FigureBook::compute(*catalogue, *period, *now, &*previous);
        OK(book);
        const Figure* figure = book->find(words[1], unitOf(words[2]));
        QVERIFY2(figure, "no such figure");
        QCOMPARE(written(*figure), expected);
        QCOMPARE(int(figure->missing.size() + figure->carried.size()) + figure->reported, figure->expected);
    }

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

QTEST_GUILESS_MAIN(tst_figures)
#include "tst_figures.moc"
