#include "app/usecase/RenewIdentity.h"

#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/EntryReader.h"
#include "app/store/FormerIdentities.h"
#include "app/store/LeftOver.h"
#include "app/store/NextIdentity.h"
#include "app/store/OperationWriter.h"
#include "app/store/SegmentIntake.h"
#include "app/usecase/CarryOver.h"
#include "app/usecase/Enrolment.h"
#include "app/usecase/Epochs.h"
#include "sync/SyncError.h"
#include "sync/codec/Renewal.h"

namespace cunbao {

namespace {

/// The main office device that a request is sealed to: one that no revocation names.
Result<std::pair<DeviceId, BoxPublicKey>> mainOfficeToAsk(Ledger& ledger) {
    TRY_LET(const Authority* authority, ledger.authority());
    for (const auto& [id, device] : authority->devices())
        if (!device.revoked && id != ledger.identity().device() && authority->holdsRole(id, Role::MainOffice))
            return std::pair(id, device.box);
    return fail(SyncErrc::Forked);
}

Result<void> askWithin(Ledger& ledger) {
    TRY_LET(const auto asked, mainOfficeToAsk(ledger));
    const auto& [office, box] = asked;
    TRY_LET(auto next, readNextIdentity(ledger));
    // The office may have another main device by now, which could not open the request.
    if (next && (next->askedOf == office || next->askedOf.isNull())) return {};
    if (!next) {
        NewKeys keys = NewKeys::draw(ledger.random());
        next.emplace(NextIdentity{std::move(keys.signing), std::move(keys.box), {}, {}});
    }
    const Renewal renewal{ledger.identity().device(), next->signing.publicKey(), next->box.publicKey()};
    next->request = Renewal::seal(renewal, ledger.identity().signing, box);
    next->askedOf = office;
    return writeNextIdentity(ledger, *next);
}

/// True where the keys that this device asked for are its own from now on.
Result<bool> adoptWithin(Ledger& ledger) {
    TRY_LET(auto next, readNextIdentity(ledger));
    TRY_LET(const Authority* authority, ledger.authority());
    if (!next || !authority->isActive(next->device())) return false;
    // With the new certificate comes the revocation of the old one, which says what was accepted.
    if (authority->isActive(ledger.identity().device())) return false;
    TRY(switchIdentity(ledger, {std::move(next->signing), std::move(next->box), std::nullopt}));
    return true;
}

Result<RenewalOutcome> takeConfirmedWithin(Ledger& ledger) {
    RenewalOutcome outcome;
    TRY_LET(outcome.renewed, adoptWithin(ledger));
    TRY_LET(const auto next, readNextIdentity(ledger));
    TRY_LET(const Authority* authority, ledger.authority());
    // Once the old keys are revoked, only an invite's request is still answered.
    outcome.waiting = next && (next->askedOf.isNull() || authority->isActive(ledger.identity().device()));
    TRY_LET(outcome.carriedOver, carryOver(ledger));
    return outcome;
}

/// Nearly always there is nothing to do: no store is locked for that.
Result<bool> mayConcern(Ledger& ledger) {
    TRY_LET(const bool restored, ledger.isRestored());
    if (restored) return true;
    TRY_LET(const auto next, readNextIdentity(ledger));
    if (next) return true;
    TRY_LET(const auto formers, FormerIdentities(ledger).all());
    return !formers.empty();
}

/// Whether the main office device has to confirm new keys of its own: restored, and not superseded meanwhile.
Result<bool> renewsItself(Ledger& ledger) {
    TRY_LET(const Authority* authority, ledger.authority());
    return ledger.isMainOffice() && authority->isActive(ledger.identity().device());
}

Result<void> renewMainWithin(Ledger& ledger) {
    TRY_LET(const Authority* authority, ledger.authority());
    const DeviceId old = ledger.identity().device();
    std::int64_t unit = 0;
    for (const Grant& grant : authority->device(old)->grants)
        if (grant.role == Role::MainOffice) unit = grant.unit;
    return becomeMainOffice(ledger, SigningKey::fromSeed(ledger.identity().rootKey->seed().duplicate()), unit,
                            {old});
}

} // namespace

NewKeys NewKeys::draw(Random& random) {
    SigningKey signing = SigningKey::generate(random);
    return {std::move(signing), BoxKey::generate(random), std::nullopt};
}

Result<void> switchIdentity(Ledger& ledger, NewKeys keys) {
    LeftOver left(ledger);
    OperationApplier applier(ledger);
    const DeviceId before = ledger.identity().device();
    TRY_LET(const auto streams, left.streamsOf(before, ledger.identity().signing.publicKey()));
    for (const int stream : streams)
        TRY(left.setAside(stream, applier));
    TRY(FormerIdentities(ledger).keepPresent());
    TRY(ledger.takeIdentity(
        {std::move(keys.signing), std::move(keys.box), ledger.identity().root, std::move(keys.root)}));
    TRY(forgetNextIdentity(ledger));
    TRY(ledger.endRestored());
    // What came before under epoch keys that only the new identity was given.
    TRY(SegmentIntake(ledger).settle({}));
    return AuditLog(ledger).append(AuditEvent::IdentityRenewed,
                                   {before.toHex(), ledger.identity().device().toHex()});
}

Result<void> becomeMainOffice(Ledger& ledger, SigningKey root, std::int64_t unit,
                              const std::vector<DeviceId>& superseded) {
    Replica replica(ledger);
    // What this device had not sent yet is its own word all the same.
    TRY(replica.sealWithin());
    TRY_LET(const QString name, EntryReader(ledger).personOf(superseded.empty() ? ledger.identity().device()
                                                                                : superseded.front()));
    NewKeys keys = NewKeys::draw(ledger.random());
    const Certificate certificate{keys.signing.publicKey(), keys.box.publicKey(), unit, Role::MainOffice};
    TRY(replica.takeStatementsWithin({StatementCodec::sign(certificate, root)}));
    keys.root = std::move(root);
    TRY(switchIdentity(ledger, std::move(keys)));
    const SigningKey& own = *ledger.identity().rootKey;
    TRY_LET(const EpochGrant grant, grantFor(ledger, certificate));
    TRY(replica.takeStatementsWithin({StatementCodec::sign(grant, own)}));
    for (const DeviceId& device : superseded) {
        TRY_LET(const Revocation revocation, revocationOf(ledger, device));
        TRY(replica.takeStatementsWithin({StatementCodec::sign(revocation, own)}));
    }
    if (name.isEmpty()) return {};
    OperationWriter writer(ledger);
    TRY(writer.append(Audience::office(), DeviceDescribed{certificate.device(), name}));
    return {};
}

Result<void> askForRenewal(Ledger& ledger) {
    TRY_LET(const bool concerned, mayConcern(ledger));
    if (!concerned) return {};
    return ledger.transact([&]() -> Result<void> {
        TRY_LET(const Authority* authority, ledger.authority());
        TRY_LET(const bool restored, ledger.isRestored());
        // Keys that are revoked ask for nothing any more.
        const bool asks =
            restored && !ledger.isMainOffice() && authority->isActive(ledger.identity().device());
        return asks ? askWithin(ledger) : Result<void>();
    });
}

Result<void> joinAgain(Ledger& ledger, const Invite& invite) {
    // The office may have confirmed the keys already that were asked for by this invite.
    TRY_LET(const auto asked, readNextIdentity(ledger));
    if (asked && asked->request.invite == invite.id) return {};
    if (ledger.clock().now() > invite.expires)
        return fail(AppErrc::InviteExpired, {toRfc3339(invite.expires)});
    NewKeys keys = NewKeys::draw(ledger.random());
    const JoinPlea plea{keys.signing.publicKey(), keys.box.publicKey()};
    return writeNextIdentity(
        ledger, {std::move(keys.signing), std::move(keys.box), JoinPlea::seal(plea, invite), DeviceId()});
}

Result<RenewalOutcome> takeConfirmedKeys(Ledger& ledger) {
    TRY_LET(const bool concerned, mayConcern(ledger));
    if (!concerned) return RenewalOutcome();
    return ledger.transact([&] { return takeConfirmedWithin(ledger); });
}

Result<RenewalOutcome> settleRenewal(Ledger& ledger) {
    TRY_LET(const bool restored, ledger.isRestored());
    TRY_LET(const bool itself, renewsItself(ledger));
    if (!restored || !itself) {
        TRY(askForRenewal(ledger));
        return takeConfirmedKeys(ledger);
    }
    return ledger.transact([&]() -> Result<RenewalOutcome> {
        TRY(renewMainWithin(ledger));
        TRY_LET(RenewalOutcome outcome, takeConfirmedWithin(ledger));
        outcome.renewed = true;
        return outcome;
    });
}

Result<RenewalOutcome> renewMainOffice(Ledger& ledger) {
    TRY(ledger.transact([&]() -> Result<void> {
        TRY_LET(const bool itself, renewsItself(ledger));
        if (!itself) return fail(AppErrc::NotMainDevice);
        return ledger.markRestored();
    }));
    return settleRenewal(ledger);
}

} // namespace cunbao
