#include "app/domain/AppError.h"
#include "app/report/ChineseNumeral.h"
#include "app/report/SlotFormat.h"
#include "app/report/UnitScale.h"
#include "tests/runner/RegisteredTest.h"

using namespace cunbao;

namespace {

Fraction exact(const QString& text) {
    return Fraction(*Decimal::parse(text));
}

Indicator counted(const QString& unit, const QString& slotUnit = {}, int places = 0) {
    Indicator indicator;
    indicator.id = QStringLiteral("x");
    indicator.unitZh = unit;
    indicator.slotUnit = slotUnit;
    indicator.places = places;
    return indicator;
}

} // namespace

class tst_slot_format : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chineseNumerals_data() {
        QTest::addColumn<qint64>("number");
        QTest::addColumn<QString>("numeral");
        QTest::addColumn<QString>("count");
        const auto row = [](qint64 n, const char* numeral, const char* count) {
            QTest::addRow("%lld", n) << n << QString::fromUtf8(numeral) << QString::fromUtf8(count);
        };
        row(0, "零", "零");
        row(2, "二", "两");
        row(3, "三", "三");
        row(10, "十", "十");
        row(12, "十二", "十二");
        row(20, "二十", "二十");
        row(22, "二十二", "二十二");
        row(100, "一百", "一百");
        row(102, "一百零二", "一百零二");
        row(110, "一百一十", "一百一十");
        row(200, "二百", "二百");
        row(1010, "一千零一十", "一千零一十");
        row(2000, "二千", "两千");
        row(2005, "二千零五", "两千零五");
        row(10000, "一万", "一万");
        row(10010, "一万零一十", "一万零一十");
        row(20500, "二万零五百", "两万零五百");
        row(120000, "十二万", "十二万");
        row(1000001, "一百万零一", "一百万零一");
        row(100005000, "一亿零五千", "一亿零五千");
        row(100100000, "一亿零一十万", "一亿零一十万");
        row(200000000, "二亿", "两亿");
        row(999999999999, "九千九百九十九亿九千九百九十九万九千九百九十九",
            "九千九百九十九亿九千九百九十九万九千九百九十九");
    }
    void chineseNumerals() {
        QFETCH(qint64, number);
        QTEST(chineseNumeral(number).value_or(QString()), "numeral");
        QTEST(chineseCount(number).value_or(QString()), "count");
    }
    void chineseNumeralsHaveLimits() {
        QVERIFY(!chineseNumeral(-1));
        QVERIFY(!chineseNumeral(1'000'000'000'000));
        QVERIFY(!chineseCount(-2));
    }

    void unitScales_data() {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("printed");
        QTest::addColumn<qint64>("scale"); // 0: refused
        const auto row = [](const char* entry, const char* printed, qint64 scale) {
            QTest::addRow("%s->%s", entry, printed)
                << QString::fromUtf8(entry) << QString::fromUtf8(printed) << scale;
        };
        row("元", "元", 1);
        row("元", "万元", 10'000);
        row("元", "亿元", 100'000'000);
        row("米", "公里", 1'000);
        row("亩", "万亩", 10'000);
        row("平方米", "万平方米", 10'000);
        row("人", "万人", 10'000);
        row("块", "个", 1);
        row("人", "名", 1);
        row("个", "个村", 1);
        row("米", "元", 0);
        row("人", "公里", 0);
        row("米", "个", 0);
        row("个", "万份", 0);
        row("万人", "人", 0);
        row("人", "%", 0);
        row("人", "", 0);
    }
    void unitScales() {
        QFETCH(QString, entry);
        QFETCH(QString, printed);
        QFETCH(qint64, scale);
        const auto found = unitScale(entry, printed);
        QCOMPARE(found.has_value(), scale != 0);
        if (found) QVERIFY(*found == Fraction::fromInteger(scale));
    }

    void numbers_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("slotUnit");
        QTest::addColumn<int>("places");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("printed");
        const auto row = [](const char* value, const char* unit, const char* slotUnit, int places,
                            const char* options, const char* printed) {
            QTest::addRow("%s%s %s", value, unit, options)
                << QString::fromUtf8(value) << QString::fromUtf8(unit) << QString::fromUtf8(slotUnit)
                << places << QString::fromUtf8(options) << QString::fromUtf8(printed);
        };
        row("820", "份", "个", 0, "", "820个");
        row("0", "份", "", 0, "", "0份");
        row("820", "人", "", 0, "as=名", "820名");
        row("820", "人", "", 0, "bare", "820");
        row("1234567", "人", "", 0, "", "1234567人");
        row("125000", "元", "万元", 2, "", "12.5万元");
        row("125049.99", "元", "万元", 2, "", "12.5万元");
        row("125050", "元", "万元", 2, "", "12.51万元");
        row("125050", "元", "万元", 2, "places=1", "12.5万元");
        row("125500", "元", "万元", 2, "places=1", "12.6万元");
        row("120000", "元", "万元", 2, "places=2 fixed", "12.00万元");
        row("125000", "元", "万元", 2, "as=元", "125000元");
        row("12345.6", "米", "公里", 1, "places=1", "12.3公里");
        row("12350", "米", "公里", 1, "places=1", "12.4公里"); // half away from zero
        row("460", "米", "公里", 1, "places=1", "0.5公里");
        row("460", "米", "公里", 1, "places=2", "0.46公里");
        row("-12350", "米", "公里", 1, "places=1", "-12.4公里");
        // Something never prints as nothing.
        row("30", "米", "公里", 1, "places=1", "0.03公里");
        row("0.04", "元", "亿元", 2, "", "0.04元");
        row("0.5", "米", "公里", 1, "bare", "0.0005");
        row("0.04", "元", "亿元", 2, "bare", "0.04元"); // the words around speak of another unit
        row("0", "米", "公里", 1, "places=1", "0公里");
        row("98.60", "%", "", 2, "", "98.6%");
        row("3", "批", "", 0, "cn", "三批");
        row("2", "批", "", 0, "cn", "两批");
        row("12", "批", "", 0, "cn", "十二批");
        row("2.5", "批", "", 1, "cn", "2.5批");
        // Hedges stay true.
        row("12100", "米", "公里", 1, "近 places=0", "近13公里");
        row("12000", "米", "公里", 1, "近 places=0", "12公里");
        row("299", "米", "公里", 1, "近 places=0", "近0.3公里");
        row("14738.5", "亩", "", 1, "近 step=100", "近14800亩");
        row("14700", "亩", "", 1, "近 step=100", "14700亩");
        row("320.5", "亩", "", 1, "近 step=100", "近330亩");
        row("128", "户", "", 0, "余", "120余户");
        row("120", "户", "", 0, "余", "120户");
        row("19", "户", "", 0, "余", "19户"); // 10余 would hide almost half
        row("12400", "米", "公里", 1, "余 places=0", "12公里余");
        row("128", "户", "", 0, "多", "120多户");
        row("128", "户", "", 0, "以上 step=10", "120户以上");
        row("128", "户", "", 0, "以上", "128户");
        row("12400", "米", "公里", 1, "约 places=0", "约12公里");
        row("12500", "米", "公里", 1, "约 places=0", "约13公里");
        row("12000", "米", "公里", 1, "约 places=0", "12公里");
        row("0", "米", "公里", 1, "近 places=0", "0公里");
        row("30", "元", "亿元", 2, "近 places=0", "30元");
        row("-12100", "米", "公里", 1, "近 places=0", "-12公里"); // which side of a loss is 近?
    }
    void numbers() {
        QFETCH(QString, value);
        QFETCH(QString, unit);
        QFETCH(QString, slotUnit);
        QFETCH(int, places);
        QFETCH(QString, options);
        const auto format = parseSlotFormat(options);
        QVERIFY(format);
        const auto printed = printNumber(exact(value), counted(unit, slotUnit, places), *format);
        QVERIFY(printed);
        QTEST(*printed, "printed");
    }

    void quotientsAreRoundedOnce() {
        const auto third = Fraction::fromInteger(100).dividedBy(Fraction::fromInteger(3));
        QVERIFY(third);
        QCOMPARE(*printNumber(*third, counted(QStringLiteral("%"), {}, 2), *parseSlotFormat(u"")),
                 QStringLiteral("33.33%"));
        QCOMPARE(*printNumber(*third, counted(QStringLiteral("%"), {}, 2), *parseSlotFormat(u"近 places=0")),
                 QStringLiteral("近34%"));
        // 2/3 of 0.01 rounds to 0.01, not to 0.00 and not by way of 0.007.
        const auto tiny = exact(QStringLiteral("0.02")).dividedBy(Fraction::fromInteger(3));
        QCOMPARE(*printNumber(*tiny, counted(QStringLiteral("%"), {}, 2), *parseSlotFormat(u"")),
                 QStringLiteral("0.01%"));
    }

    void tooSmallForFourPlaces() {
        const auto tiny = exact(QStringLiteral("0.0001")).dividedBy(Fraction::fromInteger(7));
        const Indicator rate = counted(QStringLiteral("%"), {}, 2);
        QCOMPARE(*printNumber(*tiny, rate, *parseSlotFormat(u"")), QStringLiteral("不足0.0001%"));
        QCOMPARE(*printNumber(*tiny, rate, *parseSlotFormat(u"近 places=0")), QStringLiteral("不足0.0001%"));
    }

    void wrongUnitIsRefused() {
        const auto printed = printNumber(exact(QStringLiteral("5")), counted(QStringLiteral("人")),
                                         *parseSlotFormat(u"as=公里"));
        QVERIFY(!printed);
        QVERIFY(printed.error().is(AppErrc::TemplateSyntax));
    }

    void comparisons_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("now");
        QTest::addColumn<bool>("percent");
        QTest::addColumn<QString>("printed");
        const auto row = [](const char* before, const char* now, bool percent, const char* printed) {
            QTest::addRow("%s->%s", before, now) << QString::fromUtf8(before) << QString::fromUtf8(now)
                                                 << percent << QString::fromUtf8(printed);
        };
        row("500", "526", false, "比上年增长5.2%");
        row("500", "474", false, "比上年下降5.2%");
        row("500", "500", false, "与上年持平");
        row("3", "4", false, "比上年增长33.3%");
        row("3000", "3001", false, "比上年增长0.03%");
        row("9000000", "9000001", false, "与上年基本持平");
        row("500", "0", false, "比上年下降100%");
        row("90", "92", true, "比上年提高2个百分点");
        row("92.5", "90", true, "比上年下降2.5个百分点");
    }
    void comparisons() {
        QFETCH(QString, before);
        QFETCH(QString, now);
        QFETCH(bool, percent);
        Indicator indicator = counted(QStringLiteral("个"));
        if (percent) indicator.valueType = ValueType::Percent;
        const auto printed =
            printComparison(exact(now), exact(before), indicator, *parseSlotFormat(u"compare"));
        QVERIFY(printed);
        QTEST(*printed, "printed");
    }

    void names() {
        const QString kind = QStringLiteral("镇");
        const QStringList two{QStringLiteral("石桥"), QStringLiteral("青山公路")};
        QCOMPARE(printNames(two, *parseSlotFormat(u""), kind), QStringLiteral("石桥、青山公路"));
        QCOMPARE(printNames(two, *parseSlotFormat(u"suffix=公路"), kind),
                 QStringLiteral("石桥公路、青山公路"));
        QCOMPARE(printNames(two, *parseSlotFormat(u"quote=“”"), kind), QStringLiteral("“石桥”“青山公路”"));
        QCOMPARE(printNames(two, *parseSlotFormat(u"join=；"), kind), QStringLiteral("石桥；青山公路"));
        const auto one = [&](const char* name, QStringView options) {
            return printNames({QString::fromUtf8(name)}, *parseSlotFormat(options), kind);
        };
        QCOMPARE(one("清溪", u"full"), QStringLiteral("清溪镇"));
        QCOMPARE(one("清溪镇", u"full"), QStringLiteral("清溪镇"));
        QCOMPARE(one("清溪镇", u"short"), QStringLiteral("清溪"));
        QCOMPARE(one("乌镇", u"short"), QStringLiteral("乌镇"));
    }

    void badOptions_data() {
        QTest::addColumn<QString>("options");
        for (const char* options : {"places=5",   "places=",
                                    "places=-1",  "places=12",
                                    "fixed",      "step=15",
                                    "step=1",     "step=1000000000 近",
                                    "step=10",    "step=10 places=1 近",
                                    "近 余",      "as=",
                                    "quote=“",    "join=",
                                    "unknown",    "as=名 suffix=村",
                                    "compare 近", "compare cn",
                                    "bare=1",     "近=3"})
            QTest::addRow("%s", options) << QString::fromUtf8(options);
    }
    void badOptions() {
        QFETCH(QString, options);
        const auto format = parseSlotFormat(options);
        QVERIFY(!format);
        QVERIFY(format.error().is(AppErrc::TemplateSyntax));
        QVERIFY(!format.error().detail(1).isEmpty());
    }
};

CUNBAO_TEST(tst_slot_format)
#include "tst_slot_format.moc"
