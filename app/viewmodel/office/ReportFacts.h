#pragma once

#include "app/report/Document.h"
#include "app/store/Ledger.h"
#include "app/viewmodel/Language.h"
#include "app/viewmodel/office/RoundAtHand.h"
#include "app/viewmodel/session/RowListModel.h"

namespace cunbao {

/// How a slot of the document stands, as the screen marks it.
enum class SlotMark { Filled, Incomplete, Missing, NotApplicable, Overridden, Doubt };

/// The document as it would print now, as rows for the screen (ReportModel), free of the ledger.
struct ReportFacts {
    QString templateId;
    Period period = Period::year(2000);
    QString title;
    QString author; ///< the township
    SlotCounts counts;
    int names = 0; ///< slots that hold a name of the office's, which is no figure
    int overridden = 0;
    int doubts = 0;
    std::vector<RowListModel::Row> blocks;
};

/// The report of the round at hand. Errors: TemplateUnknown, CatalogueMissing.
[[nodiscard]] Result<ReportFacts> readReport(Ledger& ledger, Language language);

} // namespace cunbao
