#include "app/domain/AppError.h"
#include "app/report/BuiltInTemplate.h"
#include "app/report/FillTemplate.h"
#include "app/report/ReportWriter.h"
#include "tests/runner/RegisteredTest.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <pugixml.hpp>
#include <zip.h>

#include <set>

using namespace cunbao;

namespace {

const OrgCode township(420583101000);

/// A zip file read back part by part, with the time and date words of each.
struct Package {
    std::map<QString, QByteArray> parts;
    QStringList order;
    std::set<qint64> times;
};

Package unpack(const QByteArray& bytes) {
    Package package;
    zip_error_t error;
    zip_source_t* source =
        zip_source_buffer_create(bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, &error);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (archive == nullptr) return package;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t facts;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &facts);
        QByteArray content(static_cast<qsizetype>(facts.size), '\0');
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        if (zip_fread(file, content.data(), facts.size) != static_cast<zip_int64_t>(facts.size))
            content.clear();
        zip_fclose(file);
        const QString name = QString::fromLatin1(facts.name);
        package.parts[name] = content;
        package.order += name;
        package.times.insert(facts.mtime);
    }
    zip_close(archive);
    return package;
}

pugi::xml_document parsed(const Package& package, const char* part) {
    pugi::xml_document xml;
    const QByteArray bytes = package.parts.at(QString::fromLatin1(part));
    xml.load_buffer(bytes.constData(), static_cast<size_t>(bytes.size()),
                    pugi::parse_default | pugi::parse_ws_pcdata);
    return xml;
}

QString attribute(const pugi::xml_node& node, const char* name) {
    return QString::fromUtf8(node.attribute(name).value());
}

QString textOf(const pugi::xml_node& node) {
    QString text;
    for (const auto& found : node.select_nodes(".//w:t"))
        text += QString::fromUtf8(found.node().text().get());
    return text;
}

ReportFigure withFigure(const char* id, FigureState state, std::int64_t value) {
    ReportFigure out;
    out.indicator.id = QString::fromLatin1(id);
    out.indicator.nameZh = QStringLiteral("指标") + out.indicator.id;
    out.indicator.unitZh = QStringLiteral("个");
    out.figure.state = state;
    out.figure.value = Fraction::fromInteger(value);
    out.figure.reported = out.figure.expected = 30;
    return out;
}

ReportInput input() {
    ReportInput in(Period::year(2020), township);
    in.townshipName = QStringLiteral("清溪镇");
    in.position = QStringLiteral("ab12-cd34");
    in.generatedAt = fromMillis(1'609'380'001'000); // 2020-12-31T02:00:01Z
    in.unitNames = {{OrgCode(420583101201), QStringLiteral("石桥村")}};
    in.figures[QStringLiteral("v")] = withFigure("v", FigureState::Value, 12);
    in.figures[QStringLiteral("m")] = withFigure("m", FigureState::Missing, 0);
    ReportFigure incomplete = withFigure("i", FigureState::Value, 28);
    incomplete.figure.reported = 29;
    incomplete.figure.missing = {OrgCode(420583101201)};
    incomplete.figure.flags = {QStringLiteral("conflict"), QStringLiteral("rule:V01")};
    in.figures[QStringLiteral("i")] = incomplete;
    return in;
}

Document document(const ReportInput& in, const char* body) {
    const auto t = ReportTemplate::parse(QByteArrayLiteral("cunbao-template 1\nid: t\nname: 试\n\n") + body);
    return *fillTemplate(*t, in);
}

constexpr char sample[] = "= 题\n\n@ 各位：\n\n# 甲\n## 乙\n### 丙\n有{v}，缺{m}，不全{i}。\n\n> 落款";

QByteArray written(const Document& d, const char* fileName) {
    return *(*reportWriterFor(QString::fromLatin1(fileName)))->bytes(d);
}

} // namespace

