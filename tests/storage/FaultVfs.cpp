#include "tests/storage/FaultVfs.h"

#include <QDir>

#include <cerrno>
#include <sqlite3.h>

namespace cunbao {

namespace {

/// As the system's VFS tells a broken disk.
int brokenCode(const DiskRequest& request) {
    switch (request.call) {
    case DiskCall::Open: return SQLITE_CANTOPEN;
    case DiskCall::Read: return SQLITE_IOERR_READ;
    case DiskCall::Write: return SQLITE_IOERR_WRITE;
    case DiskCall::Truncate: return SQLITE_IOERR_TRUNCATE;
    case DiskCall::Sync: return SQLITE_IOERR_FSYNC;
    case DiskCall::Size: return SQLITE_IOERR_FSTAT;
    case DiskCall::Delete: return SQLITE_IOERR_DELETE;
    case DiskCall::Access: return SQLITE_IOERR_ACCESS;
    case DiskCall::MapShared: return request.makes ? SQLITE_IOERR_SHMSIZE : SQLITE_IOERR_SHMMAP;
    }
    return SQLITE_IOERR;
}

bool needsRoom(const DiskRequest& request) {
    switch (request.call) {
    case DiskCall::MapShared: return request.makes;
    case DiskCall::Write:
    // File systems that find room late tell it when they are to sync.
    case DiskCall::Sync: return true;
    case DiskCall::Open: // A name needs hardly any.
    case DiskCall::Read:
    case DiskCall::Truncate:
    case DiskCall::Size:
    case DiskCall::Delete:
    case DiskCall::Access: return false;
    }
    return false;
}

} // namespace

FaultVfs::FaultVfs(const QString& folder, Kind kind, Lasts lasts, int failsAt)
    : m_folder(QDir(folder).absolutePath() + QLatin1Char('/')), m_kind(kind), m_lasts(lasts),
      m_failsAt(failsAt), m_shim(this) {}

bool FaultVfs::watches(const QString& path) const {
    return path.startsWith(m_folder);
}

DiskVerdict FaultVfs::before(const DiskRequest& request) {
    if (m_mended || (m_kind == Kind::NoRoom && !needsRoom(request))) return {};
    ++m_seen;
    if (m_seen < m_failsAt || (m_lasts == Lasts::Once && m_seen > m_failsAt)) return {};
    if (m_failedAt.isEmpty()) m_failedAt = request.place();
    DiskVerdict verdict{brokenCode(request), 0, EIO};
    if (m_kind == Kind::NoRoom) {
        verdict.systemError = ENOSPC;
        if (request.call == DiskCall::Write) verdict.code = SQLITE_FULL;
    }
    // Of every second write a part.
    if (request.call == DiskCall::Write && m_seen % 2 == 0) verdict.arrives = request.content.size() / 2;
    return verdict;
}

} // namespace cunbao
