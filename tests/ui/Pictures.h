#pragma once

#include <QDir>
#include <QImage>
#include <QQuickWindow>
#include <QStringList>

#include <vector>

namespace cunbao {

/// A window's picture once nothing in it finds its place any more.
[[nodiscard]] QImage settledPicture(QQuickWindow& window);

/// A picture in an index.
struct IndexedPicture {
    QString file;    ///< beside the index
    QString heading; ///< of all that follow one another with the same
    QString caption;
    QStringList faults = {};
};

/// `index.html`: a page that shows them in their order, the faulty ones marked.
[[nodiscard]] bool writePictureIndex(const QDir& folder, const QString& title,
                                     const std::vector<IndexedPicture>& pictures);

} // namespace cunbao
