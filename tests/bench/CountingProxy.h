#pragma once

#include "sync/hub/server/TlsIdentity.h"

#include <QTcpServer>

namespace cunbao::bench {

/// Stands between a client and a hub with the hub's own key, hands everything through and counts the bytes of
/// HTTP as they are inside TLS.
class CountingProxy : private QTcpServer {
public:
    CountingProxy(TlsIdentity identity, quint16 hubPort)
        : m_identity(std::move(identity)), m_hubPort(hubPort) {}
    [[nodiscard]] Result<quint16> start();
    void reset() { m_up = m_down = 0; }
    [[nodiscard]] qint64 up() const { return m_up; }
    [[nodiscard]] qint64 down() const { return m_down; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    TlsIdentity m_identity;
    quint16 m_hubPort;
    qint64 m_up = 0;
    qint64 m_down = 0;
};

} // namespace cunbao::bench
