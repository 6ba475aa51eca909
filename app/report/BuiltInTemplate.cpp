#include "app/report/BuiltInTemplate.h"

#include "app/domain/AppError.h"
#include "platform/base/AtomicFile.h"

#include <QDir>

/// In a static library the linker drops resources that nobody names. Outside any namespace by Qt's
/// rule.
static void keepTemplateResources() {
    Q_INIT_RESOURCE(report_templates);
}

namespace cunbao {

namespace {

constexpr qint64 maxTemplateBytes = 1024 * 1024;

} // namespace

QString annualReport() {
    return QStringLiteral("annual-report");
}

QStringList builtInTemplateIds() {
    return {annualReport()};
}

Result<ReportTemplate> builtInTemplate(const QString& id) {
    if (!builtInTemplateIds().contains(id)) return fail(AppErrc::TemplateUnknown, {id});
    keepTemplateResources();
    TRY_LET(const QByteArray text,
            AtomicFile::read(QStringLiteral(":/cunbao/templates/%1.template").arg(id), maxTemplateBytes));
    return ReportTemplate::parse(text);
}

QString templateName(const QString& id) {
    const auto found = builtInTemplate(id);
    return found.ok() ? found->name : id;
}

} // namespace cunbao
