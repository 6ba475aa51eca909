#include "sync/SyncError.h"
#include "tests/bench/Benchmarks.h"
#include "tests/bench/HubLoad.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace cunbao::bench {

namespace {

constexpr int Silent = 100;  ///< connected, and say nothing
constexpr int Slow = 200;    ///< say one byte of a header at a time
constexpr int Oversized = 5; ///< a round, announcing what no hub takes
constexpr auto Round = std::chrono::milliseconds(100);

/// Those who want a hub to stop serving others, in a thread of their own. Whoever is thrown out comes again.
class Besiegers {
public:
    explicit Besiegers(quint16 port)
        : m_port(port), m_thread([this](const std::stop_token& end) { run(end); }) {}
    ~Besiegers() {
        m_thread.request_stop();
        m_thread.join();
        for (const int socket : m_silent)
            ::close(socket);
    }
    Besiegers(const Besiegers&) = delete;
    Besiegers& operator=(const Besiegers&) = delete;

    /// All have taken their places.
    void awaitAll() const { m_inPlace.wait(false); }
    [[nodiscard]] int thrownOut() const { return m_thrownOut; }
    [[nodiscard]] int refused() const { return m_refused; }

private:
    void run(const std::stop_token& end) {
        while (!end.stop_requested()) {
            while (m_silent.size() < Silent && connectSilently()) {
            }
            while (m_slow.size() < Slow && connectSlowly()) {
            }
            if (!m_inPlace.exchange(true)) m_inPlace.notify_all();
            sayAByte();
            for (int i = 0; i < Oversized; ++i)
                askTooMuch();
            std::mutex nothing;
            std::unique_lock lock(nothing);
            std::condition_variable_any().wait_for(lock, end, Round, [] { return false; });
        }
    }

    bool connectSilently() {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (socket < 0) return false;
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            ::close(socket);
            return false;
        }
        m_silent.push_back(socket);
        return true;
    }

    bool connectSlowly() {
        auto connection = TlsClient::connect(m_port);
        if (!connection.ok() || !(*connection)->send("POST /v1 HTTP/1.1\r\nX: ").ok()) return false;
        m_slow.push_back(std::move(*connection));
        return true;
    }

    void sayAByte() {
        const auto gone = std::erase_if(m_slow, [](const auto& one) { return !one->send("a").ok(); });
        const auto hungUp = std::erase_if(m_silent, [](int socket) {
            char byte = 0;
            const bool closed = ::recv(socket, &byte, 1, MSG_DONTWAIT) == 0;
            if (closed) ::close(socket);
            return closed;
        });
        m_thrownOut += static_cast<int>(gone + hungUp);
    }

    void askTooMuch() {
        const auto connection = TlsClient::connect(m_port);
        if (!connection.ok()) return;
        const QByteArray head = "POST /v1 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/cbor\r\n"
                                "Content-Length: 9000000000\r\n\r\n";
        if (!(*connection)->send(head + QByteArray(4096, 'x')).ok()) return;
        const auto answer = (*connection)->receive();
        if (answer.ok() && answer->status == 413) ++m_refused;
    }

    quint16 m_port;
    std::vector<int> m_silent;
    std::vector<std::unique_ptr<TlsClient>> m_slow;
    std::atomic<bool> m_inPlace = false;
    std::atomic<int> m_thrownOut = 0;
    std::atomic<int> m_refused = 0;
    std::jthread m_thread; ///< last: it begins when all the rest is there
};

double percentile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * part)];
}

} // namespace

Result<void> benchSiege(const Options& options, Results& results) {
    const QString part = QStringLiteral("siege");
    const int phones = options.smoke ? 20 : 500;
    const int requests = options.smoke ? 2 : 10;
    HubLoad load(options.folder + QStringLiteral("/siege"), phones);
    TRY(load.start());
    // Half a minute of siege at least: longer than the hub's patience with any of them.
    const double shortest = options.smoke ? 0 : 30;
    const auto measure = [&](const QString& when, double seconds) -> Result<double> {
        std::vector<double> rates, waits;
        const Stopwatch all;
        do {
            TRY_LET(const double took, load.run(requests, 1, 1));
            rates.push_back(phones * requests / took);
            waits.insert(waits.end(), load.waits().begin(), load.waits().end());
        } while (all.seconds() < seconds);
        const double rate = median(rates);
        results.add({part, QStringLiteral("%1 phones at once, %2").arg(phones).arg(when),
                     QStringLiteral("exch./s"), 0, rate, std::nullopt});
        results.add({part, QStringLiteral("one of them waits, p50, %1").arg(when), QStringLiteral("ms"), 0,
                     percentile(waits, 0.5) * 1000, std::nullopt});
        results.add({part, QStringLiteral("one of them waits, p99, %1").arg(when), QStringLiteral("ms"), 0,
                     percentile(waits, 0.99) * 1000, std::nullopt});
        return rate;
    };
    TRY_LET(const double alone, measure(QStringLiteral("in peace"), shortest / 3));
    const Besiegers besiegers(load.hub().port());
    besiegers.awaitAll();
    TRY_LET(const double besieged, measure(QStringLiteral("besieged"), shortest));
    results.add({part, QStringLiteral("rate besieged against in peace"), QStringLiteral("ratio"), 0,
                 besieged / alone, std::nullopt});
    results.add({part, QStringLiteral("slow and silent ones thrown out"), QStringLiteral("times"), 0,
                 static_cast<double>(besiegers.thrownOut()), std::nullopt});
    results.add({part, QStringLiteral("oversized requests refused"), QStringLiteral("times"), 0,
                 static_cast<double>(besiegers.refused()), std::nullopt});
    return {};
}

} // namespace cunbao::bench
