#pragma once

#include "sync/op/VersionVector.h"

#include <vector>

namespace cunbao {

/// Where a segment stands in its stream.
struct ChainLink {
    quint64 first = 0;
    quint64 count = 0;
    Hash32 hash;
    Hash32 previous;

    [[nodiscard]] quint64 last() const { return first + count - 1; }
    friend bool operator==(const ChainLink&, const ChainLink&) = default;
};

/// The segments of one stream that count, in order: from the first sequence on, each following the hash of
/// the one before. Where two follow the same one (a fork, after a backup was restored), the one with the
/// smaller hash counts, everywhere. What hangs in the air is left out.
[[nodiscard]] std::vector<ChainLink> mainChain(const std::vector<ChainLink>& links);

} // namespace cunbao
