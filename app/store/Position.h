#pragma once

#include "app/domain/FigureBook.h"
#include "app/store/Replica.h"

namespace cunbao {

/// What exactly of all logs a figure was made from (位点): whole segments per stream, and the authority's
/// statements. Nothing that comes later changes figures as of a position.
struct Position {
    std::map<StreamId, std::pair<quint64, Hash32>> streams;
    std::vector<StatementId> statements; ///< ascending

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static Result<Position> decode(const QByteArray& bytes);
    /// The cursor: the position's digest, 32 hex digits. What reports and freezes print.
    [[nodiscard]] QString cursor() const;
};

class PositionReader {
public:
    explicit PositionReader(Ledger& ledger) : m_ledger(ledger), m_replica(ledger), m_log(ledger) {}

    /// The position of everything held now; seals this device's own open operations first, and remembers it
    /// so that its cursor can be named later. Runs its own transaction.
    [[nodiscard]] Result<Position> now();
    /// The same inside a transaction that already runs.
    [[nodiscard]] Result<Position> nowWithin();
    /// Errors: AppErrc::CursorUnknown.
    [[nodiscard]] Result<Position> find(const QString& cursor);

    /// When the newest operation inside a position was made: the time that a document made from it bears, so
    /// that the same position always makes the same document. The epoch where it holds none.
    [[nodiscard]] Result<Instant> timeOf(const Position& position);
    /// The figures of a period as of a position: made from the operations inside it alone.
    [[nodiscard]] Result<FigureBook> book(const Position& position, const Period& period);
    /// Entry operations of a period that lie outside a position: what is `late` to a frozen round.
    [[nodiscard]] Result<std::vector<EntryNode>> outside(const Position& position, const Period& period);

private:
    Result<FigureInput> input(const Position& position, const Catalogue& catalogue, const Period& period);
    Ledger& m_ledger;
    Replica m_replica;
    OperationLog m_log;
};

} // namespace cunbao
