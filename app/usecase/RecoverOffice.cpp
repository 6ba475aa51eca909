#include "app/usecase/RecoverOffice.h"

#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/EntryReader.h"
#include "app/store/KnownHubs.h"
#include "app/store/OperationWriter.h"
#include "app/usecase/CarryOver.h"
#include "app/usecase/Enrolment.h"
#include "app/usecase/Epochs.h"
#include "app/usecase/RenewIdentity.h"
#include "platform/base/AtomicFile.h"
#include "sync/authority/OfficeCard.h"

#include <QFileInfo>

namespace cunbao {

namespace {

/// What only this device knows: how it recovers the office, and then the office's name.
constexpr auto RecoveringKey = "recovering";
constexpr char FromHub = '1';  ///< a hub may still hold all of it
constexpr char ByPieces = '2'; ///< phones and files bring it; a person knows when it is all

std::vector<DeviceId> otherMainDevices(const Authority& authority, const DeviceId& self) {
    std::vector<DeviceId> out;
    for (const auto& [id, device] : authority.devices())
        if (id != self && !device.revoked && authority.holdsRole(id, Role::MainOffice)) out.push_back(id);
    return out;
}

bool isOffice(const CertifiedDevice& device) {
    return std::any_of(device.grants.begin(), device.grants.end(),
                       [](const Grant& grant) { return isOfficeRole(grant.role); });
}

Result<void> noteByPieces(Ledger& ledger, const QByteArray& noted) {
    return writeMeta(ledger.db(), RecoveringKey, ByPieces + noted.sliced(1));
}

/// Revokes the main office devices that there were, at what is here of them.
Result<void> finishWithin(Ledger& ledger) {
    TRY_LET(const QByteArray noted, readMeta(ledger.db(), RecoveringKey));
    if (noted.isEmpty()) return {};
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    TRY_LET(const Authority* authority, ledger.authority());
    const DeviceId self = ledger.identity().device();
    QString name = QString::fromUtf8(noted.sliced(1));
    Replica replica(ledger);
    for (const DeviceId& device : otherMainDevices(*authority, self)) {
        TRY_LET(const QString before, EntryReader(ledger).personOf(device));
        if (!before.isEmpty()) name = before;
        TRY_LET(const Revocation revocation, revocationOf(ledger, device));
        TRY(replica.takeStatementsWithin({StatementCodec::sign(revocation, *ledger.identity().rootKey)}));
    }
    TRY(startMissingEpochs(ledger, *catalogue));
    if (!name.isEmpty()) {
        OperationWriter writer(ledger);
        TRY(writer.append(Audience::office(), DeviceDescribed{self, name}));
    }
    return writeMeta(ledger.db(), RecoveringKey, QByteArray());
}

Result<void> recoverWithin(Ledger& ledger, const Kit& kit) {
    TRY_LET(const Authority* authority, ledger.authority());
    const DeviceId self = ledger.identity().device();
    const CertifiedDevice* own = authority->device(self);
    if (kit.root.publicKey() != ledger.identity().root) return fail(AppErrc::KitForeign);
    if (!own || !isOffice(*own)) return fail(AppErrc::NotOffice);
    if (ledger.mainOffice().ok()) return finishWithin(ledger);
    std::int64_t unit = own->grants.begin()->unit;
    std::vector<DeviceId> superseded = otherMainDevices(*authority, self);
    if (!own->revoked) superseded.push_back(self);
    TRY(becomeMainOffice(ledger, SigningKey::fromSeed(kit.root.seed().duplicate()), unit, superseded));
    TRY(AuditLog(ledger).append(AuditEvent::BecameMainOffice, {self.toHex()}));
    TRY(carryOver(ledger));
    return {};
}

} // namespace

Result<void> recoverHere(Ledger& ledger, const Kit& kit) {
    return ledger.transact([&] { return recoverWithin(ledger, kit); });
}

Result<std::unique_ptr<Ledger>> recoverOffice(const QString& folder, const QString& passcode, const Kit& kit,
                                              const Home::Context& context) {
    if (kit.unit.isNull() || !kit.unit.isTownship())
        return fail(AppErrc::OrgUnitInvalid, {kit.unit.toString(), QStringLiteral("township")});
    NewKeys keys = NewKeys::draw(*context.random);
    const Certificate certificate{keys.signing.publicKey(), keys.box.publicKey(), kit.unit.number(),
                                  Role::MainOffice};
    Identity identity{std::move(keys.signing), std::move(keys.box), kit.root.publicKey(),
                      SigningKey::fromSeed(kit.root.seed().duplicate())};
    return Home::create(folder, passcode, std::move(identity), context, [&](Ledger& made) -> Result<void> {
        const SigningKey& root = *made.identity().rootKey;
        TRY(made.transact([&]() -> Result<void> {
            Replica replica(made);
            TRY(replica.takeStatementsWithin({StatementCodec::sign(certificate, root)}));
            TRY(writeMeta(made.db(), RecoveringKey, FromHub + kit.office.toUtf8()));
            TRY(writeMeta(made.db(), "office-name", kit.office.toUtf8()));
            return AuditLog(made).append(AuditEvent::BecameMainOffice, {QString()});
        }));
        const OfficeCard card{kit.office, kit.unit.number(), root.publicKey()};
        TRY(AtomicFile::write(Home::cardPath(folder), OfficeCard::encode(card, root)));
        return kit.hubUrl.isEmpty() ? Result<void>() : KnownHubs(made).remember(kit.hubUrl, kit.hubPin);
    });
}

Result<bool> isRecovering(Ledger& ledger) {
    TRY_LET(const QByteArray begun, readMeta(ledger.db(), RecoveringKey));
    return !begun.isEmpty();
}

Result<void> recoverFromHub(Ledger& ledger) {
    TRY_LET(const bool begun, isRecovering(ledger));
    if (!begun) return {};
    return ledger.transact([&]() -> Result<void> {
        TRY_LET(const QByteArray noted, readMeta(ledger.db(), RecoveringKey));
        if (!noted.startsWith(FromHub)) return {};
        TRY_LET(const int catalogue, ledger.currentCatalogueNumber());
        // Revoked at nothing, nothing that it had published would count, whenever it came.
        return catalogue == 0 ? noteByPieces(ledger, noted) : finishWithin(ledger);
    });
}

Result<void> recoverByPieces(Ledger& ledger) {
    TRY_LET(const bool begun, isRecovering(ledger));
    if (!begun) return {};
    return ledger.transact([&]() -> Result<void> {
        TRY_LET(const QByteArray noted, readMeta(ledger.db(), RecoveringKey));
        return noted.startsWith(FromHub) ? noteByPieces(ledger, noted) : Result<void>();
    });
}

Result<void> writeOfficeCard(Ledger& ledger, const QString& folder) {
    if (QFileInfo::exists(Home::cardPath(folder))) return {};
    if (!ledger.isMainOffice()) return fail(AppErrc::NotMainDevice);
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    const OrgUnit* township = catalogue->unit(catalogue->township());
    const SigningKey& root = *ledger.identity().rootKey;
    const OfficeCard card{township ? township->name : QString(), catalogue->township().number(),
                          root.publicKey()};
    return AtomicFile::write(Home::cardPath(folder), OfficeCard::encode(card, root));
}

} // namespace cunbao
