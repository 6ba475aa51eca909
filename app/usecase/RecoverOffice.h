#pragma once

#include "app/store/Home.h"
#include "app/usecase/KitFile.h"

namespace cunbao {

/// Makes this office device the main one by the recovery kit (恢复镇办): it takes a new identity, holds the
/// root from now on, and revokes the main office device that there was, at what it holds of it: as a full
/// replica that is all that it ever received. On a device that recoverOffice made it ends what was begun
/// there; where this is the main office device, in order, it does nothing. Errors: KitForeign, NotOffice
/// where this is a village's device, CatalogueMissing where nothing of the former main office device has come
/// yet.
[[nodiscard]] Result<void> recoverHere(Ledger& ledger, const Kit& kit);

/// The same on a new device, which holds nothing yet: it reads what a hub, bundles and phones bring, because
/// every key of the township is wrapped for the root as well. If the first exchange with a hub brings what
/// the former main office device had published, it is revoked with that; if the hub was lost too, a person
/// says by recoverHere when all villages have brought what they hold, because nothing that comes after its
/// revocation counts. Errors: those of Home::create, OrgUnitInvalid where nothing tells which township it is.
[[nodiscard]] Result<std::unique_ptr<Ledger>> recoverOffice(const QString& folder, const QString& passcode,
                                                            const Kit& kit, const Home::Context& context);

/// Begun, and the former main office device is not revoked yet.
[[nodiscard]] Result<bool> isRecovering(Ledger& ledger);
/// An exchange with a hub came to its end: what the hub holds is here.
[[nodiscard]] Result<void> recoverFromHub(Ledger& ledger);
/// Something came by a file: one piece of what there is, and nobody knows how many there are.
[[nodiscard]] Result<void> recoverByPieces(Ledger& ledger);

/// The office's public card, written anew where the home has none. Only where the root is.
[[nodiscard]] Result<void> writeOfficeCard(Ledger& ledger, const QString& folder);

} // namespace cunbao
