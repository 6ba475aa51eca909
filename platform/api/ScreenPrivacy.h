#pragma once

namespace cunbao {

/// Keeps figures out of the list of recent apps and, where the system can, out of screenshots.
class ScreenPrivacy {
public:
    virtual ~ScreenPrivacy() = default;
    /// On the thread of the user interface, once there is a window. False: this system can't, and nothing was
    /// changed.
    [[nodiscard]] virtual bool setHidden(bool hidden) = 0;
};

} // namespace cunbao
