#pragma once

#include <QtGlobal>

#include <chrono>

namespace cunbao::tuning {

/// Upload in one request: small enough to get through a weak network, and resumed at the segment.
inline constexpr qsizetype UploadBytes = 256 * 1024;
/// Requests of one session before it gives up on a hub that leads nowhere.
inline constexpr int MaxRequests = 100'000;
/// Requests in a row without anything new on either side.
inline constexpr int MaxIdleRequests = 4;
/// A whole request, handshake included.
inline constexpr std::chrono::seconds RequestTimeout{60};
/// Waits between attempts of the supervisor: doubled from the first to the last.
inline constexpr std::chrono::seconds FirstRetry{5};
inline constexpr std::chrono::minutes LastRetry{30};

} // namespace cunbao::tuning
