#include "app/domain/BuiltInCatalogue.h"
#include "sync/SyncError.h"
#include "sync/authority/Authority.h"
#include "tests/bench/Benchmarks.h"
#include "tests/bench/HubProcess.h"
#include "tests/bench/TlsClient.h"
#include "tests/support/TestTownship.h"

#include <poll.h>

namespace cunbao::bench {

namespace {

constexpr int Clients = 16;
constexpr int IdleConnections = 300;
constexpr std::int64_t FirstVillage = TestTownship::Township + 301;

/// What the hub has acknowledged of a stream must be what was sent.
Result<void> checkAnswer(const TlsClient::Answer& answer, const StreamId& stream, quint64 expected) {
    if (answer.status != 200) {
        TRY_LET(const Problem problem, decodeProblem(answer.body));
        return fail(SyncErrc::TransportFailed, {QString::number(answer.status), problem.title});
    }
    TRY_LET(const ExchangeAnswer decoded, ExchangeCodec::decodeAnswer(answer.body));
    if (expected == 0) return {};
    const auto head = decoded.acknowledged.find(stream);
    if (head == decoded.acknowledged.end() || head->second.sequence != expected)
        return fail(SyncErrc::NoProgress);
    return {};
}

class HubLoad {
public:
    explicit HubLoad(const QString& folder) : m_folder(folder), m_township(20260102) {}

    Result<void> start();
    /// Prepares `requests` exchanges of each client, then sends them all and waits for every answer.
    Result<double> run(int requests, int segments, int entries);
    /// Seconds of one exchange of one entry by one client.
    Result<double> single();
    Result<void> measureMemory(int connections, Results& results);

private:
    struct Client {
        Author author;
        std::unique_ptr<TlsClient> connection;
        std::vector<QByteArray> requests;
        std::vector<quint64> expected; ///< last sequence that each answer acknowledges
        std::size_t sent = 0;
    };
    Result<QByteArray> exchange(Client& client, int segments, int entries, bool introduce = false);
    Result<void> receive(Client& client);

