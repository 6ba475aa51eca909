#pragma once

#include "platform/api/DeviceError.h"
#include "platform/api/Location.h"
#include "platform/fake/Posted.h"

namespace cunbao {

/// Answers each request with `answer`; while that is nothing, keeps it waiting until answerNow().
class FakeLocation final : public Location {
public:
    [[nodiscard]] bool isAvailable() const override { return available; }
    void request(std::chrono::seconds patience, Answer to) override;
    void cancel() override;

    /// Answers the request that waits, if one does.
    void answerNow(const Result<Fix>& fix);
    [[nodiscard]] bool isWaiting() const { return static_cast<bool>(m_waiting); }

    bool available = true;
    std::optional<Result<Fix>> answer;
    std::chrono::seconds lastPatience{0};

private:
    Answer m_waiting;
    Posted m_posted;
};

} // namespace cunbao
