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
        const QString row = QString::number(number);
        const qsizetype end = line.indexOf(gap);
        const QString first = end < 0 ? line : line.left(end);
        const auto code = OrgCode::parse(first);
        if (!code.ok())
            return fail(AppErrc::CsvField, {row, QStringLiteral("code"), QStringLiteral("code"), first});
        if (code->isTownship() || code->township() != township)
            return fail(AppErrc::CsvField, {row, QStringLiteral("code"), QStringLiteral("level"), first});
        if (!seen.insert(*code).second) return fail(AppErrc::CsvDuplicate, {row, first});
        const QString name = end < 0 ? QString() : line.mid(gap.match(line, end).capturedEnd()).trimmed();
        if (name.isEmpty())
            return fail(AppErrc::CsvField,
                        {row, QStringLiteral("name"), QStringLiteral("required"), QString()});
        villages.push_back({*code, name, township, QDate(), QDate(), OrgCode()});
    }
    return villages;
}

} // namespace cunbao
