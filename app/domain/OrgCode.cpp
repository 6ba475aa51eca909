#include "app/domain/OrgCode.h"

#include "app/domain/AppError.h"

namespace cunbao {

Result<OrgCode> OrgCode::parse(const QString& text) {
    bool digitsOnly = text.size() == 12 && text[0] != QLatin1Char('0');
    for (const QChar c : text)
        digitsOnly = digitsOnly && c >= QLatin1Char('0') && c <= QLatin1Char('9');
    if (!digitsOnly) return fail(AppErrc::OrgUnitInvalid, {text, QStringLiteral("12 digits")});
    return OrgCode(text.toLongLong());
}

QString OrgCode::toString() const {
    return QStringLiteral("%1").arg(m_number, 12, 10, QLatin1Char('0'));
}

} // namespace cunbao
