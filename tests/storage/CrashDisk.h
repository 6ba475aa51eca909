#pragma once

#include "platform/base/Random.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace cunbao {

/// What a disk holds of one folder's database files, and what it could hold if the power went now. What was
/// synced stays. Of what was not, every write by itself is kept, lost or torn at a sector's boundary,
/// whatever came before or after it, every truncation happened or did not, and a name that was made or
/// removed since its folder was last synced leads to the old file or to the new one.
class CrashDisk {
public:
    static constexpr qsizetype Sector = 512;

    /// What lies there is durable. No connection may be open: closing a file would give back its locks.
    explicit CrashDisk(const QString& folder);

    [[nodiscard]] bool keeps(const QString& path) const;
    void made(const QString& path);
    void wrote(const QString& path, qint64 at, QByteArrayView content);
    void truncated(const QString& path, qint64 size);
    void removed(const QString& path);
    void synced(const QString& path);
    void namesSynced() { m_durableNames = m_names; }

    /// How what was not synced fares.
    enum class Fate { Lost, Kept, Drawn };
    /// Makes the folder what the disk could hold. What processes shared in memory (-shm) is gone, left over
    /// or nonsense.
    void comeBack(Fate fate, SeededRandom& chance) const;

private:
    struct Change {
        qint64 at = 0;
        QByteArray content;
        bool truncates = false;
    };
    struct File {
        QByteArray durable;
        std::vector<Change> pending;
    };
    using Names = std::map<QString, std::shared_ptr<File>>;

    static void apply(const Change& change, QByteArray& to, char filler);
    static QByteArray outcome(const File& file, Fate fate, SeededRandom& chance);
    void comeBackShared(const QString& path, Fate fate, SeededRandom& chance) const;
    File& file(const QString& path);

    QString m_folder;
    Names m_names;        ///< as programs see them
    Names m_durableNames; ///< as the disk has them
};

} // namespace cunbao
