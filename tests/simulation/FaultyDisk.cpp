#include "tests/simulation/FaultyDisk.h"

#include "platform/base/Random.h"
#include "tests/simulation/Folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <ranges>
#include <sqlite3.h>

namespace cunbao::simulation {

namespace {
std::vector<FaultyDisk*> faultyDisks;
} // namespace

FaultyDisk::FaultyDisk(const QString& folder, Stumble stumble, int atWrite, const QString& corpse)
    : m_folder(QFile::encodeName(folder) + '/'), m_stumble(stumble), m_left(atWrite), m_corpse(corpse) {
    faultyDisks.push_back(this);
}

FaultyDisk::~FaultyDisk() {
    std::erase(faultyDisks, this);
}

FaultyDisk* FaultyDisk::of(const QByteArray& path) {
    for (FaultyDisk* disk : faultyDisks)
        if (path.startsWith(disk->m_folder)) return disk;
    return nullptr;
}

bool FaultyDisk::isDue() {
    return m_left > 0 && --m_left == 0;
}

int FaultyDisk::onWrite(const QByteArray& path, const std::function<Write()>& remember) {
    const bool due = isDue();
    switch (m_stumble) {
    case Stumble::DiskFails: m_hasFailed = m_hasFailed || due; return due ? SQLITE_IOERR_WRITE : SQLITE_OK;
    case Stumble::DiskFull: // and stays so
        m_hasFailed = m_hasFailed || due;
        return m_hasFailed ? SQLITE_FULL : SQLITE_OK;
    case Stumble::PowerFails:
        if (m_hasFailed) return SQLITE_IOERR_WRITE;
        m_unsynced.emplace_back(path, remember());
        if (!due) return SQLITE_OK;
        losePower();
        return SQLITE_IOERR_WRITE;
    default: return SQLITE_OK;
    }
}

int FaultyDisk::onSync(const QByteArray& path) {
    const bool due = isDue();
    if (m_stumble == Stumble::DiskFails && due) {
        m_hasFailed = true;
        return SQLITE_IOERR_FSYNC;
    }
    if (m_stumble != Stumble::PowerFails) return SQLITE_OK;
    if (!m_hasFailed && due) losePower();
    if (m_hasFailed) return SQLITE_IOERR_FSYNC;
    std::erase_if(m_unsynced, [&](const auto& item) { return item.first == path; });
    return SQLITE_OK;
}

/// What was not synced may have reached the disk or not, each write for itself; the last one in part.
void FaultyDisk::losePower() {
    m_hasFailed = true;
    copyFolder(QFile::decodeName(m_folder), m_corpse);
    SeededRandom chance(m_unsynced.size() * 31 + static_cast<std::uint64_t>(m_unsynced.back().second.offset));
    const auto open = [&](const QByteArray& path) {
        auto file =
            std::make_unique<QFile>(QDir(m_corpse).filePath(QFileInfo(QFile::decodeName(path)).fileName()));
        if (!file->open(QIODevice::ReadWrite)) qFatal("simulation: %s", qPrintable(file->errorString()));
        return file;
    };
    for (const auto& [path, write] : std::views::reverse(m_unsynced)) {
        const auto file = open(path);
        file->seek(write.offset);
        file->write(write.old);
        file->resize(write.oldSize);
    }
    constexpr qsizetype sector = 512;
    for (std::size_t i = 0; i < m_unsynced.size(); ++i) {
        const auto& [path, write] = m_unsynced[i];
        if (chance.below(2) == 0) continue;
        const auto file = open(path);
        if (write.fresh.isEmpty()) {
            file->resize(write.offset);
            continue;
        }
        const bool torn = i + 1 == m_unsynced.size() && write.fresh.size() > sector;
        if (file->size() < write.offset) file->resize(write.offset);
        file->seek(write.offset);
        file->write(torn ? write.fresh.left(sector) : write.fresh);
    }
}

} // namespace cunbao::simulation
