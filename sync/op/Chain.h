#pragma once

#include "sync/op/VersionVector.h"

#include <optional>
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

/// Where a revocation cuts a stream: the last sequence that counts and the segment that ends there. Sequence
/// 0 (with a hash of zeros): nothing counts.
struct ChainCut {
    quint64 sequence = 0;
    Hash32 hash;
    friend auto operator<=>(const ChainCut&, const ChainCut&) = default;
};

/// The segments of one stream that count, in order: from the first sequence on, each following the hash of
/// the one before. Where two follow the same one (a fork, after a backup was restored), the one with the
/// smaller hash counts, everywhere. What hangs in the air is left out. Through the segment that `cut` names
/// the chain is led whatever the hashes, if that segment and all before it are here: whoever holds a revoked
/// key can't replace the past that was accepted. (PROTOCOL.md, 5)
[[nodiscard]] std::vector<ChainLink> mainChain(const std::vector<ChainLink>& links,
                                               const std::optional<ChainCut>& cut = {});

/// The segment with this hash and all before it, in order; empty where one is missing.
[[nodiscard]] std::vector<ChainLink> chainUpTo(const std::vector<ChainLink>& links, const Hash32& hash);

} // namespace cunbao
