#include "SourceTree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <array>

namespace cunbao::arch {
namespace {

constexpr std::array Layers{Layer::Platform, Layer::Sync, Layer::App, Layer::Qml, Layer::Tests};

bool isCpp(const QString& path) {
    static const QStringList endings{QStringLiteral(".h"),   QStringLiteral(".hpp"), QStringLiteral(".inl"),
                                     QStringLiteral(".cpp"), QStringLiteral(".cc"),  QStringLiteral(".cxx"),
                                     QStringLiteral(".mm")};
    return std::any_of(endings.begin(), endings.end(),
                       [&](const QString& ending) { return path.endsWith(ending); });
}

bool isCMake(const QString& path) {
    return path.endsWith(u"/CMakeLists.txt") || path.endsWith(u".cmake");
}

} // namespace

QString nameOf(Layer layer) {
    switch (layer) {
    case Layer::Platform: return QStringLiteral("platform");
    case Layer::Sync: return QStringLiteral("sync");
    case Layer::App: return QStringLiteral("app");
    case Layer::Qml: return QStringLiteral("qml");
    case Layer::Tests: return QStringLiteral("tests");
    }
    return {};
}

std::optional<Layer> layerOf(const QString& path) {
    const QString folder = path.section(u'/', 0, 0);
    for (const Layer layer : Layers)
        if (path.contains(u'/') && folder == nameOf(layer)) return layer;
    return std::nullopt;
}

SourceTree SourceTree::read(const QString& root) {
    SourceTree tree;
    const QDir top(root);
    QStringList paths;
    for (const Layer layer : Layers) {
        QDirIterator found(top.filePath(nameOf(layer)), QDir::Files | QDir::NoSymLinks,
                           QDirIterator::Subdirectories);
        while (found.hasNext())
            paths += top.relativeFilePath(found.next());
    }
    paths.sort();
    for (const QString& path : std::as_const(paths)) {
        if (path.startsWith(u"tests/arch/fixtures/") || !(isCpp(path) || isCMake(path))) continue;
        QFile file(top.filePath(path));
        if (!file.open(QIODevice::ReadOnly)) {
            tree.unreadable += path;
            continue;
        }
        const QString text = QString::fromUtf8(file.readAll());
        const Layer layer = layerOf(path).value();
        if (isCpp(path))
            tree.files.push_back({path, layer, tokenize(text)});
        else if (layer != Layer::Tests)
            tree.cmake.add(path, text);
    }
    return tree;
}

} // namespace cunbao::arch
