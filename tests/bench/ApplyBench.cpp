#include "app/store/TallyCodec.h"
#include "tests/bench/Benchmarks.h"

#include <set>

namespace cunbao::bench {

namespace {

constexpr int SegmentSize = 100;

/// The rows that one intake left behind, ready to be written again elsewhere.
struct Rows {
    struct Op {
        qint64 stream, seq, time, kind, context, status;
        QByteArray fields;
    };
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
    struct Segment {
        qint64 stream, first, count;
        QByteArray hash, previous, bytes;
    };
    std::vector<Op> ops;
    std::vector<Entry> entries;
    std::vector<Cell> cells;
    std::vector<Doubt> doubts;
    std::vector<Segment> segments;
};

/// Runs a query and hands every row to `take`.
template <class Take, class... Values>
Result<void> each(Database& db, const char* sql, Take take, const Values&... values) {
    TRY_LET(SqlStatement query, db.prepare(sql));
    TRY(query.bindAll(values...));
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return {};
        take(query);
    }
}

Result<Rows> rowsOf(BenchTownship& township, const std::vector<std::pair<OrgCode, SealedRun>>& runs,
                    const std::vector<StreamId>& streams) {
    Ledger& office = township.office();
    Rows rows;
    std::set<std::tuple<qint64, qint64, qint64>> cells, days;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto& [unit, run] = runs[i];
        TRY_LET(const int stream, office.streamNumber(streams[i]));
        rows.segments.push_back({stream, static_cast<qint64>(run.link.first), SegmentSize,
                                 run.link.hash.toBytes(), run.link.previous.toBytes(), run.bytes});
        TRY(each(
            office.db(),
            "SELECT seq, time, kind, context, status, fields FROM op WHERE stream = ?1 AND seq BETWEEN ?2 "
            "AND ?3",
            [&](const SqlStatement& row) {
                rows.ops.push_back({stream, row.integer(0), row.integer(1), row.integer(2), row.integer(3),
                                    row.integer(4), row.bytes(5)});
            },
            stream, run.link.first, run.link.last()));
        for (const MadeEntry& made : run.entries) {
            const Indicator& indicator =
                township.maker().catalogue().indicators()[static_cast<std::size_t>(made.indicator)];
            TRY_LET(const int number, office.indicatorNumber(indicator.id));
            const qint64 day = dayNumber(made.on);
            TRY(each(
                office.db(),
                "SELECT kind, number, head_stream, head_seq, conflict FROM entry WHERE indicator = ?1 AND "
                "unit = ?2 "
                "AND day = ?3 AND time = ?4 AND stream = ?5 AND seq = ?6",
                [&](const SqlStatement& row) {
                    rows.entries.push_back({number, unit.number(), day, made.time.packed(), stream,
                                            static_cast<qint64>(made.sequence), row.integer(0),
                                            row.integer(1), row.integer(2), row.integer(3), row.integer(4)});
                },
                number, unit.number(), day, made.time.packed(), stream, made.sequence));
            cells.emplace(made.on.year() * 100 + made.on.month(), number, unit.number());
            cells.emplace(made.on.year() * 100, number, unit.number());
            days.emplace(number, unit.number(), day);
        }
    }
    for (const auto& [period, indicator, unit] : cells)
        TRY(each(
            office.db(), "SELECT tally FROM cell WHERE period = ?1 AND indicator = ?2 AND unit = ?3",
            [&, p = period, i = indicator, u = unit](const SqlStatement& row) {
                rows.cells.push_back({p, i, u, row.bytes(0)});
            },
            period, indicator, unit));
    for (const auto& [indicator, unit, day] : days)
        TRY(each(
            office.db(),
            "SELECT kind, id, operations FROM doubt WHERE indicator = ?1 AND unit = ?2 AND day = ?3",
            [&, i = indicator, u = unit, d = day](const SqlStatement& row) {
                rows.doubts.push_back({i, u, d, row.integer(0), row.bytes(1), row.bytes(2)});
            },
            indicator, unit, day));
    return rows;
}

