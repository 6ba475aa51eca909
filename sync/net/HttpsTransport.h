#pragma once

#include "sync/client/Tuning.h"
#include "sync/port/Transport.h"

#include <QByteArray>
#include <QUrl>

#include <memory>

namespace cunbao {

/// The way to a hub by HTTPS. Trusts exactly the key that was pinned, whoever certified it, and
/// finds out before anything of a request is sent. Keeps its connection between requests, and
/// resumes TLS where it must connect anew. Needs the event loop of the thread that it lives in.
/// Requests that are under way when it goes are not answered any more.
class HttpsTransport final : public Transport {
public:
    struct Options {
        /// A whole request, handshake included. Then: SyncErrc::TimedOut.
        std::chrono::milliseconds timeout = tuning::RequestTimeout;
        /// Longer answers are cut off: SyncErrc::TooLarge.
        qsizetype answerBytes;
        Options();
    };

    /// `hub`: https://HOST:PORT. `pin`: SHA-256 of the SPKI of its key, 32 bytes.
    HttpsTransport(const QUrl& hub, const QByteArray& pin, const Options& options = {});
    ~HttpsTransport() override;

    void send(const QByteArray& request, Done done) override;

private:
    class Exchange;
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Connects to a hub, sends nothing, and tells the pin of the key that it shows: for the first use,
/// where a person compares it. Blocks. Errors: TransportFailed, TimedOut.
[[nodiscard]] Result<QByteArray> probePin(const QUrl& hub,
                                          std::chrono::milliseconds timeout = std::chrono::seconds(15));

} // namespace cunbao
