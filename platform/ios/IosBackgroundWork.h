#pragma once

#include "platform/api/BackgroundWork.h"

namespace cunbao {

/// iOS's app refresh. Info.plist has to name "org.cunbao.sync" among BGTaskSchedulerPermittedIdentifiers and
/// "fetch" among UIBackgroundModes. One at a time. Never compiled or run.
class IosBackgroundWork final : public BackgroundWork {
public:
    ~IosBackgroundWork() override;

    /// False also where the person has switched background refresh off. Never compiled or run.
    [[nodiscard]] bool isAvailable() const override;
    /// Never compiled or run.
    [[nodiscard]] Result<void> enable(Work work) override;
    /// Never compiled or run.
    void disable() override;
};

} // namespace cunbao
