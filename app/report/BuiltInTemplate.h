#pragma once

#include "app/report/ReportTemplate.h"

namespace cunbao {

/// The id of the township's annual report, the template of which comes with the program.
[[nodiscard]] QString annualReport();

/// The ids of all templates that come with the program.
[[nodiscard]] QStringList builtInTemplateIds();

/// Errors: AppErrc::TemplateUnknown, details: id.
[[nodiscard]] Result<ReportTemplate> builtInTemplate(const QString& id);

/// What a template is called; of one that is not known the id.
[[nodiscard]] QString templateName(const QString& id);

} // namespace cunbao
