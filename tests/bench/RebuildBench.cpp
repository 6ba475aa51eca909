#include "app/store/Rebuild.h"
#include "tests/bench/Benchmarks.h"

namespace cunbao::bench {

namespace {

/// The projections that entries make, which are nearly all of them, in memory.
struct Projections {
    struct Entry {
        qint64 indicator, unit, day, time, stream, seq, kind;
        std::optional<qint64> number;
        qint64 headStream, headSeq, conflict;
    };
    struct Cell {
        qint64 period, indicator, unit;
        QByteArray tally;
    };
    struct Doubt {
        qint64 indicator, unit, day, kind;
        QByteArray id, operations;
    };
    std::vector<Entry> entries;
    std::vector<Cell> cells;
    std::vector<Doubt> doubts;
};

template <class Take>
Result<void> each(Database& db, const char* sql, Take take) {
    TRY_LET(SqlStatement query, db.prepare(sql));
    TRY(query.bindAll());
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return {};
        take(query);
    }
}

Result<Projections> readAll(Database& db) {
    Projections out;
    TRY(each(db,
             "SELECT indicator, unit, day, time, stream, seq, kind, number, head_stream, head_seq, conflict "
             "FROM entry ORDER BY time, stream, seq",
             [&](const SqlStatement& row) {
                 out.entries.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3),
                                        row.integer(4), row.integer(5), row.integer(6), row.integer(7),
                                        row.integer(8), row.integer(9), row.integer(10)});
             }));
    TRY(each(db, "SELECT period, indicator, unit, tally FROM cell", [&](const SqlStatement& row) {
        out.cells.push_back({row.integer(0), row.integer(1), row.integer(2), row.bytes(3)});
    }));
    TRY(each(db, "SELECT indicator, unit, day, kind, id, operations FROM doubt",
             [&](const SqlStatement& row) {
                 out.doubts.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3),
                                       row.bytes(4), row.bytes(5)});
             }));
    return out;
}

/// The yardstick: the same rows, in the order in which they were made, in one transaction as the rebuild is.
Result<double> writeAll(Database& db, const Projections& rows) {
    const Stopwatch watch;
    TRY_LET(Transaction transaction, Transaction::begin(db));
    TRY(db.execute("DELETE FROM entry; DELETE FROM cell; DELETE FROM doubt"));
    {
        TRY_LET(
            SqlStatement entry,
            db.prepare("INSERT INTO entry(indicator, unit, day, time, stream, seq, kind, number, wide, text, "
                       "head_stream, head_seq, conflict) "
                       "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, NULL, ?9, ?10, ?11)"));
        for (const auto& row : rows.entries)
            TRY(entry.run(row.indicator, row.unit, row.day, row.time, row.stream, row.seq, row.kind,
                          row.number, row.headStream, row.headSeq, row.conflict));
        TRY_LET(SqlStatement cell,
                db.prepare("INSERT INTO cell(period, indicator, unit, tally) VALUES(?1, ?2, ?3, ?4)"));
        for (const auto& row : rows.cells)
            TRY(cell.run(row.period, row.indicator, row.unit, row.tally));
        TRY_LET(SqlStatement doubt,
                db.prepare("INSERT INTO doubt(indicator, unit, day, kind, id, operations) "
                           "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
        for (const auto& row : rows.doubts)
            TRY(doubt.run(row.indicator, row.unit, row.day, row.kind, row.id, row.operations));
    }
    TRY(transaction.commit());
    return watch.seconds();
}

} // namespace

Result<void> benchRebuild(const Options& options, int entries, Results& results) {
    const QString folder = options.folder + QStringLiteral("/rebuild-%1").arg(entries);
    TRY_LET(const auto township, BenchTownship::create(folder));
    TRY(township->fillOffice(entries));
    TRY_LET(Database bare, copyBare(township->office(), folder + QStringLiteral("/bare.db")));
    TRY_LET(const Projections rows, readAll(bare));
    const auto rebuild = [&](int) -> Result<double> {
        const Stopwatch watch;
        TRY(rebuildProjections(township->office()));
        return watch.seconds();
    };
    const auto yardstick = [&](int) { return writeAll(bare, rows); };
    const int rounds = entries > 200'000 ? 1 : std::min(options.rounds, 3);
    TRY_LET(const Comparison outcome, compare(rounds, rebuild, yardstick));
    const QString part = QStringLiteral("rebuild");
    results.add({part, QStringLiteral("rebuild"), QStringLiteral("s"), entries, outcome.work, std::nullopt});
    results.add({part, QStringLiteral("bulk-writing the same rows"), QStringLiteral("s"), entries,
                 outcome.bare, std::nullopt});
    results.add({part, QStringLiteral("time against bulk-writing"), QStringLiteral("times"), entries,
                 1 / outcome.ratio, atMost(3)});
    return {};
}

} // namespace cunbao::bench