    QString m_folder;
    TestTownship m_township;
    std::optional<Catalogue> m_catalogue;
    std::optional<EntryMaker> m_maker;
    std::optional<Authority> m_authority;
    SystemRandom m_random;
    HubProcess m_hub;
    std::vector<Client> m_clients;
    Instant m_now = fromMillis(1'767'200'000'000);
};

Result<void> HubLoad::start() {
    TRY_LET(BuiltInCatalogue builtIn, BuiltInCatalogue::annualReport());
    std::vector<OrgUnit> units{
        {OrgCode(TestTownship::Township), QStringLiteral("青石镇"), OrgCode(), QDate(), QDate(), OrgCode()}};
    EpochGrant grant;
    for (int c = 0; c < Clients; ++c) {
        const OrgCode unit(FirstVillage + c);
        units.push_back(
            {unit, QStringLiteral("第%1村").arg(c + 1), units.front().code, QDate(), QDate(), OrgCode()});
        const TestDevice device = m_township.device(unit.number(), Role::Lead);
        EpochKey key = generateEpochKey(m_random);
        const Audience audience = Audience::ofUnit(unit.number());
        grant.epochs.push_back(
            {audience, 1, idOf(key), {{device.id, sealTo(device.box.publicKey(), key.expose())}}});
        m_clients.push_back({{SigningKey::fromSeed(device.signing.seed().duplicate()), std::move(key), unit,
                              device.stream(audience), 1, Hash32()},
                             nullptr,
                             {},
                             {},
                             0});
    }
    m_township.add(StatementCodec::sign(grant, m_township.root()));
    TRY_LET(m_catalogue,
            Catalogue::build(std::move(builtIn.indicators), std::move(builtIn.rules), std::move(units)));
    m_maker.emplace(*m_catalogue, 20260103);
    m_authority.emplace(m_township.root().publicKey());
    for (const QByteArray& statement : m_township.statements())
        TRY(m_authority->add(statement));
    TRY(m_hub.start(m_folder, m_township.card()));
    for (Client& client : m_clients) {
        TRY_LET(client.connection, TlsClient::connect(m_hub.port()));
        TRY_LET(const QByteArray hello, exchange(client, 1, 1, &client == &m_clients.front()));
        TRY(client.connection->send(hello));
        TRY(receive(client));
    }
    return {};
}

Result<QByteArray> HubLoad::exchange(Client& client, int segments, int entries, bool introduce) {
    ExchangeRequest request;
    for (int s = 0; s < segments; ++s) {
        TRY_LET(const SealedRun run,
                m_maker->seal(client.author, entries, m_now, std::chrono::minutes(1), 30, m_random));
        m_now += entries * std::chrono::minutes(1);
        request.segments.push_back(run.bytes);
    }
    const VersionVector after{
        {client.author.stream, {client.author.next - 1, shortHash(client.author.previous)}}};
    request.vectorDigest = digestOf(after);
    request.authorityDigest = m_authority->digest();
    if (introduce) request.statements = m_township.statements();
    client.expected.push_back(segments > 0 ? client.author.next - 1 : 0);
    return TlsClient::httpRequest(
        m_hub.port(), ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, m_township.id(),
                                                  ExchangeCodec::encode(request), client.author.signing));
}

Result<void> HubLoad::receive(Client& client) {
    TRY_LET(const TlsClient::Answer answer, client.connection->receive());
    TRY(checkAnswer(answer, client.author.stream, client.expected.front()));
    client.expected.erase(client.expected.begin());
    return {};
}

Result<double> HubLoad::run(int requests, int segments, int entries) {
    for (Client& client : m_clients) {
        client.requests.clear();
        client.sent = 0;
        for (int r = 0; r < requests; ++r) {
            TRY_LET(QByteArray request, exchange(client, segments, entries));
            client.requests.push_back(std::move(request));
        }
    }
    const Stopwatch watch;
    std::vector<pollfd> waiting;
    for (Client& client : m_clients) {
        TRY(client.connection->send(client.requests[client.sent++]));
        waiting.push_back({client.connection->descriptor(), POLLIN, 0});
    }
    for (std::size_t open = m_clients.size(); open > 0;) {
        if (::poll(waiting.data(), waiting.size(), 30'000) <= 0) return fail(SyncErrc::TimedOut);
        for (std::size_t c = 0; c < m_clients.size(); ++c) {
            if (waiting[c].revents == 0) continue;
            Client& client = m_clients[c];
            TRY(receive(client));
            if (client.sent < client.requests.size()) {
                TRY(client.connection->send(client.requests[client.sent++]));
            } else {
                waiting[c].fd = -1; // Left aside by poll.
                waiting[c].revents = 0;
                --open;
            }
        }
    }
    return watch.seconds();
}

Result<double> HubLoad::single() {
    Client& client = m_clients.front();
    TRY_LET(const QByteArray request, exchange(client, 1, 1));
    const Stopwatch watch;
    TRY(client.connection->send(request));
    TRY(receive(client));
    return watch.seconds();
}

Result<void> HubLoad::measureMemory(int connections, Results& results) {
    const auto before = m_hub.residentKiB();
    if (!before) return {}; // Not told here.
    std::vector<std::unique_ptr<TlsClient>> kept;
    Client& client = m_clients.front();
    for (int i = 0; i < connections; ++i) {
        TRY_LET(auto connection, TlsClient::connect(m_hub.port()));
        TRY_LET(const QByteArray request, exchange(client, 0, 0));
        client.expected.clear();
        TRY(connection->send(request));
        TRY_LET(const TlsClient::Answer answer, connection->receive());
        TRY(checkAnswer(answer, client.author.stream, 0));
        kept.push_back(std::move(connection));
    }
    const auto after = m_hub.residentKiB();
    if (!after) return {};
    const QString part = QStringLiteral("hub");
    results.add({part, QStringLiteral("resident memory, 16 connections"), QStringLiteral("KiB"), 0, *before,
                 atMost(40 * 1024 + Clients * 64)});
    results.add({part, QStringLiteral("and for each further open connection"), QStringLiteral("KiB"), 0,
                 (*after - *before) / connections, atMost(64)});
    return {};
}

/// The yardstick that the goal is stated beside.
Result<double> rowTransactions(Database& db, int count) {
    const QByteArray body(250, 'h');
    const Stopwatch watch;
    for (int i = 0; i < count; ++i) {
        TRY_LET(Transaction transaction, Transaction::begin(db));
        TRY_LET(SqlStatement put, db.prepare("INSERT INTO bare(body) VALUES(?1)"));
        TRY(put.run(body));
        TRY(transaction.commit());
    }
    return watch.seconds();
}

} // namespace

Result<void> benchHub(const Options& options, Results& results) {
    const QString part = QStringLiteral("hub");
    const QString folder = options.folder + QStringLiteral("/hub");
    {
        HubLoad fresh(folder + QStringLiteral("-memory"));
        TRY(fresh.start());
        TRY(fresh.measureMemory(options.smoke ? 8 : IdleConnections, results));
    }
    HubLoad load(folder);
    TRY(load.start());
    TRY_LET(Database bare, openBare(options.folder + QStringLiteral("/hub-bare.db")));
    TRY(bare.execute("CREATE TABLE bare(row INTEGER PRIMARY KEY, body BLOB NOT NULL)"));
    const int rows = options.smoke ? 20 : 1000;
    const int requests = options.smoke ? 2 : 40;
    const auto yardstick = [&](int) { return rowTransactions(bare, rows); };
    const auto measure = [&](int each, int segments, int entries) {
        return compare(
            options.rounds, [&, each, segments, entries](int) { return load.run(each, segments, entries); },
            yardstick);
    };

    TRY_LET(const Comparison hundreds, measure(requests, 1, 100));
    const double bareRate = rows / hundreds.bare;
    results.add({part, QStringLiteral("bare one-row transactions"), QStringLiteral("per s"), 0, bareRate,
                 std::nullopt});
    results.add({part, QStringLiteral("entries, a segment of 100 an exchange"), QStringLiteral("entries/s"),
                 0, Clients * requests * 100 / hundreds.work, atLeast(200'000)});
    const int fewer = (requests + 4) / 5; // each carries ten times as much
    TRY_LET(const Comparison thousands, measure(fewer, 10, 100));
    results.add({part, QStringLiteral("entries, 10 segments of 100 an exchange"), QStringLiteral("entries/s"),
                 0, Clients * fewer * 1000 / thousands.work, std::nullopt});
    TRY_LET(const Comparison ones, measure(requests * 2, 1, 1));
    const double singles = Clients * requests * 2 / ones.work;
    results.add(
        {part, QStringLiteral("exchanges of one entry"), QStringLiteral("per s"), 0, singles, atLeast(3000)});
    results.add({part, QStringLiteral("against bare one-row transactions"), QStringLiteral("ratio"), 0,
                 singles / (rows / ones.bare), atLeast(0.5)});
    std::vector<double> alone;
    for (int i = 0; i < (options.smoke ? 5 : 500); ++i) {
        TRY_LET(const double seconds, load.single());
        alone.push_back(seconds * 1000);
    }
    results.add({part, QStringLiteral("exchange of one entry, one client, p50"), QStringLiteral("ms"), 0,
                 median(alone), atMost(3)});
    return {};
}

} // namespace cunbao::bench
