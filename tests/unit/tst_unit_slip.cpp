#include "app/domain/FlowTotal.h"
#include "app/domain/UnitSlip.h"
#include "tests/runner/RegisteredTest.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

Decimal number(const QString& text) {
    return *Decimal::parse(text);
}

EarlierValues earlier(const QString& values, const QString& yearBefore) {
    EarlierValues out;
    for (const QString& value : values.split(u' ', Qt::SkipEmptyParts))
        out.values.push_back(number(value));
    if (!yearBefore.isEmpty()) out.yearBefore = number(yearBefore);
    return out;
}

/// "unit too great 10000 against last 12", or nothing.
QString spelled(const std::optional<UnitSlip>& slip) {
    if (!slip) return QString();
    const QString against = slip->against == UnitSlip::Against::LastValue ? u"last"_s
                            : slip->against == UnitSlip::Against::Median  ? u"median"_s
                                                                          : u"year"_s;
    return QStringList{slip->kind == UnitSlip::Kind::Unit ? u"unit"_s : u"digit"_s,
                       slip->tooGreat ? u"great"_s : u"small"_s, QString::number(slip->factor), against,
                       slip->compared.toString()}
        .join(u' ');
}

} // namespace

class tst_unit_slip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slips_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("values"); // the latest first
        QTest::addColumn<QString>("yearBefore");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* value, const char* values, const char* year,
                            const char* expected) {
            QTest::newRow(name) << QString::fromLatin1(value) << QString::fromLatin1(values)
                                << QString::fromLatin1(year) << QString::fromLatin1(expected);
        };
        row("nothing to compare with", "125000", "", "", "");
        row("ten thousand times the last", "125000", "12.5", "", "unit great 10000 last 12.5");
        row("a ten-thousandth of the last", "12.5", "125000", "", "unit small 10000 last 125000");
        row("a hundred times, exactly", "100", "1", "", "unit great 100 last 1");
        row("a little less than a hundred times", "99.9999", "1", "", "");
        row("a hundredth, exactly", "0.01", "1", "", "unit small 100 last 1");
        row("the last, not the first", "100", "50 1", "", "");
        row("the median of three", "30000", "3 500 2", "", "unit great 10000 median 3");
        row("the lower of the two in the middle", "30000", "3 500 2 4", "", "unit great 10000 median 3");
        row("zeros are not looked at", "300", "0 0 0 3", "", "unit great 100 last 3");
        row("last year's, where there is nothing else", "3000", "", "3", "unit great 1000 year 3");
        row("entries are nearer than last year", "3000", "1000", "3", "");
        row("last year was nothing", "3000", "", "0", "");
        row("a digit too many", "1200", "120 110 130", "", "digit great 10 median 120");
        row("a digit too few", "12", "120 110 130", "", "digit small 10 median 120");
        row("two do not make a habit", "1200", "120 110", "", "");
        row("values that do not agree", "1200", "120 50 130", "", "");
        row("the greatest is twice the smallest", "600", "120 60 100", "", "digit great 10 median 100");
        row("five times outside, exactly", "650", "120 110 130", "", "digit great 10 median 120");
        row("less than that", "649", "120 110 130", "", "");
        row("a usual one", "125", "120 110 130", "", "");
        row("zero", "0", "120 110 130", "", "");
        row("below zero", "-5", "120 110 130", "", "");
        row("as great as they come", "100000000000000000000", "0.0001", "",
            "unit great 1000000000 last 0.0001");
    }
    void slips() {
        QFETCH(QString, value);
        QFETCH(QString, values);
        QFETCH(QString, yearBefore);
        QFETCH(QString, expected);
        Indicator indicator;
        indicator.valueType = ValueType::Decimal;
        indicator.nature = Nature::Stock;
        // Twenty-one digits are more than plain notation holds.
        const Decimal typed = value.size() > 19 ? Decimal::fromUnits(Decimal::ValueLimit - 1) : number(value);
        QCOMPARE(spelled(unitSlip(typed, indicator, earlier(values, yearBefore))), expected);
    }

    /// One entry of a flow is small against the whole of last year, and that means nothing.
    void aFlowAgainstLastYear() {
        Indicator flow;
        flow.nature = Nature::Flow;
        QCOMPARE(spelled(unitSlip(number(u"5"_s), flow, earlier({}, u"3900"_s))), QString());
        QCOMPARE(spelled(unitSlip(number(u"390000"_s), flow, earlier({}, u"3900"_s))),
                 u"unit great 100 year 3900"_s);
    }

    void whatHasNoScale() {
        for (const ValueType type : {ValueType::Percent, ValueType::YesNo, ValueType::Text}) {
            Indicator indicator;
            indicator.valueType = type;
            QVERIFY(!unitSlip(number(u"100"_s), indicator, earlier(u"1"_s, {})));
        }
    }

    void newOrTotal_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("total");
        QTest::addColumn<QString>("difference"); // empty: nothing is asked
        QTest::newRow("nothing so far") << u"500"_s << u"0"_s << QString();
        QTest::newRow("less than so far") << u"500"_s << u"1240"_s << QString();
        QTest::newRow("more than so far") << u"1740"_s << u"1240"_s << u"500"_s;
        QTest::newRow("the same") << u"1240"_s << u"1240"_s << u"0"_s;
        QTest::newRow("with places") << u"12.5"_s << u"12.25"_s << u"0.25"_s;
        QTest::newRow("below zero so far") << u"5"_s << u"-3"_s << QString();
    }
    void newOrTotal() {
        QFETCH(QString, value);
        QFETCH(QString, total);
        QFETCH(QString, difference);
        const auto found = differenceToTotal(number(value), number(total));
        QCOMPARE(found ? found->toString() : QString(), difference);
    }
};

CUNBAO_TEST(tst_unit_slip)
#include "tst_unit_slip.moc"
