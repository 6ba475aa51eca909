#pragma once

#include "sync/hub/server/HubServer.h"

namespace cunbao {

/// A hub with its store, its core, its key and its server, in this process: what `cunbaoctl hub` and the
/// office's window both run.
class OfficeHub {
public:
    struct Setup {
        QString folder; ///< of its store; made where it is missing
        QString host;   ///< what it listens on
        quint16 port = 0;
        std::vector<QByteArray> cards; ///< of offices to serve, beside those that it served before
        QString certificateFile;       ///< empty: a self-signed one, made once and kept in the folder
        QString keyFile;
        HubServerLimits limits;
    };

    /// Listens when it returns. `clock` must outlive it. Errors: NotOffice where there is no office to serve,
    /// HubNotStarted where it can't listen, those of SqlHubStore::open, HubCore::accept and TlsIdentity.
    [[nodiscard]] static Result<std::unique_ptr<OfficeHub>> start(const Setup& setup, const Clock& clock,
                                                                  Random& random);
    /// From the thread that started it, like stop().
    ~OfficeHub();
    OfficeHub(const OfficeHub&) = delete;
    OfficeHub& operator=(const OfficeHub&) = delete;

    [[nodiscard]] quint16 port() const { return m_server->port(); }
    /// SHA-256 of its key's SPKI, 32 bytes.
    [[nodiscard]] const QByteArray& pin() const { return m_pin; }
    /// Answers what it took, then returns.
    void stop() { m_server->stop(); }

private:
    explicit OfficeHub(std::unique_ptr<HubStore> store);
    std::unique_ptr<HubStore> m_store;
    HubCore m_core;
    QByteArray m_pin;
    std::unique_ptr<HubServer> m_server; ///< the last member: ends before what it uses
};

} // namespace cunbao
