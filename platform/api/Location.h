#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Result.h"

#include <cstdint>
#include <functional>

namespace cunbao {

/// A place on WGS 84. In whole micro-degrees (0.1 m), so that it is written the same everywhere.
struct Fix {
    std::int32_t latitude = 0;    ///< micro-degrees, -90'000'000 to 90'000'000, north positive
    std::int32_t longitude = 0;   ///< micro-degrees, -180'000'000 to 180'000'000, east positive
    std::int32_t uncertainty = 0; ///< metres, radius; 0 where the system does not say
    Instant at;                   ///< when it was measured, by the satellites or the device
};

/// Where the device is, once, when a person asks for it beside an entry. Never a track.
/// Called and answered on the thread of the user interface; answers come from the event loop.
class Location {
public:
    using Answer = std::function<void(Result<Fix>)>;

    virtual ~Location() = default;
    [[nodiscard]] virtual bool isAvailable() const = 0;
    /// Exactly one answer, unless cancelled; a newer request cancels the older. The permission is asked for
    /// before. Errors: NotOffered, PermissionDenied, LocationUnknown (also when `patience` has passed).
    virtual void request(std::chrono::seconds patience, Answer answer) = 0;
    /// Nothing is answered afterwards. No error where nothing was requested.
    virtual void cancel() = 0;
};

} // namespace cunbao
