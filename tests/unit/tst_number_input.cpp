#include "app/domain/AppError.h"
#include "app/domain/NumberInput.h"
#include "platform/base/Random.h"
#include "tests/runner/RegisteredTest.h"

using namespace cunbao;

namespace {

Indicator of(ValueType type, const QString& unit, int places = 0, const QString& unitEn = {}) {
    Indicator out;
    out.id = QStringLiteral("a");
    out.valueType = type;
    out.unitZh = unit;
    out.unitEn = unitEn;
    out.places = places;
    out.min = Decimal();
    return out;
}

/// The indicators that the tables speak of, by a short name.
Indicator named(const QString& kind) {
    using V = ValueType;
    if (kind == QLatin1String("copies"))
        return of(V::Integer, QStringLiteral("份"), 0, QStringLiteral("copy|copies"));
    if (kind == QLatin1String("people"))
        return of(V::Integer, QStringLiteral("人"), 0, QStringLiteral("person|persons"));
    if (kind == QLatin1String("posts"))
        return of(V::Integer, QStringLiteral("个"), 0, QStringLiteral("post"));
    if (kind == QLatin1String("pieces")) return of(V::Integer, QStringLiteral("块"));
    if (kind == QLatin1String("money")) return of(V::Money, QStringLiteral("元"), 2, QStringLiteral("yuan"));
    if (kind == QLatin1String("metres")) return of(V::Decimal, QStringLiteral("米"), 1, QStringLiteral("m"));
    if (kind == QLatin1String("km")) return of(V::Decimal, QStringLiteral("公里"), 1);
    if (kind == QLatin1String("wanyuan")) return of(V::Decimal, QStringLiteral("万元"), 2);
    if (kind == QLatin1String("mu")) return of(V::Decimal, QStringLiteral("亩"), 1, QStringLiteral("mu"));
    if (kind == QLatin1String("area"))
        return of(V::Decimal, QStringLiteral("平方米"), 1, QStringLiteral("m2"));
    if (kind == QLatin1String("percent"))
        return of(V::Percent, QStringLiteral("%"), 2, QStringLiteral("percent"));
    if (kind == QLatin1String("yesno")) return of(V::YesNo, QStringLiteral("个"));
    Indicator out = of(V::Decimal, QStringLiteral("度"), 1);
    out.min = Decimal::fromInteger(-20);
    out.max = Decimal::fromInteger(50);
    return out; // "bounded"
}

} // namespace

class tst_number_input : public QObject {
    Q_OBJECT

    static void table() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
    }
    static void row(const char* kind, const char* typed, const char* expected) {
        QTest::addRow("%s: %s", kind, typed)
            << QString::fromLatin1(kind) << QString::fromUtf8(typed) << QString::fromUtf8(expected);
    }
    static void refusal(const char* kind, const char* typed, AppErrc code) {
        QTest::addRow("%s: %s", kind, typed)
            << QString::fromLatin1(kind) << QString::fromUtf8(typed) << static_cast<int>(code);
    }

