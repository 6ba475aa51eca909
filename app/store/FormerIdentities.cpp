#include "app/store/FormerIdentities.h"

#include "app/domain/AppError.h"

namespace cunbao {

Result<std::vector<FormerIdentity>> FormerIdentities::all() {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT device, signing, box, segments, settled FROM former ORDER BY ord"));
    TRY(query.bindAll());
    std::vector<FormerIdentity> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        TRY_LET(const DeviceId device, query.fixed<DeviceId>(0));
        TRY_LET(const SigningPublicKey signing, query.fixed<SigningPublicKey>(1));
        auto seed = BoxKey::Seed::from(query.blob(2));
        if (!seed) return fail(AppErrc::HomeDamaged, {QString(), QStringLiteral("keys")});
        Hash16 settled;
        if (!query.isNull(4)) {
            TRY_LET(settled, query.fixed<Hash16>(4));
        }
        out.push_back({device, signing, BoxKey::fromSeed(std::move(*seed)), query.integer(3), settled});
    }
}

Result<void> FormerIdentities::keepPresent() {
    qint64 segments = 0;
    {
        TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT coalesce(max(ord), 0) FROM segment"));
        TRY(query.bindAll());
        TRY(query.step());
        segments = query.integer(0);
    }
    TRY_LET(SqlStatement put,
            m_ledger.db().prepare("INSERT OR IGNORE INTO former(device, signing, box, segments) "
                                  "VALUES(?1, ?2, ?3, ?4)"));
    const Identity& present = m_ledger.identity();
    return put.run(present.device(), present.signing.publicKey(), present.box.seed().expose(), segments);
}

Result<void> FormerIdentities::settle(const DeviceId& device, const Hash16& state) {
    TRY_LET(SqlStatement set, m_ledger.db().prepare("UPDATE former SET settled = ?2 WHERE device = ?1"));
    return set.run(device, state);
}

} // namespace cunbao
