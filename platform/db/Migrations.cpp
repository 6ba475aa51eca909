#include "platform/db/Migrations.h"

#include "platform/db/Transaction.h"

namespace cunbao {

Result<void> migrate(Database& db, std::span<const Migration> steps) {
    const int known = steps.empty() ? 0 : steps.back().version;
    for (;;) {
        TRY_LET(const int seen, db.userVersion());
        if (seen > known)
            return fail(PlatformErrc::StoreTooNew, {QString::number(seen), QString::number(known)});
        if (seen == known) return {};

        TRY_LET(Transaction transaction, Transaction::begin(db));
        // Another process may have taken this step while we waited for the lock.
        TRY_LET(const int version, db.userVersion());
        if (version != seen) continue;
        const Migration& step = steps[static_cast<std::size_t>(version)];
        Q_ASSERT(step.version == version + 1);
        if (step.sql) TRY(db.execute(step.sql));
        if (step.code) TRY(step.code(db));
        TRY(db.execute(QByteArray("PRAGMA user_version=" + QByteArray::number(step.version)).constData()));
        TRY(transaction.commit());
    }
}

} // namespace cunbao