private Q_SLOTS:
    void accepts_data() {
        table();
        row("copies", "500", "500");
        row("copies", "0", "0");
        row("copies", "007", "7");
        row("copies", "00", "0");
        row("copies", "-0", "0");
        row("copies", "  500 ", "500");
        row("copies", "５００", "500");
        row("copies", "１2３", "123");
        row("copies", "1,234", "1234");
        row("copies", "1，234", "1234");
        row("copies", "12,345,678", "12345678");
        row("copies", "1 240", "1240");
        row("copies", "1　240　份", "1240");
        row("copies", "1 234 567", "1234567");
        row("copies", "5百", "500");
        row("copies", "5千", "5000");
        row("copies", "5万", "50000");
        row("copies", "2亿", "200000000");
        row("copies", "1.5万", "15000");
        row("copies", "1．5万", "15000");
        row("copies", "1。5万", "15000");
        row("copies", "1.50万", "15000");
        row("copies", "1.50000万", "15000");
        row("copies", "1.2345万", "12345");
        row("copies", "1,234万", "12340000");
        row("copies", "0.5百", "50");
        row("copies", "500份", "500");
        row("copies", "500 份", "500");
        row("copies", "500copy", "500");
        row("copies", "500个", "500");
        row("copies", "500 条", "500");
        row("copies", "500块", "500");
        row("copies", "1.5万份", "15000");
        row("copies", "1.5 万 份", "15000");
        row("copies", "1.5万册", "15000");
        row("people", "12户", "12");
        row("people", "12人次", "12");
        row("people", "12 persons", "12");
        row("people", "12 Person", "12");
        row("posts", "3只", "3");
        row("pieces", "300", "300");
        row("pieces", "300块", "300");
        row("pieces", "3万块", "30000");
        row("pieces", "300个", "300");
        row("copies", "9999999999999999999", "9999999999999999999");
        row("money", "125000", "125000");
        row("money", "12.5万元", "125000");
        row("money", "12.5 万元", "125000");
        row("money", "12.5万", "125000");
        row("money", "0.1亿元", "10000000");
        row("money", "3千元", "3000");
        row("money", "1,234.56元", "1234.56");
        row("money", "1,234.56", "1234.56");
        row("money", "99.9", "99.9");
        row("money", "99.90", "99.9");
        row("money", "50块", "50");
        row("money", "50块钱", "50");
        row("money", "1.23456万元", "12345.6");
        row("money", "0.000001万元", "0.01");
        row("money", "123456789012345.67", "123456789012345.67");
        row("metres", "1250", "1250");
        row("metres", "1250.5米", "1250.5");
        row("metres", "1.25公里", "1250");
        row("metres", "1.2505公里", "1250.5");
        row("metres", "1.25千米", "1250");
        row("metres", "1.25km", "1250");
        row("metres", "1.25 KM", "1250");
        row("metres", "3m", "3");
        row("metres", "1万米", "10000");
        row("km", "1.2", "1.2");
        row("km", "500米", "0.5");
        row("km", "1500m", "1.5");
        row("km", "2千米", "2");
        row("wanyuan", "12.5万元", "12.5");
        row("wanyuan", "125000元", "12.5");
        row("wanyuan", "125000.00元", "12.5");
        row("wanyuan", "0.3亿元", "3000");
        row("wanyuan", "12.5", "12.5");
        row("mu", "12.5亩", "12.5");
        row("mu", "1.2万亩", "12000");
        row("area", "80.5平方米", "80.5");
        row("area", "80.5平米", "80.5");
        row("area", "80.5㎡", "80.5");
        row("area", "80.5m²", "80.5");
        row("area", "80.5 m2", "80.5");
        row("percent", "85%", "85");
        row("percent", "85％", "85");
        row("percent", "85", "85");
        row("percent", "98.65 %", "98.65");
        row("percent", "120", "120");
        row("yesno", "是", "1");
        row("yesno", "有", "1");
        row("yesno", "1", "1");
        row("yesno", "１", "1");
        row("yesno", "Yes", "1");
        row("yesno", "否", "0");
        row("yesno", "无", "0");
        row("yesno", "0", "0");
        row("yesno", " no ", "0");
        row("bounded", "-20", "-20");
        row("bounded", "－1.5", "-1.5");
        row("bounded", "−1.5度", "-1.5");
        row("bounded", "50", "50");
    }
    void accepts() {
        QFETCH(QString, kind);
        QFETCH(QString, typed);
        QFETCH(QString, expected);
        const auto value = readNumber(typed, named(kind));
        QVERIFY2(value.ok(), value.ok()
                                 ? ""
                                 : qPrintable(QStringLiteral("code %1: %2")
                                                  .arg(value.error().code())
                                                  .arg(value.error().details().join(QLatin1Char('|')))));
        QCOMPARE(value->toString(), expected);
    }

    void refuses_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("code");
        using E = AppErrc;
        refusal("copies", "", E::NumberSyntax);
        refusal("copies", "  ", E::NumberSyntax);
        refusal("copies", "份", E::NumberSyntax);
        refusal("copies", "abc", E::NumberSyntax);
        refusal("copies", "-", E::NumberSyntax);
        refusal("copies", "--5", E::NumberSyntax);
        refusal("copies", ".5", E::NumberSyntax);
        refusal("copies", "500.", E::NumberSyntax);
        refusal("copies", "500。", E::NumberSyntax);
        refusal("copies", "1.2.3", E::NumberSyntax);
        refusal("copies", "¥500", E::NumberSyntax);
        refusal("copies", "=500", E::NumberSyntax);
        refusal("copies", "٥٠٠", E::NumberSyntax);
        refusal("copies", "①", E::NumberSyntax);
        refusal("copies", "５²", E::UnitUnknown);
        refusal("copies", "1/2", E::UnitUnknown);
        refusal("copies", "1.234", E::TooManyPlaces);
        refusal("copies", "1.000", E::TooManyPlaces);
        refusal("copies", "1。5", E::TooManyPlaces);
        refusal("copies", "1.23456万", E::TooManyPlaces);
        refusal("copies", "0.001百", E::TooManyPlaces);
        refusal("money", "1.234", E::TooManyPlaces);
        refusal("money", "1.230", E::TooManyPlaces);
        refusal("metres", "12.55", E::TooManyPlaces);
        refusal("metres", "1.25055公里", E::TooManyPlaces);
        refusal("km", "1250米", E::TooManyPlaces);
        refusal("percent", "98.655%", E::TooManyPlaces);
        refusal("copies", "1,23", E::GroupingWrong);
        refusal("copies", "1，23", E::GroupingWrong);
        refusal("copies", "1,2345", E::GroupingWrong);
        refusal("copies", "1234,567", E::GroupingWrong);
        refusal("copies", "1,234 567", E::GroupingWrong);
        refusal("copies", "1 234,567", E::GroupingWrong);
        refusal("copies", "1,234,56", E::GroupingWrong);
        refusal("copies", "1,,234", E::GroupingWrong);
        refusal("copies", "1, 234", E::GroupingWrong);
        refusal("copies", "1  234", E::UnitUnknown);
        refusal("copies", "500,", E::GroupingWrong);
        refusal("copies", "0,500", E::GroupingWrong);
        refusal("copies", "1 24", E::GroupingWrong);
        refusal("money", "1.234,567", E::GroupingWrong);
        refusal("money", "1.5 234", E::GroupingWrong);
        refusal("copies", "十二", E::ChineseNumeral);
        refusal("copies", "五百", E::ChineseNumeral);
        refusal("copies", "两个", E::ChineseNumeral);
        refusal("copies", "壹佰", E::ChineseNumeral);
        refusal("copies", "〇", E::ChineseNumeral);
        refusal("copies", "1万零5", E::ChineseNumeral);
        refusal("copies", "5十", E::ChineseNumeral);
        refusal("copies", "百", E::ChineseNumeral);
        refusal("copies", "万", E::ChineseNumeral);
        refusal("copies", "1万2", E::ScaleMisplaced);
        refusal("copies", "1万2千", E::ScaleMisplaced);
        refusal("copies", "1千 500", E::ScaleMisplaced);
        refusal("copies", "2百万", E::ScaleMisplaced);
        refusal("copies", "3万亿", E::ScaleMisplaced);
        refusal("money", "1万万元", E::ScaleMisplaced);
        refusal("wanyuan", "12.5万", E::ScaleMisplaced);
        refusal("copies", "500多", E::NotExact);
        refusal("copies", "500多份", E::NotExact);
        refusal("copies", "500余", E::NotExact);
        refusal("copies", "约500", E::NotExact);
        refusal("copies", "近500", E::NotExact);
        refusal("copies", "500左右", E::NotExact);
        refusal("copies", "500以上", E::NotExact);
        refusal("copies", "500+", E::NotExact);
        refusal("copies", "＞500", E::NotExact);
        refusal("copies", "5-6", E::NotExact);
        refusal("copies", "5－6", E::NotExact);
        refusal("copies", "5 - 6", E::NotExact);
        refusal("copies", "5~6", E::NotExact);
        refusal("copies", "5～6", E::NotExact);
        refusal("copies", "5到6", E::NotExact);
        refusal("copies", "5至6", E::NotExact);
        refusal("copies", "5、6", E::NotExact);
        refusal("copies", "几十", E::NotExact);
        refusal("copies", "数百", E::NotExact);
        refusal("copies", "三十多", E::NotExact);
        refusal("copies", "1e3", E::ExponentNotation);
        refusal("copies", "1E3", E::ExponentNotation);
        refusal("copies", "1ｅ3", E::ExponentNotation);
        refusal("copies", "1.5e-3", E::ExponentNotation);
        refusal("copies", "500元", E::UnitUnknown);
        refusal("copies", "500亩", E::UnitUnknown);
        refusal("copies", "500米", E::UnitUnknown);
        refusal("copies", "85%", E::UnitUnknown);
        refusal("copies", "500个份", E::UnitUnknown);
        refusal("copies", "5x", E::UnitUnknown);
        refusal("pieces", "300元", E::UnitUnknown);
        refusal("pieces", "300万元", E::UnitUnknown);
        refusal("pieces", "300块钱", E::UnitUnknown);
        refusal("wanyuan", "125000块", E::UnitUnknown);
        refusal("money", "500个", E::UnitUnknown);
        refusal("money", "500角", E::UnitUnknown);
        refusal("money", "500美元", E::UnitUnknown);
        refusal("money", "500米", E::UnitUnknown);
        refusal("metres", "5里", E::UnitUnknown);
        refusal("metres", "5厘米", E::UnitUnknown);
        refusal("metres", "5平方米", E::UnitUnknown);
        refusal("metres", "5元", E::UnitUnknown);
        refusal("mu", "5公顷", E::UnitUnknown);
        refusal("mu", "5个", E::UnitUnknown);
        refusal("area", "5平方公里", E::UnitUnknown);
        refusal("percent", "5个百分点", E::UnitUnknown);
        refusal("percent", "5‰", E::UnitUnknown);
        refusal("copies", "99999999999999999999", E::NumberOverflow);
        refusal("copies", "999999999999999999亿", E::NumberOverflow);
        refusal("copies", "-5", E::BelowMinimum);
        refusal("bounded", "-20.1", E::BelowMinimum);
        refusal("bounded", "50.1", E::AboveMaximum);
        refusal("yesno", "", E::NumberSyntax);
        refusal("yesno", "2", E::YesNoExpected);
        refusal("yesno", "-1", E::YesNoExpected);
        refusal("yesno", "01", E::YesNoExpected);
        refusal("yesno", "有的", E::YesNoExpected);
        refusal("yesno", "没有", E::YesNoExpected);
        refusal("yesno", "1个", E::YesNoExpected);
    }
    void refuses() {
        QFETCH(QString, kind);
        QFETCH(QString, typed);
        QFETCH(int, code);
        const auto value = readNumber(typed, named(kind));
        QVERIFY2(!value.ok(), value.ok() ? qPrintable(value->toString()) : "");
        QVERIFY(value.error().domain() == ErrorDomain::App);
        QCOMPARE(value.error().code(), code);
    }

    void saysWhatItNeeds() {
        const auto details = [](const char* kind, const char* typed) {
            return readNumber(QString::fromUtf8(typed), named(QString::fromLatin1(kind))).error().details();
        };
        QCOMPARE(details("money", "1.234"), QStringList({QStringLiteral("1.234"), QStringLiteral("2")}));
        QCOMPARE(details("money", "5 米"), QStringList({QStringLiteral("米"), QStringLiteral("元")}));
        QCOMPARE(details("bounded", "51"), QStringList({QStringLiteral("51"), QStringLiteral("50")}));
        QCOMPARE(details("copies", "-5"), QStringList({QStringLiteral("-5"), QStringLiteral("0")}));
        QCOMPARE(details("copies", " 十二 "), QStringList({QStringLiteral(" 十二 ")}));
    }

    void isNegativeOnlyWhereAMinimumSaysSo() {
        Indicator unbounded = named(QStringLiteral("copies"));
        unbounded.min.reset();
        const auto value = readNumber(QStringLiteral("-5"), unbounded);
        QVERIFY(value.error().is(AppErrc::BelowMinimum));
        QCOMPARE(value.error().detail(1), QStringLiteral("0"));
    }

    void boundsWhatIsTyped() {
        const QString zeros = QString(63, QLatin1Char('0')) + QLatin1Char('5');
        QCOMPARE(readNumber(zeros, named(QStringLiteral("copies")))->toString(), QStringLiteral("5"));
        const auto longer = readNumber(QLatin1Char('0') + zeros, named(QStringLiteral("copies")));
        QVERIFY(longer.error().is(AppErrc::NumberSyntax));
        QVERIFY(longer.error().detail(0).size() <= 64);
        const auto huge = readNumber(QString(10'000'000, QLatin1Char('9')), named(QStringLiteral("copies")));
        QVERIFY(huge.error().detail(0).size() <= 64);
    }

    /// Every value of every indicator reads back from its own text, and from the spellings of it.
    void readsBackWhatItWrites() {
        for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
            SeededRandom random(seed);
            const QStringList kinds{QStringLiteral("copies"), QStringLiteral("money"),
                                    QStringLiteral("metres")};
            const Indicator indicator = named(kinds[static_cast<qsizetype>(random.below(3))]);
            std::uint64_t size = 1;
            for (auto digits = 1 + random.below(15); digits > 0; --digits)
                size *= 10;
            Int128 units = static_cast<std::int64_t>(random.below(size));
            for (int at = indicator.places; at < Decimal::Places; ++at)
                units *= 10;
            const Decimal value = Decimal::fromUnits(units);
            const QString plain = value.toString(indicator.places);

            QString grouped = plain;
            const qsizetype end =
                plain.contains(QLatin1Char('.')) ? plain.indexOf(QLatin1Char('.')) : plain.size();
            for (qsizetype at = end - 3; at > 0; at -= 3)
                grouped.insert(at, QLatin1Char(','));
            QString wide = plain;
            for (QChar& c : wide)
                if (c.isDigit()) c = QChar(char16_t(u'０' + (c.unicode() - u'0')));

            QStringList spellings{plain, grouped, wide, plain + indicator.unitZh};
            if (const auto reading = scaledReading(value, indicator))
                spellings.append(reading->number + reading->unit);
            for (const QString& spelling : spellings) {
                const auto read = readNumber(spelling, indicator);
                QVERIFY2(read.ok(), qPrintable(spelling));
                QVERIFY2(*read == value, qPrintable(spelling));
            }
        }
    }

    void scales_data() {
        table();
        row("money", "125000", "12.5 万元");
        row("money", "10000", "1 万元");
        row("money", "9999.99", "");
        row("money", "12345.67", "1.234567 万元");
        row("money", "100000000", "1 亿元");
        row("money", "123456789.01", "1.2345678901 亿元");
        row("metres", "12500", "12.5 公里");
        row("metres", "999.9", "");
        row("metres", "1000", "1 公里");
        row("copies", "39000", "3.9 万份");
        row("copies", "3900", "");
        row("wanyuan", "12500", "");
        row("percent", "10000", "");
        row("yesno", "1", "");
    }
    void scales() {
        QFETCH(QString, kind);
        QFETCH(QString, typed);
        QFETCH(QString, expected);
        const Indicator indicator = named(kind);
        const auto reading = scaledReading(*readNumber(typed, indicator), indicator);
        QCOMPARE(reading ? reading->number + QLatin1Char(' ') + reading->unit : QString(), expected);
    }

    void scalesBelowZeroToo() {
        const auto reading = scaledReading(Decimal::fromInteger(-125'000), named(QStringLiteral("money")));
        QCOMPARE(reading->number, QStringLiteral("-12.5"));
    }

    void readsTexts() {
        QCOMPARE(*readText(QStringLiteral("  石桥村、 \n李家湾村\t")), QStringLiteral("石桥村、 李家湾村"));
        QCOMPARE(*readText(QString(QChar(u'a')) + QChar(u'\0') + QChar(u'b')), QStringLiteral("a b"));
        QCOMPARE(*readText(QString(QChar(0xD800))), QStringLiteral("?"));
        QVERIFY(readText(QStringLiteral(" \n ")).error().is(AppErrc::TextEmpty));
        QVERIFY(readText(QString(MaxTextValue, QLatin1Char('x'))).ok());
        const auto tooLong = readText(QString(MaxTextValue + 1, QLatin1Char('x')));
        QVERIFY(tooLong.error().is(AppErrc::TextTooLong));
        QCOMPARE(tooLong.error().detail(0), QStringLiteral("500"));
    }

    void survivesAnything() {
        static const QString alphabet =
            QStringLiteral("0123456789.,，。 -+eE万千百亿元米%个份多~十一") + QChar(0x200B) + QChar(0xD83D);
        for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
            SeededRandom random(seed);
            QString typed;
            for (auto left = random.below(9); left > 0; --left)
                typed += alphabet[static_cast<qsizetype>(
                    random.below(static_cast<std::uint64_t>(alphabet.size())))];
            for (const char* kind : {"copies", "money", "yesno", "percent"}) {
                const Indicator indicator = named(QString::fromLatin1(kind));
                const auto value = readNumber(typed, indicator);
                QVERIFY(!value || checkNumber(*value, indicator).ok());
            }
        }
    }
};

CUNBAO_TEST(tst_number_input)
#include "tst_number_input.moc"
