#include "app/viewmodel/phone/SectionText.h"

namespace cunbao {

QString sectionText(const QString& section, Language language) {
    static const QString numerals = QStringLiteral("一二三四五六七八九");
    const bool chinese = language == Language::Chinese;
    const qsizetype number = section.size() == 1 ? numerals.indexOf(section) + 1 : 0;
    if (number > 0)
        return chinese ? QStringLiteral("第%1部分").arg(section) : QStringLiteral("Section %1").arg(number);
    if (chinese) return section;
    if (section == QStringLiteral("前言")) return QStringLiteral("Opening");
    if (section == QStringLiteral("结尾")) return QStringLiteral("Closing");
    if (section == QStringLiteral("基数")) return QStringLiteral("Base figures");
    return section;
}

} // namespace cunbao
