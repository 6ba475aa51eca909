#pragma once

#include "sync/authority/Statement.h"

#include <map>
#include <vector>

namespace cunbao {

/// What exactly of all logs a figure was made from (位点): whole segments per stream, and the authority's
/// statements. Nothing that comes later changes figures as of a position. PROTOCOL.md, 8.
struct Position {
    std::map<StreamId, std::pair<quint64, Hash32>> streams; ///< last sequence, hash of the segment it ends
    std::vector<StatementId> statements;                    ///< ascending

    [[nodiscard]] QByteArray encode() const;
    /// Errors: Malformed, VersionUnknown. One position has one spelling; every other is refused.
    [[nodiscard]] static Result<Position> decode(const QByteArray& bytes);
    /// The cursor: the position's digest, 32 hex digits. What reports and freezes print.
    [[nodiscard]] QString cursor() const;

    /// The last sequence of a stream inside; 0 where it is not in it.
    [[nodiscard]] quint64 sequenceOf(const StreamId& stream) const {
        const auto found = streams.find(stream);
        return found == streams.end() ? 0 : found->second.first;
    }
};

} // namespace cunbao
