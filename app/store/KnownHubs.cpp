#include "app/store/KnownHubs.h"

#include "app/domain/AppError.h"

namespace cunbao {

Result<void> KnownHubs::remember(const QString& url, const Hash32& pin) {
    return m_ledger.transact([&]() -> Result<void> {
        TRY_LET(const auto known, find(url));
        if (known && known->pin != pin)
            return fail(AppErrc::HubPinChanged, {url, known->pin.toHex(), pin.toHex()});
        TRY_LET(SqlStatement put,
                m_ledger.db().prepare("INSERT OR REPLACE INTO hub(url, pin) VALUES(?1, ?2)"));
        TRY(put.run(url, pin));
        return writeMeta(m_ledger.db(), "hub", url.toUtf8());
    });
}

Result<std::optional<KnownHub>> KnownHubs::find(const QString& url) {
    QString wanted = url;
    if (wanted.isEmpty()) {
        TRY_LET(const QByteArray last, readMeta(m_ledger.db(), "hub"));
        wanted = QString::fromUtf8(last);
    }
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT pin FROM hub WHERE url = ?1"));
    TRY(query.bindAll(wanted));
    TRY_LET(const bool known, query.step());
    if (!known) return std::optional<KnownHub>();
    TRY_LET(const Hash32 pin, query.fixed<Hash32>(0));
    return std::optional(KnownHub{wanted, pin});
}

} // namespace cunbao
