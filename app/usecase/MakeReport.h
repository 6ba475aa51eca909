#pragma once

#include "app/report/BuiltInTemplate.h"
#include "app/report/ReportWriter.h"
#include "app/store/PositionReader.h"

namespace cunbao {

struct ReportRequest {
    QString templateId = annualReport();
    Period period = Period::year(2000);
    QString path;   ///< the ending chooses the format: .docx, .txt, .csv
    QString cursor; ///< empty: everything held now
};

struct ReportOutcome {
    SlotCounts counts;
    QString cursor; ///< what exactly it was made from
    QString frozen; ///< made from everything held now, though its round is frozen at this cursor; else empty
    std::size_t late = 0; ///< then: what came after the freeze and is in it
};

/// Writes the merged report. Errors: TemplateUnknown, FormatUnknown, CursorUnknown, CatalogueMissing,
/// FileUnwritable.
[[nodiscard]] Result<ReportOutcome> makeReport(Ledger& ledger, const ReportRequest& request);

/// The same document as it would be written now, for a screen: nothing is written, and no position is kept.
[[nodiscard]] Result<Document> previewReport(Ledger& ledger, const QString& templateId, const Period& period);

/// The figures of a period: everything held now, or as of a cursor.
[[nodiscard]] Result<Figures> figuresOf(Ledger& ledger, const Period& period, const QString& cursor);

} // namespace cunbao
