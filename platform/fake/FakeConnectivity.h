#pragma once

#include "platform/api/Connectivity.h"
#include "platform/fake/Posted.h"

namespace cunbao {

/// A network that is what it was last set to.
class FakeConnectivity final : public Connectivity {
public:
    [[nodiscard]] Network network() const override { return m_network; }
    [[nodiscard]] Metered metered() const override { return m_metered; }
    void onChange(std::function<void()> changed) override { m_changed = std::move(changed); }

    /// Somebody wants to be told.
    [[nodiscard]] bool isWatched() const { return static_cast<bool>(m_changed); }
    /// Tells of it only where it is another.
    void set(Network network, Metered metered) {
        if (network == m_network && metered == m_metered) return;
        m_network = network;
        m_metered = metered;
        m_posted.post([this] {
            if (m_changed) m_changed();
        });
    }

private:
    Network m_network = Network::Online;
    Metered m_metered = Metered::No;
    std::function<void()> m_changed;
    Posted m_posted;
};

} // namespace cunbao
