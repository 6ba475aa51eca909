#pragma once

#include "platform/base/Clock.h"

namespace cunbao {

/// What a device knows of the time from the hub's last answer, to judge its own clock by, also without a
/// network (4-sync, "If the wall clock differs by more than a day from the hub's last answer"). Before the
/// first answer nothing is known, and every clock is believed.
struct HubTime {
    Instant told{};                     ///< the hub's clock when it last answered
    std::chrono::milliseconds ahead{0}; ///< how far the device's clock ran ahead of it then

    /// Must not date a figure on its own: it is more than a day before the hub's last answer, which no right
    /// clock is, or it was more than a day ahead then and has not been set back since.
    [[nodiscard]] bool isDoubtful(Instant wall) const;
    /// Doubtful, and set back since that answer: the time is at least that of the answer, and nothing says
    /// how much later it is.
    [[nodiscard]] bool isOpenEnded(Instant wall) const;
    /// The most likely time; where it is open-ended, the earliest possible.
    [[nodiscard]] Instant likely(Instant wall) const;

private:
    [[nodiscard]] bool wasSetBack(Instant wall) const;
};

} // namespace cunbao
