#pragma once

#include "app/report/Document.h"
#include "app/report/ReportInput.h"

namespace cunbao {

/// The template with its slots filled. What is missing is marked and never zero; what is not
/// applicable falls away with its clause; what is incomplete prints marked, and not at all where it
/// is a quotient or a comparison. Fields that every template can use besides those of the profile:
/// @year, @period, @date,
/// @kind (镇, 乡 or 街道), @committee (党委 or 党工委), @government (政府 or 办事处).
/// Errors: AppErrc::TemplateSyntax (details: line, what) where a slot's options do not suit its
/// indicator; NumberOverflow.
[[nodiscard]] Result<Document> fillTemplate(const ReportTemplate& reportTemplate, const ReportInput& input);

} // namespace cunbao
