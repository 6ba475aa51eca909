#include "sync/hub/server/HubServer.h"

#include "sync/SyncError.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <condition_variable>
#include <cstring>
#include <list>
#include <mutex>
#include <thread>

namespace cunbao {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

constexpr auto Awaiting = asio::as_tuple(asio::use_awaitable);
constexpr auto Endpoint = "/v1";
constexpr auto ContentType = "application/cbor";
constexpr auto ProblemType = "application/concise-problem-details+cbor";
/// Room for a header and what comes right behind it; also what is read from the socket at once.
constexpr std::size_t ReadBuffer = 16 * 1024;
constexpr std::size_t IdleBuffer = 512;

HubReply problem(int status, const char* title, SyncErrc code = SyncErrc(0)) {
    return {status, encodeProblem({status, QString::fromLatin1(title), static_cast<int>(code), {}})};
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

/// The one thread that owns core and store. Requests queue up; what has gathered is one group.
class Worker {
public:
    using Done = std::function<void(HubReply)>;

    Worker(HubCore& core, const Clock& clock, std::size_t groupRequests)
        : m_core(core), m_clock(clock), m_groupRequests(groupRequests), m_thread([this] { run(); }) {}

    ~Worker() {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }

    void take(QByteArray request, Done done) {
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(std::move(request));
            m_done.push_back(std::move(done));
        }
        m_wake.notify_one();
    }

private:
    void run() {
        std::vector<QByteArray> requests;
        std::vector<Done> done;
        for (;;) {
            requests.clear();
            done.clear();
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, [this] { return m_ending || !m_requests.empty(); });
                if (m_requests.empty()) return;
                const auto count = static_cast<std::ptrdiff_t>(std::min(m_groupRequests, m_requests.size()));
                std::move(m_requests.begin(), m_requests.begin() + count, std::back_inserter(requests));
                std::move(m_done.begin(), m_done.begin() + count, std::back_inserter(done));
                m_requests.erase(m_requests.begin(), m_requests.begin() + count);
                m_done.erase(m_done.begin(), m_done.begin() + count);
            }
            std::vector<HubReply> replies = m_core.handle(requests, m_clock.now());
            for (std::size_t i = 0; i < done.size(); ++i)
                done[i](std::move(replies[i]));
        }
    }

    HubCore& m_core;
    const Clock& m_clock;
    std::size_t m_groupRequests;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<QByteArray> m_requests;
    std::vector<Done> m_done;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace

class HubServer::Impl {
public:
    Impl(HubCore& core, const Clock& clock, const HubServerLimits& limits)
        : m_limits(limits), m_tls(asio::ssl::context::tls_server), m_acceptor(m_io), m_stopTimer(m_io),
          m_workGuard(m_io.get_executor()), m_worker(core, clock, limits.groupRequests) {}

    ~Impl() { stop(); }

    Result<void> listen(const TlsIdentity& identity, const QString& host, quint16 port);
    void stop();
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    using Stream = beast::ssl_stream<beast::tcp_stream>;

    struct Connection {
        Connection(tcp::socket socket, asio::ssl::context& tls)
            : stream(std::move(socket), tls), buffer(ReadBuffer) {}
        Stream stream;
        beast::flat_buffer buffer;
        QByteArray source;
        bool working = false; ///< between a whole request and its whole answer
    };
    using Connections = std::list<Connection>;

    /// Counts bytes against a bound for as long as it lives.
    class Room {
    public:
        Room() = default;
        Room(qsizetype& used, qsizetype size, std::function<void()> freed = {})
            : m_used(&used), m_size(size), m_freed(std::move(freed)) {
            *m_used += m_size;
        }
        Room(Room&& other) noexcept { *this = std::move(other); }
        Room& operator=(Room&& other) noexcept {
            release();
            m_used = std::exchange(other.m_used, nullptr);
            m_size = other.m_size;
            m_freed = std::move(other.m_freed);
            return *this;
        }
        ~Room() { release(); }

    private:
        void release() {
            if (!m_used) return;
            *std::exchange(m_used, nullptr) -= m_size;
            if (m_freed) m_freed();
        }
        qsizetype* m_used = nullptr;
        qsizetype m_size = 0;
        std::function<void()> m_freed;
    };

