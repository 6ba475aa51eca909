#include "app/store/PositionReader.h"

#include "app/domain/AppError.h"
#include "app/store/LateEntry.h"
#include "app/store/PositionFigures.h"
#include "app/store/RoundReader.h"

namespace cunbao {

namespace {

/// A book compares with the year before, which may compare with the one before that; further back nobody
/// looks.
constexpr int YearsBefore = 2;

Result<Figures> figuresWithin(Ledger& ledger, const Position& position, const Period& period,
                              int yearsBefore);

/// What was frozen stands, whatever came later; else what this position makes of that year.
Result<FigureBook> bookWithin(Ledger& ledger, const Position& position, const std::vector<Round>& rounds,
                              const Period& period, int yearsBefore) {
    const Round* frozen = freezeOf(rounds, period);
    TRY_LET(const Position then, frozen ? Position::decode(frozen->position) : Result<Position>(position));
    TRY_LET(Figures figures, figuresWithin(ledger, then, period, yearsBefore));
    return std::move(figures.book);
}

Result<Figures> figuresWithin(Ledger& ledger, const Position& position, const Period& period,
                              int yearsBefore) {
    TRY_LET(const auto log, PositionLog::load(ledger, position));
    TRY_LET(const Catalogue* catalogue, log->catalogueInForce());
    if (!catalogue) return fail(AppErrc::CatalogueMissing);
    PositionFigures figures(ledger, *log);
    TRY(figures.read());
    TRY_LET(FigureInput input, figures.input(*catalogue, period));
    std::optional<FigureBook> previous;
    if (yearsBefore > 0 && comparesWithPrevious(*catalogue)) {
        TRY_LET(previous,
                bookWithin(ledger, position, figures.rounds(), period.yearBefore(), yearsBefore - 1));
    }
    TRY_LET(FigureBook book, FigureBook::compute(*catalogue, period, input, previous ? &*previous : nullptr));
    return Figures{catalogue, std::move(input), std::move(book)};
}

} // namespace

Result<Position> PositionReader::now() {
    return m_ledger.transact([&] { return nowWithin(); });
}

Result<Position> PositionReader::nowWithin() {
    TRY(m_replica.sealWithin());
    Position position;
    TRY_LET(const auto heads, m_replica.appliedHeads());
    for (const auto& [stream, link] : heads)
        position.streams.emplace(stream, std::pair(link.last(), link.hash));
    TRY_LET(const Authority* authority, m_ledger.authority());
    position.statements = authority->ids();
    TRY_LET(SqlStatement put,
            m_ledger.db().prepare("INSERT OR IGNORE INTO position(cursor, bytes) VALUES(?1, ?2)"));
    TRY(put.run(QByteArray::fromHex(position.cursor().toLatin1()), position.encode()));
    return position;
}

Result<Position> PositionReader::find(const QString& cursor) {
    {
        TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT bytes FROM position WHERE cursor = ?1"));
        TRY(query.bindAll(QByteArray::fromHex(cursor.toLatin1())));
        TRY_LET(const bool found, query.step());
        if (found && cursor.size() == 32) return Position::decode(query.bytes(0));
    }
    // What another office device froze is known here by the freeze itself.
    RoundReader rounds(m_ledger);
    TRY_LET(const auto all, rounds.all());
    for (const Round& round : all) {
        if (round.position.isEmpty()) continue;
        TRY_LET(Position position, Position::decode(round.position));
        if (position.cursor() == cursor) return position;
    }
    return fail(AppErrc::CursorUnknown, {cursor});
}

Result<Instant> PositionReader::timeOf(const Position& position) {
    HybridTime latest;
    for (const auto& [stream, head] : position.streams) {
        TRY_LET(const int ord, m_ledger.streamNumber(stream));
        // Within a stream time only goes on.
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare(
                    "SELECT time FROM op WHERE stream = ?1 AND seq <= ?2 ORDER BY seq DESC LIMIT 1"));
        TRY(query.bindAll(ord, head.first));
        TRY_LET(const bool found, query.step());
        if (found) latest = std::max(latest, HybridTime::unpacked(query.integer(0)));
    }
    return latest.instant();
}

Result<Figures> PositionReader::figures(const Position& position, const Period& period) {
    return figuresWithin(m_ledger, position, period, YearsBefore);
}

Result<FigureBook> PositionReader::yearBefore(const Position& position, const Period& period) {
    TRY_LET(const auto log, PositionLog::load(m_ledger, position));
    PositionFigures figures(m_ledger, *log);
    TRY(figures.read());
    return bookWithin(m_ledger, position, figures.rounds(), period.yearBefore(), YearsBefore - 1);
}

Result<std::vector<LateOperation>> PositionReader::outside(const Position& position,
                                                           const Catalogue& catalogue, const Period& period,
                                                           const FigureInput& now) {
    EntryProjection projection(m_ledger);
    std::vector<LateOperation> out;
    TRY_LET(const auto streams, m_log.streams());
    for (const int stream : streams) {
        TRY_LET(const StreamId id, m_ledger.streamId(stream));
        TRY_LET(const Authority* authority, m_ledger.authority());
        if (!authority->stream(id)) continue;
        TRY_LET(const auto operations,
                m_log.range(stream, position.sequenceOf(id) + 1, static_cast<quint64>(INT64_MAX)));
        for (const LoggedOperation& logged : operations) {
            if (logged.status != OpStatus::Accepted) continue;
            const EntryName name{id, logged.operation.sequence};
            if (isEntryKind(logged.operation.kind)) {
                TRY_LET(const auto history, projection.historyOf(name));
                TRY_LET(const auto late, lateEntry(m_ledger, name, history, catalogue, period, now));
                if (late) out.push_back(*late);
            } else if (static_cast<OpKind>(logged.operation.kind) == OpKind::FigureOverridden) {
                TRY_LET(const Payload payload, PayloadCodec::decode(logged.operation));
                const auto& set = std::get<FigureOverridden>(payload);
                TRY_LET(const Catalogue* version, m_ledger.catalogue(logged.context));
                if (set.period != period.toString()) continue;
                const auto& indicators = version->indicators();
                out.push_back(
                    {name, indicators[static_cast<std::size_t>(set.indicator)].id, set.unit, QDate()});
            }
        }
    }
    return out;
}

} // namespace cunbao
