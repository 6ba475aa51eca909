#include "tests/storage/ShimVfs.h"

#include <sqlite3.h>

namespace cunbao {

struct ShimVfs::Registered {
    sqlite3_vfs vfs{};
    sqlite3_vfs* system = nullptr;
    DiskWatcher* watcher = nullptr;
    int temporaryFiles = 0;
    int systemError = 0;
};

namespace {

/// A file as SQLite holds it: the shim's part first, the system's behind it.
struct ShimFile {
    sqlite3_file base;
    DiskWatcher* watcher; ///< null: not watched
    int* systemError;
    QString* path;
    bool isJournal; ///< its first sync makes its name durable too
    bool nameSynced;
};

sqlite3_file* systemsPart(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<ShimFile*>(file) + 1);
}

ShimFile& shimsPart(sqlite3_file* file) {
    return *reinterpret_cast<ShimFile*>(file);
}

/// Asks the watcher, then does it, then tells it.
template <class Work>
int watched(ShimFile& file, const DiskRequest& request, Work work) {
    if (!file.watcher) return work();
    const DiskVerdict verdict = file.watcher->before(request);
    *file.systemError = verdict.systemError;
    if (verdict.code != SQLITE_OK) return verdict.code;
    const int code = work();
    if (code == SQLITE_OK) file.watcher->after(request);
    return code;
}

DiskRequest requestOf(DiskCall call, const ShimFile& file, qint64 at = 0) {
    DiskRequest request;
    request.call = call;
    if (file.path) request.path = *file.path;
    request.at = at;
    return request;
}

int closeFile(sqlite3_file* file) {
    sqlite3_file* system = systemsPart(file);
    const int code = system->pMethods ? system->pMethods->xClose(system) : SQLITE_OK;
    delete shimsPart(file).path;
    return code;
}

int readFile(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
    sqlite3_file* system = systemsPart(file);
    return watched(shimsPart(file), requestOf(DiskCall::Read, shimsPart(file), at),
                   [&] { return system->pMethods->xRead(system, into, size, at); });
}

int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    ShimFile& shim = shimsPart(file);
    sqlite3_file* system = systemsPart(file);
    if (!shim.watcher) return system->pMethods->xWrite(system, from, size, at);
    DiskRequest request = requestOf(DiskCall::Write, shim, at);
    request.content = QByteArrayView(static_cast<const char*>(from), size);
    const DiskVerdict verdict = shim.watcher->before(request);
    *shim.systemError = verdict.systemError;
    if (verdict.code != SQLITE_OK) {
        if (verdict.arrives > 0)
            (void)system->pMethods->xWrite(system, from, static_cast<int>(verdict.arrives), at);
        return verdict.code;
    }
    const int code = system->pMethods->xWrite(system, from, size, at);
    if (code == SQLITE_OK) shim.watcher->after(request);
    return code;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    sqlite3_file* system = systemsPart(file);
    return watched(shimsPart(file), requestOf(DiskCall::Truncate, shimsPart(file), size),
                   [&] { return system->pMethods->xTruncate(system, size); });
}

int syncFile(sqlite3_file* file, int) {
    ShimFile& shim = shimsPart(file);
    DiskRequest request = requestOf(DiskCall::Sync, shim);
    // As SQLite's VFS for Unix does it.
    request.isFolder = shim.isJournal && !shim.nameSynced;
    const int code = watched(shim, request, [] { return SQLITE_OK; });
    if (code == SQLITE_OK) shim.nameSynced = true;
    return code;
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size) {
    sqlite3_file* system = systemsPart(file);
    return watched(shimsPart(file), requestOf(DiskCall::Size, shimsPart(file)),
                   [&] { return system->pMethods->xFileSize(system, size); });
}

int lockFile(sqlite3_file* file, int level) {
    sqlite3_file* system = systemsPart(file);
    return system->pMethods->xLock(system, level);
}

int unlockFile(sqlite3_file* file, int level) {
    sqlite3_file* system = systemsPart(file);
    return system->pMethods->xUnlock(system, level);
}

int checkReservedLock(sqlite3_file* file, int* held) {
    sqlite3_file* system = systemsPart(file);
    return system->pMethods->xCheckReservedLock(system, held);
}

int fileControl(sqlite3_file* file, int operation, void* argument) {
    sqlite3_file* system = systemsPart(file);
    return system->pMethods->xFileControl(system, operation, argument);
}

int sectorSize(sqlite3_file* file) {
    sqlite3_file* system = systemsPart(file);
    return system->pMethods->xSectorSize(system);
}

int deviceCharacteristics(sqlite3_file* file) {
    sqlite3_file* system = systemsPart(file);
    return system->pMethods->xDeviceCharacteristics(system);
}

int mapShared(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
    sqlite3_file* system = systemsPart(file);
    DiskRequest request = requestOf(DiskCall::MapShared, shimsPart(file));
    request.makes = extend != 0;
    return watched(shimsPart(file), request,
                   [&] { return system->pMethods->xShmMap(system, region, size, extend, memory); });
}

int lockShared(sqlite3_file* file, int offset, int count, int flags) {
    sqlite3_file* system = systemsPart(file);
    return system->pMethods->xShmLock(system, offset, count, flags);
}

