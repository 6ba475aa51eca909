#include "tests/bench/Benchmarks.h"
#include "tests/bench/HubLoad.h"

namespace cunbao::bench {

namespace {

constexpr int Clients = 16;
constexpr int IdleConnections = 300;

Result<void> measureMemory(HubLoad& load, int connections, Results& results) {
    const auto before = load.hub().residentKiB();
    if (!before) return {}; // Not told here.
    std::vector<std::unique_ptr<TlsClient>> kept;
    for (int i = 0; i < connections; ++i) {
        TRY_LET(auto connection, load.another());
        kept.push_back(std::move(connection));
    }
    const auto after = load.hub().residentKiB();
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
        HubLoad fresh(folder + QStringLiteral("-memory"), Clients);
        TRY(fresh.start());
        TRY(measureMemory(fresh, options.smoke ? 8 : IdleConnections, results));
    }
    HubLoad load(folder, Clients);
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
