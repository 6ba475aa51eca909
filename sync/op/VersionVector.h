#pragma once

#include "sync/op/Stream.h"

#include <map>

namespace cunbao {

/// How far a stream goes: its last sequence, and the short hash of the segment that ends there.
struct StreamHead {
    quint64 sequence = 0;
    Hash16 hash;
    friend bool operator==(const StreamHead&, const StreamHead&) = default;
};

/// stream → head, for the streams that one side holds; a stream without segments is not in it. What exchange
/// and positions are measured by: never the order of arrival.
using VersionVector = std::map<StreamId, StreamHead>;

/// 16 bytes over all heads, ordered by stream. Equal vectors, equal digests; the empty vector has one too.
[[nodiscard]] Hash16 digestOf(const VersionVector& vector);

} // namespace cunbao
