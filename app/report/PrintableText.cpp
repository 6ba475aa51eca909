#include "app/report/PrintableText.h"

namespace cunbao {

namespace {

bool isInvisible(char32_t c) {
    return (c < 0x20) || (c >= 0x7F && c <= 0x9F)        // C0, DEL and C1 controls
           || c == 0x61C || (c >= 0x200B && c <= 0x200F) // direction marks, zero-width characters
           || (c >= 0x2028 && c <= 0x202E)               // separators, embeddings and overrides
           || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE // noncharacters
           || (c >= 0xE0000 && c <= 0xE0FFF)                      // tags
           || (c >= 0xD800 && c <= 0xDFFF);
}

/// Calls `take` with each code point; a lone half of a pair is passed as itself.
template <class Take>
void forEachCodePoint(QStringView text, Take take) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            take(QChar::surrogateToUcs4(c, text[i + 1]));
            ++i;
        } else {
            take(char32_t(c.unicode()));
        }
    }
}

} // namespace

QString printableText(const QString& text) {
    QString out;
    out.reserve(text.size());
    forEachCodePoint(text, [&](char32_t c) {
        const bool breaks = c == U'\n' || c == U'\r' || c == U'\t' || c == 0x2028 || c == 0x2029;
        if (breaks) {
            if (!out.endsWith(QLatin1Char(' '))) out += QLatin1Char(' ');
        } else if (!isInvisible(c)) {
            out += QChar::fromUcs4(c);
        }
    });
    return out.trimmed();
}

bool isPrintable(QStringView text) {
    bool printable = true;
    forEachCodePoint(text, [&](char32_t c) { printable = printable && !isInvisible(c); });
    return printable;
}

} // namespace cunbao
