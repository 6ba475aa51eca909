#include "app/domain/AppError.h"
#include "app/domain/Catalogue.h"
#include "app/domain/CatalogueBytes.h"
#include "app/domain/CatalogueChecks.h"
#include "app/domain/CatalogueWords.h"
#include "platform/base/Random.h"
#include "tests/runner/RegisteredTest.h"

#include <QCborArray>
#include <QCborValue>

using namespace cunbao;

namespace {

QString text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

Indicator flow(const char* id) {
    Indicator out;
    out.id = text(id);
    out.section = text("一");
    out.nameZh = text("宣传手册发放数");
    out.nameEn = text("leaflets handed out");
    out.unitZh = text("份");
    out.unitEn = text("copy");
    out.min = Decimal();
    return out;
}

Indicator stock(const char* id) {
    Indicator out = flow(id);
    out.nature = Nature::Stock;
    out.overTime = OverTime::LastKnown;
    return out;
}

Indicator derived(const char* id, const char* expression) {
    Indicator out = flow(id);
    out.valueType = ValueType::Percent;
    out.places = 2;
    out.nature = Nature::Derived;
    out.overTime = OverTime::None;
    out.overUnits = OverUnits::None;
    out.recordedBy = RecordedBy::Nobody;
    out.expression = text(expression);
    return out;
}

Indicator name(const char* id) {
    Indicator out = flow(id);
    out.valueType = ValueType::Text;
    out.nature = Nature::Text;
    out.overTime = OverTime::Union;
    out.overUnits = OverUnits::None;
    out.recordedBy = RecordedBy::Township;
    out.min.reset();
    return out;
}

Indicator profile(const char* id) {
    Indicator out = name(id);
    out.recordedBy = RecordedBy::Profile;
    out.overTime = OverTime::None;
    out.expression = text("town");
    return out;
}

Rule rule(const char* id, const char* left, const char* right) {
    Rule out;
    out.id = text(id);
    out.left = text(left);
    out.right = text(right);
    out.messageZh = text("请核对");
    out.messageEn = text("please check");
    return out;
}

constexpr OrgCode townshipCode{420'528'102'000};

OrgUnit township() {
    return {townshipCode, text("清溪镇"), {}, {}, {}, {}};
}

OrgUnit village(int number, int successor = 0) {
    OrgUnit out{OrgCode(townshipCode.number() + number), text("村%1").arg(number), townshipCode, {}, {}, {}};
    if (successor != 0) {
        out.end = QDate(2020, 6, 30);
        out.successor = OrgCode(townshipCode.number() + successor);
    }
    return out;
}

Result<Catalogue> small() {
    Indicator since = flow("since");
    since.hasSince = true;
    since.since = QDate(2020, 1, 24);
    Indicator office = flow("office");
    office.hasSince = true;
    Indicator money = flow("money");
    money.valueType = ValueType::Money;
    money.places = 2;
    money.unitZh = text("元");
    money.slotUnit = text("万元");
    money.max = *Decimal::parse(text("123456789012345.67"));
    Indicator register_ = stock("members");
    register_.fromRegister = true;
    register_.countingRuleZh = text("按上级名册\n每年核对");
    register_.countingRuleEn = text("By the register of the county,\nchecked once a year.");
    return Catalogue::build(
        {flow("leaflets"), register_, derived("share", "100 * [leaflets] / [members]"), name("lake"),
         profile("town"), since, office, money},
        {rule("V1", "[leaflets]", "[members]"), rule("V2", "reported([lake]) + previous([share])", "3")},
        {village(201), village(202, 203), village(203), township()});
}

template <class Enum>
void everyWordLeadsBack(Enum last) {
    for (int at = 0; at <= static_cast<int>(last); ++at) {
        const auto value = static_cast<Enum>(at);
        QVERIFY(fromWord<Enum>(wordOf(value)) == value);
    }
    QVERIFY(!fromWord<Enum>(u"nonsense"));
}

using Change = std::function<void(Indicator&)>;

} // namespace

Q_DECLARE_METATYPE(Indicator)

class tst_catalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsLeadBack() {
        everyWordLeadsBack(ValueType::Text);
        everyWordLeadsBack(Nature::Text);
        everyWordLeadsBack(OverTime::None);
        everyWordLeadsBack(OverUnits::None);
        everyWordLeadsBack(RecordedBy::Nobody);
        everyWordLeadsBack(RuleWhere::Both);
        everyWordLeadsBack(RuleOperator::BothOrNeither);
        everyWordLeadsBack(RuleSeverity::Warning);
    }

