#include "tests/bench/HubLoad.h"

#include "app/domain/BuiltInCatalogue.h"
#include "sync/SyncError.h"

#include <poll.h>

namespace cunbao::bench {

namespace {

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

} // namespace

Result<void> HubLoad::start() {
    TRY_LET(BuiltInCatalogue builtIn, BuiltInCatalogue::annualReport());
    std::vector<OrgUnit> units{
        {OrgCode(TestTownship::Township), QStringLiteral("青石镇"), OrgCode(), QDate(), QDate(), OrgCode()}};
    EpochGrant grant;
    for (int c = 0; c < m_count; ++c) {
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
                             0,
                             {}});
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

Result<void> HubLoad::send(Client& client) {
    client.since = Stopwatch();
    return client.connection->send(client.requests[client.sent++]);
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
    m_waits.clear();
    const Stopwatch watch;
    std::vector<pollfd> waiting;
    for (Client& client : m_clients) {
        TRY(send(client));
        waiting.push_back({client.connection->descriptor(), POLLIN, 0});
    }
    for (std::size_t open = m_clients.size(); open > 0;) {
        if (::poll(waiting.data(), waiting.size(), 30'000) <= 0) return fail(SyncErrc::TimedOut);
        for (std::size_t c = 0; c < m_clients.size(); ++c) {
            if (waiting[c].revents == 0) continue;
            Client& client = m_clients[c];
            TRY(receive(client));
            m_waits.push_back(client.since.seconds());
            if (client.sent < client.requests.size()) {
                TRY(send(client));
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

Result<std::unique_ptr<TlsClient>> HubLoad::another() {
    Client& client = m_clients.front();
    TRY_LET(auto connection, TlsClient::connect(m_hub.port()));
    TRY_LET(const QByteArray request, exchange(client, 0, 0));
    client.expected.clear();
    TRY(connection->send(request));
    TRY_LET(const TlsClient::Answer answer, connection->receive());
    TRY(checkAnswer(answer, client.author.stream, 0));
    return connection;
}

} // namespace cunbao::bench
