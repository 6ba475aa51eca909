#include "platform/db/Transaction.h"

#include "platform/base/Failpoint.h"

namespace cunbao {

namespace {

Result<void> runCached(Database& db, const char* sql) {
    TRY_LET(SqlStatement statement, db.prepare(sql));
    return statement.run();
}

/// A rollback has nothing left to fail with: SQLite either has undone it already or does so on
/// closing.
void rollbackIfOpen(Database& db) {
    if (!db.inTransaction()) return;
    const auto rolledBack = runCached(db, "ROLLBACK");
    if (!rolledBack.ok())
        qWarning("store: a rollback reported %s", qUtf8Printable(rolledBack.error().details().join(u' ')));
}

} // namespace

Result<Transaction> Transaction::begin(Database& db) {
    TRY(runCached(db, "BEGIN IMMEDIATE"));
    ++db.m_transactionsBegun;
    return Transaction(&db);
}

Result<void> Transaction::commit() {
    TRY(Failpoint::trip("db.commit.before"));
    auto committed = runCached(*m_db, "COMMIT");
    if (!committed.ok()) {
        rollback();
        return committed;
    }
    m_db = nullptr;
    return Failpoint::trip("db.commit.after");
}

void Transaction::rollback() {
    if (m_db) rollbackIfOpen(*std::exchange(m_db, nullptr));
}

Result<ReadTransaction> ReadTransaction::begin(Database& db) {
    TRY(runCached(db, "BEGIN"));
    ++db.m_transactionsBegun;
    return ReadTransaction(&db);
}

ReadTransaction::~ReadTransaction() {
    if (m_db) rollbackIfOpen(*m_db);
}

} // namespace cunbao
