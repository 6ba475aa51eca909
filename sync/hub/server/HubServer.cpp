#include "sync/hub/server/HubServer.h"

#include "sync/SyncError.h"

#include "sync/hub/server/SharedRoom.h"
#include "sync/hub/server/TlsStream.h"
#include "sync/hub/server/Worker.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <csignal>
#include <cstring>
#include <list>
#include <thread>

namespace cunbao {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr auto Awaiting = asio::as_tuple(asio::use_awaitable);
constexpr auto Endpoint = "/v1";
constexpr auto ContentType = "application/cbor";
constexpr auto ProblemType = "application/concise-problem-details+cbor";
/// Room for a header and what comes right behind it.
constexpr std::size_t ReadBuffer = 16 * 1024;
/// What is read of it at once: while a connection is idle, and of a header that has begun.
constexpr std::size_t IdleRead = 512;
constexpr std::size_t HeaderRead = 4096;

HubReply problem(int status, const char* title, SyncErrc code = SyncErrc(0)) {
    return {status, encodeProblem({QString::fromLatin1(title), static_cast<int>(code), {}})};
}

/// A fixed word for why nothing can be listened to; empty for what has none.
QString reasonOf(const error_code& error) {
    namespace errc = boost::system::errc;
    if (error == errc::address_in_use) return QStringLiteral("address-in-use");
    if (error == errc::permission_denied) return QStringLiteral("address-denied");
    if (error == errc::address_not_available) return QStringLiteral("address-elsewhere");
    if (error == asio::error::host_not_found) return QStringLiteral("host-unknown");
    return {};
}

/// Phones behind one IPv6 line share its /64.
QByteArray sourceOf(const tcp::endpoint& endpoint) {
    const auto address = endpoint.address();
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return QByteArray(reinterpret_cast<const char*>(bytes.data()), 4);
    }
    const auto v6 = address.to_v6();
    const auto bytes = v6.to_bytes();
    const auto* data = reinterpret_cast<const char*>(bytes.data());
    return v6.is_v4_mapped() ? QByteArray(data + 12, 4) : QByteArray(data, 8);
}

/// OpenSSL writes to sockets that the other side may have closed: that is an error here, not a signal.
void blockBrokenPipes() {
#ifdef SIGPIPE
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
#endif
}

} // namespace

class HubServer::Impl {
public:
    Impl(HubCore& core, const Clock& clock, const HubServerLimits& limits)
        : m_limits(limits), m_tls(asio::ssl::context::tls_server), m_acceptor(m_io), m_stopTimer(m_io),
          m_workGuard(m_io.get_executor()), m_bodyRoom(limits.largeBytes, [this] { wakeWaiting(); }),
          m_answerRoom(limits.largeBytes), m_worker(core, clock, limits.groupRequests) {}

    ~Impl() { stop(); }

    Result<void> listen(const TlsIdentity& identity, const QString& host, quint16 port);
    void stop();
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    struct Connection {
        Connection(tcp::socket socket, SSL_CTX* tls) : stream(std::move(socket), tls), buffer(ReadBuffer) {}
        TlsStream stream;
        beast::flat_buffer buffer;
        QByteArray source;
        bool working = false; ///< between a whole request and its whole answer
    };
    using Connections = std::list<Connection>;
    using Parser = http::request_parser<http::buffer_body>;

