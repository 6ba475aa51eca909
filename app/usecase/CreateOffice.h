#pragma once

#include "app/domain/Catalogue.h"
#include "app/store/Home.h"

namespace cunbao {

struct NewOffice {
    QString name;
    OrgCode unit;
    std::vector<Indicator> indicators;
    std::vector<Rule> rules;
    std::vector<OrgUnit> units; ///< the township itself is added where it is missing
    /// Shown before the office is one: a process that dies in between leaves no office whose kit nobody saw.
    std::function<void(const QString& kit)> showRecoveryKit = nullptr;
    /// The kit is shown afterwards instead, until somebody confirms it (RecoveryKit.h).
    bool kitIsConfirmedLater = false;
};

/// A new township office, this device being its main one: its keys, its store, its authority, its catalogue
/// and its public card.
[[nodiscard]] Result<std::unique_ptr<Ledger>> createOffice(const QString& folder, const QString& passcode,
                                                           const NewOffice& office,
                                                           const Home::Context& context);

} // namespace cunbao
