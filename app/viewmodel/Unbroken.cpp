#include "app/viewmodel/Unbroken.h"

namespace cunbao {

namespace {

constexpr QChar Joiner(0x2060);

bool isHan(QChar c) {
    return c.script() == QChar::Script_Han;
}

/// What stands for a detail begins here: %1, %n.
bool isPlaceholder(const QString& text, qsizetype at) {
    return at >= 0 && at + 1 < text.size() && text[at] == u'%' &&
           (text[at + 1].isDigit() || text[at + 1] == u'n');
}

} // namespace

QString unbroken(const QString& words) {
    QString out;
    out.reserve(words.size() * 2);
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QChar here = words[at];
        const QChar before = at > 0 ? words[at - 1] : QChar();
        if ((isHan(before) && here.isDigit()) || (before.isDigit() && isHan(here)) ||
            (isHan(before) && isHan(here)))
            out += Joiner;
        out += here == u' ' ? QChar(QChar::Nbsp) : here;
    }
    return out;
}

QString withUnit(const QString& number, const QString& unit) {
    return unit.isEmpty() ? number : number + QChar(QChar::Nbsp) + unit;
}

QString withBoundCounts(QString pattern) {
    for (qsizetype at = 1; at + 1 < pattern.size(); ++at) {
        if (pattern[at] != u' ') continue;
        const QChar before = pattern[at - 1];
        const QChar behind = pattern[at + 1];
        const bool afterDetail = isPlaceholder(pattern, at - 2);
        const bool counted = afterDetail && (before == u'n' || isHan(behind));
        const bool unit = afterDetail && isPlaceholder(pattern, at + 1);
        const bool counting = isHan(before) && isPlaceholder(pattern, at + 1);
        if (counted || unit || counting || behind == u'·') pattern[at] = QChar(QChar::Nbsp);
    }
    return pattern;
}

} // namespace cunbao