    asio::awaitable<void> acceptAll();
    asio::awaitable<void> serve(Connections::iterator connection);
    asio::awaitable<void> serveRequests(Connection& connection);
    /// One request and its answer; false when the connection ends.
    asio::awaitable<bool> serveRequest(Connection& connection);
    /// Reads on until the header is there. An error of http's, or end_of_stream.
    asio::awaitable<error_code> readHeader(Connection& connection, Parser& parser);
    enum class Got { Whole, NoRoom, Nothing };
    /// Memory is taken as bytes arrive, and each part has its own time.
    asio::awaitable<Got> readBody(Connection& connection, SharedRoom::Share& room, qsizetype size,
                                  QByteArray& body);
    /// Waits for room, until `deadline` at the latest.
    asio::awaitable<bool> roomFor(SharedRoom::Share& share, qsizetype bytes,
                                  steady_clock::time_point deadline);
    asio::awaitable<HubReply> handle(QByteArray request, QByteArray source);
    asio::awaitable<bool> write(Connection& connection, const HubReply& reply, bool keepAlive);
    void wakeWaiting() {
        for (asio::steady_timer* waiting : m_waitingForRoom)
            waiting->cancel();
    }
    /// Takes a refused body off the line for a moment, so that the refusal itself gets through.
    asio::awaitable<void> drain(Connection& connection) const;
    void beginStop();
    void closeIdle();
    [[nodiscard]] milliseconds transferTime(qsizetype bytes) const {
        return std::min(m_limits.longestTransfer, m_limits.transferTime + milliseconds(bytes / 8));
    }

    HubServerLimits m_limits;
    asio::io_context m_io{1};
    asio::ssl::context m_tls;
    tcp::acceptor m_acceptor;
    std::list<asio::steady_timer*> m_waitingForRoom;
    asio::steady_timer m_stopTimer;
    asio::executor_work_guard<asio::io_context::executor_type> m_workGuard;
    Connections m_connections;
    std::map<QByteArray, int> m_perSource;
    SharedRoom m_bodyRoom;
    SharedRoom m_answerRoom;
    bool m_stopping = false;
    bool m_stopped = false;
    quint16 m_port = 0;
    Worker m_worker;
    std::thread m_thread;
};

Result<void> HubServer::Impl::listen(const TlsIdentity& identity, const QString& host, quint16 port) {
    error_code error;
    const auto failed = [&] {
        return fail(SyncErrc::TransportFailed, {reasonOf(error), QString::fromStdString(error.message())});
    };
    m_tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_compression, error);
    SSL_CTX* tls = m_tls.native_handle();
    SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION);
    SSL_CTX_set_options(tls, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                 SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(tls, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE);
    SSL_CTX_set_read_ahead(tls, 1); // A record is one call, not two.
    // Resumption by tickets, which the client keeps; a cache here would grow with every client.
    SSL_CTX_set_session_cache_mode(tls, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(tls, 1);
    m_tls.use_certificate_chain(asio::buffer(identity.certificatePem.constData(),
                                             static_cast<std::size_t>(identity.certificatePem.size())),
                                error);
    if (error) return failed();
    m_tls.use_private_key(
        asio::buffer(identity.keyPem.constData(), static_cast<std::size_t>(identity.keyPem.size())),
        asio::ssl::context::pem, error);
    if (error) return failed();

    tcp::resolver resolver(m_io);
    const auto found = resolver.resolve(host.toStdString(), std::to_string(port),
                                        tcp::resolver::passive | tcp::resolver::numeric_service, error);
    if (!error && found.empty()) error = asio::error::host_not_found;
    if (error) return failed();
    const tcp::endpoint endpoint = found.begin()->endpoint();
    m_acceptor.open(endpoint.protocol(), error);
    if (!error) m_acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) m_acceptor.bind(endpoint, error);
    if (!error) m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return failed();
    m_port = m_acceptor.local_endpoint(error).port();

    asio::co_spawn(m_io, acceptAll(), asio::detached);
    m_thread = std::thread([this] {
        blockBrokenPipes();
        m_io.run();
    });
    return {};
}

