#include "app/viewmodel/Sentence.h"

namespace cunbao {

namespace {

constexpr qsizetype longestDetail = 200;

} // namespace

QString onOneLine(const QString& detail) {
    QString plain;
    plain.reserve(detail.size());
    for (const QChar c : detail) {
        const auto category = c.category();
        // Direction marks (format characters) could turn the rest of the sentence around.
        if (category == QChar::Other_Format) continue;
        const bool breaks = category == QChar::Other_Control || category == QChar::Separator_Line ||
                            category == QChar::Separator_Paragraph;
        plain += breaks ? QChar(u' ') : c;
    }
    plain = std::move(plain).simplified();
    if (plain.size() <= longestDetail) return plain;
    qsizetype head = longestDetail / 2;
    qsizetype tail = plain.size() - longestDetail / 2;
    if (plain[head - 1].isHighSurrogate()) --head;
    if (plain[tail].isLowSurrogate()) ++tail;
    return plain.left(head) + QStringLiteral("…") + plain.mid(tail);
}

QString compose(const Sentence& sentence, const QStringList& details, Language language) {
    const QStringView pattern = sentence.in(language);
    QString out;
    qsizetype optionalFrom = 0;
    bool optional = false;
    bool complete = true;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        if (c == u'{') {
            optional = complete = true;
            optionalFrom = out.size();
        } else if (c == u'}') {
            if (!complete) out.truncate(optionalFrom);
            optional = false;
        } else if (c == u'%' && i + 1 < pattern.size() && pattern[i + 1] >= u'1' && pattern[i + 1] <= u'9') {
            const QString detail = onOneLine(details.value(pattern[++i].digitValue() - 1));
            if (detail.isEmpty()) complete = false;
            out += detail.isEmpty() && !optional ? QStringLiteral("?") : detail;
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace cunbao
