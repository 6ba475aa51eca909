#pragma once

#include "platform/db/Database.h"

namespace cunbao {

/// BEGIN IMMEDIATE … COMMIT: the write lock is held from the first line, so that what is read
/// inside is still true when it is committed. Rolls back when it goes without a commit. Not
/// nestable. Failpoints: "db.commit.before" (rolls back), "db.commit.after" (durable, but the
/// caller hears an error).
class Transaction {
public:
    [[nodiscard]] static Result<Transaction> begin(Database& db);
    Transaction(Transaction&& other) noexcept : m_db(std::exchange(other.m_db, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction() { rollback(); }

    /// Durable when it returns well. After an error nothing of it was stored ("db.commit.after"
    /// excepted).
    [[nodiscard]] Result<void> commit();
    void rollback();

private:
    explicit Transaction(Database* db) : m_db(db) {}
    Database* m_db;
};

/// A consistent view over several reads, without the write lock. Ends when it goes. Not nestable.
class ReadTransaction {
public:
    [[nodiscard]] static Result<ReadTransaction> begin(Database& db);
    ReadTransaction(ReadTransaction&& other) noexcept : m_db(std::exchange(other.m_db, nullptr)) {}
    ReadTransaction& operator=(ReadTransaction&&) = delete;
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;
    ~ReadTransaction();

private:
    explicit ReadTransaction(Database* db) : m_db(db) {}
    Database* m_db;
};

} // namespace cunbao