asio::awaitable<void> HubServer::Impl::acceptAll() {
    asio::steady_timer pause(m_io);
    while (!m_stopping) {
        auto [error, socket] = co_await m_acceptor.async_accept(Awaiting);
        if (m_stopping) co_return;
        if (error) {
            // Out of descriptors, most likely: others will close theirs.
            pause.expires_after(milliseconds(50));
            co_await pause.async_wait(Awaiting);
            continue;
        }
        error_code ignored; // An option that can't be set, or a peer gone already, shows at the
                            // first read.
        const auto peer = socket.remote_endpoint(ignored);
        socket.set_option(tcp::no_delay(true), ignored);
        const QByteArray source = sourceOf(peer);
        const auto known = m_perSource.find(source);
        const bool crowded = m_limits.connectionsPerAddress > 0 && known != m_perSource.end() &&
                             known->second >= m_limits.connectionsPerAddress;
        if (crowded || static_cast<int>(m_connections.size()) >= m_limits.connections) continue;
        ++m_perSource[source];
        m_connections.emplace_front(std::move(socket), m_tls.native_handle());
        m_connections.front().source = source;
        asio::co_spawn(m_io, serve(m_connections.begin()), asio::detached);
    }
}

asio::awaitable<void> HubServer::Impl::serve(Connections::iterator connection) {
    co_await serveRequests(*connection);
    const auto source = m_perSource.find(connection->source);
    if (--source->second == 0) m_perSource.erase(source);
    m_connections.erase(connection);
    if (m_stopping) closeIdle();
}

asio::awaitable<void> HubServer::Impl::serveRequests(Connection& connection) {
    connection.stream.expireAfter(m_limits.handshakeTime);
    const bool greeted = co_await connection.stream.handshake();
    if (!greeted) co_return;
    bool goOn = true;
    while (goOn && !m_stopping)
        goOn = co_await serveRequest(connection);
    connection.working = false;
    co_await connection.stream.shutdown(m_limits.farewellTime);
}

asio::awaitable<error_code> HubServer::Impl::readHeader(Connection& connection, Parser& parser) {
    auto& buffer = connection.buffer;
    for (;;) {
        error_code error;
        if (buffer.size() > 0) buffer.consume(parser.put(buffer.data(), error));
        if (parser.is_header_done()) co_return error_code();
        if (error && error != http::error::need_more) co_return error;
        const std::size_t room = std::min(HeaderRead, buffer.max_size() - buffer.size());
        if (room == 0) co_return http::error::buffer_overflow;
        const std::size_t count = co_await connection.stream.readSome(buffer.prepare(room).data(), room);
        if (count == 0) co_return http::error::end_of_stream;
        buffer.commit(count);
    }
}

