#include "app/domain/AppError.h"
#include "app/report/FillTemplate.h"
#include "tests/runner/RegisteredTest.h"

#include <set>

using namespace cunbao;

namespace {

const OrgCode township(420583101000);
const OrgCode villageA(420583101201);
const OrgCode villageB(420583101202);

Indicator numberIndicator(const QString& id, RecordedBy by = RecordedBy::Village) {
    Indicator indicator;
    indicator.id = id;
    indicator.nameZh = QStringLiteral("名") + id;
    indicator.unitZh = QStringLiteral("个");
    indicator.recordedBy = by;
    return indicator;
}

Figure figureOf(FigureState state, std::int64_t value = 0) {
    Figure figure;
    figure.state = state;
    figure.value = Fraction::fromInteger(value);
    figure.expected = figure.reported = 30;
    return figure;
}

Figure lackingB(Figure figure) {
    figure.reported = 29;
    figure.missing = {villageB};
    return figure;
}

class Input {
public:
    Input() {
        m_input.townshipName = QStringLiteral("清溪镇");
        m_input.unitNames = {{villageA, QStringLiteral("石桥村")}, {villageB, QStringLiteral("青山村")}};
        m_input.generatedAt = fromMillis(1'609'430'400'000); // 2021-01-01 00:00 in China
        m_input.position = QStringLiteral("ab12");
    }
    Input& with(Indicator indicator, Figure figure, std::optional<Figure> before = {}) {
        figure.indicator = indicator.id;
        m_input.figures.insert_or_assign(indicator.id, ReportFigure{indicator, figure, before});
        return *this;
    }
    Input& number(const char* id, FigureState state, std::int64_t value = 0) {
        return with(numberIndicator(QString::fromLatin1(id)), figureOf(state, value));
    }
    Input& names(const char* id, const QStringList& texts) {
        Indicator indicator = numberIndicator(QString::fromLatin1(id), RecordedBy::Township);
        indicator.valueType = ValueType::Text;
        Figure figure = figureOf(FigureState::Value);
        figure.texts = texts;
        return with(indicator, figure);
    }
    ReportInput* operator->() { return &m_input; }

    Result<Document> fill(const QString& body) const {
        const QString text = QStringLiteral("cunbao-template 1\nid: t\nname: 试\n\n") + body;
        TRY_LET(const ReportTemplate t, ReportTemplate::parse(text.toUtf8()));
        return fillTemplate(t, m_input);
    }
    /// The text of the filled blocks, without the imprint, joined by |.
    QString text(const char* body) const {
        const auto document = fill(QString::fromUtf8(body));
        if (!document) return document.error().details().join(QLatin1Char(' '));
        QStringList lines;
        for (const DocumentBlock& block : document->blocks)
            if (block.kind != BlockKind::Imprint) lines += block.text();
        return lines.join(QLatin1Char('|'));
    }

private:
    ReportInput m_input{Period::year(2020), township};
};

QString zh(const char* text) {
    return QString::fromUtf8(text);
}

} // namespace

