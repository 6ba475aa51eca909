#include "app/viewmodel/SectionText.h"

namespace cunbao {

namespace {

/// Of a section that is numbered: 1 to 9. Otherwise 0.
qsizetype numberOf(const QString& section) {
    static const QString numerals = QStringLiteral("一二三四五六七八九");
    return section.size() == 1 ? numerals.indexOf(section) + 1 : 0;
}

} // namespace

QString sectionText(const QString& section, Language language) {
    const qsizetype number = numberOf(section);
    if (number == 0) return sectionHeading(section, language);
    return language == Language::Chinese ? QStringLiteral("第%1部分").arg(section)
                                         : QStringLiteral("Section %1").arg(number);
}

QString sectionHeading(const QString& section, Language language) {
    if (language == Language::Chinese) return section;
    if (const qsizetype number = numberOf(section); number > 0) return QString::number(number);
    if (section == QStringLiteral("前言")) return QStringLiteral("Opening");
    if (section == QStringLiteral("结尾")) return QStringLiteral("Closing");
    if (section == QStringLiteral("基数")) return QStringLiteral("Base figures");
    return section;
}

} // namespace cunbao
