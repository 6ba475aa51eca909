#pragma once

#include "sync/codec/Exchange.h"

#include <chrono>

namespace cunbao {

/// What the hub believes no more than. One place, so that a test can tighten them.
struct HubLimits {
    /// Statements, segments and join requests of one answer together; what is begun below it may end beyond.
    qsizetype answerBytes = 512 * 1024;
    /// Answers of one group lie in memory at once: the group ends with the one that comes to this.
    qsizetype groupBytes = 4 * 1024 * 1024;
    qint64 bytesPerDevice = 512LL * 1024 * 1024; ///< storage that what one device wrote may fill
    qint64 joinRequests = 2000;                  ///< outstanding, a township
    qsizetype joinBytes = 256 * 1024;            ///< of join requests in one answer
    std::chrono::hours joinRequestLife{24 * 30};
    qsizetype branchSegments = 64;             ///< off the main chain, a stream
    qsizetype branchSegmentBytes = 128 * 1024; ///< each of them
    qsizetype branchSegmentsAtOnce = 64;       ///< of all streams, a request
    std::size_t receiptsAtOnce = 1024;         ///< a request
    /// Segments of a stream that end at one sequence travel together, so that they must fit into one answer
    /// (ExchangeCodec::MaxAnswerBytes) beside everything else that it may hold.
    qsizetype tieBytes = 6 * 1024 * 1024;
};

} // namespace cunbao
