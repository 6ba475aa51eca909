#pragma once

#include "platform/api/BackgroundWork.h"

namespace cunbao {

/// Android's JobScheduler, through the service SyncJob.java (which the package's manifest names). A job that
/// comes when the app is not in memory ends at once: without the passcode there is nothing to sync.
/// One at a time. Never compiled or run.
class AndroidBackgroundWork final : public BackgroundWork {
public:
    AndroidBackgroundWork();
    ~AndroidBackgroundWork() override;

    /// Never compiled or run.
    [[nodiscard]] bool isAvailable() const override { return true; }
    /// Never compiled or run.
    [[nodiscard]] Result<void> enable(Work work) override;
    /// Never compiled or run.
    void disable() override;

private:
    friend void runBackgroundWork();
    Work m_work;
};

} // namespace cunbao
