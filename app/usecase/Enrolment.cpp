#include "app/usecase/Enrolment.h"

#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/EntryReader.h"
#include "app/store/FormerIdentities.h"
#include "app/store/InviteTable.h"
#include "app/store/KnownHubs.h"
#include "app/store/NextIdentity.h"
#include "app/store/OperationWriter.h"
#include "app/usecase/Epochs.h"
#include "app/usecase/RenewIdentity.h"
#include "sync/SyncError.h"
#include "sync/codec/Renewal.h"

namespace cunbao {

namespace {

constexpr qsizetype LongestName = 200; ///< of a person, in characters

/// Notes for what the device asks, and of whom, until the office answers. Inside a transaction.
Result<void> askByInvite(Ledger& ledger, const JoinPlea& plea, const Invite& invite) {
    TRY(writeMeta(ledger.db(), "join", ExchangeCodec::encode(JoinPlea::seal(plea, invite))));
    TRY(writeMeta(ledger.db(), "office-name", invite.office.toUtf8()));
    return writeMeta(ledger.db(), "unit-name", invite.unitName.toUtf8());
}

} // namespace

Result<void> checkInvite(Ledger& ledger, const InviteRequest& request) {
    TRY(ledger.noted(ledger.mainOffice()));
    if (request.name.size() > LongestName) return fail(AppErrc::TextTooLong, {QString::number(LongestName)});
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    if (!catalogue->unit(request.unit)) return fail(AppErrc::UnitNotKnown, {request.unit.toString()});
    if (request.role == Role::MainOffice ||
        isOfficeRole(request.role) != (request.unit == catalogue->township()))
        return fail(AppErrc::NotAllowed, {QString::number(int(request.role)), request.unit.toString()});
    return {};
}

Result<Invite> createInvite(Ledger& ledger, const InviteRequest& request) {
    TRY(checkInvite(ledger, request));
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    const OrgUnit* unit = catalogue->unit(request.unit);
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
    TRY(ledger.transact([&]() -> Result<void> {
        TRY(InviteTable(ledger).insert(invite, request.name));
        return AuditLog(ledger).append(AuditEvent::Invited, {invite.id.toHex(), request.unit.toString(),
                                                             QString::number(static_cast<int>(invite.role))});
    }));
    return invite;
}

Result<void> EnrolmentDesk::settle(const std::vector<JoinRequest>& requests) {
    return m_ledger.transact([&]() -> Result<void> {
        // One that was superseded, or does not know yet what came after its older copy, confirms nobody.
        if (const auto main = m_ledger.mainOffice(); !main.ok())
            return main.error().domain() == ErrorDomain::App ? Result<void>() : main;
        for (const JoinRequest& request : requests)
            TRY(settleOne(request));
        return {};
    });
}

/// All of one device.
Result<void> EnrolmentDesk::certify(const std::vector<Certificate>& certificates) {
    Replica replica(m_ledger);
    const SigningKey& root = *m_ledger.identity().rootKey;
    std::vector<QByteArray> statements;
    statements.reserve(certificates.size());
    for (const Certificate& certificate : certificates)
        statements.push_back(StatementCodec::sign(certificate, root));
    TRY(replica.takeStatementsWithin(statements));
    TRY_LET(const EpochGrant grant, grantFor(m_ledger, certificates.front()));
    return replica.takeStatementsWithin({StatementCodec::sign(grant, root)});
}

Result<void> EnrolmentDesk::describe(const Certificate& certificate, const QString& name) {
    if (name.isEmpty()) return {};
    OperationWriter writer(m_ledger);
    const Audience audience =
        isOfficeRole(certificate.role) ? Audience::office() : Audience::ofUnit(certificate.unit);
    TRY(writer.append(audience, DeviceDescribed{certificate.device(), name}));
    Replica replica(m_ledger);
    return replica.sealWithin();
}

Result<void> EnrolmentDesk::settleOne(const JoinRequest& request) {
    InviteTable invites(m_ledger);
    TRY_LET(auto invite, invites.find(request.invite));
    if (!invite) return settleRenewal(request);
    // One by an invite of before this device had its present keys is sealed to those that it had then.
    TRY_LET(const auto plea, FormerIdentities(m_ledger).openByAny([&](const BoxKey& box, const DeviceId&) {
        return JoinPlea::open(request, box, invite->secret);
    }));
    const bool over = m_ledger.clock().now() > invite->expires;
    // Not made by a holder of the invite: whoever wrote it, the invite stays open for the one who is.
    if (!plea) return invite->used || over ? invites.settle(request.invite) : Result<void>();

    const Certificate certificate{plea->signing, plea->box, invite->unit, invite->role};
    TRY_LET(const Authority* authority, m_ledger.authority());
    if (authority->deviceSigningWith(plea->signing)) {
        ++m_intake.known;
        return invites.settle(request.invite);
    }
    if (invite->used) return refuse(request.invite, certificate.device(), fail(AppErrc::InviteUsed));
    if (over) return refuse(request.invite, certificate.device(), fail(AppErrc::InviteExpired));
    TRY(certify({certificate}));
    ++m_intake.admitted;
    TRY(describe(certificate, invite->name));
    return invites.use(request.invite, certificate.device());
}

/// Whoever holds the secret of an invite that is used up, or over, is told no, and the audit says so.
Result<void> EnrolmentDesk::refuse(const InviteId& invite, const DeviceId& asking, const Error& why) {
    ++m_intake.refused;
    // A device that waits asks again and again.
    TRY(AuditLog(m_ledger).appendOnce(AuditEvent::JoinRefused,
                                      {invite.toHex(), asking.toHex(),
                                       QString::number(static_cast<int>(why.domain())),
                                       QString::number(why.code())}));
    return InviteTable(m_ledger).settle(invite);
}

/// No invite of ours: new keys for a device that is certified here, or for nobody. The hub drops it when its
/// time is over.
Result<void> EnrolmentDesk::settleRenewal(const JoinRequest& request) {
    const auto former = DeviceId::from(request.invite.view());
    TRY_LET(const Authority* authority, m_ledger.authority());
    const CertifiedDevice* device = authority->device(*former);
    if (!device) return {};
    InviteTable invites(m_ledger);
    TRY_LET(const bool answered, invites.isRenewed(*former));
    if (answered) {
        ++m_intake.known;
        return invites.settleRenewal(*former);
    }
    // A revoked key speaks for nobody, and the main office device has the root to speak for itself.
    if (device->revoked || authority->holdsRole(*former, Role::MainOffice)) return {};
    TRY_LET(const auto renewal, FormerIdentities(m_ledger).openByAny([&](const BoxKey& box, const DeviceId&) {
        return Renewal::open(request, box, device->signing);
    }));
    if (!renewal || authority->deviceSigningWith(renewal->signing)) return {};

    std::vector<Certificate> certificates;
    certificates.reserve(device->grants.size());
    for (const Grant& grant : device->grants)
        certificates.push_back({renewal->signing, renewal->box, grant.unit, grant.role});
    TRY_LET(const QString name, EntryReader(m_ledger).personOf(*former));
    TRY(certify(certificates));
    TRY_LET(const Revocation revocation, revocationOf(m_ledger, *former));
    Replica replica(m_ledger);
    TRY(replica.takeStatementsWithin({StatementCodec::sign(revocation, *m_ledger.identity().rootKey)}));
    TRY(describe(certificates.front(), name));
    ++m_intake.admitted;
    return invites.useRenewal(*former, certificates.front().device());
}

Result<std::unique_ptr<Ledger>> joinOffice(const QString& folder, const QString& passcode,
                                           const Invite& invite, const Home::Context& context) {
    if (context.clock->now() > invite.expires)
        return fail(AppErrc::InviteExpired, {toRfc3339(invite.expires)});
    Identity identity{SigningKey::generate(*context.random), BoxKey::generate(*context.random), invite.root,
                      std::nullopt};
    const JoinPlea plea{identity.signing.publicKey(), identity.box.publicKey()};
    return Home::create(folder, passcode, std::move(identity), context, [&](Ledger& ledger) -> Result<void> {
        TRY(ledger.transact([&] { return askByInvite(ledger, plea, invite); }));
        if (invite.hubUrl.isEmpty()) return {};
        return KnownHubs(ledger).remember(invite.hubUrl, invite.hubPin);
    });
}

Result<void> joinFrom(Ledger& ledger, const Invite& invite) {
    const Identity& own = ledger.identity();
    if (invite.root != own.root) return fail(AppErrc::InviteForeign, {invite.office});
    return ledger.transact([&]() -> Result<void> {
        const auto self = ledger.self();
        TRY_LET(const QByteArray kept, readMeta(ledger.db(), "join"));
        bool cameByIt = false;
        if (!kept.isEmpty()) {
            TRY_LET(const JoinRequest asked, ExchangeCodec::decodeJoin(kept));
            cameByIt = asked.invite == invite.id;
        }
        // The invite that it came by is used up: it brings no new keys.
        if (!self.ok() && self.error().is(AppErrc::DeviceRevoked))
            return cameByIt ? self.error() : joinAgain(ledger, invite);
        if (cameByIt) return {};
        if (self.ok()) {
            TRY_LET(const QByteArray office, readMeta(ledger.db(), "office-name"));
            TRY_LET(const QByteArray unit, readMeta(ledger.db(), "unit-name"));
            return fail(AppErrc::AlreadyJoined, {QString::fromUtf8(office), QString::fromUtf8(unit)});
        }
        if (!self.error().is(AppErrc::NotEnrolled)) return self.error();
        // Still waiting, by an invite that was used, ran out or was a mistake.
        if (ledger.clock().now() > invite.expires)
            return fail(AppErrc::InviteExpired, {toRfc3339(invite.expires)});
        return askByInvite(ledger, {own.signing.publicKey(), own.box.publicKey()}, invite);
    });
}

Result<std::optional<JoinRequest>> pendingJoin(Ledger& ledger) {
    TRY_LET(const Authority* authority, ledger.authority());
    TRY_LET(auto next, readNextIdentity(ledger));
    if (next)
        return authority->device(next->device()) ? std::optional<JoinRequest>()
                                                 : std::optional(std::move(next->request));
    if (authority->device(ledger.identity().device())) return std::optional<JoinRequest>();
    TRY_LET(const QByteArray kept, readMeta(ledger.db(), "join"));
    if (kept.isEmpty()) return std::optional<JoinRequest>();
    TRY_LET(JoinRequest request, ExchangeCodec::decodeJoin(kept));
    return std::optional(std::move(request));
}

Result<SigningKey> joiningKey(Ledger& ledger) {
    TRY_LET(auto next, readNextIdentity(ledger));
    if (next) return std::move(next->signing);
    return SigningKey::fromSeed(ledger.identity().signing.seed().duplicate());
}

Result<Revocation> revocationOf(Ledger& ledger, const DeviceId& device) {
    Revocation revocation;
    revocation.device = device;
    TRY_LET(const Authority* authority, ledger.authority());
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
    return revocation;
}

Result<void> revokeDevice(Ledger& ledger, const DeviceId& device) {
    return ledger.transact([&]() -> Result<void> {
        TRY(ledger.mainOffice());
        TRY_LET(const Authority* authority, ledger.authority());
        const CertifiedDevice* certified = authority->device(device);
        if (!certified) return fail(AppErrc::DeviceUnknown, {device.toHex()});
        if (device == ledger.identity().device())
            return fail(AppErrc::NotAllowed, {QString(), QStringLiteral("main")});
        if (certified->revoked) return {};
        TRY_LET(const Revocation revocation, revocationOf(ledger, device));
        Replica replica(ledger);
        return replica.takeStatementsWithin({StatementCodec::sign(revocation, *ledger.identity().rootKey)});
    });
}

} // namespace cunbao
