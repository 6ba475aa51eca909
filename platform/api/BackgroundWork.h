#pragma once

#include "platform/base/Result.h"

#include <functional>

namespace cunbao {

/// Lets the system wake the app for a sync while it is not on screen. When, and whether at all, is the
/// system's choice: while the app is on screen, the sync supervisor's own times count.
class BackgroundWork {
public:
    using Done = std::function<void()>;
    /// Runs on the thread of the user interface and calls `done` once, from there, when the work has
    /// ended; the system may then let the app sleep.
    using Work = std::function<void(Done done)>;

    virtual ~BackgroundWork() = default;
    /// False: the app syncs only while it is open.
    [[nodiscard]] virtual bool isAvailable() const = 0;
    /// From now on, from time to time and only with a network; replaces an earlier work.
    /// Errors: NotOffered (also where the person has switched it off for this app).
    [[nodiscard]] virtual Result<void> enable(Work work) = 0;
    virtual void disable() = 0;
};

} // namespace cunbao
