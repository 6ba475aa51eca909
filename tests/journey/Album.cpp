#include "tests/journey/Album.h"

#include "tests/ui/Pictures.h"

namespace cunbao {

namespace {

QString albumFolder() {
    return qEnvironmentVariable("CUNBAO_JOURNEY_PICTURES");
}

QStringList picturesIn(const QDir& folder) {
    return folder.entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
}

} // namespace

bool Album::keep(const QString& what) {
    if (albumFolder().isEmpty()) return true;
    const QDir folder(albumFolder());
    const QString name = QString(what).replace(QLatin1Char(' '), QLatin1Char('-'));
    const QString file = folder.filePath(
        QStringLiteral("%1-%2.png").arg(picturesIn(folder).size() + 1, 2, 10, QLatin1Char('0')).arg(name));
    return (folder.mkpath(QStringLiteral(".")) && settledPicture(m_window).save(file)) ||
           m_person.complains(QStringLiteral("the picture could not be written: %1").arg(file));
}

bool Album::bind() {
    if (albumFolder().isEmpty()) return true;
    const QDir folder(albumFolder());
    std::vector<IndexedPicture> pictures;
    for (const QString& file : picturesIn(folder))
        pictures.push_back(
            {file, {}, QFileInfo(file).completeBaseName().replace(QLatin1Char('-'), QLatin1Char(' '))});
    return writePictureIndex(folder, QStringLiteral("Cunbao: a figure's way from the village to the report"),
                             pictures);
}

} // namespace cunbao