class tst_report_writers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_docx = unpack(written(document(input(), sample), "a.docx")); }

    void packageIsComplete() {
        QCOMPARE(m_docx.order.first(), QStringLiteral("[Content_Types].xml"));
        for (const auto& [name, bytes] : m_docx.parts) {
            pugi::xml_document xml;
            const auto result = xml.load_buffer(bytes.constData(), static_cast<size_t>(bytes.size()));
            QVERIFY2(result, qPrintable(name));
        }
        // Every part has a type, every relation a target.
        const auto types = parsed(m_docx, "[Content_Types].xml");
        for (const auto& found : types.select_nodes("//Override"))
            QVERIFY(m_docx.parts.contains(attribute(found.node(), "PartName").mid(1)));
        const auto relations = parsed(m_docx, "word/_rels/document.xml.rels");
        std::set<QString> ids;
        for (const auto& found : relations.select_nodes("//Relationship")) {
            QVERIFY(m_docx.parts.contains(QStringLiteral("word/") + attribute(found.node(), "Target")));
            ids.insert(attribute(found.node(), "Id"));
        }
        const auto text = parsed(m_docx, "word/document.xml");
        for (const auto& found : text.select_nodes("//w:footerReference"))
            QVERIFY(ids.contains(attribute(found.node(), "r:id")));
    }

    void pageOfTheOfficialFormat() {
        const auto text = parsed(m_docx, "word/document.xml");
        const pugi::xml_node size = text.select_node("//w:sectPr/w:pgSz").node();
        QCOMPARE(attribute(size, "w:w"), QStringLiteral("11906"));
        QCOMPARE(attribute(size, "w:h"), QStringLiteral("16838"));
        const pugi::xml_node margins = text.select_node("//w:sectPr/w:pgMar").node();
        QCOMPARE(attribute(margins, "w:top"), QStringLiteral("2098"));
        QCOMPARE(attribute(margins, "w:bottom"), QStringLiteral("1984"));
        QCOMPARE(attribute(margins, "w:left"), QStringLiteral("1588"));
        QCOMPARE(attribute(margins, "w:right"), QStringLiteral("1474"));
        const pugi::xml_node grid = text.select_node("//w:sectPr/w:docGrid").node();
        QCOMPARE(attribute(grid, "w:type"), QStringLiteral("linesAndChars"));
        QCOMPARE(attribute(grid, "w:linePitch"), QStringLiteral("579"));
        QCOMPARE(attribute(grid, "w:charSpace"), QStringLiteral("-848"));
    }

    /// The grid and the paragraphs' own measures give the same 22 lines of 28 characters.
    void holds22LinesOf28Characters() {
        const auto styles = parsed(m_docx, "word/styles.xml");
        const pugi::xml_node normal = styles.select_node("//w:style[@w:styleId='Normal']").node();
        const int width = 11906 - 1588 - 1474, height = 16838 - 2098 - 1984;
        const int line = normal.child("w:pPr").child("w:spacing").attribute("w:line").as_int();
        QCOMPARE(attribute(normal.child("w:pPr").child("w:spacing"), "w:lineRule"), QStringLiteral("exact"));
        QCOMPARE(height / line, 22);
        const int size = normal.child("w:rPr").child("w:sz").attribute("w:val").as_int() * 10;
        const int character = size + normal.child("w:rPr").child("w:spacing").attribute("w:val").as_int();
        QCOMPARE(size, 320);
        QCOMPARE(width / character, 28);
        // In 1/4096 pt; charSpace is whole, so that 28 cells meet the width to within a twip.
        const int cells = 28 * (16 * 4096 - 848);
        QVERIFY(std::abs(width * 4096 / 20 - cells) <= 4096 / 20);
        QCOMPARE(height / 579, 22);
    }

    void fontsOfTheOfficialFormat_data() {
        QTest::addColumn<QString>("style");
        QTest::addColumn<QString>("font");
        QTest::addColumn<int>("halfPoints");
        QTest::addColumn<QString>("alignment");
        QTest::addColumn<int>("indent");
        const auto row = [](const char* style, const char* font, int halfPoints, const char* alignment,
                            int indent) {
            QTest::newRow(style) << QString::fromLatin1(style) << QString::fromUtf8(font) << halfPoints
                                 << QString::fromLatin1(alignment) << indent;
        };
        row("Title", "方正小标宋简体", 44, "center", 0);
        row("Heading1", "黑体", 32, "both", 200);
        row("Heading2", "楷体_GB2312", 32, "both", 200);
        row("Heading3", "仿宋_GB2312", 32, "both", 200);
        row("BodyText", "仿宋_GB2312", 32, "both", 200);
        row("Salutation", "仿宋_GB2312", 32, "both", 0);
        row("Signature", "仿宋_GB2312", 32, "right", 0);
    }
    void fontsOfTheOfficialFormat() {
        QFETCH(QString, style);
        const auto styles = parsed(m_docx, "word/styles.xml");
        const auto query = QStringLiteral("//w:style[@w:styleId='%1']").arg(style).toLatin1();
        const pugi::xml_node node = styles.select_node(query.constData()).node();
        QVERIFY(node);
        QTEST(attribute(node.child("w:rPr").child("w:rFonts"), "w:eastAsia"), "font");
        QTEST(node.child("w:rPr").child("w:sz").attribute("w:val").as_int(), "halfPoints");
        QTEST(attribute(node.child("w:pPr").child("w:jc"), "w:val"), "alignment");
        QTEST(node.child("w:pPr").child("w:ind").attribute("w:firstLineChars").as_int(), "indent");
        QVERIFY(!node.child("w:rPr").child("w:b"));
    }

    void pageNumbers() {
        QVERIFY(parsed(m_docx, "word/settings.xml").select_node("//w:evenAndOddHeaders"));
        const auto relations = parsed(m_docx, "word/_rels/document.xml.rels");
        const auto text = parsed(m_docx, "word/document.xml");
        const auto footer = [&](const char* type) {
            const auto id = text.select_node(
                QByteArray("//w:footerReference[@w:type='").append(type).append("']").constData());
            const QByteArray query = "//Relationship[@Id='" + attribute(id.node(), "r:id").toLatin1() + "']";
            const QString target = attribute(relations.select_node(query.constData()).node(), "Target");
            return parsed(m_docx, QByteArray("word/" + target.toLatin1()).constData());
        };
        const auto odd = footer("default");
        QCOMPARE(attribute(odd.select_node("//w:jc").node(), "w:val"), QStringLiteral("right"));
        QCOMPARE(attribute(odd.select_node("//w:ind").node(), "w:right"), QStringLiteral("280"));
        QCOMPARE(textOf(odd), QStringLiteral("— 1 —"));
        QVERIFY(
            attribute(odd.select_node("//w:fldSimple").node(), "w:instr").contains(QStringLiteral("PAGE")));
        const auto even = footer("even");
        QCOMPARE(attribute(even.select_node("//w:jc").node(), "w:val"), QStringLiteral("left"));
        QCOMPARE(attribute(even.select_node("//w:ind").node(), "w:left"), QStringLiteral("280"));
        const auto styles = parsed(m_docx, "word/styles.xml");
        const pugi::xml_node look = styles.select_node("//w:style[@w:styleId='Footer']/w:rPr").node();
        QCOMPARE(attribute(look.child("w:rFonts"), "w:eastAsia"), QStringLiteral("宋体"));
        QCOMPARE(attribute(look.child("w:sz"), "w:val"), QStringLiteral("28"));
    }

    void paragraphs() {
        const auto text = parsed(m_docx, "word/document.xml");
        QStringList lines;
        for (const auto& found : text.select_nodes("//w:body/w:p"))
            lines += attribute(found.node().child("w:pPr").child("w:pStyle"), "w:val") + QLatin1Char(':') +
                     textOf(found.node());
        QCOMPARE(lines.at(0), QStringLiteral("Title:题"));
        QCOMPARE(lines.at(2), QStringLiteral("Heading1:一、甲"));
        QCOMPARE(lines.at(3), QStringLiteral("Heading2:（一）乙"));
        QCOMPARE(lines.at(4), QStringLiteral("Heading3:1.丙"));
        QCOMPARE(lines.at(5), QStringLiteral("BodyText:有12个，缺【待填：指标m】个，不全28个【29/30村】。"));
        QCOMPARE(lines.at(6), QStringLiteral("Signature:落款"));
        QVERIFY(lines.at(7).contains(QStringLiteral("ab12-cd34")));
    }

    void slotsAreBookmarkedAndMarked() {
        const auto text = parsed(m_docx, "word/document.xml");
        std::set<QString> ids, names;
        for (const auto& found : text.select_nodes("//w:bookmarkStart")) {
            const QString id = attribute(found.node(), "w:id");
            QVERIFY(ids.insert(id).second);
            QVERIFY(names.insert(attribute(found.node(), "w:name")).second);
            QVERIFY(text.select_node(("//w:bookmarkEnd[@w:id='" + id.toLatin1() + "']").constData()));
        }
        QCOMPARE(names,
                 (std::set<QString>{QStringLiteral("cb_v"), QStringLiteral("cb_m"), QStringLiteral("cb_i")}));
        QString highlighted;
        for (const auto& found : text.select_nodes("//w:r[w:rPr/w:highlight]"))
            highlighted += textOf(found.node());
        QCOMPARE(highlighted, QStringLiteral("【待填：指标m】个28个【29/30村】"));
    }

    void incompleteFigureHasAComment() {
        const auto text = parsed(m_docx, "word/document.xml");
        const auto comments = parsed(m_docx, "word/comments.xml");
        const pugi::xml_node reference = text.select_node("//w:commentReference").node();
        QVERIFY(reference);
        const QByteArray id = attribute(reference, "w:id").toLatin1();
        QVERIFY(text.select_node(("//w:commentRangeStart[@w:id='" + id + "']").constData()));
        QVERIFY(text.select_node(("//w:commentRangeEnd[@w:id='" + id + "']").constData()));
        const pugi::xml_node comment =
            comments.select_node(("//w:comment[@w:id='" + id + "']").constData()).node();
        QVERIFY(textOf(comment).contains(QStringLiteral("石桥村")));
        QCOMPARE(attribute(comment, "w:date"), QStringLiteral("2020-12-31T02:00:01Z"));
    }

    void properties() {
        const auto core = parsed(m_docx, "docProps/core.xml");
        const auto value = [&](const char* name) {
            return QString::fromUtf8(core.first_child().child(name).text().get());
        };
        QCOMPARE(value("dc:title"), QStringLiteral("题"));
        QCOMPARE(value("dc:creator"), QStringLiteral("清溪镇"));
        QCOMPARE(value("dc:identifier"), QStringLiteral("ab12-cd34"));
        QCOMPARE(value("dcterms:created"), QStringLiteral("2020-12-31T02:00:01Z"));
        QVERIFY(value("dc:description").contains(QStringLiteral("ab12-cd34")));
    }

    void sameInputSameBytes() {
        const QByteArray first = written(document(input(), sample), "a.docx");
        qputenv("TZ", "America/New_York"); // the zip's dates must not be the machine's
        tzset();
        const QByteArray second = written(document(input(), sample), "b.DOCX");
        qunsetenv("TZ");
        tzset();
        QCOMPARE(first, second);
        QCOMPARE(m_docx.times.size(), 1u);
        ReportInput later = input();
        later.generatedAt += std::chrono::hours(1);
        QVERIFY(written(document(later, sample), "a.docx") != first);
    }

    void hostileTextStaysText() {
        ReportInput in = input();
        ReportFigure names = withFigure("x", FigureState::Value, 0);
        names.indicator.valueType = ValueType::Text;
        names.indicator.nameZh = QStringLiteral("=HYPERLINK(\"x\")");
        names.figure.texts = {QStringLiteral("=1+2\",\n<w:p>&amp;]]>\u202e") + QChar(1) + QChar(0xDC00)};
        in.figures[QStringLiteral("x")] = names;
        in.townshipName = QStringLiteral("<镇>&\"");
        in.position = QStringLiteral("<&>");
        const Document d = document(in, "{x}");
        const Package package = unpack(written(d, "a.docx"));
        for (const auto& [name, bytes] : package.parts) {
            pugi::xml_document xml;
            QVERIFY2(xml.load_buffer(bytes.constData(), static_cast<size_t>(bytes.size())), qPrintable(name));
            QVERIFY2(!bytes.contains('\x01') && !bytes.contains("&#1;"), qPrintable(name));
        }
        const auto text = parsed(package, "word/document.xml");
        QCOMPARE(text.select_nodes("//w:body/w:p").size(), 2u);
        QVERIFY(textOf(text).startsWith(QStringLiteral("=1+2\", <w:p>&amp;]]>")));
        const QString csv = QString::fromUtf8(written(d, "a.csv"));
        QVERIFY(csv.contains(QStringLiteral("\"'=HYPERLINK(\"\"x\"\")\"")));
        QVERIFY(csv.contains(QStringLiteral("\"'=1+2\"\", <w:p>&amp;]]>\"")));
    }

    void csvRows() {
        ReportInput in = input();
        ReportFigure negative = withFigure("g", FigureState::Value, -3);
        in.figures[QStringLiteral("g")] = negative;
        const QByteArray bytes = written(document(in, "{v}{m}{i}{g}{v}"), "a.csv");
        QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
        const QStringList rows = QString::fromUtf8(bytes.mid(3)).split(QStringLiteral("\r\n"));
        QCOMPARE(rows.size(), 6); // head, each indicator once, the end
        QCOMPARE(rows[0],
                 QStringLiteral("indicator,name,period,org_unit,state,value,unit,reported,expected,missing,"
                                "carried,flags"));
        QCOMPARE(rows[1], QStringLiteral("v,指标v,2020,420583101000,value,12,个,30,30,,,"));
        QCOMPARE(rows[2], QStringLiteral("m,指标m,2020,420583101000,missing,,个,30,30,,,"));
        QCOMPARE(rows[3], QStringLiteral("i,指标i,2020,420583101000,value,28,个,29,30,石桥村 420583101201,,"
                                         "conflict rule:V01"));
        QCOMPARE(rows[4], QStringLiteral("g,指标g,2020,420583101000,value,-3,个,30,30,,,"));
        QCOMPARE(rows[5], QString());
    }

    void plainText() {
        const QString text = QString::fromUtf8(written(document(input(), sample), "a.txt"));
        QVERIFY(text.contains(
            QStringLiteral("\n　　一、甲\n　　（一）乙\n　　1.丙\n　　有12个，缺【待填：指标m】个")));
        QVERIFY(text.contains(QStringLiteral("ab12-cd34")));
        QVERIFY(text.contains(QStringLiteral("指标i：还没有填报：石桥村。")));
    }

    void suffixes() {
        QTemporaryDir folder;
        const Document d = document(input(), sample);
        const auto counts = writeReport(d, folder.filePath(QStringLiteral("报告.docx")));
        QVERIFY(counts);
        QCOMPARE(counts->total, 3);
        QCOMPARE(counts->missing, 1);
        QCOMPARE(counts->incomplete, 1);
        for (const char* name : {"a", "a.pdf.exe", "docx", "a.doc"}) {
            const auto refused = writeReport(d, folder.filePath(QString::fromLatin1(name)));
            QVERIFY(!refused);
            QVERIFY(refused.error().is(AppErrc::FormatUnknown));
        }
        QVERIFY(!writeReport(d, folder.filePath(QStringLiteral("none/a.docx"))));
    }

    /// The whole annual report with nothing reported: every slot is marked, and it takes no time.
    void annualReportIsQuick() {
        const ReportInput nothing(Period::year(2020), township);
        QElapsedTimer timer;
        timer.start();
        const auto t = builtInTemplate(QStringLiteral("annual-report"));
        QVERIFY(t);
        const auto d = fillTemplate(*t, nothing);
        QVERIFY(d);
        QVERIFY(!written(*d, "a.docx").isEmpty());
        QVERIFY2(timer.elapsed() < 300, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(d->counts().missing, d->counts().total);
        QVERIFY(d->counts().total >= 91);
    }

private:
    Package m_docx;
};

CUNBAO_TEST(tst_report_writers)
#include "tst_report_writers.moc"
