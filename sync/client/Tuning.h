#pragma once

#include <QtGlobal>

#include <chrono>

namespace cunbao::tuning {

/// Segments in one request, and again statements: small enough to get through a weak network, and resumed
/// where they ended.
inline constexpr qsizetype UploadBytes = 256 * 1024;
/// Requests of one session beyond one for every new thing that it moved: a hub that leads nowhere is given
/// up.
inline constexpr quint64 SpareRequests = 256;
/// Requests in a row without anything new on either side.
inline constexpr int MaxIdleRequests = 4;
/// A whole request, handshake included.
inline constexpr std::chrono::seconds RequestTimeout{60};
/// Waits between attempts of the supervisor: doubled from the first to the last.
inline constexpr std::chrono::seconds FirstRetry{5};
inline constexpr std::chrono::minutes LastRetry{30};
/// From a recording to the exchange that carries it, and between exchanges while the app is open: on a phone,
/// which pays for them, and in the office, where people wait for what villages send.
inline constexpr std::chrono::seconds AfterRecording{3};
inline constexpr std::chrono::seconds PhoneInterval{300};
inline constexpr std::chrono::seconds OfficeInterval{15};

} // namespace cunbao::tuning
