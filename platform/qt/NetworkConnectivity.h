#pragma once

#include "platform/api/Connectivity.h"

#include <QObject>

namespace cunbao {

/// What Qt Network's backend of the system says: NetworkManager or GLib on Linux, the systems' own elsewhere.
/// Everything is Unknown where there is none.
class NetworkConnectivity final : public Connectivity {
public:
    NetworkConnectivity();

    [[nodiscard]] Network network() const override;
    [[nodiscard]] Metered metered() const override;
    void onChange(std::function<void()> changed) override { m_changed = std::move(changed); }

private:
    void tell() const;

    QObject m_context;
    std::function<void()> m_changed;
};

} // namespace cunbao
