#pragma once

#include "platform/api/BackgroundWork.h"
#include "platform/api/DeviceError.h"
#include "platform/fake/Posted.h"

namespace cunbao {

/// A system that wakes the app when it is told to.
class FakeBackgroundWork final : public BackgroundWork {
public:
    [[nodiscard]] bool isAvailable() const override { return available; }

    [[nodiscard]] Result<void> enable(Work work) override {
        if (!available) return fail(DeviceErrc::NotOffered, {QStringLiteral("background work")});
        m_work = std::move(work);
        return {};
    }

    void disable() override {
        m_work = nullptr;
        m_posted.drop();
    }

    /// The work, where there is one, runs from the event loop.
    void wake() {
        if (!m_work) return;
        m_posted.post([this, work = m_work] { work([this] { ++timesDone; }); });
    }
    [[nodiscard]] bool isEnabled() const { return static_cast<bool>(m_work); }

    bool available = true;
    int timesDone = 0;

private:
    Work m_work;
    Posted m_posted;
};

} // namespace cunbao
