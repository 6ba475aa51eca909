#include "sync/op/HybridClock.h"

#include <algorithm>

namespace cunbao {

HybridTime tick(HybridTime last, Instant wall) {
    const std::int64_t now = std::clamp<std::int64_t>(toMillis(wall), 0, HybridTime::MaxMs);
    if (now > last.ms) return {now, 0};
    if (last.counter < UINT16_MAX) return {last.ms, static_cast<std::uint16_t>(last.counter + 1)};
    return {last.ms + 1, 0};
}

HybridTime observe(HybridTime last, HybridTime remote, Instant wall) {
    if (remote.instant() > wall + MaxClockLead) return last;
    return std::max(last, remote);
}

} // namespace cunbao
