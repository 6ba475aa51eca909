#pragma once

#include "sync/codec/Exchange.h"

#include <chrono>

namespace cunbao {

/// What the hub believes no more than. One place, so that a test can tighten them.
struct HubLimits {
    /// Segments in one answer, beyond the first. A group of answers lies in memory at once.
    qsizetype answerBytes = 512 * 1024;
    qint64 bytesPerDevice = 512LL * 1024 * 1024; ///< storage one device may fill
    qint64 joinRequests = 2000;                  ///< outstanding, a township
    std::chrono::hours joinRequestLife{24 * 30};
    qsizetype branchSegments = 64;             ///< off the main chain, a stream
    qsizetype branchSegmentBytes = 128 * 1024; ///< each of them: those that end alike travel together
};

} // namespace cunbao