    asio::awaitable<void> acceptAll();
    asio::awaitable<void> serve(Connections::iterator connection);
    asio::awaitable<void> serveRequests(Connection& connection);
    /// One request and its answer; false when the connection ends.
    asio::awaitable<bool> serveRequest(Connection& connection);
    asio::awaitable<std::optional<Room>> roomForBody(qsizetype size);
    asio::awaitable<HubReply> handle(QByteArray request);
    asio::awaitable<bool> write(Connection& connection, const HubReply& reply, bool keepAlive);
    void wakeWaiting() {
        for (asio::steady_timer* waiting : m_waitingForRoom)
            waiting->cancel();
    }
    /// Takes a refused body off the line for a moment, so that the refusal itself gets through.
    asio::awaitable<void> drain(Connection& connection);
    void beginStop();
    void closeIdle();
    [[nodiscard]] milliseconds transferTime(qsizetype bytes) const {
        return std::min(m_limits.longestTransfer, m_limits.transferTime + milliseconds(bytes / 8));
    }
    static void expire(Connection& connection, milliseconds after) {
        beast::get_lowest_layer(connection.stream).expires_after(after);
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
    qsizetype m_bodyBytes = 0;
    qsizetype m_answerBytes = 0;
    bool m_stopping = false;
    bool m_stopped = false;
    quint16 m_port = 0;
    Worker m_worker;
    std::thread m_thread;
};

Result<void> HubServer::Impl::listen(const TlsIdentity& identity, const QString& host, quint16 port) {
    error_code error;
    const auto failed = [&] {
        return fail(SyncErrc::TransportFailed, {host, QString::fromStdString(error.message())});
    };
    m_tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_compression, error);
    SSL_CTX* tls = m_tls.native_handle();
    SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION);
    SSL_CTX_set_options(tls, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                 SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(tls, SSL_MODE_RELEASE_BUFFERS);
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
    if (error || found.empty()) return failed();
    const tcp::endpoint endpoint = found.begin()->endpoint();
    m_acceptor.open(endpoint.protocol(), error);
    if (!error) m_acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) m_acceptor.bind(endpoint, error);
    if (!error) m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return failed();
    m_port = m_acceptor.local_endpoint(error).port();

    asio::co_spawn(m_io, acceptAll(), asio::detached);
    m_thread = std::thread([this] { m_io.run(); });
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
        m_connections.emplace_front(std::move(socket), m_tls);
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
    expire(connection, m_limits.handshakeTime);
    auto [handshake] = co_await connection.stream.async_handshake(asio::ssl::stream_base::server, Awaiting);
    if (handshake) co_return;
    bool goOn = true;
    while (goOn && !m_stopping)
        goOn = co_await serveRequest(connection);
    expire(connection, m_limits.farewellTime);
    co_await connection.stream.async_shutdown(Awaiting);
}

asio::awaitable<bool> HubServer::Impl::serveRequest(Connection& connection) {
    auto& [stream, buffer, source, working] = connection;
    working = false;
    if (buffer.size() == 0) {
        expire(connection, m_limits.idleTime);
        // Most connections wait here most of the time, so they do it with little memory.
        buffer.shrink_to_fit();
        auto [error, count] = co_await stream.async_read_some(buffer.prepare(IdleBuffer), Awaiting);
        if (error) co_return false;
        buffer.commit(count);
    }
    expire(connection, m_limits.headerTime);
    http::request_parser<http::buffer_body> parser;
    parser.header_limit(m_limits.headerBytes);
    parser.body_limit(static_cast<std::uint64_t>(m_limits.bodyBytes));
    auto [headerError, headerBytes] = co_await http::async_read_header(stream, buffer, parser, Awaiting);
    if (headerError) {
        // What breaks a limit is told why; whatever else is wrong is not HTTP, or nobody is there
        // any more.
        if (headerError == http::error::body_limit)
            co_await write(connection, problem(413, "too large", SyncErrc::TooLarge), false);
        else if (headerError == http::error::header_limit || headerError == http::error::buffer_overflow)
            co_await write(connection, problem(431, "header too large", SyncErrc::TooLarge), false);
        else if (headerError.category() == http::make_error_code(http::error::bad_method).category() &&
                 headerError != http::error::end_of_stream && headerError != http::error::partial_message)
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
    } else if (!parser.content_length() || header.has_content_length() == false) {
        refusal = problem(411, "length required");
    }
    if (refusal) {
        // The body stays unread, so nothing can follow on this connection.
        co_await write(connection, *refusal, false);
        co_await drain(connection);
        co_return false;
    }

    const auto size = static_cast<qsizetype>(*parser.content_length());
    const auto room = co_await roomForBody(size);
    if (!room) {
        co_await write(connection, problem(503, "busy"), false);
        co_await drain(connection);
        co_return false;
    }
    if (beast::iequals(header[http::field::expect], "100-continue")) {
        constexpr char Continue[] = "HTTP/1.1 100 Continue\r\n\r\n";
        expire(connection, m_limits.headerTime);
        auto [error, count] =
            co_await asio::async_write(stream, asio::buffer(Continue, sizeof(Continue) - 1), Awaiting);
        if (error) co_return false;
    }
    QByteArray body(size, Qt::Uninitialized);
    if (size > 0) {
        expire(connection, transferTime(size));
        parser.get().body().data = body.data();
        parser.get().body().size = static_cast<std::size_t>(size);
        parser.get().body().more = false;
        auto [bodyError, bodyBytes] = co_await http::async_read(stream, buffer, parser, Awaiting);
        if (bodyError) co_return false;
    }

    working = true;
    beast::get_lowest_layer(stream).expires_never();
    HubReply reply = co_await handle(std::move(body));
    const qsizetype answer = reply.body.size();
    Room answerRoom;
    if (answer > m_limits.smallBytes) {
        // Repeating a request is always safe, holding many large answers for slow readers is not.
        if (m_answerBytes + answer > m_limits.largeBytes)
            reply = problem(503, "busy");
        else
            answerRoom = Room(m_answerBytes, answer);
    }
    const bool written = co_await write(connection, reply, keepAlive && !m_stopping);
    working = false;
    co_return written&& keepAlive;
}

