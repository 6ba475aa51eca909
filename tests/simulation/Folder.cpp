#include "tests/simulation/Folder.h"

#include <QDir>

namespace cunbao::simulation {

void copyFolder(const QString& from, const QString& to) {
    QDir target(to);
    target.removeRecursively();
    target.mkpath(QStringLiteral("."));
    const QDir source(from);
    const QStringList files = source.entryList(QDir::Files | QDir::Hidden);
    for (const QString& file : files)
        if (!file.endsWith(QLatin1String("-shm"))) QFile::copy(source.filePath(file), target.filePath(file));
}

bool folderHolds(const QString& folder, const QByteArray& bytes) {
    const QDir dir(folder);
    const QStringList files = dir.entryList(QDir::Files | QDir::Hidden);
    for (const QString& name : files) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes)) return true;
    }
    return false;
}

} // namespace cunbao::simulation
