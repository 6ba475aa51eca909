#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <chrono>
#include <climits>
#include <memory>

namespace cunbao {

/// TLS straight on the socket: OpenSSL reads and writes it, asio only tells when to try again. Asio's own TLS
/// stream keeps 68 KB of buffers a connection; this one keeps none while nothing moves, for OpenSSL gives its
/// own back (SSL_MODE_RELEASE_BUFFERS). Everything fails from the moment that its time is over or that it is
/// cancelled. For one thread.
class TlsStream {
public:
    using Socket = boost::asio::ip::tcp::socket;

    TlsStream(Socket socket, SSL_CTX* context)
        : m_socket(std::move(socket)), m_timer(m_socket.get_executor()), m_tls(SSL_new(context)) {
        boost::system::error_code error;
        m_socket.native_non_blocking(true, error);
        m_failed =
            error || !m_tls || SSL_set_fd(m_tls.get(), static_cast<int>(m_socket.native_handle())) != 1;
    }

    /// From now on; replaces the time that was set before.
    void expireAfter(std::chrono::milliseconds time) {
        m_timer.expires_after(time);
        m_timer.async_wait([this, alive = std::weak_ptr(m_alive)](boost::system::error_code error) {
            // A timer that was set anew may have had this call under way already.
            if (error || alive.expired() || m_timer.expiry() > std::chrono::steady_clock::now()) return;
            cancel();
        });
    }
    void neverExpire() { m_timer.expires_at(std::chrono::steady_clock::time_point::max()); }
    void cancel() {
        m_cancelled = true;
        boost::system::error_code ignored; // Nothing waits, then.
        m_socket.cancel(ignored);
    }

    /// Without a goodbye.
    void close() {
        m_failed = true;
        boost::system::error_code ignored;
        m_socket.close(ignored);
    }

    boost::asio::awaitable<bool> handshake() {
        const int result = co_await repeat([this] { return SSL_accept(m_tls.get()); });
        co_return result > 0;
    }

    /// At least one byte; 0 where no more come.
    boost::asio::awaitable<std::size_t> readSome(void* into, std::size_t size) {
        const int most = static_cast<int>(std::min<std::size_t>(size, INT_MAX));
        const int result = co_await repeat([this, into, most] { return SSL_read(m_tls.get(), into, most); });
        co_return static_cast<std::size_t>(std::max(result, 0));
    }

    /// All of it, or false.
    boost::asio::awaitable<bool> write(const char* data, std::size_t size) {
        while (size > 0) {
            const int most = static_cast<int>(std::min<std::size_t>(size, INT_MAX));
            const int result =
                co_await repeat([this, data, most] { return SSL_write(m_tls.get(), data, most); });
            if (result <= 0) co_return false;
            data += result;
            size -= static_cast<std::size_t>(result);
        }
        co_return true;
    }

    /// Says goodbye and waits for the other side's, so that the last answer is not lost behind a reset; also
    /// after cancel(), but not after a failure.
    boost::asio::awaitable<void> shutdown(std::chrono::milliseconds time) {
        if (m_failed) co_return;
        m_cancelled = false;
        expireAfter(time);
        while (!m_cancelled) {
            ERR_clear_error();
            const int result = SSL_shutdown(m_tls.get());
            if (result == 1) co_return;
            const int why = result == 0 ? SSL_ERROR_WANT_READ : SSL_get_error(m_tls.get(), result);
            if (!co_await ready(why)) co_return;
        }
    }

private:
    struct Free {
        void operator()(SSL* tls) const { SSL_free(tls); }
    };

    /// One step of OpenSSL's until it is done; 0 or less where it cannot be.
    template <class Step>
    boost::asio::awaitable<int> repeat(Step step) {
        while (!m_failed && !m_cancelled) {
            ERR_clear_error();
            const int result = step();
            if (result > 0) co_return result;
            const int why = SSL_get_error(m_tls.get(), result);
            if (why == SSL_ERROR_ZERO_RETURN) break; // The other side said goodbye.
            const bool again = co_await ready(why);
            if (!again && !m_cancelled) m_failed = true;
        }
        co_return 0;
    }

    /// Waits for the socket; false where it is no wait that OpenSSL asks for.
    boost::asio::awaitable<bool> ready(int why) {
        constexpr auto Awaiting = boost::asio::as_tuple(boost::asio::use_awaitable);
        if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) co_return false;
        auto [error] = co_await m_socket.async_wait(
            why == SSL_ERROR_WANT_READ ? Socket::wait_read : Socket::wait_write, Awaiting);
        co_return !error;
    }

    Socket m_socket;
    boost::asio::steady_timer m_timer;
    std::unique_ptr<SSL, Free> m_tls;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    bool m_failed = false;
    bool m_cancelled = false;
};

} // namespace cunbao
