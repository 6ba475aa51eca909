#pragma once

#include "sync/port/Transport.h"
#include "tests/simulation/Event.h"
#include "tests/simulation/TownHub.h"

namespace cunbao::simulation {

/// One device's road to the hub for one exchange, with what the event lets happen on it.
class Road final : public Transport {
public:
    /// `meanwhile` runs once, when the hub has answered and the device has not heard it yet.
    Road(TownHub& hub, const ManualClock& clock, const Event& event, std::function<void()> meanwhile)
        : m_hub(hub), m_clock(clock), m_event(event), m_meanwhile(std::move(meanwhile)) {}

    void send(const QByteArray& request, Done done) override;
    /// What befell it; None where the exchange was over before.
    [[nodiscard]] Mishap befallen() const { return m_befallen; }

private:
    [[nodiscard]] QByteArray cut(const QByteArray& bytes) const {
        return bytes.left(bytes.size() * m_event.atPerMille / 1000);
    }

    TownHub& m_hub;
    const ManualClock& m_clock;
    Event m_event;
    std::function<void()> m_meanwhile;
    Mishap m_befallen = Mishap::None;
    int m_requests = 0;
};

} // namespace cunbao::simulation