void sharedBarrier(sqlite3_file* file) {
    sqlite3_file* system = systemsPart(file);
    system->pMethods->xShmBarrier(system);
}

int unmapShared(sqlite3_file* file, int remove) {
    sqlite3_file* system = systemsPart(file);
    return system->pMethods->xShmUnmap(system, remove);
}

// Version 2: without reading through mapped memory, which nobody could watch.
const sqlite3_io_methods Methods{2,
                                 closeFile,
                                 readFile,
                                 writeFile,
                                 truncateFile,
                                 syncFile,
                                 sizeOfFile,
                                 lockFile,
                                 unlockFile,
                                 checkReservedLock,
                                 fileControl,
                                 sectorSize,
                                 deviceCharacteristics,
                                 mapShared,
                                 lockShared,
                                 sharedBarrier,
                                 unmapShared,
                                 nullptr,
                                 nullptr};

} // namespace

ShimVfs::ShimVfs(DiskWatcher* watcher) : m_registered(std::make_unique<Registered>()) {
    Registered& own = *m_registered;
    own.system = sqlite3_vfs_find(nullptr);
    own.watcher = watcher;
    own.vfs.iVersion = 2;
    own.vfs.szOsFile = static_cast<int>(sizeof(ShimFile)) + own.system->szOsFile;
    own.vfs.mxPathname = own.system->mxPathname;
    own.vfs.zName = "crash-test";
    own.vfs.pAppData = &own;

    static const auto of = [](sqlite3_vfs* vfs) -> Registered& {
        return *static_cast<Registered*>(vfs->pAppData);
    };
    own.vfs.xOpen = [](sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags) {
        Registered& self = of(vfs);
        ShimFile& shim = shimsPart(file);
        shim = ShimFile{};
        if (!name) ++self.temporaryFiles;
        const QString path = name ? QString::fromUtf8(name) : QString();
        if (name && self.watcher && self.watcher->watches(path)) {
            shim.watcher = self.watcher;
            shim.systemError = &self.systemError;
            shim.path = new QString(path);
            shim.isJournal = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
        }
        DiskRequest request = requestOf(DiskCall::Open, shim);
        request.makes = (flags & SQLITE_OPEN_CREATE) != 0;
        sqlite3_file* system = systemsPart(file);
        const int code = watched(
            shim, request, [&] { return self.system->xOpen(self.system, name, system, flags, outFlags); });
        if (code == SQLITE_OK)
            shim.base.pMethods = &Methods;
        else
            delete shim.path;
        return code;
    };
    own.vfs.xDelete = [](sqlite3_vfs* vfs, const char* name, int syncFolder) {
        Registered& self = of(vfs);
        DiskRequest request;
        request.call = DiskCall::Delete;
        request.path = QString::fromUtf8(name);
        request.isFolder = syncFolder != 0;
        ShimFile shim{};
        shim.systemError = &self.systemError;
        if (self.watcher && self.watcher->watches(request.path)) shim.watcher = self.watcher;
        return watched(shim, request, [&] { return self.system->xDelete(self.system, name, 0); });
    };
    own.vfs.xAccess = [](sqlite3_vfs* vfs, const char* name, int flags, int* result) {
        Registered& self = of(vfs);
        DiskRequest request;
        request.call = DiskCall::Access;
        request.path = QString::fromUtf8(name);
        ShimFile shim{};
        shim.systemError = &self.systemError;
        if (self.watcher && self.watcher->watches(request.path)) shim.watcher = self.watcher;
        return watched(shim, request, [&] { return self.system->xAccess(self.system, name, flags, result); });
    };
    own.vfs.xFullPathname = [](sqlite3_vfs* vfs, const char* name, int size, char* out) {
        return of(vfs).system->xFullPathname(of(vfs).system, name, size, out);
    };
    own.vfs.xRandomness = [](sqlite3_vfs* vfs, int size, char* out) {
        return of(vfs).system->xRandomness(of(vfs).system, size, out);
    };
    own.vfs.xSleep = [](sqlite3_vfs* vfs, int microseconds) {
        return of(vfs).system->xSleep(of(vfs).system, microseconds);
    };
    own.vfs.xCurrentTime = [](sqlite3_vfs* vfs, double* now) {
        return of(vfs).system->xCurrentTime(of(vfs).system, now);
    };
    own.vfs.xCurrentTimeInt64 = [](sqlite3_vfs* vfs, sqlite3_int64* now) {
        return of(vfs).system->xCurrentTimeInt64(of(vfs).system, now);
    };
    own.vfs.xGetLastError = [](sqlite3_vfs* vfs, int size, char* out) {
        Registered& self = of(vfs);
        return self.systemError != 0 ? self.systemError : self.system->xGetLastError(self.system, size, out);
    };
    sqlite3_vfs_register(&own.vfs, 1);
}

ShimVfs::~ShimVfs() {
    sqlite3_vfs_unregister(&m_registered->vfs);
}

int ShimVfs::temporaryFiles() const {
    return m_registered->temporaryFiles;
}

} // namespace cunbao
