#pragma once

#include "tests/simulation/Event.h"

#include <functional>

namespace cunbao::simulation {

/// Stands between SQLite and the disk for the stores in one folder, as long as it lives: writes fail, or the
/// power does. Everything else goes through as it is. One folder has at most one.
class FaultyDisk {
public:
    /// From now on all stores of this program are opened through it.
    static void install();

    /// `atWrite`: the write or sync that goes wrong, counted from 1. `corpse`: where a power failure leaves
    /// what then is on the disk: all that was synced, and of the rest what chance decides.
    FaultyDisk(const QString& folder, Stumble stumble, int atWrite, const QString& corpse = {});
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;
    ~FaultyDisk();

    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

    struct Write {
        qint64 offset = 0;
        QByteArray old; ///< what stood there
        qint64 oldSize = 0;
        QByteArray fresh; ///< empty: the file was cut at `offset`
    };
    /// What SQLite is told of a write: SQLITE_OK where it is to be done. `remember` gives what it replaces.
    [[nodiscard]] int onWrite(const QByteArray& path, const std::function<Write()>& remember);
    [[nodiscard]] int onSync(const QByteArray& path);
    /// Null: no fault waits for this file.
    [[nodiscard]] static FaultyDisk* of(const QByteArray& path);

private:
    [[nodiscard]] bool isDue();
    void losePower();

    QByteArray m_folder;
    Stumble m_stumble;
    int m_left;
    QString m_corpse;
    bool m_hasFailed = false;
    std::vector<std::pair<QByteArray, Write>> m_unsynced; ///< by file, in order
};

} // namespace cunbao::simulation
