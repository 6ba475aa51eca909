#pragma once

#include "CMakeTargets.h"
#include "CppTokens.h"

#include <optional>

namespace cunbao::arch {

/// The folders in the order of the arrows: each may use those before it, never those after it.
enum class Layer { Platform, Sync, App, Qml, Tests };

/// By the first folder of a path that is relative to the tree; nothing for what lies elsewhere.
[[nodiscard]] std::optional<Layer> layerOf(const QString& path);
[[nodiscard]] QString nameOf(Layer layer);

struct SourceFile {
    QString path; ///< relative to the tree, with '/'
    Layer layer = Layer::Platform;
    std::vector<Token> tokens;
};

/// What the rules are asked about: the C++ sources and CMake files of a tree. The trees in
/// tests/arch/fixtures break the rules on purpose and are not part of the tree they lie in.
struct SourceTree {
    std::vector<SourceFile> files; ///< ascending by path
    CMakeTargets cmake;            ///< of the layers below tests
    QStringList unreadable;        ///< files that could not be opened

    [[nodiscard]] static SourceTree read(const QString& root);
};

} // namespace cunbao::arch
