#pragma once

#include "tests/storage/ShimVfs.h"

namespace cunbao {

/// A disk under SQLite on which the n-th request fails.
class FaultVfs final : DiskWatcher {
public:
    enum class Kind {
        InputOutput, ///< any request may fail, in its own way; of a write half may have arrived
        NoRoom,      ///< what needs room is told that there is none; of a write half may have arrived
    };
    enum class Lasts {
        Once,       ///< the next request is served again
        UntilMended ///< everything of that kind fails from then on
    };

    /// Watches the database files in `folder`. `failsAt` counts from 1.
    FaultVfs(const QString& folder, Kind kind, Lasts lasts, int failsAt);

    void mend() { m_mended = true; }
    [[nodiscard]] bool hasFailed() const { return !m_failedAt.isEmpty(); }
    /// The first request that failed: "write of store.db-wal".
    [[nodiscard]] const QString& failedAt() const { return m_failedAt; }
    [[nodiscard]] int temporaryFiles() const { return m_shim.temporaryFiles(); }

private:
    bool watches(const QString& path) const override;
    DiskVerdict before(const DiskRequest& request) override;

    QString m_folder;
    Kind m_kind;
    Lasts m_lasts;
    int m_failsAt;
    int m_seen = 0;
    bool m_mended = false;
    QString m_failedAt;
    ShimVfs m_shim;
};

} // namespace cunbao
