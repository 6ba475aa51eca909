#include "tests/bench/TlsClient.h"

#include "sync/SyncError.h"

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cunbao::bench {

namespace {

Error broken(const char* what) {
    return fail(SyncErrc::TransportFailed, {QString::fromLatin1(what), QString()});
}

/// One for all connections of the process.
SSL_CTX* context() {
    static SSL_CTX* const shared = [] {
        SSL_CTX* made = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_verify(made, SSL_VERIFY_NONE, nullptr);
        SSL_CTX_set_mode(made, SSL_MODE_AUTO_RETRY | SSL_MODE_RELEASE_BUFFERS);
        return made;
    }();
    return shared;
}

} // namespace

struct TlsClient::Impl {
    int socket = -1;
    SSL* tls = nullptr;
    ~Impl() {
        if (tls) SSL_free(tls);
        if (socket >= 0) ::close(socket);
    }
};

TlsClient::TlsClient(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
TlsClient::~TlsClient() = default;

int TlsClient::descriptor() const {
    return m_impl->socket;
}

Result<std::unique_ptr<TlsClient>> TlsClient::connect(quint16 port) {
    auto impl = std::make_unique<Impl>();
    impl->socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (impl->socket < 0) return broken("socket");
    const int on = 1;
    ::setsockopt(impl->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(impl->socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return broken("connect");
    impl->tls = SSL_new(context());
    if (!impl->tls || SSL_set_fd(impl->tls, impl->socket) != 1 || SSL_connect(impl->tls) != 1)
        return broken("handshake");
    return std::unique_ptr<TlsClient>(new TlsClient(std::move(impl)));
}

QByteArray TlsClient::httpRequest(quint16 port, const QByteArray& body) {
    return "POST /v1 HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
           "\r\nContent-Type: application/cbor\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

Result<void> TlsClient::send(const QByteArray& request) {
    if (SSL_write(m_impl->tls, request.constData(), static_cast<int>(request.size())) != request.size())
        return broken("write");
    return {};
}

Result<TlsClient::Answer> TlsClient::receive() {
    QByteArray bytes;
    qsizetype headerEnd = -1;
    qsizetype length = 0;
    char buffer[16 * 1024];
    while (headerEnd < 0 || bytes.size() < headerEnd + length) {
        const int count = SSL_read(m_impl->tls, buffer, sizeof buffer);
        if (count <= 0) return broken("read");
        bytes.append(buffer, count);
        if (headerEnd >= 0) continue;
        const qsizetype found = bytes.indexOf("\r\n\r\n");
        if (found < 0) continue;
        headerEnd = found + 4;
        const QByteArray header = bytes.first(found).toLower();
        const qsizetype field = header.indexOf("content-length:");
        if (field < 0) return broken("answer without a length");
        length = header.mid(field + 15, header.indexOf('\r', field) - field - 15).trimmed().toLongLong();
    }
    Answer answer;
    answer.status = bytes.mid(9, 3).toInt();
    answer.wireBytes = bytes.size();
    answer.body = bytes.mid(headerEnd);
    return answer;
}

} // namespace cunbao::bench
