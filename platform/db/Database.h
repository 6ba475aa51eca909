#pragma once

#include "platform/base/Result.h"
#include "platform/db/SqlStatement.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>

namespace cunbao {

class Connection;

/// One connection to an encrypted store (SQLCipher 4). Any number of processes and connections may
/// open the same file; one connection belongs to one thread at a time. WAL, synchronous FULL,
/// foreign keys on; nothing is ever spilled to a temporary file in clear. SQLCipher's locking of
/// every allocation (cipher_memory_security) stays off: bulk writes took eight times as long with
/// it; keys are wiped regardless.
///
/// Errors everywhere: DatabaseKeyWrong, DatabaseCorrupt, DatabaseBusy, DiskFull, DatabaseFailed.
class Database {
public:
    static constexpr qsizetype KeySize = 32;

    struct Options {
        /// A missing file is made, readable by its owner only; otherwise it is FileUnreadable.
        bool create = true;
        /// How long a write waits for another process's.
        std::chrono::milliseconds busyTimeout{10'000};
        /// Bound of the page cache.
        int cacheKiB = 8 * 1024;
    };

    /// `key`: the 32 raw bytes of the store's key. Errors besides: CipherTooOld, FileUnreadable,
    /// FileUnwritable.
    [[nodiscard]] static Result<Database> open(const QString& path, QByteArrayView key,
                                               const Options& options);
    [[nodiscard]] static Result<Database> open(const QString& path, QByteArrayView key) {
        return open(path, key, Options{});
    }

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    [[nodiscard]] const QString& path() const;
    /// A statement from the cache, which is prepared the first time only. `sql` is one statement.
    [[nodiscard]] Result<SqlStatement> prepare(const char* sql);
    /// Statements without parameters or rows of interest, separated by semicolons. Not cached.
    [[nodiscard]] Result<void> execute(const char* sql);
    [[nodiscard]] qint64 lastInsertRowId() const;
    /// Rows that the last INSERT, UPDATE or DELETE touched.
    [[nodiscard]] qint64 changes() const;
    [[nodiscard]] bool inTransaction() const;
    /// How many transactions have begun on this connection. While one lasts nobody else's writes show, so
    /// what was read in it need not be read again before this number changes.
    [[nodiscard]] quint64 transactionsBegun() const { return m_transactionsBegun; }
    /// The store's schema version (PRAGMA user_version).
    [[nodiscard]] Result<int> userVersion();
    /// Checks every page's authentication code and the structure. Errors: DatabaseCorrupt.
    [[nodiscard]] Result<void> checkIntegrity();
    /// Writes a whole copy to a new file under `key`: as of one moment, whatever others write meanwhile. Not
    /// inside a transaction.
    [[nodiscard]] Result<void> copyTo(const QString& path, QByteArrayView key);

private:
    friend class Transaction;
    friend class ReadTransaction;
    explicit Database(std::unique_ptr<Connection> connection);
    [[nodiscard]] static Result<Database> openOnce(const QString& path, QByteArrayView key,
                                                   const Options& options);
    std::unique_ptr<Connection> m_connection;
    quint64 m_transactionsBegun = 0;
};

} // namespace cunbao
