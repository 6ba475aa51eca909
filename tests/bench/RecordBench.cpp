#include "app/usecase/RecordEntry.h"
#include "tests/bench/Benchmarks.h"

namespace cunbao::bench {

namespace {

/// A day has 86,400 seconds; one entry of each indicator a day.
constexpr std::chrono::milliseconds BetweenEntries{24 * 60 * 1000 + 24'000};

/// The yardstick: one row of the size of an operation, in a transaction of its own.
Result<double> insertRows(Database& db, int count) {
    const QByteArray body(48, 'r');
    const Stopwatch watch;
    for (int i = 0; i < count; ++i) {
        TRY_LET(Transaction transaction, Transaction::begin(db));
        TRY_LET(SqlStatement put, db.prepare("INSERT INTO bare(time, body) VALUES(?1, ?2)"));
        TRY(put.run(qint64(i), body));
        TRY(transaction.commit());
    }
    return watch.seconds();
}

Result<void> fillBare(Database& db, int entries) {
    TRY(db.execute("CREATE TABLE bare(row INTEGER PRIMARY KEY, time INTEGER NOT NULL, body BLOB NOT NULL)"));
    TRY_LET(Transaction transaction, Transaction::begin(db));
    const QByteArray body(48, 'r');
    for (int i = 0; i < entries; ++i) {
        TRY_LET(SqlStatement put, db.prepare("INSERT INTO bare(time, body) VALUES(?1, ?2)"));
        TRY(put.run(qint64(i), body));
    }
    return transaction.commit();
}

} // namespace

Result<void> benchRecord(const Options& options, int entries, Results& results) {
    const QString folder = options.folder + QStringLiteral("/record-%1").arg(entries);
    TRY_LET(const auto township, BenchTownship::create(folder));
    TRY_LET(const auto phone, township->phone(0));
    TRY(township->fillPhone(*phone, BenchTownship::unitOf(0), entries));
    TRY_LET(Database bare, openBare(folder + QStringLiteral("/bare.db")));
    TRY(fillBare(bare, entries));

    const auto& indicators = township->maker().catalogue().indicators();
    const auto recordBatch = [&](int count) -> Result<double> {
        std::vector<RecordRequest> requests;
        for (int i = 0; i < count; ++i) {
            const MadeEntry made = township->maker().make(township->clock().now(), 1);
            RecordRequest request;
            request.indicator = indicators[static_cast<std::size_t>(made.indicator)].id;
            request.value = EntryValue::ofNumber(Decimal::fromInteger(made.number));
            requests.push_back(std::move(request));
        }
        const Stopwatch watch;
        for (const RecordRequest& request : requests) {
            TRY(recordEntry(*phone, request));
            township->clock().advance(BetweenEntries);
        }
        return watch.seconds();
    };
    // A first month without a watch: the day on which the fill ended already has entries.
    TRY(recordBatch(std::min(options.batch, 120)));
    TRY(insertRows(bare, 20));
    TRY_LET(const Comparison outcome, compare(
                                          options.rounds, [&](int) { return recordBatch(options.batch); },
                                          [&](int) { return insertRows(bare, options.batch); }));
    const QString part = QStringLiteral("record");
    const double count = options.batch;
    results.add({part, QStringLiteral("entries recorded"), QStringLiteral("entries/s"), entries,
                 count / outcome.work, std::nullopt});
    results.add({part, QStringLiteral("bare row, same durability"), QStringLiteral("rows/s"), entries,
                 count / outcome.bare, std::nullopt});
    results.add({part, QStringLiteral("rate against the bare row"), QStringLiteral("ratio"), entries,
                 outcome.ratio, atLeast(0.6)});
    return {};
}

} // namespace cunbao::bench
