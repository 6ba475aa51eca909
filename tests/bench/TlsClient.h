#pragma once

#include "platform/base/Result.h"

#include <QByteArray>

#include <memory>

namespace cunbao::bench {

/// A blocking TLS connection to a hub on loopback that costs as little as possible, so that the hub is what
/// is measured. It trusts whatever answers there: the hub is a process that the benchmark started itself.
class TlsClient {
public:
    struct Answer {
        int status = 0;
        QByteArray body;
        qsizetype wireBytes = 0; ///< header and body, before TLS
    };

    [[nodiscard]] static Result<std::unique_ptr<TlsClient>> connect(quint16 port);
    ~TlsClient();
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    /// A whole HTTP request, header included.
    [[nodiscard]] Result<void> send(const QByteArray& request);
    [[nodiscard]] Result<Answer> receive();
    [[nodiscard]] int descriptor() const;

    /// An exchange's body with the header that a connection to `port` needs.
    [[nodiscard]] static QByteArray httpRequest(quint16 port, const QByteArray& body);

private:
    struct Impl;
    explicit TlsClient(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace cunbao::bench
