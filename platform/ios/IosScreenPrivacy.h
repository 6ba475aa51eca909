#pragma once

#include "platform/api/ScreenPrivacy.h"

#include <memory>

namespace cunbao {

/// Covers the window while the app is not active, when iOS takes the picture for its app switcher.
/// Screenshots by the person can't be kept away on iOS. Never compiled or run.
class IosScreenPrivacy final : public ScreenPrivacy {
public:
    IosScreenPrivacy();
    ~IosScreenPrivacy() override;

    /// Never compiled or run.
    [[nodiscard]] bool setHidden(bool hidden) override;

private:
    class Cover;
    std::unique_ptr<Cover> m_cover; ///< null while nothing is hidden
};

} // namespace cunbao
