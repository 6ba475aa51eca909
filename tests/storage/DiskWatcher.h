#pragma once

#include <QByteArray>
#include <QString>

namespace cunbao {

/// What SQLite asks of the disk, as far as it can fail. Locks are left alone: they are no disk.
enum class DiskCall { Open, Read, Write, Truncate, Sync, Size, Delete, Access, MapShared };

[[nodiscard]] const char* nameOf(DiskCall call);

struct DiskRequest {
    DiskCall call = DiskCall::Read;
    QString path;
    qint64 at = 0;            ///< Read, Write: the first byte; Truncate: the new size
    QByteArrayView content{}; ///< Write: what is to lie there
    bool makes = false;       ///< Open: the file is made where it is missing; MapShared: it grows
    bool isFolder = false;    ///< Sync, Delete: the folder's names are to be durable too

    /// What is asked of which file, without its folder: "sync of store.db-wal".
    [[nodiscard]] QString place() const;
};

/// What becomes of a request: SQLITE_OK lets it through.
struct DiskVerdict {
    int code = 0;
    qsizetype arrives = 0; ///< of a write that fails, the bytes that arrive all the same
    int systemError = 0;   ///< errno, as the operating system would leave it
};

/// Stands between SQLite and the disk (ShimVfs): sees every request before it is done, and after.
class DiskWatcher {
public:
    virtual ~DiskWatcher() = default;
    /// Other files are none of its business.
    [[nodiscard]] virtual bool watches(const QString& path) const = 0;
    [[nodiscard]] virtual DiskVerdict before(const DiskRequest& request) = 0;
    /// It was done.
    virtual void after(const DiskRequest& request) { Q_UNUSED(request) }
};

} // namespace cunbao
