#pragma once

#include "platform/api/ScreenPrivacy.h"

namespace cunbao {

/// FLAG_SECURE on the activity's window: neither recent apps nor screenshots show it. Never compiled or run.
class AndroidScreenPrivacy final : public ScreenPrivacy {
public:
    /// Never compiled or run.
    [[nodiscard]] bool setHidden(bool hidden) override;
};

} // namespace cunbao
