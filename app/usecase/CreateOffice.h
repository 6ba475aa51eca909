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
};

struct CreatedOffice {
    std::unique_ptr<Ledger> ledger;
    QString recoveryKit; ///< shown once; whoever holds it can become the office
};

/// A new township office, this device being its main one: its keys, its store, its authority, its catalogue
/// and its public card.
[[nodiscard]] Result<CreatedOffice> createOffice(const QString& folder, const QString& passcode,
                                                 const NewOffice& office, const Home::Context& context);

/// Publishes a version of the catalogue to all devices and starts the epochs of new units. Nothing is
/// published where it equals the version in force. Main office device only.
[[nodiscard]] Result<void> publishCatalogue(Ledger& ledger, const Catalogue& catalogue);

/// The root's seed as text: groups of base32 (RFC 4648) with a check at the end.
[[nodiscard]] QString recoveryKitText(const SigningKey& root);

} // namespace cunbao
