#include "app/usecase/Enrolment.h"

#include "app/domain/AppError.h"
#include "app/store/InviteTable.h"
#include "app/store/KnownHubs.h"
#include "app/store/OperationWriter.h"
#include "app/usecase/Epochs.h"
#include "sync/SyncError.h"

namespace cunbao {

namespace {

constexpr qsizetype LongestName = 200; ///< of a person, in characters

} // namespace

Result<Invite> createInvite(Ledger& ledger, const InviteRequest& request) {
    if (!ledger.isMainOffice()) return fail(AppErrc::NotMainDevice);
    if (request.name.size() > LongestName) return fail(AppErrc::TextTooLong, {QString::number(LongestName)});
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    const OrgUnit* unit = catalogue->unit(request.unit);
    if (!unit) return fail(AppErrc::UnitNotKnown, {request.unit.toString()});
    if (request.role == Role::MainOffice ||
        isOfficeRole(request.role) != (request.unit == catalogue->township()))
        return fail(AppErrc::NotAllowed, {QString::number(int(request.role)), request.unit.toString()});
    const OrgUnit* township = catalogue->unit(catalogue->township());

    Invite invite;
    invite.office = township ? township->name : QString();
    invite.unitName = unit->name;
    invite.unit = request.unit.number();
    invite.role = request.role;
    invite.root = ledger.identity().root;
    invite.mainOffice = ledger.identity().box.publicKey();
    invite.hubUrl = request.hubUrl;
    invite.hubPin = request.hubPin;
    const auto id = InviteId::from(ledger.random().bytes(InviteId::Size));
    QByteArray drawn = ledger.random().bytes(InviteSecret::Size);
    auto secret = InviteSecret::from(drawn);
    wipe(drawn);
    if (!id || !secret) return fail(AppErrc::InviteInvalid);
    invite.id = *id;
    invite.secret = std::move(*secret);
    invite.expires = ledger.clock().now() + request.life;
    TRY(ledger.transact([&] { return InviteTable(ledger).insert(invite, request.name); }));
    return invite;
}

Result<void> EnrolmentDesk::settle(const std::vector<JoinRequest>& requests) {
    if (!m_ledger.isMainOffice()) return {};
    return m_ledger.transact([&]() -> Result<void> {
        for (const JoinRequest& request : requests)
            TRY(settleOne(request));
        return {};
    });
}

Result<void> EnrolmentDesk::settleOne(const JoinRequest& request) {
    InviteTable invites(m_ledger);
    TRY_LET(auto invite, invites.find(request.invite));
    // No invite of ours: the hub drops it when its time is over.
    if (!invite) return {};
    if (invite->used || m_ledger.clock().now() > invite->expires) return invites.settle(request.invite);
    const auto plea = JoinPlea::open(request, m_ledger.identity().box, invite->secret);
    // Not made by a holder of the invite: whoever wrote it, the invite stays open for the one who is.
    if (!plea.ok()) return {};

    const Certificate certificate{plea->signing, plea->box, invite->unit, invite->role};
    const DeviceId device = certificate.device();
    TRY_LET(const Authority* authority, m_ledger.authority());
    if (authority->deviceSigningWith(plea->signing)) return invites.settle(request.invite);
    Replica replica(m_ledger);
    const SigningKey& root = *m_ledger.identity().rootKey;
    TRY(replica.takeStatementsWithin({StatementCodec::sign(certificate, root)}));
    TRY_LET(const EpochGrant grant, grantFor(m_ledger, certificate));
    TRY(replica.takeStatementsWithin({StatementCodec::sign(grant, root)}));
    if (!invite->name.isEmpty()) {
        OperationWriter writer(m_ledger);
        const Audience audience =
            isOfficeRole(invite->role) ? Audience::office() : Audience::ofUnit(invite->unit);
        TRY(writer.append(audience, DeviceDescribed{device, invite->name}));
        TRY(replica.sealWithin());
    }
    return invites.use(request.invite, device);
}

Result<std::unique_ptr<Ledger>> joinOffice(const QString& folder, const QString& passcode,
                                           const Invite& invite, const Home::Context& context) {
    if (context.clock->now() > invite.expires)
        return fail(AppErrc::InviteExpired, {toRfc3339(invite.expires)});
    Identity identity{SigningKey::generate(*context.random), BoxKey::generate(*context.random), invite.root,
                      std::nullopt};
    const JoinPlea plea{identity.signing.publicKey(), identity.box.publicKey()};
    return Home::create(folder, passcode, std::move(identity), context, [&](Ledger& ledger) -> Result<void> {
        TRY(ledger.transact([&]() -> Result<void> {
            TRY(writeMeta(ledger.db(), "join", ExchangeCodec::encode(JoinPlea::seal(plea, invite))));
            TRY(writeMeta(ledger.db(), "office-name", invite.office.toUtf8()));
            return writeMeta(ledger.db(), "unit-name", invite.unitName.toUtf8());
        }));
        if (invite.hubUrl.isEmpty()) return {};
        return KnownHubs(ledger).remember(invite.hubUrl, invite.hubPin);
    });
}

Result<std::optional<JoinRequest>> pendingJoin(Ledger& ledger) {
    TRY_LET(const Authority* authority, ledger.authority());
    if (authority->device(ledger.identity().device())) return std::optional<JoinRequest>();
    TRY_LET(const QByteArray kept, readMeta(ledger.db(), "join"));
    if (kept.isEmpty()) return std::optional<JoinRequest>();
    TRY_LET(JoinRequest request, ExchangeCodec::decodeJoin(kept));
    return std::optional(std::move(request));
}

Result<void> revokeDevice(Ledger& ledger, const DeviceId& device) {
    if (!ledger.isMainOffice()) return fail(AppErrc::NotMainDevice);
    return ledger.transact([&]() -> Result<void> {
        TRY_LET(const Authority* authority, ledger.authority());
        const CertifiedDevice* certified = authority->device(device);
        if (!certified) return fail(AppErrc::DeviceUnknown, {device.toHex()});
        if (device == ledger.identity().device())
            return fail(AppErrc::NotAllowed, {QString(), QStringLiteral("main")});
        if (certified->revoked) return {};
        Revocation revocation;
        revocation.device = device;
        Replica replica(ledger);
        TRY_LET(const auto heads, replica.countedHeads());
        for (const auto& [stream, link] : heads) {
            const KnownStream* known = authority->stream(stream);
            if (known && known->device == device) revocation.cuts.push_back({stream, link.last(), link.hash});
        }
        for (const auto& [audience, state] : authority->audiences()) {
            if (!authority->mayRead(device, audience)) continue;
            TRY_LET(Epoch epoch, nextEpoch(ledger, audience, device));
            revocation.epochs.push_back(std::move(epoch));
        }
        return replica.takeStatementsWithin({StatementCodec::sign(revocation, *ledger.identity().rootKey)});
    });
}

} // namespace cunbao
