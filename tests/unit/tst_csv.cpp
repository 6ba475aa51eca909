#include "app/domain/AppError.h"
#include "app/domain/CatalogueCsv.h"
#include "app/domain/Csv.h"
#include "platform/base/Random.h"
#include "tests/runner/RegisteredTest.h"

using namespace cunbao;

namespace {

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QByteArray indicatorFile(const char* rows) {
    return QByteArray("id,section,name_zh,name_en,unit_zh,unit_en,value_type,nature,over_time,"
                      "over_org_units,recorded_by,expression,note,places,min,max,since,from_register\n") +
           rows;
}

} // namespace

class tst_csv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads() {
        const auto table = CsvTable::read("\xEF\xBB\xBF"
                                          "a, b ,c\r\n"
                                          "1,\"x,\"\"y\"\"\",\r\n"
                                          "\n"
                                          " ,,\n"
                                          "2,\"two\r\nlines\",\"\"");
        QVERIFY(table.ok());
        QCOMPARE(table->header, words("a b c"));
        QCOMPARE(table->rows.size(), std::size_t(2));
        QCOMPARE(table->rows[0].number, 2);
        QCOMPARE(table->rows[0].fields,
                 QStringList({QStringLiteral("1"), QStringLiteral("x,\"y\""), QString()}));
        QCOMPARE(table->rows[1].number, 5);
        QCOMPARE(table->rows[1].fields,
                 QStringList({QStringLiteral("2"), QStringLiteral("two\nlines"), QString()}));
        QCOMPARE(table->column(QStringLiteral("b")), 1);
        QCOMPARE(table->column(QStringLiteral("d")), -1);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("details");
        const auto row = [](const char* title, const QByteArray& bytes, const char* details) {
            QTest::newRow(title) << bytes << QString::fromLatin1(details);
        };
        row("nothing", "", "1 0 empty");
        row("only a mark", "\xEF\xBB\xBF", "1 0 empty");
        row("only empty rows", "\n,,\n", "1 0 empty");
        row("open quote", "a,b\n1,\"2\n3,4\n", "2 2 quote-open");
        row("quote in the middle", "a,b\n1,2\"3\n", "2 2 quote");
        row("text behind a quote", "a,b\n1,\"2\"3\n", "2 2 quote");
        row("space behind a quote", "a,b\n\"1\" ,2\n", "2 1 quote");
        row("too few fields", "a,b\n1\n", "2 0 fields");
        row("too many fields", "a,b\n1,2\n1,2,3\n", "3 0 fields");
        row("the first of two", "a,b\n1\n1,2,3\n", "2 0 fields");
        row("NUL", QByteArray("a,b\n1,\0\n", 8), "2 2 character");
        row("carriage return alone", "a,b\r1,2\r", "1 2 character");
        row("GBK", QByteArray("a,b\n1,2\n\xB4\xE5,3\n"), "3 0 utf-8");
        row("UTF-16",
            QByteArray("\xFF\xFE"
                       "a\0,\0b\0",
                       8),
            "1 0 utf-8");
        row("cut off character", "a,b\n1,\xE6\x9D", "2 0 utf-8");
        row("overlong character", "a\n\xC0\xAF\n", "2 0 utf-8");
        row("long field", "a\n" + QByteArray(10'001, 'x') + "\n", "2 1 too-long");
        row("many columns", QByteArray(256, ','), "1 257 columns");
    }
    void refuses() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, details);
        const auto table = CsvTable::read(bytes);
        QVERIFY(!table.ok());
        QVERIFY(table.error().is(AppErrc::CsvSyntax));
        QCOMPARE(table.error().details().join(QLatin1Char(' ')), details);
    }

    void holdsItsLimits() {
        CsvLimits limits;
        limits.rows = 2;
        QVERIFY(CsvTable::read("a\n1\n2\n", limits).ok());
        QCOMPARE(CsvTable::read("a\n1\n2\n3\n", limits).error().detail(2), QStringLiteral("rows"));
        // Empty rows count as well, or a file of line ends would be read to its end.
        QCOMPARE(CsvTable::read("a\n\n\n\n", limits).error().detail(2), QStringLiteral("rows"));
        limits.bytes = 5;
        QVERIFY(CsvTable::read("a\n1\n2", limits).ok());
        QCOMPARE(CsvTable::read("a\n1\n22", limits).error().detail(2), QStringLiteral("too-long"));
    }

    void refusesAColumnTwice() {
        const auto table = CsvTable::read("a,b,a\n");
        QVERIFY(table.error().is(AppErrc::CsvDuplicate));
        QCOMPARE(table.error().details(), words("1 a"));
    }

    void writes() {
        const QByteArray bytes = writeCsv(words("a b"), {{QStringLiteral("1"), QStringLiteral("x,y")},
                                                         {QStringLiteral(" s"), QStringLiteral("q\"q")},
                                                         {QString(), QStringLiteral("n\nn")}});
        QCOMPARE(bytes, QByteArray("a,b\r\n1,\"x,y\"\r\n\" s\",\"q\"\"q\"\r\n,\"n\nn\"\r\n"));
        QVERIFY(writeCsv(words("a"), {}, CsvMark::ByteOrderMark)
                    .startsWith("\xEF\xBB\xBF"
                                "a"));
    }

    void readsBackWhatItWrites() {
        static const QString alphabet = QStringLiteral("ab,\"\n \t村=1");
        for (std::uint64_t seed = 1; seed <= 1'000; ++seed) {
            SeededRandom random(seed);
            std::vector<QStringList> rows;
            for (auto left = random.below(6); left > 0; --left) {
                QStringList row{QStringLiteral("x")}; // keeps the row from being an empty one
                for (int field = 0; field < 3; ++field) {
                    QString text;
                    for (auto length = random.below(6); length > 0; --length)
                        text += alphabet[static_cast<qsizetype>(
                            random.below(static_cast<std::uint64_t>(alphabet.size())))];
                    row.append(text);
                }
                rows.push_back(row);
            }
            const auto table = CsvTable::read(writeCsv(words("k a b c"), rows));
            QVERIFY(table.ok());
            QCOMPARE(table->rows.size(), rows.size());
            for (std::size_t at = 0; at < rows.size(); ++at)
                QCOMPARE(table->rows[at].fields, rows[at]);
        }
    }

    void survivesAnything() {
        static const QByteArray alphabet("a,\"\n\r\xE6\x9D\x91\0", 9);
        for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
            SeededRandom random(seed);
            QByteArray bytes;
            for (auto left = random.below(24); left > 0; --left)
                bytes += alphabet[static_cast<qsizetype>(
                    random.below(static_cast<std::uint64_t>(alphabet.size())))];
            const auto table = CsvTable::read(bytes);
            if (!table) continue;
            for (const CsvRow& row : table->rows)
                QCOMPARE(row.fields.size(), table->header.size());
        }
    }

    void readsIndicators() {
        const auto list = indicatorsFromCsv(indicatorFile(
            "leaflets,一,宣传手册发放数,leaflets,份,copy,integer,flow,sum,sum,village,,,,0,,,\n"
            "length,四,渠道长度,channels,米,m,decimal,flow,,sum,village+township,,note,1,0,99.5,"
            "2020-01-24,\n"
            "people,二,人数,people,人,person,integer,stock,,sum,village,,,0,0,,,1\n"
            "abroad,一,境外人数,abroad,人,person,integer,flow,sum,sum,village,,,,,,office,0\n"
            "rate,一,率,rate,%,percent,percent,derived,,,,100 * [leaflets] / [people],,2,,,,\n"
            "town,前言,镇名,town,,,text,text,,,profile,town,,,,,,\n"
            "lake,四,湖名,lake,,,text,text,,,township,,,,,,,\n"
            "money,四,资金,funds,元,yuan,money,flow,sum,none,township,,,,0,,,\n"));
        QVERIFY2(list.ok(), list.ok() ? "" : qPrintable(list.error().details().join(QLatin1Char(' '))));
        QCOMPARE(list->size(), std::size_t(8));
        const Indicator& length = (*list)[1];
        QVERIFY(length.valueType == ValueType::Decimal && length.places == 1);
        QVERIFY(length.overTime == OverTime::Sum);
        QVERIFY(length.recordedBy == RecordedBy::VillageAndTownship);
        QVERIFY(length.hasSince && length.since == QDate(2020, 1, 24));
        QCOMPARE(length.max->toString(), QStringLiteral("99.5"));
        QVERIFY((*list)[2].overTime == OverTime::LastKnown && (*list)[2].fromRegister);
        QVERIFY((*list)[3].hasSince && (*list)[3].since.isNull() && !(*list)[3].min);
        QVERIFY((*list)[4].recordedBy == RecordedBy::Nobody && (*list)[4].overUnits == OverUnits::None);
        QVERIFY((*list)[5].recordedBy == RecordedBy::Profile && (*list)[5].overTime == OverTime::None);
        QVERIFY((*list)[6].overTime == OverTime::Union && (*list)[6].overUnits == OverUnits::None);
        QCOMPARE((*list)[7].places, 2);

        const QByteArray written = indicatorsToCsv(*list);
        const auto again = indicatorsFromCsv(written);
        QVERIFY(again.ok());
        QCOMPARE(indicatorsToCsv(*again), written);
        QCOMPARE(indicatorsToCsv(*indicatorsFromCsv(indicatorsToCsv(*list, CsvMark::ByteOrderMark))),
                 written);
    }

    void refusesIndicators_data() {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* text, const char* column, const char* reason) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(column)
                                << QString::fromLatin1(reason);
        };
        row(",一,名,n,份,c,integer,flow,sum,sum,village,,,,,,,", "id", "required");
        row("a b,一,名,n,份,c,integer,flow,sum,sum,village,,,,,,,", "id", "characters");
        row("a,一,,n,份,c,integer,flow,sum,sum,village,,,,,,,", "name_zh", "required");
        row("a,一,名,n,份,c,number,flow,sum,sum,village,,,,,,,", "value_type", "word");
        row("a,一,名,n,份,c,,flow,sum,sum,village,,,,,,,", "value_type", "required");
        row("a,一,名,n,份,c,integer,level,sum,sum,village,,,,,,,", "nature", "word");
        row("a,一,名,n,份,c,integer,flow,total,sum,village,,,,,,,", "over_time", "word");
        row("a,一,名,n,份,c,integer,stock,sum,sum,village,,,,,,,", "over_time", "not-allowed");
        row("a,一,名,n,份,c,integer,flow,sum,total,village,,,,,,,", "over_org_units", "word");
        row("a,一,名,n,份,c,integer,flow,sum,,village,,,,,,,", "over_org_units", "required");
        row("a,一,名,n,份,c,integer,flow,sum,sum,county,,,,,,,", "recorded_by", "word");
        row("a,一,名,n,份,c,integer,flow,sum,,,,,,,,,", "recorded_by", "required");
        row("a,一,名,n,份,c,integer,flow,sum,sum,village,1,,,,,,", "expression", "not-allowed");
        row("a,一,名,n,份,c,percent,derived,,,,1 +,,,,,,", "expression", "expression");
        row("a,一,名,n,米,m,decimal,flow,sum,sum,village,,,,,,,", "places", "required");
        row("a,一,名,n,米,m,decimal,flow,sum,sum,village,,,x,,,,", "places", "number");
        row("a,一,名,n,米,m,decimal,flow,sum,sum,village,,,5,,,,", "places", "out-of-range");
        row("a,一,名,n,米,m,decimal,flow,sum,sum,village,,,-1,,,,", "places", "number");
        row("a,一,名,n,份,c,integer,flow,sum,sum,village,,,1,,,,", "places", "out-of-range");
        row("a,一,名,n,元,y,money,flow,sum,sum,village,,,3,,,,", "places", "out-of-range");
        row("a,一,名,n,份,c,integer,flow,sum,sum,village,,,,none,,,", "min", "number");
        row("a,一,名,n,份,c,integer,flow,sum,sum,village,,,,0.5,,,", "min", "out-of-range");
        row("a,一,名,n,份,c,integer,flow,sum,sum,village,,,,5,4,,", "max", "out-of-range");
        row("a,一,名,n,份,c,integer,flow,sum,sum,village,,,,,,2020-02-30,", "since", "date");
        row("a,一,名,n,份,c,integer,flow,sum,sum,village,,,,,,2020/1/1,", "since", "date");
        row("a,一,名,n,份,c,integer,stock,,sum,village,,,,,,office,", "since", "not-allowed");
        row("a,一,名,n,份,c,integer,flow,sum,sum,village,,,,,,,yes", "from_register", "word");
        row("a,一,名,n,份,c,integer,flow,sum,sum,township,,,,,,,1", "from_register", "not-allowed");
    }
    void refusesIndicators() {
        QFETCH(QByteArray, row);
        QFETCH(QString, column);
        QFETCH(QString, reason);
        const auto list =
            indicatorsFromCsv(indicatorFile("ok,一,名,n,份,c,integer,flow,sum,sum,village,,,,,,,\n") + row);
        QVERIFY(!list.ok());
        QVERIFY(list.error().is(AppErrc::CsvField));
        QCOMPARE(list.error().details().first(3), QStringList({QStringLiteral("3"), column, reason}));
    }

    void refusesColumnsByName() {
        const auto unknown = indicatorsFromCsv("id,colour\n");
        QVERIFY(unknown.error().is(AppErrc::CsvColumnUnknown));
        QCOMPARE(unknown.error().detail(0), QStringLiteral("colour"));
        const auto missing = rulesFromCsv("right,left,id,where,operator,message_zh,message_en\n");
        QVERIFY(missing.error().is(AppErrc::CsvColumnMissing));
        QCOMPARE(missing.error().detail(0), QStringLiteral("severity"));
        const auto twice =
            indicatorsFromCsv(indicatorFile("a,一,名,n,份,c,integer,flow,sum,sum,village,,,,,,,\n"
                                            "a,一,名,n,份,c,integer,flow,sum,sum,village,,,,,,,\n"));
        QVERIFY(twice.error().is(AppErrc::CsvDuplicate));
        QCOMPARE(twice.error().details(), words("3 a"));
    }

    void readsRulesInAnyOrderOfColumns() {
        const auto rules = rulesFromCsv("severity,operator,left,right,where,id,message_en,message_zh\n"
                                        "error,<=,[a],[b] + 1,both,V1,\"fix, please\",请核对\n"
                                        "warning,both,[a],[b],township,V2,,请核对\n");
        QVERIFY(rules.ok());
        QVERIFY((*rules)[0].severity == RuleSeverity::Error && (*rules)[0].op == RuleOperator::LessOrEqual);
        QCOMPARE((*rules)[0].right, QStringLiteral("[b] + 1"));
        QCOMPARE((*rules)[0].messageEn, QStringLiteral("fix, please"));
        QVERIFY((*rules)[1].op == RuleOperator::BothOrNeither && (*rules)[1].where == RuleWhere::Township);
        const QByteArray written = rulesToCsv(*rules);
        QCOMPARE(rulesToCsv(*rulesFromCsv(written)), written);
        const auto wrong = rulesFromCsv("id,where,left,operator,right,severity,message_zh,message_en\n"
                                        "V1,both,[a],=<,[b],error,请核对,\n");
        QCOMPARE(wrong.error().details(), words("2 operator word =<"));
        const auto unreadable = rulesFromCsv("id,where,left,operator,right,severity,message_zh,message_en\n"
                                             "V1,both,[a,<=,[b],error,请核对,\n");
        QCOMPARE(unreadable.error().details(), words("2 left expression [a"));
    }

    void readsOrgUnits() {
        const auto units =
            orgUnitsFromCsv("code,name,level,parent,start,end,successor\n"
                            "420528102000,清溪镇,township,420528000000,,,\n"
                            "420528102001,桥头社区,社区,420528102000,,,\n"
                            "420528102201,石桥村,village,420528102000,2019-07-01,,\n"
                            "420528102202,李家湾村,村,420528102000,,2020-06-30,420528102201\n");
        QVERIFY2(units.ok(), units.ok() ? "" : qPrintable(units.error().details().join(QLatin1Char(' '))));
        QCOMPARE(units->size(), std::size_t(4));
        QVERIFY((*units)[0].parent.isNull());
        QVERIFY((*units)[2].start == QDate(2019, 7, 1));
        QVERIFY((*units)[3].successor == (*units)[2].code);
        const QByteArray written = orgUnitsToCsv(*units);
        QCOMPARE(orgUnitsToCsv(*orgUnitsFromCsv(written)), written);
        QVERIFY(Catalogue::build({}, {}, *units).ok());
        QVERIFY(orgUnitsFromCsv("code,name,level,parent\n420528102000,清溪镇,township,\n").ok());
        QVERIFY(orgUnitsFromCsv("代码,名称,级别,上级,设立日期\n420528102000,清溪镇,镇,,\n").ok());
    }

    void refusesOrgUnits_data() {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("details");
        const auto row = [](const char* text, const char* details) {
            QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(details);
        };
        row("4.20528E+11,石桥村,village,420528102000,,,", "2 code code 4.20528E+11");
        row(",石桥村,village,420528102000,,,", "2 code required ");
        row("420528000201,石桥村,village,420528000000,,,", "2 code out-of-range 420528000201");
        row("420528102201,,village,420528102000,,,", "2 name required ");
        row("420528102201,石桥村,hamlet,420528102000,,,", "2 level level hamlet");
        row("420528102201,石桥村,township,420528102000,,,", "2 level level township");
        row("420528102000,清溪镇,village,,,,", "2 level level village");
        row("420528102201,石桥村,village,,,,", "2 parent not-allowed ");
        row("420528102201,石桥村,village,420528103000,,,", "2 parent not-allowed 420528103000");
        row("420528102000,清溪镇,township,420529000000,,,", "2 parent not-allowed 420529000000");
        row("420528102201,石桥村,village,420528102000,2020-13-01,,", "2 start date 2020-13-01");
        row("420528102201,石桥村,village,420528102000,2020-02-01,2020-01-01,",
            "2 end out-of-range 2020-01-01");
        row("420528102201,石桥村,village,420528102000,,,420528102202",
            "2 successor not-allowed 420528102202");
    }
    void refusesOrgUnits() {
        QFETCH(QByteArray, row);
        QFETCH(QString, details);
        const auto units = orgUnitsFromCsv("code,name,level,parent,start,end,successor\n" + row);
        QVERIFY(!units.ok());
        QVERIFY(units.error().is(AppErrc::CsvField));
        QCOMPARE(units.error().details().join(QLatin1Char(' ')), details);
    }

    /// All that a person has to correct, not one row after the other.
    void namesAllWrongRows() {
        const QByteArray header("code,name,level,parent\n");
        const QByteArray good("420528102201,石桥村,village,420528102000\n");
        const auto two = orgUnitsFromCsv(header + "4.2E+11,石桥村,village,420528102000\n" + good +
                                         "420528102202,,village,420528102000\n" + good);
        QVERIFY(two.error().is(AppErrc::CsvRows));
        QCOMPARE(two.error().details().join(QLatin1Char(' ')),
                 QStringLiteral("3 2 code code 4.2E+11 4 name required  5 code duplicate 420528102201"));
        QByteArray many = header;
        for (int row = 2; row <= 26; ++row)
            many += "5,村,village,420528102000\n";
        const QStringList details = orgUnitsFromCsv(many).error().details();
        QCOMPARE(details.front(), QStringLiteral("25"));
        QCOMPARE(details.size(), 1 + 20 * 4);
        QCOMPARE(details[details.size() - 4], QStringLiteral("21"));
    }
};

CUNBAO_TEST(tst_csv)
#include "tst_csv.moc"
