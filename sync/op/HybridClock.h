#pragma once

#include "platform/base/Clock.h"

#include <compare>

namespace cunbao {

/// A stamp of the hybrid logical clock: wall milliseconds, and a counter for what happens within one.
/// Packed into 63 bits for the store: milliseconds (47 bits, until the year 6429) and counter (16 bits).
struct HybridTime {
    std::int64_t ms = 0;
    std::uint16_t counter = 0;

    static constexpr std::int64_t MaxMs = (std::int64_t(1) << 47) - 1;

    [[nodiscard]] std::int64_t packed() const { return (ms << 16) | counter; }
    [[nodiscard]] static HybridTime unpacked(std::int64_t packed) {
        return {packed >> 16, static_cast<std::uint16_t>(packed & 0xffff)};
    }
    [[nodiscard]] Instant instant() const { return fromMillis(ms); }

    friend auto operator<=>(const HybridTime&, const HybridTime&) = default;
};

/// How far a stamp from another device may move this device's clock beyond its own wall clock.
inline constexpr std::chrono::hours MaxClockLead{24};

/// The next stamp after everything seen, at the wall clock if that is later. Never goes back, also when the
/// wall clock does.
[[nodiscard]] HybridTime tick(HybridTime last, Instant wall);

/// What a device takes over from a stamp it sees: the later of the two, unless the remote one lies more than
/// MaxClockLead beyond the wall clock, which then counts for ordering only and moves nothing.
[[nodiscard]] HybridTime observe(HybridTime last, HybridTime remote, Instant wall);

} // namespace cunbao
