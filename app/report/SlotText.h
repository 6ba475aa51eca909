#pragma once

#include "app/report/Document.h"
#include "app/report/ReportInput.h"

namespace cunbao {

/// What the report knows of itself and its office, by field name; the profile's words come last, so
/// that it may say `kind` or `committee` in its own way. Texts are printable.
[[nodiscard]] std::map<QString, QString> reportFields(const ReportInput& input);

/// Whether the report fills in this field by itself, whatever a profile says: year, period, date.
[[nodiscard]] bool isReportsOwnField(const QString& name);

/// One slot, without a bookmark. Errors: as fillTemplate.
[[nodiscard]] Result<DocumentSlot> slotText(const TemplateSlot& slot, const ReportInput& input,
                                            const std::map<QString, QString>& fields);

[[nodiscard]] DocumentSlot fieldText(const TemplateField& field, const std::map<QString, QString>& fields);

/// The row of a table. Errors: NumberOverflow.
[[nodiscard]] Result<DocumentFigure> tableRow(const QString& indicator, const ReportInput& input,
                                              const std::map<QString, QString>& fields);

} // namespace cunbao