asio::awaitable<std::optional<HubServer::Impl::Room>> HubServer::Impl::roomForBody(qsizetype size) {
    if (size <= m_limits.smallBytes) co_return Room();
    asio::steady_timer deadline(m_io, m_limits.transferTime);
    const auto waiting = m_waitingForRoom.insert(m_waitingForRoom.end(), &deadline);
    bool late = false;
    while (!late && !m_stopping && m_bodyBytes > 0 && m_bodyBytes + size > m_limits.largeBytes) {
        auto [woken] = co_await deadline.async_wait(Awaiting);
        late = !woken; // Whoever makes room cancels the wait.
    }
    m_waitingForRoom.erase(waiting);
    if (late || m_stopping) co_return std::nullopt;
    co_return Room(m_bodyBytes, size, [this] { wakeWaiting(); });
}

asio::awaitable<HubReply> HubServer::Impl::handle(QByteArray request) {
    co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(HubReply)>(
        [this](auto handler, QByteArray bytes) {
            auto shared = std::make_shared<decltype(handler)>(std::move(handler));
            m_worker.take(std::move(bytes), [this, shared](HubReply reply) {
                asio::post(m_io, [shared, answer = std::move(reply)]() mutable {
                    std::move (*shared)(std::move(answer));
                });
            });
        },
        asio::use_awaitable, std::move(request));
}

asio::awaitable<void> HubServer::Impl::drain(Connection& connection) {
    constexpr std::size_t Most = 512 * 1024;
    connection.buffer.clear();
    expire(connection, m_limits.farewellTime);
    for (std::size_t drained = 0; drained < Most && !m_stopping;) {
        auto [error, count] =
            co_await connection.stream.async_read_some(connection.buffer.prepare(ReadBuffer), Awaiting);
        if (error) co_return;
        drained += count;
    }
}

asio::awaitable<bool> HubServer::Impl::write(Connection& connection, const HubReply& reply, bool keepAlive) {
    http::response<http::span_body<const char>> response(static_cast<http::status>(reply.status), 11);
    response.set(http::field::content_type, reply.status == 200 ? ContentType : ProblemType);
    response.keep_alive(keepAlive);
    response.body() =
        beast::span<const char>(reply.body.constData(), static_cast<std::size_t>(reply.body.size()));
    response.prepare_payload();
    expire(connection, transferTime(reply.body.size()));
    auto [error, count] = co_await http::async_write(connection.stream, response, Awaiting);
    co_return !error;
}

void HubServer::Impl::beginStop() {
    m_stopping = true;
    error_code ignored; // Closing what is closed already.
    m_acceptor.close(ignored);
    m_stopTimer.expires_after(m_limits.stopTime);
    m_stopTimer.async_wait([this](error_code error) {
        if (error) return;
        for (Connection& connection : m_connections)
            beast::get_lowest_layer(connection.stream).close();
    });
    closeIdle();
}

void HubServer::Impl::closeIdle() {
    for (Connection& connection : m_connections)
        if (!connection.working) beast::get_lowest_layer(connection.stream).cancel();
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
