#include "tests/simulation/FaultyDisk.h"

#include <sqlite3.h>

#include <new>

/// SQLite's own way to the disk, with a question in front of every write. Names and shapes are SQLite's.
namespace cunbao::simulation {

namespace {

sqlite3_vfs* realDisk = nullptr;

struct DiskFile {
    sqlite3_file base;
    QByteArray* path; ///< null for files that SQLite keeps for itself

    [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

DiskFile* diskFile(sqlite3_file* file) {
    return reinterpret_cast<DiskFile*>(file);
}
sqlite3_file* realFile(sqlite3_file* file) {
    return diskFile(file)->real();
}
FaultyDisk* faultOf(sqlite3_file* file) {
    const QByteArray* path = diskFile(file)->path;
    return path ? FaultyDisk::of(*path) : nullptr;
}

/// What a write of so many bytes would replace.
FaultyDisk::Write replaced(sqlite3_file* real, qint64 offset, qint64 size, const QByteArray& fresh) {
    FaultyDisk::Write write;
    write.offset = offset;
    write.fresh = fresh;
    sqlite3_int64 length = 0;
    real->pMethods->xFileSize(real, &length);
    write.oldSize = length;
    const qint64 there = std::clamp<qint64>(length - offset, 0, size);
    write.old.resize(there);
    if (there > 0) real->pMethods->xRead(real, write.old.data(), static_cast<int>(there), offset);
    return write;
}

int closeFile(sqlite3_file* file) {
    delete diskFile(file)->path;
    return realFile(file)->pMethods->xClose(realFile(file));
}

int writeFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    sqlite3_file* real = realFile(file);
    if (FaultyDisk* disk = faultOf(file)) {
        const int told = disk->onWrite(*diskFile(file)->path, [&] {
            return replaced(real, offset, size, QByteArray(static_cast<const char*>(bytes), size));
        });
        if (told != SQLITE_OK) return told;
    }
    return real->pMethods->xWrite(real, bytes, size, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    sqlite3_file* real = realFile(file);
    if (FaultyDisk* disk = faultOf(file)) {
        sqlite3_int64 length = 0;
        real->pMethods->xFileSize(real, &length);
        const int told =
            disk->onWrite(*diskFile(file)->path, [&] { return replaced(real, size, length, QByteArray()); });
        if (told != SQLITE_OK) return told;
    }
    return real->pMethods->xTruncate(real, size);
}

int syncFile(sqlite3_file* file, int flags) {
    if (FaultyDisk* disk = faultOf(file))
        if (const int told = disk->onSync(*diskFile(file)->path); told != SQLITE_OK) return told;
    return realFile(file)->pMethods->xSync(realFile(file), flags);
}

const sqlite3_io_methods DiskMethods{
    3,
    closeFile,
    [](sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
        return realFile(file)->pMethods->xRead(realFile(file), into, size, offset);
    },
    writeFile,
    truncateFile,
    syncFile,
    [](sqlite3_file* file, sqlite3_int64* size) {
        return realFile(file)->pMethods->xFileSize(realFile(file), size);
    },
    [](sqlite3_file* file, int lock) { return realFile(file)->pMethods->xLock(realFile(file), lock); },
    [](sqlite3_file* file, int lock) { return realFile(file)->pMethods->xUnlock(realFile(file), lock); },
    [](sqlite3_file* file, int* held) {
        return realFile(file)->pMethods->xCheckReservedLock(realFile(file), held);
    },
    [](sqlite3_file* file, int what, void* with) {
        return realFile(file)->pMethods->xFileControl(realFile(file), what, with);
    },
    [](sqlite3_file* file) { return realFile(file)->pMethods->xSectorSize(realFile(file)); },
    [](sqlite3_file* file) { return realFile(file)->pMethods->xDeviceCharacteristics(realFile(file)); },
    [](sqlite3_file* file, int page, int size, int extend, void volatile** into) {
        return realFile(file)->pMethods->xShmMap(realFile(file), page, size, extend, into);
    },
    [](sqlite3_file* file, int offset, int count, int flags) {
        return realFile(file)->pMethods->xShmLock(realFile(file), offset, count, flags);
    },
    [](sqlite3_file* file) { realFile(file)->pMethods->xShmBarrier(realFile(file)); },
    [](sqlite3_file* file, int remove) {
        return realFile(file)->pMethods->xShmUnmap(realFile(file), remove);
    },
    [](sqlite3_file* file, sqlite3_int64 offset, int size, void** into) {
        return realFile(file)->pMethods->xFetch(realFile(file), offset, size, into);
    },
    [](sqlite3_file* file, sqlite3_int64 offset, void* page) {
        return realFile(file)->pMethods->xUnfetch(realFile(file), offset, page);
    },
};

int openFile(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags) {
    auto* opened = new (file) DiskFile{{nullptr}, nullptr};
    const int told = realDisk->xOpen(realDisk, name, opened->real(), flags, outFlags);
    if (!opened->real()->pMethods) return told;
    // SQLite closes what has methods, also where opening failed.
    opened->base.pMethods = &DiskMethods;
    if (name) opened->path = new QByteArray(name);
    return told;
}

} // namespace

void FaultyDisk::install() {
    if (realDisk) return;
    realDisk = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs disk = *realDisk;
    disk.pNext = nullptr;
    disk.zName = "simulated-disk";
    disk.szOsFile = static_cast<int>(sizeof(DiskFile)) + realDisk->szOsFile;
    disk.xOpen = openFile;
    sqlite3_vfs_register(&disk, 1);
}

} // namespace cunbao::simulation
