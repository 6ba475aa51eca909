#include "app/report/DocxWriter.h"

#include "app/report/DocxParts.h"
#include "app/report/OfficialFormat.h"
#include "app/report/XmlPart.h"
#include "app/report/ZipPackage.h"

namespace cunbao {

namespace {

QString latin(const char* text) {
    return QString::fromLatin1(text);
}

QString number(int n) {
    return QString::number(n);
}

/// Text and comments grow together: a comment's number is the same in both parts.
class DocxText {
public:
    explicit DocxText(const Document& document) : m_document(document) {
        const QString word = latin(docx::wordNamespace);
        const QString relations = latin(docx::relationNamespace);
        pugi::xml_node root = addRoot(m_text, "w:document", {{"xmlns:w", word}, {"xmlns:r", relations}});
        m_comments = addRoot(m_commentPart, "w:comments", {{"xmlns:w", word}, {"xmlns:r", relations}});
        pugi::xml_node body = addElement(root, "w:body");
        for (const DocumentBlock& block : document.blocks)
            addBlock(body, block);
        addSection(body);
    }

    [[nodiscard]] QByteArray text() const { return xmlBytes(m_text); }
    [[nodiscard]] QByteArray comments() const { return xmlBytes(m_commentPart); }

private:
    void addBlock(pugi::xml_node body, const DocumentBlock& block) {
        pugi::xml_node paragraph = addElement(body, "w:p");
        addElement(addElement(paragraph, "w:pPr"), "w:pStyle", {{"w:val", latin(docx::styleOf(block.kind))}});
        for (const DocumentRun& run : block.runs) {
            if (run.slot < 0)
                addRun(paragraph, run.text, false);
            else
                addSlot(paragraph, run);
        }
    }

    static void addRun(pugi::xml_node paragraph, const QString& text, bool marked) {
        pugi::xml_node run = addElement(paragraph, "w:r");
        if (marked) addElement(addElement(run, "w:rPr"), "w:highlight", {{"w:val", latin("yellow")}});
        addText(run, "w:t", text);
    }

    void addSlot(pugi::xml_node paragraph, const DocumentRun& run) {
        const DocumentSlot& slot = m_document.slotList[static_cast<std::size_t>(run.slot)];
        const QString id = number(run.slot);
        addElement(paragraph, "w:bookmarkStart", {{"w:id", id}, {"w:name", slot.bookmark}});
        const bool commented = !slot.remark.isEmpty();
        const QString comment = number(m_commentCount);
        if (commented) addElement(paragraph, "w:commentRangeStart", {{"w:id", comment}});
        addRun(paragraph, run.text, m_document.isMarked(run));
        if (commented) {
            addElement(paragraph, "w:commentRangeEnd", {{"w:id", comment}});
            addElement(addElement(paragraph, "w:r"), "w:commentReference", {{"w:id", comment}});
            addComment(slot);
        }
        addElement(paragraph, "w:bookmarkEnd", {{"w:id", id}});
    }

    void addComment(const DocumentSlot& slot) {
        pugi::xml_node comment = addElement(m_comments, "w:comment",
                                            {{"w:id", number(m_commentCount++)},
                                             {"w:author", QStringLiteral("村报")},
                                             {"w:date", docx::wordInstant(m_document.generatedAt)},
                                             {"w:initials", QStringLiteral("村报")}});
        pugi::xml_node paragraph = addElement(comment, "w:p");
        addElement(addElement(paragraph, "w:pPr"), "w:pStyle", {{"w:val", latin("CommentText")}});
        addRun(paragraph, slot.name + QStringLiteral("：") + slot.remark, false);
    }

    static void addSection(pugi::xml_node body) {
        pugi::xml_node section = addElement(body, "w:sectPr");
        addElement(section, "w:footerReference",
                   {{"w:type", latin("default")}, {"r:id", latin(docx::oddFooterRelation)}});
        addElement(section, "w:footerReference",
                   {{"w:type", latin("even")}, {"r:id", latin(docx::evenFooterRelation)}});
        addElement(section, "w:pgSz",
                   {{"w:w", number(official::pageWidth)}, {"w:h", number(official::pageHeight)}});
        addElement(section, "w:pgMar",
                   {{"w:top", number(official::marginTop)},
                    {"w:right", number(official::marginRight)},
                    {"w:bottom", number(official::marginBottom)},
                    {"w:left", number(official::marginLeft)},
                    {"w:header", number(official::header)},
                    {"w:footer", number(official::footer)},
                    {"w:gutter", number(0)}});
        addElement(section, "w:cols", {{"w:space", latin("425")}});
        addElement(section, "w:docGrid",
                   {{"w:type", latin("linesAndChars")},
                    {"w:linePitch", number(official::linePitch)},
                    {"w:charSpace", number(official::charSpace)}});
    }

    const Document& m_document;
    pugi::xml_document m_text;
    pugi::xml_document m_commentPart;
    pugi::xml_node m_comments;
    int m_commentCount = 0;
};

} // namespace

Result<QByteArray> DocxWriter::bytes(const Document& document) const {
    const DocxText text(document);
    return zipPackage(
        {
            {QStringLiteral("[Content_Types].xml"), docx::contentTypes()},
            {QStringLiteral("_rels/.rels"), docx::packageRelations()},
            {QStringLiteral("docProps/app.xml"), docx::extendedProperties()},
            {QStringLiteral("docProps/core.xml"), docx::coreProperties(document)},
            {QStringLiteral("word/document.xml"), text.text()},
            {QStringLiteral("word/_rels/document.xml.rels"), docx::documentRelations()},
            {QStringLiteral("word/styles.xml"), docx::styles()},
            {QStringLiteral("word/settings.xml"), docx::settings()},
            {QStringLiteral("word/fontTable.xml"), docx::fontTable()},
            {QStringLiteral("word/footer1.xml"), docx::footer(true)},
            {QStringLiteral("word/footer2.xml"), docx::footer(false)},
            {QStringLiteral("word/comments.xml"), text.comments()},
        },
        document.generatedAt);
}

} // namespace cunbao
