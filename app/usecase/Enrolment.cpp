#include "app/usecase/Enrolment.h"

#include "app/domain/AppError.h"
#include "app/store/OperationWriter.h"
#include "app/usecase/Epochs.h"
#include "sync/SyncError.h"

namespace cunbao {

namespace {

struct OpenInvite {
    InviteSecret secret;
    std::int64_t unit = 0;
    Role role = Role::Recorder;
    QString name;
    Instant expires{};
    bool used = false;
    int settled = 0;
};

Result<std::optional<OpenInvite>> findInvite(Ledger& ledger, const InviteId& id) {
    TRY_LET(SqlStatement query,
            ledger.db().prepare("SELECT secret, unit, role, name, expires, device, settled FROM "
                                "invite WHERE id = ?1"));
    TRY(query.bindAll(id));
    TRY_LET(const bool found, query.step());
    if (!found) return std::optional<OpenInvite>();
    OpenInvite invite;
    auto secret = InviteSecret::from(query.blob(0));
    if (!secret) return fail(AppErrc::StoreInconsistent, {QStringLiteral("invite")});
    invite.secret = std::move(*secret);
    invite.unit = query.integer(1);
    invite.role = static_cast<Role>(query.integer(2));
    invite.name = query.text(3);
    invite.expires = fromMillis(query.integer(4));
    invite.used = !query.isNull(5);
    invite.settled = static_cast<int>(query.integer(6));
    return std::optional(std::move(invite));
}

} // namespace

Result<Invite> createInvite(Ledger& ledger, const InviteRequest& request) {
    if (!ledger.isMainOffice()) return fail(AppErrc::NotMainDevice);
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
    TRY(ledger.transact([&]() -> Result<void> {
        TRY_LET(SqlStatement put,
                ledger.db().prepare("INSERT INTO invite(id, secret, unit, role, name, expires) "
                                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
        return put.run(invite.id, invite.secret.expose(), invite.unit, int(invite.role), request.name,
                       toMillis(invite.expires));
    }));
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
    TRY_LET(auto invite, findInvite(m_ledger, request.invite));
    // No invite of ours: the hub drops it when its time is over.
    if (!invite) return {};
    const auto markSettled = [&]() -> Result<void> {
        TRY_LET(SqlStatement set, m_ledger.db().prepare("UPDATE invite SET settled = 1 WHERE id = ?1"));
        return set.run(request.invite);
    };
    if (invite->used || m_ledger.clock().now() > invite->expires) return markSettled();
    const auto plea = JoinPlea::open(request, m_ledger.identity().box, invite->secret);
    // Not made by a holder of the invite: whoever wrote it, the invite stays open for the one who is.
    if (!plea.ok()) return {};

    const Certificate certificate{plea->signing, plea->box, invite->unit, invite->role};
    const DeviceId device = certificate.device();
    TRY_LET(const Authority* authority, m_ledger.authority());
    if (authority->deviceSigningWith(plea->signing)) return markSettled();
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
    TRY_LET(SqlStatement use,
            m_ledger.db().prepare("UPDATE invite SET device = ?2, settled = 1 WHERE id = ?1"));
    return use.run(request.invite, device);
}

Result<std::unique_ptr<Ledger>> joinOffice(const QString& folder, const QString& passcode,
                                           const Invite& invite, const Home::Context& context) {
    if (context.clock->now() > invite.expires)
        return fail(AppErrc::InviteExpired, {toRfc3339(invite.expires)});
    Identity identity{SigningKey::generate(*context.random), BoxKey::generate(*context.random), invite.root,
                      std::nullopt};
    const JoinPlea plea{identity.signing.publicKey(), identity.box.publicKey()};
    TRY_LET(auto ledger, Home::create(folder, passcode, std::move(identity), context));
    TRY(ledger->transact([&]() -> Result<void> {
        TRY(writeMeta(ledger->db(), "join", ExchangeCodec::encode(JoinPlea::seal(plea, invite))));
        TRY(writeMeta(ledger->db(), "office-name", invite.office.toUtf8()));
        return writeMeta(ledger->db(), "unit-name", invite.unitName.toUtf8());
    }));
    if (!invite.hubUrl.isEmpty()) TRY(rememberHub(*ledger, invite.hubUrl, invite.hubPin));
    return ledger;
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

Result<void> rememberHub(Ledger& ledger, const QString& url, const Hash32& pin) {
    return ledger.transact([&]() -> Result<void> {
        TRY_LET(SqlStatement query, ledger.db().prepare("SELECT pin FROM hub WHERE url = ?1"));
        TRY(query.bindAll(url));
        TRY_LET(const bool known, query.step());
        if (known) {
            TRY_LET(const Hash32 kept, query.fixed<Hash32>(0));
            if (kept != pin) return fail(AppErrc::HubPinChanged, {url, kept.toHex(), pin.toHex()});
        }
        query.reset();
        TRY_LET(SqlStatement put, ledger.db().prepare("INSERT OR REPLACE INTO hub(url, pin) VALUES(?1, ?2)"));
        TRY(put.run(url, pin));
        return writeMeta(ledger.db(), "hub", url.toUtf8());
    });
}

Result<std::optional<KnownHub>> findHub(Ledger& ledger, const QString& url) {
    QString wanted = url;
    if (wanted.isEmpty()) {
        TRY_LET(const QByteArray last, readMeta(ledger.db(), "hub"));
        wanted = QString::fromUtf8(last);
    }
    TRY_LET(SqlStatement query, ledger.db().prepare("SELECT pin FROM hub WHERE url = ?1"));
    TRY(query.bindAll(wanted));
    TRY_LET(const bool known, query.step());
    if (!known) return std::optional<KnownHub>();
    TRY_LET(const Hash32 pin, query.fixed<Hash32>(0));
    return std::optional(KnownHub{wanted, pin});
}

} // namespace cunbao
