#pragma once

#include "app/report/ReportTemplate.h"

namespace cunbao {

/// The ids of the templates that come with the program: annual-report.
[[nodiscard]] QStringList builtInTemplateIds();

/// Errors: AppErrc::TemplateUnknown, details: id.
[[nodiscard]] Result<ReportTemplate> builtInTemplate(const QString& id);

} // namespace cunbao
