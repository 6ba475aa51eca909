#pragma once

#include "tests/storage/CrashDisk.h"
#include "tests/storage/ShimVfs.h"

namespace cunbao {

/// A disk under SQLite that stops the world at the n-th request which would change it: that one is under way
/// and not done, and every later request, reading too, fails. What the disk then holds is its own affair
/// (CrashDisk::comeBack), once everything was closed.
class CrashVfs final : DiskWatcher {
public:
    /// `stopsAt` counts from 1; 0 never stops.
    CrashVfs(CrashDisk& disk, int stopsAt) : m_disk(disk), m_stopsAt(stopsAt), m_shim(this) {}

    [[nodiscard]] bool hasStopped() const { return !m_stoppedAt.isEmpty(); }
    /// The request that was under way: "sync of store.db-wal".
    [[nodiscard]] const QString& stoppedAt() const { return m_stoppedAt; }
    [[nodiscard]] int changes() const { return m_changes; }
    [[nodiscard]] int temporaryFiles() const { return m_shim.temporaryFiles(); }

private:
    bool watches(const QString& path) const override { return m_disk.keeps(path); }
    DiskVerdict before(const DiskRequest& request) override;
    void after(const DiskRequest& request) override;
    void note(const DiskRequest& request);

    CrashDisk& m_disk;
    int m_stopsAt;
    int m_changes = 0;
    QString m_stoppedAt;
    ShimVfs m_shim;
};

} // namespace cunbao
