#include "platform/fake/FakeLocation.h"

namespace cunbao {

void FakeLocation::request(std::chrono::seconds patience, Answer to) {
    cancel();
    lastPatience = patience;
    m_waiting = std::move(to);
    if (!available)
        answerNow(fail(DeviceErrc::NotOffered, {QStringLiteral("location")}));
    else if (answer)
        answerNow(*answer);
}

void FakeLocation::cancel() {
    m_waiting = nullptr;
    m_posted.drop();
}

void FakeLocation::answerNow(const Result<Fix>& fix) {
    if (!m_waiting) return;
    m_posted.post([to = std::exchange(m_waiting, nullptr), fix] { to(fix); });
}

} // namespace cunbao
