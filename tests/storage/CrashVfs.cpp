#include "tests/storage/CrashVfs.h"

#include <sqlite3.h>

namespace cunbao {

namespace {

bool changesTheDisk(DiskCall call) {
    return call == DiskCall::Write || call == DiskCall::Truncate || call == DiskCall::Sync ||
           call == DiskCall::Delete;
}

} // namespace

DiskVerdict CrashVfs::before(const DiskRequest& request) {
    if (hasStopped()) return {SQLITE_IOERR};
    if (!changesTheDisk(request.call)) return {};
    if (++m_changes != m_stopsAt) return {};
    m_stoppedAt = request.place();
    // Under way: it may have happened, wholly or in part. A sync that did not return has promised nothing.
    if (request.call != DiskCall::Sync) note(request);
    return {SQLITE_IOERR};
}

void CrashVfs::after(const DiskRequest& request) {
    note(request);
}

void CrashVfs::note(const DiskRequest& request) {
    switch (request.call) {
    case DiskCall::Open:
        if (request.makes) m_disk.made(request.path);
        return;
    case DiskCall::Write: m_disk.wrote(request.path, request.at, request.content); return;
    case DiskCall::Truncate: m_disk.truncated(request.path, request.at); return;
    case DiskCall::Sync:
        m_disk.synced(request.path);
        if (request.isFolder) m_disk.namesSynced();
        return;
    case DiskCall::Delete:
        m_disk.removed(request.path);
        if (request.isFolder) m_disk.namesSynced();
        return;
    case DiskCall::Read:
    case DiskCall::Size:
    case DiskCall::Access:
    case DiskCall::MapShared: return;
    }
}

} // namespace cunbao
