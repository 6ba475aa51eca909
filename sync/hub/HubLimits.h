#pragma once

#include "sync/codec/Exchange.h"

#include <chrono>

namespace cunbao {

/// What the hub believes no more than. One place, so that a test can tighten them.
struct HubLimits {
    qsizetype answerBytes = 4 * 1024 * 1024;     ///< segments in one answer, beyond the first
    qint64 bytesPerDevice = 512LL * 1024 * 1024; ///< storage one device may fill
    qint64 joinRequests = 2000;                  ///< outstanding, a township
    std::chrono::hours joinRequestLife{24 * 30};
    qsizetype branchSegments = 64; ///< off the main chain, a stream
};

} // namespace cunbao
