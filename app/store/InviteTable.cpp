#include "app/store/InviteTable.h"

#include "app/domain/AppError.h"

namespace cunbao {

Result<void> InviteTable::insert(const Invite& invite, const QString& name) {
    TRY_LET(SqlStatement put,
            m_ledger.db().prepare("INSERT INTO invite(id, secret, unit, role, name, expires) "
                                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
    return put.run(invite.id, invite.secret.expose(), invite.unit, int(invite.role), name,
                   toMillis(invite.expires));
}

Result<std::optional<IssuedInvite>> InviteTable::find(const InviteId& id) {
    TRY_LET(
        SqlStatement query,
        m_ledger.db().prepare("SELECT secret, unit, role, name, expires, device FROM invite WHERE id = ?1"));
    TRY(query.bindAll(id));
    TRY_LET(const bool found, query.step());
    if (!found) return std::optional<IssuedInvite>();
    auto secret = InviteSecret::from(query.blob(0));
    if (!secret) return fail(AppErrc::StoreInconsistent, {QStringLiteral("invite")});
    IssuedInvite invite;
    invite.secret = std::move(*secret);
    invite.unit = query.integer(1);
    invite.role = static_cast<Role>(query.integer(2));
    invite.name = query.text(3);
    invite.expires = fromMillis(query.integer(4));
    invite.used = !query.isNull(5);
    return std::optional(std::move(invite));
}

Result<std::vector<InviteRecord>> InviteTable::all() {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT id, unit, role, name, expires, device FROM invite "
                                  "ORDER BY expires DESC, id"));
    TRY(query.bindAll());
    std::vector<InviteRecord> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        InviteRecord invite;
        TRY_LET(invite.id, query.fixed<InviteId>(0));
        invite.unit = query.integer(1);
        invite.role = static_cast<Role>(query.integer(2));
        invite.name = query.text(3);
        invite.expires = fromMillis(query.integer(4));
        if (!query.isNull(5)) {
            TRY_LET(invite.device, query.fixed<DeviceId>(5));
        }
        out.push_back(std::move(invite));
    }
}

Result<void> InviteTable::settle(const InviteId& id) {
    TRY_LET(SqlStatement set, m_ledger.db().prepare("UPDATE invite SET settled = 1 WHERE id = ?1"));
    return set.run(id);
}

Result<std::vector<InviteId>> InviteTable::settled() {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT id FROM invite WHERE settled = 1 UNION "
                                                      "SELECT former FROM renewal WHERE settled = 1"));
    TRY(query.bindAll());
    std::vector<InviteId> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        TRY_LET(const InviteId id, query.fixed<InviteId>(0));
        out.push_back(id);
    }
}

Result<void> InviteTable::forgetSettled(const std::vector<InviteId>& invites) {
    for (const InviteId& id : invites) {
        for (const char* sql : {"UPDATE invite SET settled = 2 WHERE id = ?1",
                                "UPDATE renewal SET settled = 2 WHERE former = ?1"}) {
            TRY_LET(SqlStatement set, m_ledger.db().prepare(sql));
            TRY(set.run(id));
        }
    }
    return {};
}

Result<void> InviteTable::use(const InviteId& id, const DeviceId& device) {
    TRY_LET(SqlStatement set,
            m_ledger.db().prepare("UPDATE invite SET device = ?2, settled = 1 WHERE id = ?1"));
    return set.run(id, device);
}

Result<bool> InviteTable::isRenewed(const DeviceId& former) {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT 1 FROM renewal WHERE former = ?1"));
    TRY(query.bindAll(former));
    return query.step();
}

Result<void> InviteTable::settleRenewal(const DeviceId& former) {
    TRY_LET(SqlStatement set, m_ledger.db().prepare("UPDATE renewal SET settled = 1 WHERE former = ?1"));
    return set.run(former);
}

Result<void> InviteTable::useRenewal(const DeviceId& former, const DeviceId& device) {
    TRY_LET(SqlStatement put, m_ledger.db().prepare("INSERT INTO renewal(former, device, settled) "
                                                    "VALUES(?1, ?2, 1)"));
    return put.run(former, device);
}

} // namespace cunbao
