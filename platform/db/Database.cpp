#include "platform/db/Database.h"

#include "platform/db/Connection.h"

#include <QFile>

#include <array>
#include <sodium.h>
#include <sqlite3.h>

namespace cunbao {

namespace {

constexpr int OldestCipher = 4;

/// A raw key as SQLCipher wants it: the text x'<64 hex>'. Wiped when it goes.
class KeyText {
public:
    explicit KeyText(QByteArrayView key) {
        m_text[0] = 'x';
        m_text[1] = '\'';
        sodium_bin2hex(m_text + 2, 2 * Database::KeySize + 1,
                       reinterpret_cast<const unsigned char*>(key.data()), Database::KeySize);
        m_text[Length - 1] = '\'';
        m_text[Length] = '\0';
    }
    KeyText(const KeyText&) = delete;
    KeyText& operator=(const KeyText&) = delete;
    ~KeyText() { sodium_memzero(m_text, sizeof m_text); }
    [[nodiscard]] const char* data() const { return m_text; }
    [[nodiscard]] int size() const { return Length; }

private:
    static constexpr int Length = 2 * static_cast<int>(Database::KeySize) + 3;
    char m_text[Length + 1];
};

Error keyLength() {
    return fail(PlatformErrc::DatabaseFailed,
                {QString::number(SQLITE_MISUSE), QStringLiteral("length of the key")});
}

/// The first column of the first row, for PRAGMAs; null where there is no row.
Result<QString> firstText(Database& db, const char* sql) {
    TRY_LET(SqlStatement query, db.prepare(sql));
    TRY_LET(const bool row, query.step());
    return row ? query.text(0) : QString();
}

/// SQLite makes its files as the umask says, and those beside it like the first one; so the first
/// is made here.
Result<void> createPrivately(const QString& path) {
    if (QFile::exists(path)) return {};
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                  QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return {};
    if (QFile::exists(path)) return {}; // Another process was quicker.
    return fail(PlatformErrc::FileUnwritable, {path, file.errorString()});
}

Result<void> checkCipher(Database& db) {
    TRY_LET(const QString version, firstText(db, "PRAGMA cipher_version"));
    if (version.section(QLatin1Char('.'), 0, 0).toInt() < OldestCipher)
        return fail(PlatformErrc::CipherTooOld, {version});
    return {};
}

/// Changing to WAL needs the file alone for a moment and does not use the busy handler.
Result<void> useWal(Database& db, std::chrono::milliseconds timeout) {
    constexpr int PauseMs = 5;
    for (auto waited = std::chrono::milliseconds(0);; waited += std::chrono::milliseconds(PauseMs)) {
        const auto mode = firstText(db, "PRAGMA journal_mode=WAL");
        if (mode.ok() && *mode == QLatin1String("wal")) return {};
        if (mode.ok())
            return fail(PlatformErrc::DatabaseFailed,
                        {QString::number(SQLITE_ERROR), QStringLiteral("no WAL here")});
        if (!mode.error().is(PlatformErrc::DatabaseBusy) || waited >= timeout) return mode.error();
        sqlite3_sleep(PauseMs);
    }
}

/// SQLCipher tells a first page that could not be read like one that does not decrypt. Nobody is to be sent
/// looking for another key because of a bad disk, so the disk is asked itself, by SQLite's own handle:
/// closing another one would give back its locks.
Result<void> readFirstPage(Database& db, sqlite3* handle) {
    auto read = db.execute("SELECT count(*) FROM sqlite_master");
    if (read.ok() || !read.error().is(PlatformErrc::DatabaseKeyWrong)) return read;
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    if (!file || !file->pMethods) return read;
    std::array<char, 512> start{};
    const int code = file->pMethods->xRead(file, start.data(), static_cast<int>(start.size()), 0);
    if (code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ) return read;
    return fail(PlatformErrc::DatabaseFailed,
                {QString::number(code), QString::fromUtf8(sqlite3_errstr(code))});
}

} // namespace

Result<Database> Database::open(const QString& path, QByteArrayView key, const Options& options) {
    auto db = openOnce(path, key, options);
    // A wrong key stays wrong; a read that failed once does not.
    if (!db.ok() && db.error().is(PlatformErrc::DatabaseKeyWrong)) return openOnce(path, key, options);
    return db;
}

Result<Database> Database::openOnce(const QString& path, QByteArrayView key, const Options& options) {
    if (key.size() != KeySize) return keyLength();
    if (options.create) TRY(createPrivately(path));
    if (!QFile::exists(path)) return fail(PlatformErrc::FileUnreadable, {path, QStringLiteral("not there")});

    sqlite3* handle = nullptr;
    const int opened =
        sqlite3_open_v2(path.toUtf8().constData(), &handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (!handle)
        return fail(PlatformErrc::DatabaseFailed, {QString::number(opened), QStringLiteral("no memory")});
    Database db(std::make_unique<Connection>(handle, path));
    if (opened != SQLITE_OK) return db.m_connection->errorFor(opened);

    sqlite3_busy_timeout(handle, static_cast<int>(options.busyTimeout.count()));
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);

    TRY(checkCipher(db));
    // SQLCipher would write its own lines to stderr; what went wrong is told by the error instead.
    TRY(db.execute("PRAGMA cipher_log_level=NONE"));
    {
        const KeyText text(key);
        if (sqlite3_key_v2(handle, "main", text.data(), text.size()) != SQLITE_OK)
            return db.m_connection->lastError();
    }
    // Sorting and temporary tables stay in memory: a temporary file would be in clear.
    TRY(db.execute("PRAGMA temp_store=MEMORY"));
    TRY(db.execute(QByteArray("PRAGMA cache_size=-" + QByteArray::number(options.cacheKiB)).constData()));
    // The first read of a page is what tells a wrong key.
    TRY(readFirstPage(db, handle));
    TRY(useWal(db, options.busyTimeout));
    // fullfsync matters on Apple's systems, where fsync alone does not reach the disk; elsewhere it
    // does nothing.
    TRY(db.execute("PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON;"
                   "PRAGMA foreign_keys=ON"));
    return db;
}

Database::Database(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

const QString& Database::path() const {
    return m_connection->path();
}

Result<SqlStatement> Database::prepare(const char* sql) {
    TRY_LET(const auto borrowed, m_connection->borrow(sql));
    return SqlStatement(m_connection.get(), borrowed.statement, borrowed.from);
}

Result<void> Database::execute(const char* sql) {
    if (sqlite3_exec(m_connection->handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return m_connection->lastError();
    return {};
}

qint64 Database::lastInsertRowId() const {
    return sqlite3_last_insert_rowid(m_connection->handle());
}
qint64 Database::changes() const {
    return sqlite3_changes64(m_connection->handle());
}
bool Database::inTransaction() const {
    return sqlite3_get_autocommit(m_connection->handle()) == 0;
}

Result<int> Database::userVersion() {
    TRY_LET(SqlStatement query, prepare("PRAGMA user_version"));
    TRY(query.step());
    return static_cast<int>(query.integer(0));
}

Result<void> Database::checkIntegrity() {
    {
        // The authentication codes are read from the file as it lies there. Pages that a checkpoint left half
        // written when the power went lie whole in the journal, and are written again first.
        TRY_LET(SqlStatement checkpoint, prepare("PRAGMA wal_checkpoint(PASSIVE)"));
        TRY(checkpoint.run());
    }
    {
        TRY_LET(SqlStatement pages, prepare("PRAGMA cipher_integrity_check"));
        TRY_LET(const bool damaged, pages.step());
        if (damaged) return fail(PlatformErrc::DatabaseCorrupt, {pages.text(0)});
    }
    TRY_LET(const QString verdict, firstText(*this, "PRAGMA integrity_check(1)"));
    if (verdict != QLatin1String("ok")) return fail(PlatformErrc::DatabaseCorrupt, {verdict});
    TRY_LET(SqlStatement foreign, prepare("PRAGMA foreign_key_check"));
    TRY_LET(const bool broken, foreign.step());
    if (broken)
        return fail(PlatformErrc::DatabaseCorrupt, {QStringLiteral("foreign key of ") + foreign.text(0)});
    return {};
}

Result<void> Database::copyTo(const QString& path, QByteArrayView key) {
    if (key.size() != KeySize) return keyLength();
    if (QFile::exists(path))
        return fail(PlatformErrc::FileUnwritable, {path, QStringLiteral("already there")});
    TRY(createPrivately(path));
    const auto copied = [&]() -> Result<void> {
        {
            const KeyText text(key);
            TRY_LET(SqlStatement attach, prepare("ATTACH DATABASE ?1 AS copy KEY ?2"));
            // As bytes, which are bound where they lie: a text would be copied, and the copies stay.
            TRY(attach.run(path, QByteArrayView(text.data(), text.size())));
        }
        // In one transaction: what others write meanwhile is in the copy as a whole or not at all.
        const auto exported = [&]() -> Result<void> {
            TRY(execute("BEGIN"));
            TRY(execute("SELECT sqlcipher_export('copy')"));
            TRY_LET(const int version, userVersion());
            TRY(execute(QByteArray("PRAGMA copy.user_version=" + QByteArray::number(version)).constData()));
            return execute("COMMIT");
        }();
        if (inTransaction()) TRY(execute("ROLLBACK"));
        auto detached = execute("DETACH DATABASE copy");
        return exported.ok() ? detached : exported;
    }();
    if (!copied.ok()) QFile::remove(path);
    return copied;
}

} // namespace cunbao
