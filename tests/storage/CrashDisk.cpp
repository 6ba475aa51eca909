#include "tests/storage/CrashDisk.h"

#include <QDir>
#include <QFile>

#include <set>

namespace cunbao {

namespace {

const QString SharedEnding = QStringLiteral("-shm");

bool isDatabaseFile(const QString& path) {
    return path.endsWith(QLatin1String(".db")) || path.endsWith(QLatin1String("-wal")) ||
           path.endsWith(QLatin1String("-journal"));
}

void writeWhole(const QString& path, const QByteArray& content) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("a crashed disk could not be written");
}

} // namespace

CrashDisk::CrashDisk(const QString& folder) : m_folder(QDir(folder).absolutePath()) {
    const auto found = QDir(m_folder).entryList(QDir::Files);
    for (const QString& name : found) {
        const QString path = QDir(m_folder).filePath(name);
        if (!isDatabaseFile(path)) continue;
        QFile content(path);
        if (!content.open(QIODevice::ReadOnly)) qFatal("a disk's file could not be read");
        file(path).durable = content.readAll();
    }
    namesSynced();
}

bool CrashDisk::keeps(const QString& path) const {
    return isDatabaseFile(path) && path.startsWith(m_folder + QLatin1Char('/'));
}

CrashDisk::File& CrashDisk::file(const QString& path) {
    auto& found = m_names[path];
    if (!found) found = std::make_shared<File>();
    return *found;
}

void CrashDisk::made(const QString& path) {
    (void)file(path);
}

void CrashDisk::wrote(const QString& path, qint64 at, QByteArrayView content) {
    file(path).pending.push_back({at, content.toByteArray(), false});
}

void CrashDisk::truncated(const QString& path, qint64 size) {
    file(path).pending.push_back({size, {}, true});
}

void CrashDisk::removed(const QString& path) {
    m_names.erase(path);
}

void CrashDisk::synced(const QString& path) {
    File& one = file(path);
    for (const Change& change : one.pending)
        apply(change, one.durable, '\0');
    one.pending.clear();
}

void CrashDisk::apply(const Change& change, QByteArray& to, char filler) {
    if (change.truncates) {
        to.resize(std::min<qsizetype>(to.size(), change.at));
        return;
    }
    const qsizetype end = change.at + change.content.size();
    // What was never written in between holds whatever lay on the disk.
    if (to.size() < end) to.append(QByteArray(end - to.size(), filler));
    to.replace(change.at, change.content.size(), change.content);
}

QByteArray CrashDisk::outcome(const File& file, Fate fate, SeededRandom& chance) {
    QByteArray out = file.durable;
    if (fate == Fate::Lost) return out;
    const char filler = chance.below(2) == 0 ? '\0' : '\x5a';
    for (const Change& change : file.pending) {
        const auto drawn = fate == Fate::Kept ? 0 : chance.below(3);
        if (drawn == 0) apply(change, out, filler);
        if (drawn != 2 || change.truncates) continue;
        for (qint64 from = change.at; from < change.at + change.content.size();) {
            const qint64 to =
                std::min<qint64>((from / Sector + 1) * Sector, change.at + change.content.size());
            if (chance.below(2) == 0)
                apply({from, change.content.mid(from - change.at, to - from), false}, out, filler);
            from = to;
        }
    }
    return out;
}

void CrashDisk::comeBack(Fate fate, SeededRandom& chance) const {
    std::set<QString> paths;
    const auto lying = QDir(m_folder).entryList(QDir::Files);
    for (const QString& name : lying)
        if (const QString path = QDir(m_folder).filePath(name); isDatabaseFile(path)) paths.insert(path);
    for (const Names* names : {&m_names, &m_durableNames})
        for (const auto& [path, one] : *names)
            paths.insert(path);
    for (const QString& path : paths) {
        const auto find = [&](const Names& names) {
            const auto found = names.find(path);
            return found == names.end() ? nullptr : found->second;
        };
        auto one = find(m_names);
        const auto durable = find(m_durableNames);
        if (one != durable && (fate == Fate::Lost || (fate == Fate::Drawn && chance.below(2) == 0)))
            one = durable;
        if (one)
            writeWhole(path, outcome(*one, fate, chance));
        else
            QFile::remove(path);
        if (path.endsWith(QLatin1String(".db"))) comeBackShared(path + SharedEnding, fate, chance);
    }
}

void CrashDisk::comeBackShared(const QString& path, Fate fate, SeededRandom& chance) const {
    if (fate == Fate::Kept) return;
    QFile::remove(path);
    if (fate == Fate::Drawn && chance.below(2) == 0) writeWhole(path, chance.bytes(32 * 1024));
}

} // namespace cunbao