class tst_report_fill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void missingZeroAndNotApplicableDiffer() {
        Input in;
        in.number("m", FigureState::Missing)
            .number("z", FigureState::Value, 0)
            .number("n", FigureState::NotApplicable);
        QCOMPARE(in.text("{m}，{z}，{n}。"), zh("【待填：名m】个，0个，【不涉及：名n】个。"));
        const auto document = in.fill(zh("{m}{z}{n}"));
        QCOMPARE(document->counts().total, 3);
        QCOMPARE(document->counts().missing, 1);
        QCOMPARE(document->counts().incomplete, 0);
        QCOMPARE(document->counts().notApplicable, 1);
        QVERIFY(document->isMarked(document->blocks[0].runs[0]));
        QVERIFY(!document->isMarked(document->blocks[0].runs[1]));
        QStringList states;
        for (const DocumentFigure& row : document->figures)
            states += row.state + row.value;
        QCOMPARE(states.join(QLatin1Char(' ')), QStringLiteral("missing value0 not_applicable"));
    }

    /// 石桥、双河等5个村 names two of five; where it names them all, there is no 等, and it can't name more.
    void aNumberBehindNamesCountsThem() {
        const auto printed = [](std::int64_t count, bool complete = true) {
            Input in;
            in.names("a", {zh("石桥")}).names("b", {zh("双河")});
            const Figure figure = figureOf(FigureState::Value, count);
            in.with(numberIndicator(QStringLiteral("n")), complete ? figure : lackingB(figure));
            return in.text("[、:{a}|{b}]{n as=户 of=a,b}完成。");
        };
        QCOMPARE(printed(5), zh("石桥、双河等5户完成。"));
        QCOMPARE(printed(2), zh("石桥、双河2户完成。"));
        QCOMPARE(printed(1), zh("石桥、双河1户【点名2个】完成。"));
        QCOMPARE(printed(1, false), zh("石桥、双河1户【29/30村】完成。"));
        Input unnamed;
        unnamed.number("a", FigureState::NotApplicable).number("b", FigureState::NotApplicable);
        unnamed.number("n", FigureState::Value, 5);
        QCOMPARE(unnamed.text("[、:{a}|{b}]{n of=a,b}完成。"), zh("5个完成。"));
        Input missing;
        missing.names("a", {zh("石桥")}).number("b", FigureState::Missing);
        missing.number("n", FigureState::Value, 5);
        QCOMPARE(missing.text("[、:{a}|{b}]{n of=a,b}完成。"), zh("石桥、【待填：名b】个等5个完成。"));
        missing.number("n", FigureState::Missing);
        QCOMPARE(missing.text("[、:{a}|{b}]{n of=a,b}完成。"),
                 zh("石桥、【待填：名b】个等【待填：名n】个完成。"));
        Input contradiction;
        contradiction.names("a", {zh("石桥")}).names("b", {zh("双河")}).number("n", FigureState::Value, 1);
        QCOMPARE(contradiction.fill(zh("{a}{b}{n of=a,b}"))->counts().incomplete, 1);
    }

    void clausesDrop() {
        Input in;
        in.number("m", FigureState::Missing)
            .number("z", FigureState::Value, 0)
            .number("n", FigureState::NotApplicable);
        in.number("v", FigureState::Value, 7);
        QCOMPARE(in.text("甲[，乙{n}]。"), zh("甲。"));
        QCOMPARE(in.text("甲[，乙{m}]。"),
                 zh("甲，乙【待填：名m】个。")); // never because it is missing
        QCOMPARE(in.text("甲[0:，乙{m}]。"), zh("甲，乙【待填：名m】个。"));
        QCOMPARE(in.text("甲[，乙{z}]。"), zh("甲，乙0个。"));
        QCOMPARE(in.text("甲[0:，乙{z}]。"), zh("甲。"));
        QCOMPARE(in.text("甲[，乙{v}丙{n}]。"), zh("甲，乙7个丙【不涉及：名n】个。"));
        QCOMPARE(in.text("甲[，乙]。"), zh("甲，乙。"));
        QCOMPARE(in.text("有[、:甲{v}|乙{n}|丙{m}|丁{v}]。"), zh("有甲7个、丙【待填：名m】个、丁7个。"));
        QCOMPARE(in.text("有[、和:甲{v}|乙{v}|丙{v}]。"), zh("有甲7个、乙7个和丙7个。"));
        QCOMPARE(in.text("有[0、:甲{v}|乙{z}]。"), zh("有甲7个。"));
        QCOMPARE(in.text("[全镇[0，:甲{z}|乙{n}]。]完"), zh("完"));
        QCOMPARE(in.text("[全镇{z}[，乙{n}]。]完"), zh("全镇0个。完"));
        QCOMPARE(in.text("[乙{n}]\n\n丙"), zh("丙")); // no empty paragraph
    }

    void zeroSoFarIsNotZero() {
        Input in;
        in.with(numberIndicator(QStringLiteral("z")), lackingB(figureOf(FigureState::Value, 0)));
        QCOMPARE(in.text("甲[0:，乙{z}]"), zh("甲，乙0个【29/30村】"));
    }

    void headingsAreNumberedAfterDropping() {
        Input in;
        in.number("n", FigureState::NotApplicable).number("v", FigureState::Value, 1);
        QCOMPARE(in.text("# 甲\n## 子\n[{n}]\n\n# 乙\n## 丑\n[{n}]\n\n## 寅\n文{v}\n\n### "
                         "卯\n文\n\n# 辰\n\n> 落款"),
                 zh("一、乙|（一）寅|文1个|1.卯|文|落款"));
    }

    void incompleteIsMarkedUntilAccepted() {
        Input in;
        in.with(numberIndicator(QStringLiteral("a")), lackingB(figureOf(FigureState::Value, 820)));
        const auto document = in.fill(zh("{a}"));
        const DocumentSlot& slot = document->slotList.at(0);
        QCOMPARE(slot.text, zh("820个【29/30村】"));
        QVERIFY(slot.state == SlotState::Incomplete);
        QVERIFY(slot.remark.contains(zh("青山村")));
        QVERIFY(!slot.remark.contains(zh("石桥村")));
        QCOMPARE(document->counts().incomplete, 1);
        in->acceptedIncomplete = {QStringLiteral("a")};
        QCOMPARE(in.text("{a}"), zh("820个"));
        QCOMPARE(in.fill(zh("{a}"))->counts().incomplete, 0);
    }

    void carriedIsMarkedToo() {
        Input in;
        Figure carried = figureOf(FigureState::Value, 5);
        carried.reported = 29;
        carried.carried = {villageA};
        in.with(numberIndicator(QStringLiteral("a")), carried);
        Figure own = figureOf(FigureState::Value, 5);
        own.expected = 1;
        own.reported = 0;
        own.carried = {township};
        in.with(numberIndicator(QStringLiteral("t"), RecordedBy::Township), own);
        Figure mixed = lackingB(figureOf(FigureState::Value, 5));
        mixed.expected = 31;
        mixed.reported = 30;
        in.with(numberIndicator(QStringLiteral("b"), RecordedBy::VillageAndTownship), mixed);
        QCOMPARE(in.text("{a}{t}{b}"), zh("5个【29/30村】5个【沿用旧数】5个【30/31个单位】"));
        QVERIFY(in.fill(zh("{a}"))->slotList[0].remark.contains(zh("沿用本期以前的数：石桥村")));
    }

    void incompleteQuotientIsNotPrinted() {
        Input in;
        Indicator rate = numberIndicator(QStringLiteral("r"), RecordedBy::Nobody);
        rate.nature = Nature::Derived;
        rate.valueType = ValueType::Percent;
        rate.unitZh = QStringLiteral("%");
        rate.places = 2;
        rate.expression = QStringLiteral("100 * [a] / [b]");
        in.with(rate, lackingB(figureOf(FigureState::Value, 87)));
        QCOMPARE(in.text("{r}"), zh("【待补齐：名r，29/30个单位】"));
        QCOMPARE(in.fill(zh("{r}"))->counts().incomplete, 1);
        Indicator sum = rate;
        sum.id = QStringLiteral("s");
        sum.valueType = ValueType::Integer;
        sum.unitZh = QStringLiteral("个");
        sum.expression = QStringLiteral("[a] + [b]");
        in.with(sum, lackingB(figureOf(FigureState::Value, 87)));
        QCOMPARE(in.text("{s}"), zh("87个【29/30个单位】"));
        Figure undefined = figureOf(FigureState::Missing);
        undefined.whyMissing = QStringLiteral("division-by-zero");
        in.with(rate, undefined);
        QCOMPARE(in.text("{r}"), zh("【待填：名r】%"));
        QVERIFY(!in.fill(zh("{r}"))->slotList[0].remark.isEmpty());
    }

    void comparisonNeedsTwoCompleteYears() {
        const Indicator a = numberIndicator(QStringLiteral("a"));
        const Figure now = figureOf(FigureState::Value, 526);
        const auto printed = [&](const Figure& figure, std::optional<Figure> before) {
            Input in;
            return in.with(a, figure, before).text("{a compare}");
        };
        QCOMPARE(printed(now, figureOf(FigureState::Value, 500)), zh("比上年增长5.2%"));
        const QString refused = zh("【待补齐：名a】");
        QCOMPARE(printed(now, std::nullopt), refused);
        QCOMPARE(printed(now, figureOf(FigureState::Missing)), refused);
        QCOMPARE(printed(now, figureOf(FigureState::Value, 0)), refused);
        QCOMPARE(printed(now, lackingB(figureOf(FigureState::Value, 500))), refused);
        QCOMPARE(printed(lackingB(now), figureOf(FigureState::Value, 500)), zh("【待补齐：名a，29/30村】"));
        QCOMPARE(printed(figureOf(FigureState::Missing), now), zh("【待填：名a】"));
    }

    void namesAndProfile() {
        Input in;
        in.names("w", {zh("清溪先锋"), zh("石桥微讯")});
        in.names("e", {zh(" \n ")});
        in->figures.at(QStringLiteral("e")).indicator.unitZh.clear();
        Indicator town = numberIndicator(QStringLiteral("p"), RecordedBy::Profile);
        town.valueType = ValueType::Text;
        town.expression = QStringLiteral("town");
        town.unitZh.clear();
        in.with(town, figureOf(FigureState::Missing)); // profile fields have no figure
        QCOMPARE(in.text("{w}；{w quote=“”}；{e}；{p}"),
                 zh("清溪先锋、石桥微讯；“清溪先锋”“石桥微讯”；【待填：名e】；【待填：名p】"));
        in->profile[QStringLiteral("town")] = zh("清溪");
        QCOMPARE(in.text("{p}{p full}{@town full}{@missing}"), zh("清溪清溪镇清溪镇【待填：missing】"));
        QCOMPARE(in.fill(zh("{p}"))->figures[0].value, zh("清溪"));
    }

    void fieldsFollowTheOffice() {
        Input in;
        QCOMPARE(in.text("{@year}{@period}全{@kind}{@committee}{@government}{@date}"),
                 zh("20202020年全镇党委政府2021年1月1日"));
        in->township = OrgCode(420583001000);
        QCOMPARE(in.text("全{@kind}{@committee}{@government}"), zh("全街道党工委办事处"));
        in->township = OrgCode(420583201000);
        QCOMPARE(in.text("全{@kind}"), zh("全乡"));
        in->profile[QStringLiteral("kind")] = zh("镇");
        QCOMPARE(in.text("全{@kind}"), zh("全镇"));
        in->period = *Period::parse(QStringLiteral("2020S2"));
        QCOMPARE(in.text("{@period}"), zh("2020年下半年"));
        in->period = *Period::parse(QStringLiteral("2020Q3"));
        QCOMPARE(in.text("{@period}"), zh("2020年第三季度"));
    }

    void imprintSaysWhatItWasMadeFrom() {
        Input in;
        const auto imprint = [&] { return in.fill(zh("文"))->blocks.back().text(); };
        QVERIFY(imprint().contains(zh("ab12")));
        QVERIFY(imprint().contains(zh("全部")));
        in->approvedOnly = true;
        QVERIFY(imprint().contains(zh("仅已审定")));
    }

    void unknownIndicatorIsMarked() {
        Input in;
        QCOMPARE(in.text("{9.9.99}"), zh("【待填：9.9.99】"));
        QCOMPARE(in.text("甲[，{9.9.99}]"), zh("甲，【待填：9.9.99】"));
    }

    void optionsOfTheWrongKindAreRefused() {
        Input in;
        in.number("v", FigureState::Value, 1).names("w", {zh("名")});
        for (const char* body : {"甲\n\n{v full}", "甲\n\n{w places=1}"}) {
            const auto document = in.fill(zh(body));
            QVERIFY(!document);
            QVERIFY(document.error().is(AppErrc::TemplateSyntax));
            QCOMPARE(document.error().detail(0), QStringLiteral("7"));
        }
        const auto document = in.fill(zh("{v as=公里}"));
        QVERIFY(!document);
        QCOMPARE(document.error().detail(0), QStringLiteral("5"));
    }

    void bookmarksAreUniqueAndProper() {
        Input in;
        in.number("1.1.12", FigureState::Value, 1).number("1_1.12", FigureState::Value, 1);
        const auto document = in.fill(zh("{1.1.12}{1_1.12}{1.1.12}{指标}") +
                                      QStringLiteral("{%1}").arg(QString(60, QLatin1Char('x'))));
        QVERIFY(document);
        std::set<QString> names;
        static const QRegularExpression proper(QStringLiteral("^[A-Za-z][A-Za-z0-9_]{0,39}$"));
        for (const DocumentSlot& slot : document->slotList) {
            QVERIFY2(proper.match(slot.bookmark).hasMatch(), qPrintable(slot.bookmark));
            QVERIFY(names.insert(slot.bookmark).second);
        }
        QCOMPARE(document->slotList[0].bookmark, QStringLiteral("cb_1_1_12"));
    }

    void hostileTextIsMadePrintable() {
        Input in;
        in.names("w", {zh("甲\n乙\u202e丙\x01丁") + QChar(0xD800) + QChar(0xFFFF)});
        QCOMPARE(in.text("{w}"), zh("甲 乙丙丁"));
    }
};

CUNBAO_TEST(tst_report_fill)
#include "tst_report_fill.moc"
