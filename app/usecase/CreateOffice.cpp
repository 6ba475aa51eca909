#include "app/usecase/CreateOffice.h"

#include "app/domain/AppError.h"
#include "app/store/OperationWriter.h"
#include "app/store/Replica.h"
#include "app/usecase/PublishCatalogue.h"
#include "app/usecase/RecoveryKit.h"
#include "platform/base/AtomicFile.h"
#include "sync/authority/OfficeCard.h"

namespace cunbao {

Result<std::unique_ptr<Ledger>> createOffice(const QString& folder, const QString& passcode,
                                             const NewOffice& office, const Home::Context& context) {
    if (!office.unit.isTownship())
        return fail(AppErrc::OrgUnitInvalid, {office.unit.toString(), QStringLiteral("township")});
    std::vector<OrgUnit> units = office.units;
    const bool named = std::any_of(units.begin(), units.end(),
                                   [&](const OrgUnit& unit) { return unit.code == office.unit; });
    if (!named) units.push_back({office.unit, office.name, OrgCode(), QDate(), QDate(), OrgCode()});
    TRY_LET(const Catalogue catalogue, Catalogue::build(office.indicators, office.rules, std::move(units)));

    SigningKey root = SigningKey::generate(*context.random);
    const SigningPublicKey rootPublic = root.publicKey();
    const QByteArray card = OfficeCard::encode({office.name, office.unit.number(), rootPublic}, root);
    Identity identity{SigningKey::generate(*context.random), BoxKey::generate(*context.random), rootPublic,
                      std::move(root)};
    const Certificate certificate{identity.signing.publicKey(), identity.box.publicKey(),
                                  office.unit.number(), Role::MainOffice};
    const auto setUp = [&](Ledger& made) -> Result<void> {
        TRY(made.transact([&]() -> Result<void> {
            Replica replica(made);
            TRY(replica.takeStatementsWithin({StatementCodec::sign(certificate, *made.identity().rootKey)}));
            TRY(publishWithin(made, catalogue));
            OperationWriter writer(made);
            TRY(writer.append(Audience::office(), DeviceDescribed{certificate.device(), office.name}));
            return office.kitIsConfirmedLater ? leaveKitUnconfirmed(made) : Result<void>();
        }));
        TRY(AtomicFile::write(Home::cardPath(folder), card));
        if (office.showRecoveryKit) office.showRecoveryKit(recoveryKitText(*made.identity().rootKey));
        return {};
    };
    return Home::create(folder, passcode, std::move(identity), context, setUp);
}

} // namespace cunbao