/// The yardstick: the same rows into the same tables and indices, in one transaction.
Result<double> writeRows(Database& db, const Rows& rows) {
    const Stopwatch watch;
    TRY_LET(Transaction transaction, Transaction::begin(db));
    {
        TRY_LET(SqlStatement segment,
                db.prepare("INSERT INTO segment(stream, first, count, hash, previous, main, verified, bytes) "
                           "VALUES(?1, ?2, ?3, ?4, ?5, 1, 1, ?6)"));
        TRY_LET(SqlStatement head,
                db.prepare("UPDATE stream SET head = ?2, head_hash = ?3, applied = ?2 WHERE ord = ?1"));
        for (const auto& row : rows.segments) {
            TRY(segment.run(row.stream, row.first, row.count, row.hash, row.previous, row.bytes));
            TRY(head.run(row.stream, row.first + row.count - 1, row.hash));
        }
        TRY_LET(SqlStatement op,
                db.prepare("INSERT INTO op(stream, seq, time, kind, context, status, fields) "
                           "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
        for (const auto& row : rows.ops)
            TRY(op.run(row.stream, row.seq, row.time, row.kind, row.context, row.status, row.fields));
        TRY_LET(
            SqlStatement entry,
            db.prepare("INSERT INTO entry(indicator, unit, day, time, stream, seq, kind, number, wide, text, "
                       "head_stream, head_seq, conflict) "
                       "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, NULL, ?9, ?10, ?11)"));
        for (const auto& row : rows.entries)
            TRY(entry.run(row.indicator, row.unit, row.day, row.time, row.stream, row.seq, row.kind,
                          row.number, row.headStream, row.headSeq, row.conflict));
        TRY_LET(
            SqlStatement cell,
            db.prepare("INSERT OR REPLACE INTO cell(period, indicator, unit, tally) VALUES(?1, ?2, ?3, ?4)"));
        for (const auto& row : rows.cells)
            TRY(cell.run(row.period, row.indicator, row.unit, row.tally));
        TRY_LET(SqlStatement doubt,
                db.prepare("INSERT OR REPLACE INTO doubt(indicator, unit, day, kind, id, operations) "
                           "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
        for (const auto& row : rows.doubts)
            TRY(doubt.run(row.indicator, row.unit, row.day, row.kind, row.id, row.operations));
    }
    TRY(transaction.commit());
    return watch.seconds();
}

} // namespace

Result<void> benchApply(const Options& options, int entries, Results& results) {
    const QString folder = options.folder + QStringLiteral("/apply-%1").arg(entries);
    TRY_LET(const auto township, BenchTownship::create(folder));
    TRY_LET(auto authors, township->fillOffice(entries));
    TRY_LET(Database bare, copyBare(township->office(), folder + QStringLiteral("/bare.db")));

    // One answer of a hub: some villages' segments, one transaction.
    const int segments = options.smoke ? 2 : 10;
    Replica office(township->office());
    std::vector<std::pair<OrgCode, SealedRun>> runs;
    std::vector<StreamId> streams;
    std::size_t turn = 0;
    const auto work = [&](int) -> Result<double> {
        runs.clear();
        streams.clear();
        std::vector<QByteArray> sealed;
        for (int s = 0; s < segments; ++s) {
            Author& author = authors[turn++ % authors.size()];
            TRY_LET(SealedRun run, township->maker().seal(author, SegmentSize, township->clock().now(),
                                                          std::chrono::minutes(1), 30, township->random()));
            sealed.push_back(run.bytes);
            streams.push_back(author.stream);
            runs.emplace_back(author.unit, std::move(run));
        }
        township->clock().advance(std::chrono::hours(24));
        const Stopwatch watch;
        TRY(office.takeSegments(sealed));
        return watch.seconds();
    };
    const auto yardstick = [&](int) -> Result<double> {
        TRY_LET(const Rows rows, rowsOf(*township, runs, streams));
        return writeRows(bare, rows);
    };
    TRY(work(0));
    TRY(yardstick(0));
    TRY_LET(const Comparison outcome, compare(options.rounds * (options.smoke ? 1 : 5), work, yardstick));
    const QString part = QStringLiteral("apply");
    const double count = segments * SegmentSize;
    results.add({part, QStringLiteral("entries applied, segments of 100"), QStringLiteral("entries/s"),
                 entries, count / outcome.work, std::nullopt});
    results.add({part, QStringLiteral("bare, the same rows"), QStringLiteral("entries/s"), entries,
                 count / outcome.bare, std::nullopt});
    results.add({part, QStringLiteral("rate against the bare rows"), QStringLiteral("ratio"), entries,
                 outcome.ratio, atLeast(0.5)});
    return {};
}

} // namespace cunbao::bench
