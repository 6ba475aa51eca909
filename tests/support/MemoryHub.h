#pragma once

#include "app/store/Ledger.h"
#include "sync/hub/HubCore.h"
#include "sync/port/Transport.h"
#include "tests/support/MemoryHubStore.h"

namespace cunbao {

/// A hub in memory and the road to it, which answers at once.
class MemoryHub final : public Transport {
public:
    explicit MemoryHub(const Clock& clock) : m_clock(clock) {}

    /// Serves the office of this main device.
    Result<void> serve(Ledger& office);
    void send(const QByteArray& request, Done done) override;

    bool reachable = true;

private:
    const Clock& m_clock;
    MemoryHubStore m_store;
    HubCore m_core{m_store};
};

} // namespace cunbao
