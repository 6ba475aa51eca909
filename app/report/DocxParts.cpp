#include "app/report/DocxParts.h"

#include "app/report/OfficialFormat.h"
#include "app/report/XmlPart.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>

namespace cunbao::docx {

namespace {

QString latin(const char* text) {
    return QString::fromLatin1(text);
}

QString number(int n) {
    return QString::number(n);
}

constexpr char relationTypes[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr char packageTypes[] = "http://schemas.openxmlformats.org/package/2006/";

struct Part {
    const char* relation;
    const char* target;  ///< within word/
    const char* kind;    ///< last part of its relation's type
    const char* content; ///< middle of its content type
};

constexpr std::array documentParts{
    Part{"rId1", "styles.xml", "styles", "styles"},
    Part{"rId2", "settings.xml", "settings", "settings"},
    Part{"rId3", "fontTable.xml", "fontTable", "fontTable"},
    Part{oddFooterRelation, "footer1.xml", "footer", "footer"},
    Part{evenFooterRelation, "footer2.xml", "footer", "footer"},
    Part{"rId6", "comments.xml", "comments", "comments"},
};

QString wordType(const char* what) {
    return QStringLiteral("application/vnd.openxmlformats-officedocument.wordprocessingml.%1+xml")
        .arg(latin(what));
}

pugi::xml_node wordRoot(pugi::xml_document& part, const char* name) {
    return addRoot(part, name, {{"xmlns:w", latin(wordNamespace)}, {"xmlns:r", latin(relationNamespace)}});
}

/// One font for Chinese and for digits and letters alike: half-width digits keep to the grid.
void addFont(pugi::xml_node look, const QString& font) {
    addElement(look, "w:rFonts",
               {{"w:ascii", font}, {"w:hAnsi", font}, {"w:eastAsia", font}, {"w:cs", font}});
}

void addSize(pugi::xml_node look, int halfPoints) {
    addElement(look, "w:sz", {{"w:val", number(halfPoints)}});
    addElement(look, "w:szCs", {{"w:val", number(halfPoints)}});
}

struct StyleFacts {
    const char* id;
    const char* name;
    const QString& font;
    int size;
    const char* alignment;   ///< left, center, right, both
    int firstLineCharacters; ///< of the grid
    int rightCharacters;
    int outlineLevel; ///< -1: none
    bool keepsWithNext;
    int linesBefore;
};

const std::array styleFacts{
    StyleFacts{"Title", "Title", official::titleFont, official::titleSize, "center", 0, 0, -1, true, 0},
    StyleFacts{"Subtitle", "Subtitle", official::heading2Font, official::bodySize, "center", 0, 0, -1, false,
               0},
    StyleFacts{"Salutation", "Salutation", official::bodyFont, official::bodySize, "both", 0, 0, -1, false,
               1},
    StyleFacts{"Heading1", "heading 1", official::heading1Font, official::bodySize, "both", 2, 0, 0, true, 0},
    StyleFacts{"Heading2", "heading 2", official::heading2Font, official::bodySize, "both", 2, 0, 1, true, 0},
    StyleFacts{"Heading3", "heading 3", official::bodyFont, official::bodySize, "both", 2, 0, 2, true, 0},
    StyleFacts{"BodyText", "Body Text", official::bodyFont, official::bodySize, "both", 2, 0, -1, false, 0},
    StyleFacts{"Signature", "Signature", official::bodyFont, official::bodySize, "right", 0, 4, -1, false, 0},
    StyleFacts{"Imprint", "Imprint", official::bodyFont, official::imprintSize, "left", 0, 0, -1, false, 1},
};

void addStyle(pugi::xml_node root, const StyleFacts& facts) {
    pugi::xml_node style =
        addElement(root, "w:style", {{"w:type", latin("paragraph")}, {"w:styleId", latin(facts.id)}});
    addElement(style, "w:name", {{"w:val", latin(facts.name)}});
    addElement(style, "w:basedOn", {{"w:val", latin("Normal")}});
    if (facts.keepsWithNext) addElement(style, "w:next", {{"w:val", latin("BodyText")}});
    addElement(style, "w:qFormat");
    pugi::xml_node paragraph = addElement(style, "w:pPr");
    if (facts.keepsWithNext) addElement(paragraph, "w:keepNext");
    if (facts.linesBefore > 0)
        addElement(paragraph, "w:spacing", {{"w:before", number(facts.linesBefore * official::linePitch)}});
    if (facts.firstLineCharacters > 0)
        addElement(paragraph, "w:ind",
                   {{"w:firstLineChars", number(100 * facts.firstLineCharacters)},
                    {"w:firstLine", number(facts.firstLineCharacters * official::character)}});
    if (facts.rightCharacters > 0)
        addElement(paragraph, "w:ind",
                   {{"w:rightChars", number(100 * facts.rightCharacters)},
                    {"w:right", number(facts.rightCharacters * official::character)}});
    addElement(paragraph, "w:jc", {{"w:val", latin(facts.alignment)}});
    if (facts.outlineLevel >= 0)
        addElement(paragraph, "w:outlineLvl", {{"w:val", number(facts.outlineLevel)}});
    pugi::xml_node look = addElement(style, "w:rPr");
    addFont(look, facts.font);
    addSize(look, facts.size);
}

void addDefaults(pugi::xml_node root) {
    pugi::xml_node defaults = addElement(root, "w:docDefaults");
    pugi::xml_node defaultLook = addElement(addElement(defaults, "w:rPrDefault"), "w:rPr");
    addFont(defaultLook, official::bodyFont);
    addSize(defaultLook, official::bodySize);
    addElement(defaultLook, "w:lang", {{"w:val", latin("en-US")}, {"w:eastAsia", latin("zh-CN")}});
    addElement(defaults, "w:pPrDefault");

    pugi::xml_node normal = addElement(
        root, "w:style",
        {{"w:type", latin("paragraph")}, {"w:default", latin("1")}, {"w:styleId", latin("Normal")}});
    addElement(normal, "w:name", {{"w:val", latin("Normal")}});
    addElement(normal, "w:qFormat");
    pugi::xml_node paragraph = addElement(normal, "w:pPr");
    // Widow control would move single lines over and leave pages of 21 lines; automatic space
    // between Chinese and digits would leave the grid.
    addElement(paragraph, "w:widowControl", {{"w:val", latin("0")}});
    addElement(paragraph, "w:autoSpaceDE", {{"w:val", latin("0")}});
    addElement(paragraph, "w:autoSpaceDN", {{"w:val", latin("0")}});
    // The grid's measures are said by the paragraphs themselves: where a substituted font is taller
    // or wider than a cell, programs that snap to the grid give it two (README.md).
    addElement(paragraph, "w:snapToGrid", {{"w:val", latin("0")}});
    addElement(paragraph, "w:spacing",
               {{"w:line", number(official::linePitch)}, {"w:lineRule", latin("exact")}});
    addElement(paragraph, "w:jc", {{"w:val", latin("both")}});
    // Font and size again, for programs that take the grid's pitch from this style and not from the
    // defaults.
    pugi::xml_node look = addElement(normal, "w:rPr");
    addFont(look, official::bodyFont);
    addElement(look, "w:spacing", {{"w:val", number(official::tighter)}});
    addSize(look, official::bodySize);
}

/// For what stands outside the type area: no grid, lines as high as their letters.
void addFreeLines(pugi::xml_node paragraph) {
    addElement(paragraph, "w:spacing", {{"w:line", latin("240")}, {"w:lineRule", latin("auto")}});
}

void addFooterStyle(pugi::xml_node root) {
    pugi::xml_node style =
        addElement(root, "w:style", {{"w:type", latin("paragraph")}, {"w:styleId", latin("Footer")}});
    addElement(style, "w:name", {{"w:val", latin("footer")}});
    addElement(style, "w:basedOn", {{"w:val", latin("Normal")}});
    addFreeLines(addElement(style, "w:pPr"));
    pugi::xml_node look = addElement(style, "w:rPr");
    addFont(look, official::numberFont);
    addSize(look, official::numberSize);
}

void addCommentStyle(pugi::xml_node root) {
    pugi::xml_node style =
        addElement(root, "w:style", {{"w:type", latin("paragraph")}, {"w:styleId", latin("CommentText")}});
    addElement(style, "w:name", {{"w:val", latin("annotation text")}});
    addElement(style, "w:basedOn", {{"w:val", latin("Normal")}});
    pugi::xml_node paragraph = addElement(style, "w:pPr");
    addFreeLines(paragraph);
    addElement(paragraph, "w:jc", {{"w:val", latin("left")}});
    addSize(addElement(style, "w:rPr"), official::imprintSize);
}

void addFooterRun(pugi::xml_node paragraph, const QString& text) {
    addText(addElement(paragraph, "w:r"), "w:t", text);
}

} // namespace

const char* styleOf(BlockKind kind) {
    switch (kind) {
    case BlockKind::Title: return "Title";
    case BlockKind::Subtitle: return "Subtitle";
    case BlockKind::Salutation: return "Salutation";
    case BlockKind::Heading1: return "Heading1";
    case BlockKind::Heading2: return "Heading2";
    case BlockKind::Heading3: return "Heading3";
    case BlockKind::Body: return "BodyText";
    case BlockKind::SignatureLine: return "Signature";
    case BlockKind::Imprint: return "Imprint";
    }
    Q_UNREACHABLE();
}

QString wordInstant(Instant when) {
    return QDateTime::fromMSecsSinceEpoch(toMillis(when), QTimeZone::utc())
        .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss'Z'"));
}

QByteArray contentTypes() {
    pugi::xml_document part;
    pugi::xml_node root = addRoot(part, "Types", {{"xmlns", latin(packageTypes) + latin("content-types")}});
    const auto preset = [&](const char* extension, const QString& type) {
        addElement(root, "Default", {{"Extension", latin(extension)}, {"ContentType", type}});
    };
    const auto override = [&](const QString& name, const QString& type) {
        addElement(root, "Override", {{"PartName", name}, {"ContentType", type}});
    };
    preset("rels", latin("application/vnd.openxmlformats-package.relationships+xml"));
    preset("xml", latin("application/xml"));
    override(latin("/word/document.xml"), wordType("document.main"));
    for (const Part& p : documentParts)
        override(latin("/word/") + latin(p.target), wordType(p.content));
    override(latin("/docProps/core.xml"),
             latin("application/vnd.openxmlformats-package.core-properties+xml"));
    override(latin("/docProps/app.xml"),
             latin("application/vnd.openxmlformats-officedocument.extended-properties+xml"));
    return xmlBytes(part);
}

QByteArray packageRelations() {
    pugi::xml_document part;
    pugi::xml_node root =
        addRoot(part, "Relationships", {{"xmlns", latin(packageTypes) + latin("relationships")}});
    const auto relation = [&](const char* id, const QString& type, const char* target) {
        addElement(root, "Relationship", {{"Id", latin(id)}, {"Type", type}, {"Target", latin(target)}});
    };
    relation("rId1", latin(relationTypes) + latin("officeDocument"), "word/document.xml");
    relation("rId2", latin(packageTypes) + latin("relationships/metadata/core-properties"),
             "docProps/core.xml");
    relation("rId3", latin(relationTypes) + latin("extended-properties"), "docProps/app.xml");
    return xmlBytes(part);
}

QByteArray documentRelations() {
    pugi::xml_document part;
    pugi::xml_node root =
        addRoot(part, "Relationships", {{"xmlns", latin(packageTypes) + latin("relationships")}});
    for (const Part& p : documentParts)
        addElement(root, "Relationship",
                   {{"Id", latin(p.relation)},
                    {"Type", latin(relationTypes) + latin(p.kind)},
                    {"Target", latin(p.target)}});
    return xmlBytes(part);
}

QByteArray styles() {
    pugi::xml_document part;
    pugi::xml_node root = wordRoot(part, "w:styles");
    addDefaults(root);
    for (const StyleFacts& facts : styleFacts)
        addStyle(root, facts);
    addFooterStyle(root);
    addCommentStyle(root);
    return xmlBytes(part);
}

QByteArray fontTable() {
    // Each with the name that systems without it most often have: the look then stays close.
    static const std::array<std::pair<QString, QString>, 5> fonts{{
        {official::titleFont, QStringLiteral("华文中宋")},
        {official::heading1Font, QStringLiteral("SimHei")},
        {official::heading2Font, QStringLiteral("楷体")},
        {official::bodyFont, QStringLiteral("仿宋")},
        {official::numberFont, QStringLiteral("SimSun")},
    }};
    pugi::xml_document part;
    pugi::xml_node root = wordRoot(part, "w:fonts");
    for (const auto& [name, substitute] : fonts) {
        pugi::xml_node font = addElement(root, "w:font", {{"w:name", name}});
        addElement(font, "w:altName", {{"w:val", substitute}});
        addElement(font, "w:charset", {{"w:val", latin("86")}});
        addElement(font, "w:pitch", {{"w:val", latin("default")}});
    }
    return xmlBytes(part);
}

QByteArray settings() {
    pugi::xml_document part;
    pugi::xml_node root = wordRoot(part, "w:settings");
    addElement(root, "w:zoom", {{"w:percent", latin("100")}});
    addElement(root, "w:defaultTabStop", {{"w:val", latin("420")}});
    addElement(root, "w:evenAndOddHeaders");
    // Squeezed punctuation would leave the grid of 28 characters.
    addElement(root, "w:characterSpacingControl", {{"w:val", latin("doNotCompress")}});
    pugi::xml_node compatibility = addElement(root, "w:compat");
    addElement(compatibility, "w:useFELayout");
    addElement(compatibility, "w:compatSetting",
               {{"w:name", latin("compatibilityMode")},
                {"w:uri", latin("http://schemas.microsoft.com/office/word")},
                {"w:val", latin("15")}});
    addElement(root, "w:themeFontLang", {{"w:val", latin("en-US")}, {"w:eastAsia", latin("zh-CN")}});
    addElement(root, "w:decimalSymbol", {{"w:val", latin(".")}});
    addElement(root, "w:listSeparator", {{"w:val", latin(",")}});
    return xmlBytes(part);
}

QByteArray footer(bool odd) {
    pugi::xml_document part;
    pugi::xml_node paragraph = addElement(wordRoot(part, "w:ftr"), "w:p");
    pugi::xml_node layout = addElement(paragraph, "w:pPr");
    addElement(layout, "w:pStyle", {{"w:val", latin("Footer")}});
    // One character of its own 14 points.
    addElement(layout, "w:ind", {{odd ? "w:right" : "w:left", number(official::numberSize * 10)}});
    addElement(layout, "w:jc", {{"w:val", latin(odd ? "right" : "left")}});
    addFooterRun(paragraph, QStringLiteral("— "));
    pugi::xml_node field = addElement(paragraph, "w:fldSimple", {{"w:instr", latin(" PAGE ")}});
    addFooterRun(field, latin("1"));
    addFooterRun(paragraph, QStringLiteral(" —"));
    return xmlBytes(part);
}

QByteArray coreProperties(const Document& document) {
    pugi::xml_document part;
    pugi::xml_node root = addRoot(part, "cp:coreProperties",
                                  {{"xmlns:cp", latin(packageTypes) + latin("metadata/core-properties")},
                                   {"xmlns:dc", latin("http://purl.org/dc/elements/1.1/")},
                                   {"xmlns:dcterms", latin("http://purl.org/dc/terms/")},
                                   {"xmlns:xsi", latin("http://www.w3.org/2001/XMLSchema-instance")}});
    const auto text = [&](const char* name, const QString& value) {
        addElement(root, name).text().set(xmlSafe(value).toUtf8().constData());
    };
    const auto instant = [&](const char* name) {
        pugi::xml_node element = addElement(root, name, {{"xsi:type", latin("dcterms:W3CDTF")}});
        element.text().set(wordInstant(document.generatedAt).toLatin1().constData());
    };
    text("dc:title", document.title);
    text("dc:creator", document.author);
    // The imprint's words: what the document was made from.
    if (!document.blocks.empty() && document.blocks.back().kind == BlockKind::Imprint)
        text("dc:description", document.blocks.back().text());
    if (!document.position.isEmpty()) text("dc:identifier", document.position);
    text("dc:language", latin("zh-CN"));
    text("cp:lastModifiedBy", document.author);
    instant("dcterms:created");
    instant("dcterms:modified");
    return xmlBytes(part);
}

QByteArray extendedProperties() {
    pugi::xml_document part;
    pugi::xml_node root = addRoot(
        part, "Properties",
        {{"xmlns", latin("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")}});
    addElement(root, "Application").text().set("Cunbao");
    return xmlBytes(part);
}

} // namespace cunbao::docx
