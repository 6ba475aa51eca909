#pragma once

#include "platform/api/ScreenPrivacy.h"

namespace cunbao {

/// Desktops show live windows where phones show a list of recent pictures.
class NoScreenPrivacy final : public ScreenPrivacy {
public:
    [[nodiscard]] bool setHidden(bool) override { return false; }
};

} // namespace cunbao
