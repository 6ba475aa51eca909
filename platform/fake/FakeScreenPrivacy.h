#pragma once

#include "platform/api/ScreenPrivacy.h"

namespace cunbao {

/// Remembers what it was told, where it is said to be able to.
class FakeScreenPrivacy final : public ScreenPrivacy {
public:
    [[nodiscard]] bool setHidden(bool to) override {
        if (able) hidden = to;
        return able;
    }

    bool able = true;
    bool hidden = false;
};

} // namespace cunbao
