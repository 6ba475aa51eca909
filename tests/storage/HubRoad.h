#pragma once

#include "sync/hub/HubCore.h"
#include "sync/port/Transport.h"

namespace cunbao {

/// The shortest road to a hub: a call.
class HubRoad final : public Transport {
public:
    HubRoad(HubCore& hub, Instant now) : m_hub(hub), m_now(now) {}
    void send(const QByteArray& request, Done done) override;

private:
    HubCore& m_hub;
    Instant m_now;
};

} // namespace cunbao
