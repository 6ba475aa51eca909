#pragma once

#include "sync/codec/SegmentCodec.h"

#include <QByteArray>

#include <vector>

namespace cunbao::fuzz {

/// What is inside a golden segment, with the header that stands before it.
struct GoldenColumns {
    SegmentHeader header;
    QByteArray columns;
};
[[nodiscard]] std::vector<GoldenColumns> goldenColumns();
/// The bytes in a file of golden vectors (tests/fixtures/vectors). Ends the program where it can't be read.
[[nodiscard]] std::vector<QByteArray> vectorsOf(const char* file);
/// A file of the project, by its path from the root.
[[nodiscard]] QByteArray projectFile(const char* path);

} // namespace cunbao::fuzz
