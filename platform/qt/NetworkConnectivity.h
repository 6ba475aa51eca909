#pragma once

#include "platform/api/Connectivity.h"

#include <QObject>

namespace cunbao {

/// What Qt Network's backend of the system says: NetworkManager or GLib on Linux, the systems' own elsewhere.
/// Everything is Unknown where there is none. It is loaded when somebody first asks or wants to be told.
class NetworkConnectivity final : public Connectivity {
public:
    [[nodiscard]] Network network() const override;
    [[nodiscard]] Metered metered() const override;
    void onChange(std::function<void()> changed) override;

private:
    void tell() const;

    QObject m_context;
    std::function<void()> m_changed;
    bool m_watching = false;
};

} // namespace cunbao
