#pragma once

#include "app/domain/Catalogue.h"
#include "app/store/Ledger.h"

namespace cunbao {

/// Publishes a version of the catalogue to all devices and starts the epochs of new units. Nothing is
/// published where it equals the version in force. Main office device only. A new version never drops or
/// reinterprets what was recorded under an older one (2-domain, "Indicators"). Errors: NotMainDevice,
/// CatalogueBreaks.
[[nodiscard]] Result<void> publishCatalogue(Ledger& ledger, const Catalogue& catalogue);
/// The same inside a transaction that already runs.
[[nodiscard]] Result<void> publishWithin(Ledger& ledger, const Catalogue& catalogue);

/// Of the rules those whose indicators are all there; `dropped` names the others.
[[nodiscard]] std::vector<Rule> rulesThatHold(const std::vector<Rule>& rules,
                                              const std::vector<Indicator>& indicators, QStringList& dropped);

} // namespace cunbao