asio::awaitable<bool> HubServer::Impl::serveRequest(Connection& connection) {
    auto& [stream, buffer, source, working] = connection;
    working = false;
    if (buffer.size() == 0) {
        stream.expireAfter(m_limits.idleTime);
        // Most connections wait here most of the time, so they do it with little memory.
        buffer.shrink_to_fit();
        const std::size_t count = co_await stream.readSome(buffer.prepare(IdleRead).data(), IdleRead);
        if (count == 0) co_return false;
        buffer.commit(count);
    }
    stream.expireAfter(m_limits.headerTime);
    Parser parser;
    parser.header_limit(m_limits.headerBytes);
    parser.body_limit(static_cast<std::uint64_t>(m_limits.bodyBytes));
    const error_code headerError = co_await readHeader(connection, parser);
    if (headerError) {
        // What breaks a limit is told why; whatever else is wrong is not HTTP, or nobody is there
        // any more.
        if (headerError == http::error::end_of_stream) co_return false;
        if (headerError == http::error::body_limit)
            co_await write(connection, problem(413, "too large", SyncErrc::TooLarge), false);
        else if (headerError == http::error::header_limit || headerError == http::error::buffer_overflow)
            co_await write(connection, problem(431, "header too large", SyncErrc::TooLarge), false);
        else
            co_await write(connection, problem(400, "not HTTP", SyncErrc::Malformed), false);
        co_await drain(connection);
        co_return false;
    }

    const auto& header = parser.get();
    const bool keepAlive = header.keep_alive() && !m_stopping;
    std::optional<HubReply> refusal;
    if (header.target() != Endpoint) {
        refusal = problem(404, "no such path");
    } else if (header.method() != http::verb::post) {
        refusal = problem(405, "POST only");
    } else if (!beast::iequals(header[http::field::content_type], ContentType)) {
        refusal = problem(415, "application/cbor only");
    } else if (!parser.content_length() || !header.has_content_length()) {
        refusal = problem(411, "length required");
    }
    if (refusal) {
        // The body stays unread, so nothing can follow on this connection.
        co_await write(connection, *refusal, false);
        co_await drain(connection);
        co_return false;
    }

    const auto size = static_cast<qsizetype>(*parser.content_length());
    if (beast::iequals(header[http::field::expect], "100-continue")) {
        constexpr char Continue[] = "HTTP/1.1 100 Continue\r\n\r\n";
        stream.expireAfter(m_limits.headerTime);
        const bool told = co_await stream.write(Continue, sizeof(Continue) - 1);
        if (!told) co_return false;
    }
    QByteArray body;
    std::optional<SharedRoom::Share> room;
    room.emplace(m_bodyRoom, source, [&stream] { stream.cancel(); });
    const Got got = co_await readBody(connection, *room, size, body);
    if (got == Got::NoRoom) {
        body = QByteArray();
        co_await write(connection, problem(503, "busy"), false);
        co_await drain(connection);
    }
    if (got != Got::Whole) co_return false;

    working = true;
    stream.neverExpire();
    HubReply reply = co_await handle(std::move(body), source);
    room.reset();
    SharedRoom::Share answerRoom(m_answerRoom, source, [&stream] { stream.cancel(); });
    // Repeating a request is always safe, holding many large answers for slow readers is not.
    const qsizetype answer = reply.body.size();
    if (answer > m_limits.smallBytes && !m_answerRoom.grow(answerRoom, answer)) reply = problem(503, "busy");
    const bool written = co_await write(connection, reply, keepAlive && !m_stopping);
    working = false;
    co_return written&& keepAlive;
}

asio::awaitable<HubServer::Impl::Got>
HubServer::Impl::readBody(Connection& connection, SharedRoom::Share& room, qsizetype size, QByteArray& body) {
    auto& stream = connection.stream;
    const auto begun = steady_clock::now();
    const auto left = [&] {
        const auto gone = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun);
        return std::max(milliseconds(0), m_limits.longestTransfer - gone);
    };
    for (qsizetype have = 0, part = 0; have < size; have = part) {
        // Twice as much each time: nobody holds more than twice of what was sent.
        part = std::min(size, std::max(m_limits.smallBytes, 2 * have));
        if (part > m_limits.smallBytes) {
            stream.neverExpire();
            const bool granted = co_await roomFor(
                room, part - have, steady_clock::now() + std::min(left(), m_limits.transferTime));
            if (!granted) co_return Got::NoRoom;
        }
        stream.expireAfter(std::min(left(), transferTime(part - have)));
        body.reserve(part);
        body.resize(part);
        while (have < part) {
            const auto wanted = static_cast<std::size_t>(part - have);
            std::size_t count = std::min(wanted, connection.buffer.size());
            if (count > 0) {
                std::memcpy(body.data() + have, connection.buffer.data().data(), count);
                connection.buffer.consume(count);
            } else {
                count = co_await stream.readSome(body.data() + have, wanted);
                if (count == 0) co_return Got::Nothing;
            }
            have += static_cast<qsizetype>(count);
        }
    }
    co_return Got::Whole;
}

asio::awaitable<bool> HubServer::Impl::roomFor(SharedRoom::Share& share, qsizetype bytes,
                                               steady_clock::time_point deadline) {
    if (m_bodyRoom.grow(share, bytes)) co_return true;
    asio::steady_timer timer(m_io, deadline);
    const auto waiting = m_waitingForRoom.insert(m_waitingForRoom.end(), &timer);
    bool granted = false;
    while (!granted && !m_stopping) {
        auto [woken] = co_await timer.async_wait(Awaiting);
        if (!woken) break; // Too late: whoever makes room cancels the wait.
        granted = m_bodyRoom.grow(share, bytes);
    }
    m_waitingForRoom.erase(waiting);
    co_return granted;
}

