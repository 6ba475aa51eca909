#pragma once

#include "app/domain/Period.h"
#include "app/store/Figures.h"

namespace cunbao {

class Ledger;

/// What somebody is typing.
struct PreviewRequest {
    QString indicator;
    QString typed; ///< as for readValue
    QDate on;
    OrgCode unit;
    Period period = Period::year(2000); ///< whose figure is shown
};

/// What the unit's figure would come to if it were saved now.
struct EntryPreview {
    EntryValue value;
    Figure now;
    Figure after;
    std::vector<Rule> broken; ///< fail afterwards at the unit and do not fail now, in the catalogue's order
};

/// Records it as recordEntry would, reads the figures and takes it back: nothing stays of it, not even for a
/// moment for others. Holds the write lock while it looks, and ends all pointers to catalogues, as whatever
/// is rolled back does. Errors: those of readValue and recordEntry; UnitNotKnown for a unit without figures
/// in the period.
[[nodiscard]] Result<EntryPreview> previewEntry(Ledger& ledger, const PreviewRequest& request);

} // namespace cunbao
