#include "tests/storage/FolderCopy.h"

#include <QDir>
#include <QFile>

namespace cunbao {

void clearFolder(const QString& folder) {
    if (!QDir(folder).removeRecursively()) qFatal("a folder could not be cleared");
}

void copyFolder(const QString& from, const QString& to) {
    clearFolder(to);
    if (!QDir().mkpath(to)) qFatal("a folder could not be made");
    const auto names = QDir(from).entryList(QDir::Files | QDir::Hidden);
    for (const QString& name : names) {
        const QString copy = QDir(to).filePath(name);
        if (!QFile::copy(QDir(from).filePath(name), copy)) qFatal("a file could not be copied");
        QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
}

} // namespace cunbao
