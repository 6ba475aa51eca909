#pragma once

#include "app/usecase/SectionProgress.h"
#include "app/viewmodel/Language.h"
#include "app/viewmodel/office/RoundAtHand.h"
#include "app/viewmodel/session/RowListModel.h"

namespace cunbao {

/// An indicator that can be charted, and its rows (OverviewModel::chart).
struct ChartedIndicator {
    QString id;
    QString name;
    std::vector<RowListModel::Row> bars;
};

/// Everything that the overview shows, free of the ledger that it was read from.
struct OverviewFacts {
    RoundAtHand hand;
    Completeness completeness;
    OrgCode township;
    int devices = 0; ///< of villages, not revoked
    int doubts = 0;
    std::vector<ChartedIndicator> charts;
};

/// Errors: CatalogueMissing.
[[nodiscard]] Result<OverviewFacts> readOverview(Ledger& ledger, Language language);

} // namespace cunbao
