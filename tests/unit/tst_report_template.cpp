#include "app/domain/AppError.h"
#include "app/domain/BuiltInCatalogue.h"
#include "app/report/BuiltInTemplate.h"
#include "app/report/FillTemplate.h"
#include "tests/runner/RegisteredTest.h"

#include <set>

using namespace cunbao;

namespace {

QByteArray withHead(const QByteArray& body) {
    return QByteArrayLiteral("cunbao-template 1\nid: t\nname: 试\n\n") + body;
}

} // namespace

class tst_report_template : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void blocksAndPieces() {
        const auto t = ReportTemplate::parse(
            withHead("// 说明\n= 题\n# 一\n## 二\n### 三\n正文{1.1}\n接着\\[写\\]\n\n另起\n> 落款\n"));
        QVERIFY(t);
        std::vector<BlockKind> kinds;
        for (const TemplateBlock& block : t->blocks)
            kinds.push_back(block.kind);
        QVERIFY((kinds == std::vector{BlockKind::Title, BlockKind::Heading1, BlockKind::Heading2,
                                      BlockKind::Heading3, BlockKind::Body, BlockKind::Body,
                                      BlockKind::SignatureLine}));
        // Two lines of one paragraph are one, without a space between.
        const TemplatePieces& pieces = t->blocks[4].pieces;
        QCOMPARE(pieces.size(), 3u);
        QCOMPARE(std::get<QString>(pieces[2].content), QStringLiteral("接着[写]"));
        QCOMPARE(std::get<TemplateSlot>(pieces[1].content).line, 10);
        QCOMPARE(t->indicators(), QStringList{QStringLiteral("1.1")});
    }

    void clauses() {
        const auto t = ReportTemplate::parse(withHead("甲[0、和:乙{a}|丙{b as=名}]丁[，戊{c}]"));
        QVERIFY(t);
        const TemplatePieces& pieces = t->blocks[0].pieces;
        const auto& list = std::get<TemplateClause>(pieces[1].content);
        QVERIFY(list.dropsZero);
        QCOMPARE(list.separator, QStringLiteral("、"));
        QCOMPARE(list.lastSeparator, QStringLiteral("和"));
        QCOMPARE(list.members.size(), 2u);
        const auto& clause = std::get<TemplateClause>(pieces[3].content);
        QVERIFY(!clause.dropsZero);
        QCOMPARE(clause.members.size(), 1u);
        QCOMPARE(std::get<QString>(clause.members[0][0].content), QStringLiteral("，戊"));
        QCOMPARE(t->indicators().join(QLatin1Char(',')), QStringLiteral("a,b,c"));
    }

    void byteOrderMarkAndWindowsLines() {
        const auto t = ReportTemplate::parse("\xEF\xBB\xBF" + withHead("= 题\n").replace("\n", "\r\n"));
        QVERIFY(t);
        QCOMPARE(t->id, QStringLiteral("t"));
    }

    void errors_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, const QByteArray& text, const char* line) {
            QTest::newRow(name) << text << QString::fromLatin1(line);
        };
        row("empty", "", "1");
        row("another format", "PK\x03\x04", "1");
        row("version", "cunbao-template 2\n", "1");
        row("head unknown", "cunbao-template 1\nfoo: x\n", "2");
        row("no id", "cunbao-template 1\nname: x\n\n正文\n", "1");
        row("id with a path", "cunbao-template 1\nid: ../x\n", "2");
        row("no text", withHead(""), "5");
        row("not UTF-8", withHead("\xff\xfe"), "0");
        row("control character", withHead("甲\x01乙"), "5");
        row("reading direction", withHead("甲\u202e乙"), "5");
        row("open slot", withHead("甲{1.1"), "5");
        row("empty slot", withHead("甲{}"), "5");
        row("slot name", withHead("甲{<x>}"), "5");
        row("slot option, second line", withHead("甲\n乙{1.1 foo}"), "6");
        row("field with a number's option", withHead("{@year places=2}"), "5");
        row("open clause", withHead("甲\n乙[丙{1}\n丁"), "6");
        row("closed too often", withHead("甲]"), "5");
        row("stray brace", withHead("甲}"), "5");
        row("bar outside", withHead("甲|乙"), "5");
        row("bar without separator", withHead("[甲|乙]"), "5");
        row("empty member", withHead("[、:甲|]"), "5");
        row("empty clause", withHead("[]"), "5");
        row("backslash at the end", withHead("甲\\"), "5");
        row("too deep", withHead(QByteArray(9, '[') + "x" + QByteArray(9, ']')), "5");
        row("very deep", withHead(QByteArray(100'000, '[')), "5");
        row("too many slots", withHead(QByteArray("{a}").repeated(5'001)), "5");
        row("too many lines", withHead(QByteArray(10'001, '\n')), "0");
        row("too long", withHead(QByteArray(1024 * 1024, 'x')), "0");
    }
    void errors() {
        QFETCH(QByteArray, text);
        const auto t = ReportTemplate::parse(text);
        QVERIFY(!t);
        QVERIFY(t.error().is(AppErrc::TemplateSyntax));
        QTEST(t.error().detail(0), "line");
        QVERIFY(!t.error().detail(1).isEmpty());
    }

    void truncatedAnywhereIsAnErrorOrATemplate() {
        const QByteArray whole = withHead("= {a full}\n[0，:甲{b}|[乙{c cn}]]。\n");
        for (qsizetype n = 0; n < whole.size(); ++n) {
            const auto t = ReportTemplate::parse(whole.first(n));
            if (!t) QVERIFY(t.error().is(AppErrc::TemplateSyntax));
        }
    }

    /// Every printed figure and name of the annual report, section by section, and the batch count
    /// in words.
    void annualReportBindsAll() {
        const auto t = builtInTemplate(QStringLiteral("annual-report"));
        if (!t) QFAIL(qPrintable(t.error().details().join(QLatin1Char(' '))));
        const QStringList bound = t->indicators();
        const std::pair<const char*, int> runs[] = {
            {"0.0", 1}, {"1.1", 17}, {"1.2", 17}, {"2.1", 4},  {"2.3", 1}, {"3.0", 1}, {"3.1", 9}, {"3.2", 7},
            {"3.3", 5}, {"4.1", 6},  {"4.2", 7},  {"4.3", 12}, {"5.3", 1}, {"6.1", 1}, {"7.0", 1}};
        QStringList wanted{QStringLiteral("D8")};
        for (const auto& [prefix, count] : runs)
            for (int n = 1; n <= count; ++n)
                wanted += QStringLiteral("%1.%2").arg(QLatin1String(prefix)).arg(n, 2, 10, QLatin1Char('0'));
        QCOMPARE(wanted.size(), 59 + 31 + 1);
        for (const QString& id : wanted)
            QVERIFY2(bound.contains(id), qPrintable(id));
        QCOMPARE(bound.size(), wanted.size());
    }

    /// The same against the catalogue that the program ships: nothing unknown, and all but the base
    /// figures.
    void annualReportMatchesItsCatalogue() {
        const auto t = builtInTemplate(QStringLiteral("annual-report"));
        const auto catalogue = BuiltInCatalogue::annualReport();
        QVERIFY(t && catalogue);
        std::set<QString> known;
        const QStringList bound = t->indicators();
        for (const Indicator& indicator : catalogue->indicators) {
            known.insert(indicator.id);
            const bool base = indicator.section == QStringLiteral("基数");
            QVERIFY2(base || bound.contains(indicator.id), qPrintable(indicator.id));
        }
        for (const QString& id : bound)
            QVERIFY2(known.contains(id), qPrintable(id));
    }

    void annualReportInEveryState_data() {
        QTest::addColumn<FigureState>("state");
        QTest::addColumn<qint64>("value");
        QTest::newRow("value") << FigureState::Value << qint64(12345);
        QTest::newRow("one") << FigureState::Value << qint64(1);
        QTest::newRow("zero") << FigureState::Value << qint64(0);
        QTest::newRow("missing") << FigureState::Missing << qint64(0);
        QTest::newRow("not applicable") << FigureState::NotApplicable << qint64(0);
    }
    /// Options suit the types and units of the catalogue, and no state leaves a broken sentence
    /// behind.
    void annualReportInEveryState() {
        QFETCH(FigureState, state);
        QFETCH(qint64, value);
        const auto t = builtInTemplate(QStringLiteral("annual-report"));
        const auto catalogue = BuiltInCatalogue::annualReport();
        QVERIFY(t && catalogue);
        ReportInput input(Period::year(2020), OrgCode(420'583'101'000));
        for (const char* field : {"town", "return_place", "market_town"})
            input.profile[QString::fromLatin1(field)] = QStringLiteral("清溪");
        for (const Indicator& indicator : catalogue->indicators) {
            Figure figure;
            figure.indicator = indicator.id;
            figure.state = state;
            figure.value = Fraction::fromInteger(value);
            figure.reported = figure.expected = 30;
            if (state == FigureState::Value) figure.texts = {QStringLiteral("某名")};
            input.figures.insert_or_assign(indicator.id, ReportFigure{indicator, figure, {}});
        }
        const auto document = fillTemplate(*t, input);
        if (!document) QFAIL(qPrintable(document.error().details().join(QLatin1Char(' '))));
        static const QRegularExpression broken(
            QStringLiteral("[，、；。：][，、；。]|^[，、；。]|【不涉及|零批|[{}\\[\\]|]"));
        for (const DocumentBlock& block : document->blocks)
            QVERIFY2(!broken.match(block.text()).hasMatch(), qPrintable(block.text()));
        const SlotCounts counts = document->counts();
        QCOMPARE(counts.notApplicable, 0);
        // A village is named among those that have done it, and none has.
        QCOMPARE(counts.incomplete, state == FigureState::Value && value == 0 ? 1 : 0);
        if (state != FigureState::Missing) QCOMPARE(counts.missing, 0);
        if (state == FigureState::Missing)
            QCOMPARE(counts.missing, 59 + 20 + 1); // all but the profile's fields
        if (value > 0) QVERIFY(counts.total >= 91);
    }

    void sectionsOfTheAnnualReport() {
        const auto t = builtInTemplate(QStringLiteral("annual-report"));
        QVERIFY(t);
        QCOMPARE(std::count_if(t->blocks.begin(), t->blocks.end(),
                               [](const TemplateBlock& b) { return b.kind == BlockKind::Heading1; }),
                 6);
        QVERIFY(t->blocks.front().kind == BlockKind::Title);
        QVERIFY(t->blocks.back().kind == BlockKind::SignatureLine);
    }

    void unknownTemplate() {
        const auto t = builtInTemplate(QStringLiteral("../annual-report"));
        QVERIFY(!t);
        QVERIFY(t.error().is(AppErrc::TemplateUnknown));
    }
};

CUNBAO_TEST(tst_report_template)
#include "tst_report_template.moc"
