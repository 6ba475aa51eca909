#include "app/viewmodel/office/VillageLines.h"

#include "app/domain/AppError.h"

#include <QRegularExpression>

#include <set>

namespace cunbao {

Result<std::vector<OrgUnit>> villagesFromLines(const QString& text, OrgCode township) {
    static const QRegularExpression gap(QStringLiteral("[\\s,，、]+"));
    std::vector<OrgUnit> villages;
    std::set<OrgCode> seen;
    int number = 0;
    for (const QString& typed : text.split(QLatin1Char('\n'))) {
        ++number;
        const QString line = typed.trimmed();
        if (line.isEmpty()) continue;
        const auto wrong = [&](const char* part, const char* reason, const QString& found) {
            return fail(AppErrc::VillageLine, {QString::number(number), QString::fromLatin1(part),
                                               QString::fromLatin1(reason), found});
        };
        const qsizetype end = line.indexOf(gap);
        const QString first = end < 0 ? line : line.left(end);
        const auto code = OrgCode::parse(first);
        if (!code.ok()) return wrong("code", "code", first);
        if (code->isTownship() || code->township() != township) return wrong("code", "other-township", first);
        if (!seen.insert(*code).second) return wrong("code", "duplicate", first);
        const QString name = end < 0 ? QString() : line.mid(gap.match(line, end).capturedEnd()).trimmed();
        if (name.isEmpty()) return wrong("name", "required", QString());
        villages.push_back({*code, name, township, QDate(), QDate(), OrgCode()});
    }
    return villages;
}

} // namespace cunbao
