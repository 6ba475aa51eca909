#pragma once

#include "platform/api/BackgroundWork.h"
#include "platform/api/DeviceError.h"

namespace cunbao {

/// A desktop app that is closed does nothing; while it is open, the sync supervisor's own times count.
class NoBackgroundWork final : public BackgroundWork {
public:
    [[nodiscard]] bool isAvailable() const override { return false; }
    [[nodiscard]] Result<void> enable(Work) override {
        return fail(DeviceErrc::NotOffered, {QStringLiteral("background work")});
    }
    void disable() override {}
};

} // namespace cunbao