    void findsWhatItHolds() {
        const auto catalogue = small();
        QVERIFY(catalogue.ok());
        QCOMPARE(catalogue->indexOf(text("share")), 2);
        QCOMPARE(catalogue->indexOf(text("nothing")), -1);
        QCOMPARE(catalogue->find(text("lake"))->id, text("lake"));
        QVERIFY(!catalogue->find(text("nothing")));
        QVERIFY(catalogue->township() == townshipCode);
        QCOMPARE(catalogue->units().size(), std::size_t(4));
        QCOMPARE(catalogue->unit(OrgCode(420'528'102'202))->name, text("村202"));
        QVERIFY(!catalogue->unit(OrgCode(420'528'102'299)));
        QVERIFY(catalogue->units().front().code == townshipCode);
    }

    void survivesItsBytes() {
        const auto catalogue = small();
        const QByteArray bytes = catalogue->toBytes();
        const auto again = Catalogue::fromBytes(bytes);
        QVERIFY(again.ok());
        QCOMPARE(again->toBytes(), bytes);
        QCOMPARE(again->version(), catalogue->version());
        QCOMPARE(again->version().size(), 16);
        const Indicator& money = *again->find(text("money"));
        QVERIFY(money.valueType == ValueType::Money);
        QCOMPARE(money.places, 2);
        QCOMPARE(money.slotUnit, text("万元"));
        QCOMPARE(money.max->toString(), text("123456789012345.67"));
        QVERIFY(money.min == Decimal());
        QVERIFY(again->find(text("since"))->since == QDate(2020, 1, 24));
        QVERIFY(again->find(text("office"))->hasSince && again->find(text("office"))->since.isNull());
        QVERIFY(again->find(text("members"))->fromRegister);
        QCOMPARE(again->find(text("members"))->countingRuleZh, text("按上级名册\n每年核对"));
        QCOMPARE(again->find(text("members"))->countingRuleEn,
                 text("By the register of the county,\nchecked once a year."));
        QVERIFY(!again->find(text("lake"))->min);
        QCOMPARE(again->rules()[1].left, text("reported([lake]) + previous([share])"));
        QVERIFY(again->unit(OrgCode(420'528'102'202))->successor == OrgCode(420'528'102'203));
        QVERIFY(again->unit(OrgCode(420'528'102'202))->end == QDate(2020, 6, 30));
    }

    void aCatalogueFromBeforeTheEnglishCountingRuleKeepsItsVersion() {
        const auto catalogue = small();
        QVERIFY(catalogue.ok());
        auto whole = QCborValue::fromCbor(catalogue->toBytes()).toArray();
        auto indicators = whole[1].toArray();
        QCOMPARE(indicators[0].toArray().size(), qsizetype(22)); // has none, as all had before
        auto members = indicators[1].toArray();
        QCOMPARE(members.size(), qsizetype(23));
        const auto withLast = [&](const std::optional<QString>& last) {
            members.removeLast();
            if (last) members.append(*last);
            indicators[1] = members;
            whole[1] = indicators;
            return whole.toCborValue().toCbor();
        };
        const auto empty = Catalogue::fromBytes(withLast(QString()));
        QVERIFY(!empty.ok()); // one content has one form
        const QByteArray before = withLast(std::nullopt);
        const auto again = Catalogue::fromBytes(before);
        QVERIFY(again.ok());
        QCOMPARE(again->toBytes(), before);
        QVERIFY(again->find(text("members"))->countingRuleEn.isEmpty());
    }

    void versionDependsOnContentNotOnTheOrderOfUnits() {
        const auto a = Catalogue::build({flow("a")}, {}, {township(), village(201), village(202)});
        const auto b = Catalogue::build({flow("a")}, {}, {village(202), township(), village(201)});
        QCOMPARE(a->version(), b->version());
        Indicator renamed = flow("a");
        renamed.note = text("x");
        const auto c = Catalogue::build({renamed}, {}, {township(), village(201), village(202)});
        QVERIFY(a->version() != c->version());
    }

    void goldenVersion() {
        // A change here would strand every entry made under a catalogue published before it.
        const auto catalogue = Catalogue::build({flow("a")}, {}, {township()});
        QCOMPARE(catalogue->toBytes().toHex(),
                 QByteArray("84018196616163e4b8806075e5aea3e4bca0e6898be5868ce58f91e694bee695b0736c656166"
                            "6c6574732068616e646564206f757463e4bbbd64636f70796067696e746567657264666c6f77"
                            "6373756d6373756d6776696c6c61676560006130f6f4f66060f48081861b00000061e96d9a70"
                            "69e6b885e6baaae99587f6f6f6f6"));
        QCOMPARE(catalogue->version().toHex(), QByteArray("85a0ff9a948950f283b2d8f4423873ab"));
    }

    void refusesEveryTruncationAndSurvivesEveryFlip() {
        const QByteArray bytes = small()->toBytes();
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(!Catalogue::fromBytes(bytes.left(length)).ok());
        QVERIFY(!Catalogue::fromBytes(bytes + '\0').ok());
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            for (const char mask : {'\x01', '\x20', '\x80', '\xff'}) {
                QByteArray damaged = bytes;
                damaged[at] = static_cast<char>(damaged[at] ^ mask);
                const auto read = Catalogue::fromBytes(damaged);
                // What is still a catalogue is another one, under another version.
                if (read) QCOMPARE(read->toBytes(), damaged);
            }
        }
    }

    void refusesHostileBytes_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto hex = [](const char* digits) { return QByteArray::fromHex(digits); };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no array") << hex("01");
        QTest::newRow("array of unknown length") << hex("9f01808080ff");
        QTest::newRow("2^63 indicators") << hex("84019b800000000000000080"
                                                "80");
        QTest::newRow("5001 indicators") << hex("8401991389") + QByteArray(5001, '\xf6');
        QTest::newRow("other version") << hex("8402808080");
        QTest::newRow("version of 64 bits") << hex("841bffffffffffffffff808080");
        QTest::newRow("most negative version") << hex("843bffffffffffffffff808080");
        QTest::newRow("text of 2^62 bytes") << hex("84018196"
                                                   "7b4000000000000000");
        QTest::newRow("text in chunks") << hex("84018196"
                                               "7f6161ff");
        QTest::newRow("deep nesting") << QByteArray(100'000, '\x81');
        QTest::newRow("tags") << QByteArray(1'000, '\xc1') + hex("8401808080");
        QTest::newRow("no township") << hex("8401808080");
    }
    void refusesHostileBytes() {
        QFETCH(QByteArray, bytes);
        const auto read = Catalogue::fromBytes(bytes);
        QVERIFY(!read.ok());
        QVERIFY(read.error().is(AppErrc::CatalogueInvalid));
    }

    void refusesOtherBytesForTheSameContent() {
        QByteArray bytes = Catalogue::build({}, {}, {township()})->toBytes();
        QCOMPARE(bytes.left(2).toHex(), QByteArray("8401"));
        bytes.replace(1, 1, QByteArray::fromHex("1801")); // the same 1, a byte longer
        const auto read = Catalogue::fromBytes(bytes);
        QVERIFY(read.error().is(AppErrc::CatalogueInvalid));
        QCOMPARE(read.error().detail(0), text("not-canonical"));
    }

    void checksIndicators_data() {
        QTest::addColumn<Indicator>("indicator");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* title, Indicator indicator, const char* column, const char* reason,
                            const Change& change = {}) {
            if (change) change(indicator);
            QTest::newRow(title) << indicator << text(column) << text(reason);
        };
        row("a flow", flow("a"), "", "");
        row("a stock", stock("a"), "", "");
        row("a derived figure", derived("a", "1 / 3"), "", "");
        row("a name", name("a"), "", "");
        row("a field of the profile", profile("a"), "", "");
        row("no id", flow(""), "id", "required");
        row("id with a space", flow("a b"), "id", "characters");
        row("id with a bracket", flow("a]"), "id", "characters");
        row("Chinese id", flow("口罩"), "", "");
        row("long id", flow(QByteArray(65, 'a').constData()), "id", "too-long");
        row("no Chinese name", flow("a"), "name_zh", "required", [](auto& i) { i.nameZh.clear(); });
        row("line break in a name", flow("a"), "name_zh", "characters",
            [](auto& i) { i.nameZh = text("a\nb"); });
        row("line break in a note", flow("a"), "", "", [](auto& i) { i.note = text("a\nb"); });
        row("NUL in a note", flow("a"), "note", "characters", [](auto& i) { i.note = QChar(u'\0'); });
        row("half a character", flow("a"), "note", "characters", [](auto& i) { i.note = QChar(0xD800); });
        row("long note", flow("a"), "note", "too-long",
            [](auto& i) { i.note = QString(2'001, QLatin1Char('x')); });
        row("longest note", flow("a"), "", "", [](auto& i) { i.note = QString(2'000, QLatin1Char('x')); });
        row("places of an integer", flow("a"), "places", "out-of-range", [](auto& i) { i.places = 1; });
        row("five places", flow("a"), "places", "out-of-range", [](auto& i) {
            i.valueType = ValueType::Decimal;
            i.places = 5;
        });
        row("four places", flow("a"), "", "", [](auto& i) {
            i.valueType = ValueType::Decimal;
            i.places = 4;
        });
        row("negative places", flow("a"), "places", "out-of-range", [](auto& i) {
            i.valueType = ValueType::Decimal;
            i.places = -1;
        });
        row("money without places", flow("a"), "places", "out-of-range", [](auto& i) {
            i.valueType = ValueType::Money;
            i.unitZh = text("元");
        });
        row("money in another unit", flow("a"), "unit_zh", "not-allowed", [](auto& i) {
            i.valueType = ValueType::Money;
            i.places = 2;
            i.unitZh = text("万元");
        });
        row("min above max", flow("a"), "max", "out-of-range", [](auto& i) {
            i.min = Decimal::fromInteger(2);
            i.max = Decimal::fromInteger(1);
        });
        row("min equals max", flow("a"), "", "", [](auto& i) { i.min = i.max = Decimal::fromInteger(2); });
        row("min with too many places", flow("a"), "min", "out-of-range",
            [](auto& i) { i.min = *Decimal::parse(text("0.5")); });
        row("min of a text", name("a"), "min", "not-allowed", [](auto& i) { i.min = Decimal(); });
        row("a sum of levels", stock("a"), "over_time", "not-allowed",
            [](auto& i) { i.overTime = OverTime::Sum; });
        row("a peak", stock("a"), "", "", [](auto& i) { i.overTime = OverTime::Max; });
        row("a flow that looks back", flow("a"), "over_time", "not-allowed",
            [](auto& i) { i.overTime = OverTime::LastKnown; });
        row("a union of numbers", flow("a"), "over_time", "not-allowed",
            [](auto& i) { i.overTime = OverTime::Union; });
        row("a union of numbers over units", flow("a"), "over_org_units", "not-allowed",
            [](auto& i) { i.overUnits = OverUnits::Union; });
        row("a sum of texts", name("a"), "over_time", "not-allowed",
            [](auto& i) { i.overTime = OverTime::Sum; });
        row("a sum of texts over units", name("a"), "over_org_units", "not-allowed",
            [](auto& i) { i.overUnits = OverUnits::Sum; });
        row("a sum of yes and no", flow("a"), "over_time", "not-allowed",
            [](auto& i) { i.valueType = ValueType::YesNo; });
        row("villages that said yes", stock("a"), "", "", [](auto& i) {
            i.valueType = ValueType::YesNo;
            i.overTime = OverTime::Max;
            i.overUnits = OverUnits::Count;
        });
        row("text that is no text", flow("a"), "nature", "not-allowed",
            [](auto& i) { i.valueType = ValueType::Text; });
        row("nature text of a number", name("a"), "nature", "not-allowed",
            [](auto& i) { i.valueType = ValueType::Integer; });
        row("derived but typed", derived("a", "1"), "recorded_by", "not-allowed",
            [](auto& i) { i.recordedBy = RecordedBy::Village; });
        row("recorded by nobody", flow("a"), "recorded_by", "required",
            [](auto& i) { i.recordedBy = RecordedBy::Nobody; });
        row("derived with a rule over time", derived("a", "1"), "over_time", "not-allowed",
            [](auto& i) { i.overTime = OverTime::Sum; });
        row("derived with a rule over units", derived("a", "1"), "over_org_units", "not-allowed",
            [](auto& i) { i.overUnits = OverUnits::Average; });
        row("derived without formula", derived("a", ""), "expression", "required");
        row("derived from nonsense", derived("a", "1 +"), "expression", "expression");
        row("formula of a flow", flow("a"), "expression", "not-allowed",
            [](auto& i) { i.expression = text("1"); });
        row("number in the profile", profile("a"), "nature", "not-allowed",
            [](auto& i) { i.valueType = ValueType::Integer; });
        row("profile without field", profile("a"), "expression", "required",
            [](auto& i) { i.expression.clear(); });
        row("since of a stock", stock("a"), "since", "not-allowed", [](auto& i) { i.hasSince = true; });
        row("since in 1066", flow("a"), "since", "out-of-range", [](auto& i) {
            i.hasSince = true;
            i.since = QDate(1066, 10, 14);
        });
        row("register of the township", flow("a"), "from_register", "not-allowed", [](auto& i) {
            i.fromRegister = true;
            i.recordedBy = RecordedBy::Township;
        });
    }
    void checksIndicators() {
        QFETCH(Indicator, indicator);
        QFETCH(QString, column);
        QFETCH(QString, reason);
        const auto catalogue = Catalogue::build({indicator}, {}, {township()});
        if (column.isEmpty()) {
            QVERIFY2(catalogue.ok(),
                     catalogue.ok() ? "" : qPrintable(catalogue.error().details().join(QLatin1Char(' '))));
            return;
        }
        QVERIFY(!catalogue.ok());
        QVERIFY(catalogue.error().is(AppErrc::IndicatorInvalid));
        QCOMPARE(catalogue.error().details(), QStringList({indicator.id, column, reason}));
    }

    void refusesTwoOfOneId() {
        const auto catalogue = Catalogue::build({flow("a"), stock("a")}, {}, {township()});
        QVERIFY(catalogue.error().is(AppErrc::IndicatorInvalid));
        QCOMPARE(catalogue.error().detail(2), text("duplicate"));
        const auto rules =
            Catalogue::build({flow("a")}, {rule("V", "[a]", "1"), rule("V", "[a]", "2")}, {township()});
        QVERIFY(rules.error().is(AppErrc::RuleInvalid));
        QCOMPARE(rules.error().detail(2), text("duplicate"));
        const auto units = Catalogue::build({}, {}, {township(), village(201), village(201)});
        QVERIFY(units.error().is(AppErrc::OrgUnitInvalid));
        QCOMPARE(units.error().detail(2), text("duplicate"));
    }

    void refusesTooMany() {
        const auto catalogue = Catalogue::build(std::vector<Indicator>(5'001), {}, {township()});
        QVERIFY(catalogue.error().is(AppErrc::CatalogueInvalid));
        const auto rules = Catalogue::build({}, std::vector<Rule>(5'001), {township()});
        QVERIFY(rules.error().is(AppErrc::CatalogueInvalid));
        const auto units = Catalogue::build({}, {}, std::vector<OrgUnit>(5'001));
        QVERIFY(units.error().is(AppErrc::CatalogueInvalid));
    }

    void refusesUnknownIdsAndTexts() {
        const auto unknown = Catalogue::build({derived("a", "[b] / 2")}, {}, {township()});
        QVERIFY(unknown.error().is(AppErrc::ExpressionUnknownId));
        QCOMPARE(unknown.error().details(), QStringList({text("[b] / 2"), text("b")}));
        const auto ofText = Catalogue::build({name("n"), derived("a", "1 + [n]")}, {}, {township()});
        QVERIFY(ofText.error().is(AppErrc::ExpressionSyntax));
        QCOMPARE(ofText.error().details(), QStringList({text("1 + [n]"), text("text-operand"), text("5")}));
        QVERIFY(Catalogue::build({name("n"), derived("a", "reported([n])")}, {}, {township()}).ok());
        const auto inRule = Catalogue::build({flow("a")}, {rule("V", "[a]", "[b]")}, {township()});
        QVERIFY(inRule.error().is(AppErrc::ExpressionUnknownId));
    }

    void refusesCycles_data() {
        QTest::addColumn<QStringList>("formulas");
        QTest::addColumn<QStringList>("cycle");
        const auto list = [](const char* words) {
            return text(words).split(QLatin1Char(';'), Qt::SkipEmptyParts);
        };
        QTest::newRow("none") << list("[1];[0] + [2];3") << QStringList();
        QTest::newRow("a diamond is no cycle") << list("[1] + [2];[3];[3];7") << QStringList();
        QTest::newRow("itself") << list("[0]") << list("0");
        QTest::newRow("itself last year") << list("previous([0]) + 1") << list("0");
        QTest::newRow("three") << list("[1];[2];[3];[1]") << list("1;2;3");
        QTest::newRow("behind a way that ends") << list("[1] + [2];5;reported([0])") << list("0;2");
    }
    void refusesCycles() {
        QFETCH(QStringList, formulas);
        QFETCH(QStringList, cycle);
        if (QByteArray(QTest::currentDataTag()) == "none")
            formulas = {text("[1]"), text("2 + [2]"), text("3")};
        std::vector<Indicator> indicators;
        for (qsizetype at = 0; at < formulas.size(); ++at)
            indicators.push_back(
                derived(QByteArray::number(at).constData(), formulas[at].toUtf8().constData()));
        const auto catalogue = Catalogue::build(indicators, {}, {township()});
        QCOMPARE(catalogue.ok(), cycle.isEmpty());
        if (catalogue) return;
        QVERIFY(catalogue.error().is(AppErrc::ExpressionCycle));
        QCOMPARE(catalogue.error().details(), cycle);
    }

    void followsAChainOfThousands() {
        std::vector<Indicator> indicators;
        for (int at = 0; at < 4'999; ++at)
            indicators.push_back(derived(QByteArray::number(at).constData(),
                                         ("[" + QByteArray::number(at + 1) + "]").constData()));
        indicators.push_back(flow("4999"));
        QVERIFY(Catalogue::build(indicators, {}, {township()}).ok());
        indicators.back() = derived("4999", "[0]");
        QVERIFY(Catalogue::build(indicators, {}, {township()}).error().is(AppErrc::ExpressionCycle));
    }

    void checksRules() {
        const auto reason = [](Rule rule) {
            const auto catalogue = Catalogue::build({flow("a")}, {std::move(rule)}, {township()});
            return catalogue ? QStringList() : catalogue.error().details().mid(1);
        };
        QCOMPARE(reason(rule("V", "[a]", "1")), QStringList());
        QCOMPARE(reason(rule("", "[a]", "1")), QStringList({text("id"), text("required")}));
        QCOMPARE(reason(rule("V", "[a", "1")), QStringList({text("left"), text("expression")}));
        QCOMPARE(reason(rule("V", "[a]", "")), QStringList({text("right"), text("expression")}));
        QCOMPARE(reason(rule("V", "2", "1")), QStringList({text("left"), text("not-allowed")}));
        Rule silent = rule("V", "[a]", "1");
        silent.messageZh.clear();
        QCOMPARE(reason(silent), QStringList({text("message_zh"), text("required")}));
    }

    void checksUnits() {
        const auto reason = [](std::vector<OrgUnit> units) {
            const auto catalogue = Catalogue::build({}, {}, std::move(units));
            return catalogue ? QStringList() : catalogue.error().details();
        };
        const auto of = [](const char* code, const char* column, const char* why) {
            return QStringList({text(code), text(column), text(why)});
        };
        QCOMPARE(reason({township()}), QStringList());
        QCOMPARE(reason({}), QStringList({text("township")}));
        QCOMPARE(reason({village(201)}), QStringList({text("township")}));

        OrgUnit other = township();
        other.code = OrgCode(420'528'103'000);
        QCOMPARE(reason({township(), other}), of("420528103000", "parent", "second-township"));

        OrgUnit nameless = village(201);
        nameless.name.clear();
        QCOMPARE(reason({township(), nameless}), of("420528102201", "name", "required"));

        OrgUnit orphan = village(201);
        orphan.parent = {};
        QCOMPARE(reason({township(), orphan}), of("420528102201", "parent", "not-allowed"));

        OrgUnit nested = village(201);
        nested.parent = OrgCode(420'528'102'202);
        nested.end = QDate(2020, 1, 1);
        nested.successor = OrgCode(420'528'102'202);
        QCOMPARE(reason({township(), nested, village(202)}), of("420528102201", "parent", "unknown"));

        OrgUnit foreign = village(201);
        foreign.code = OrgCode(420'528'103'201);
        QCOMPARE(reason({township(), foreign}), of("420528103201", "parent", "not-allowed"));
        // A town that was a township before: its villages had other codes until then.
        OrgUnit former = foreign;
        former.end = QDate(2019, 12, 31);
        former.successor = OrgCode(420'528'102'201);
        QCOMPARE(reason({township(), former, village(201)}), QStringList());

        OrgUnit backwards = village(201);
        backwards.start = QDate(2020, 2, 1);
        backwards.end = QDate(2020, 1, 31);
        QCOMPARE(reason({township(), backwards}), of("420528102201", "end", "out-of-range"));
        backwards.end = backwards.start;
        QCOMPARE(reason({township(), backwards}), QStringList());

        OrgUnit endless = village(201, 202);
        endless.end = {};
        QCOMPARE(reason({township(), endless, village(202)}), of("420528102201", "successor", "not-allowed"));
        QCOMPARE(reason({township(), village(201, 209)}), of("420528102201", "successor", "unknown"));
        QCOMPARE(reason({township(), village(201, 201)}), of("420528102201", "successor", "cycle"));
        QCOMPARE(reason({township(), village(201, 202), village(202, 201)}),
                 of("420528102201", "successor", "cycle"));
        QCOMPARE(reason({township(), village(201, 202), village(202, 203), village(203)}), QStringList());
        OrgUnit upwards = village(201, 202);
        upwards.successor = townshipCode;
        QCOMPARE(reason({township(), upwards}), of("420528102201", "successor", "not-allowed"));

        OrgUnit county = village(201);
        county.code = OrgCode(420'528'000'201);
        QCOMPARE(reason({township(), county}), of("420528000201", "code", "out-of-range"));
        OrgUnit shortCode = village(201);
        shortCode.code = OrgCode(42);
        QCOMPARE(reason({township(), shortCode}).mid(1), QStringList({text("code"), text("out-of-range")}));
    }
};

CUNBAO_TEST(tst_catalogue)
#include "tst_catalogue.moc"
