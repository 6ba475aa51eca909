#include "platform/db/Connection.h"

#include <cerrno>
#include <sqlite3.h>

namespace cunbao {

namespace {

/// SQLite itself tells a full disk only where a write fails for want of room. Where a sync does, or what
/// processes share in memory cannot grow, or a quota is used up, it tells a failure and leaves the system's
/// word.
bool wantsRoom(int systemError) {
#ifdef EDQUOT
    if (systemError == EDQUOT) return true;
#endif
    return systemError == ENOSPC;
}

} // namespace

Connection::~Connection() {
    for (const auto& [sql, statements] : m_idle)
        for (sqlite3_stmt* statement : statements)
            sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

Result<Connection::Borrowed> Connection::borrow(const char* sql) {
    auto idle = m_idle.find(std::string_view(sql));
    if (idle == m_idle.end()) idle = m_idle.emplace(sql, Idle()).first;
    if (!idle->second.empty()) {
        sqlite3_stmt* statement = idle->second.back();
        idle->second.pop_back();
        return Borrowed{statement, &idle->second};
    }
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return lastError();
    if (!statement)
        return fail(PlatformErrc::DatabaseFailed,
                    {QString::number(SQLITE_MISUSE), QStringLiteral("empty statement")});
    return Borrowed{statement, &idle->second};
}

void Connection::giveBack(const Borrowed& borrowed) {
    sqlite3_reset(borrowed.statement);
    sqlite3_clear_bindings(borrowed.statement);
    borrowed.from->push_back(borrowed.statement);
}

Error Connection::lastError() const {
    return errorFor(sqlite3_extended_errcode(m_handle));
}

Error Connection::errorFor(int extendedCode) const {
    const QString message = QString::fromUtf8(sqlite3_errmsg(m_handle));
    if ((extendedCode & 0xff) == SQLITE_IOERR && wantsRoom(sqlite3_system_errno(m_handle)))
        return fail(PlatformErrc::DiskFull, {m_path});
    switch (extendedCode & 0xff) {
    case SQLITE_NOTADB: return fail(PlatformErrc::DatabaseKeyWrong, {m_path});
    case SQLITE_CORRUPT: return fail(PlatformErrc::DatabaseCorrupt, {message});
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return fail(PlatformErrc::DatabaseBusy, {m_path});
    case SQLITE_FULL: return fail(PlatformErrc::DiskFull, {m_path});
    case SQLITE_READONLY: return fail(PlatformErrc::FileUnwritable, {m_path, message});
    case SQLITE_CANTOPEN: return fail(PlatformErrc::FileUnreadable, {m_path, message});
    default: return fail(PlatformErrc::DatabaseFailed, {QString::number(extendedCode), message});
    }
}

} // namespace cunbao
