#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Result.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/server/TlsIdentity.h"

#include <QString>

#include <chrono>
#include <memory>

namespace cunbao {

/// What the server believes no more than, and how long it waits. One place, so that a test can
/// tighten them.
struct HubServerLimits {
    int connections = 2000;
    /// From one IPv4 address or one IPv6 /64; 0: no limit of its own, for a hub behind a reverse
    /// proxy.
    int connectionsPerAddress = 100;
    quint32 headerBytes = 4096;
    qsizetype bodyBytes = ExchangeCodec::MaxRequestBytes;
    std::chrono::milliseconds handshakeTime{10'000};
    std::chrono::milliseconds idleTime{75'000};   ///< between requests of a kept connection
    std::chrono::milliseconds headerTime{10'000}; ///< from a request's first byte to its header's end
    /// An answer, or a part of a body that is as long as all before it; and a second more per 8 KiB.
    std::chrono::milliseconds transferTime{20'000};
    std::chrono::milliseconds longestTransfer{120'000}; ///< a whole body
    std::chrono::milliseconds farewellTime{2'000}; ///< for a refused body to run dry, and for TLS's goodbye
    std::chrono::milliseconds stopTime{10'000};    ///< for requests in progress when the server stops
    qsizetype smallBytes = 64 * 1024;              ///< bodies and answers up to here always find room
    qsizetype largeBytes = 12 * 1024 * 1024; ///< room for all larger bodies, and again for all larger answers
    std::size_t groupRequests = 32;          ///< requests of one commit
};

/// Carries requests between TLS connections and a HubCore: `POST /v1`, application/cbor
/// (PROTOCOL.md, "HTTP"). One thread for all sockets, one for core and store; what gathers while a
/// commit runs is the next commit's group. The core, its store and the clock must outlive the
/// server and are used by its thread alone.
class HubServer {
public:
    /// Listens when it returns. `host`: an address or a name of this machine; port 0 takes a free
    /// one. Errors: SyncErrc::TransportFailed.
    [[nodiscard]] static Result<std::unique_ptr<HubServer>> start(HubCore& core, const Clock& clock,
                                                                  const TlsIdentity& identity,
                                                                  const QString& host, quint16 port,
                                                                  const HubServerLimits& limits = {});
    ~HubServer();
    HubServer(const HubServer&) = delete;
    HubServer& operator=(const HubServer&) = delete;

    [[nodiscard]] quint16 port() const;
    /// Takes no more requests, answers those that it took, and returns when that is done. From the
    /// thread that started it. Calling it again does nothing.
    void stop();

private:
    class Impl;
    explicit HubServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace cunbao
