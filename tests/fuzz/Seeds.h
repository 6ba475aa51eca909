#pragma once

#include <QByteArray>

#include <vector>

namespace cunbao::fuzz {

/// The bytes in a file of golden vectors (tests/fixtures/vectors). Ends the program where it can't be read.
[[nodiscard]] std::vector<QByteArray> vectorsOf(const char* file);
/// A file of the project, by its path from the root.
[[nodiscard]] QByteArray projectFile(const char* path);

} // namespace cunbao::fuzz