asio::awaitable<HubReply> HubServer::Impl::handle(QByteArray request, QByteArray source) {
    co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(HubReply)>(
        [this](auto handler, QByteArray bytes, QByteArray from) {
            auto shared = std::make_shared<decltype(handler)>(std::move(handler));
            m_worker.take(std::move(bytes), std::move(from), [this, shared](HubReply reply) {
                asio::post(m_io, [shared, answer = std::move(reply)]() mutable {
                    std::move (*shared)(std::move(answer));
                });
            });
        },
        asio::use_awaitable, std::move(request), std::move(source));
}

asio::awaitable<void> HubServer::Impl::drain(Connection& connection) const {
    constexpr std::size_t Most = 512 * 1024;
    connection.buffer.clear();
    connection.stream.expireAfter(m_limits.farewellTime);
    for (std::size_t drained = 0; drained < Most && !m_stopping;) {
        const std::size_t count =
            co_await connection.stream.readSome(connection.buffer.prepare(ReadBuffer).data(), ReadBuffer);
        if (count == 0) co_return;
        drained += count;
    }
}

asio::awaitable<bool> HubServer::Impl::write(Connection& connection, const HubReply& reply, bool keepAlive) {
    const auto reason = http::obsolete_reason(static_cast<http::status>(reply.status));
    QByteArray start = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' +
                       QByteArray(reason.data(), static_cast<qsizetype>(reason.size())) +
                       "\r\nContent-Type: " + (reply.status == 200 ? ContentType : ProblemType) +
                       "\r\nContent-Length: " + QByteArray::number(reply.body.size()) +
                       (keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
    connection.stream.expireAfter(transferTime(reply.body.size()));
    // A small answer is one record with its header; a large one is not copied.
    const bool small = reply.body.size() <= static_cast<qsizetype>(ReadBuffer);
    if (small) start += reply.body;
    bool written =
        co_await connection.stream.write(start.constData(), static_cast<std::size_t>(start.size()));
    if (written && !small)
        written = co_await connection.stream.write(reply.body.constData(),
                                                   static_cast<std::size_t>(reply.body.size()));
    co_return written;
}

void HubServer::Impl::beginStop() {
    m_stopping = true;
    error_code ignored; // Closing what is closed already.
    m_acceptor.close(ignored);
    m_stopTimer.expires_after(m_limits.stopTime);
    m_stopTimer.async_wait([this](error_code error) {
        if (error) return;
        for (Connection& connection : m_connections)
            connection.stream.close();
    });
    closeIdle();
}

void HubServer::Impl::closeIdle() {
    for (Connection& connection : m_connections)
        if (!connection.working) connection.stream.cancel();
    wakeWaiting();
    if (!m_connections.empty()) return;
    m_stopTimer.cancel();
    m_workGuard.reset();
}

void HubServer::Impl::stop() {
    if (std::exchange(m_stopped, true) || !m_thread.joinable()) return;
    asio::post(m_io, [this] { beginStop(); });
    m_thread.join();
}

Result<std::unique_ptr<HubServer>> HubServer::start(HubCore& core, const Clock& clock,
                                                    const TlsIdentity& identity, const QString& host,
                                                    quint16 port, const HubServerLimits& limits) {
    auto impl = std::make_unique<Impl>(core, clock, limits);
    TRY(impl->listen(identity, host, port));
    return std::unique_ptr<HubServer>(new HubServer(std::move(impl)));
}

HubServer::HubServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
HubServer::~HubServer() = default;
quint16 HubServer::port() const {
    return m_impl->port();
}
void HubServer::stop() {
    m_impl->stop();
}

} // namespace cunbao
