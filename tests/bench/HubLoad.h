#pragma once

#include "sync/authority/Authority.h"
#include "tests/bench/BenchTownship.h"
#include "tests/bench/HubProcess.h"
#include "tests/bench/TlsClient.h"
#include "tests/support/TestTownship.h"

namespace cunbao::bench {

/// A hub in a process of its own and so many phones that want something of it at once, each of a village of
/// its own, each on a connection that it keeps.
class HubLoad {
public:
    HubLoad(QString folder, int clients)
        : m_folder(std::move(folder)), m_count(clients), m_township(20260102) {}

    [[nodiscard]] Result<void> start();
    /// Prepares `requests` exchanges of each client, then sends them all and waits for every answer. Seconds.
    [[nodiscard]] Result<double> run(int requests, int segments, int entries);
    /// Seconds of each exchange of the last run, from its sending to its answer.
    [[nodiscard]] const std::vector<double>& waits() const { return m_waits; }
    /// Seconds of one exchange of one entry by one client.
    [[nodiscard]] Result<double> single();
    /// A further connection of the first client that has asked for something once.
    [[nodiscard]] Result<std::unique_ptr<TlsClient>> another();
    [[nodiscard]] const HubProcess& hub() const { return m_hub; }

private:
    struct Client {
        Author author;
        std::unique_ptr<TlsClient> connection;
        std::vector<QByteArray> requests;
        std::vector<quint64> expected; ///< last sequence that each answer acknowledges
        std::size_t sent = 0;
        Stopwatch since;
    };
    Result<QByteArray> exchange(Client& client, int segments, int entries, bool introduce = false);
    Result<void> send(Client& client);
    Result<void> receive(Client& client);

    QString m_folder;
    int m_count;
    TestTownship m_township;
    std::optional<Catalogue> m_catalogue;
    std::optional<EntryMaker> m_maker;
    std::optional<Authority> m_authority;
    SystemRandom m_random;
    HubProcess m_hub;
    std::vector<Client> m_clients;
    std::vector<double> m_waits;
    Instant m_now = fromMillis(1'767'200'000'000);
};

} // namespace cunbao::bench
