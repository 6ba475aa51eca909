#pragma once

#include "app/domain/Round.h"
#include "app/store/Figures.h"
#include "app/store/Position.h"
#include "app/store/Replica.h"

namespace cunbao {

class PositionLog;

/// What touches a frozen round from outside its position (2-domain: `late`).
struct LateOperation {
    EntryName name;
    QString indicator;
    OrgCode unit;
    QDate on; ///< null for an override, which concerns the whole period

    [[nodiscard]] Hash16 doubt() const { return doubtIdOf("late", {name}); }
};

class PositionReader {
public:
    explicit PositionReader(Ledger& ledger) : m_ledger(ledger), m_replica(ledger), m_log(ledger) {}

    /// The position of everything held now; seals this device's own open operations first, and remembers it
    /// so that its cursor can be named later. Runs its own transaction.
    [[nodiscard]] Result<Position> now();
    /// The same inside a transaction that already runs.
    [[nodiscard]] Result<Position> nowWithin();
    /// One that this device named, or that a freeze holds. Errors: AppErrc::CursorUnknown.
    [[nodiscard]] Result<Position> find(const QString& cursor);

    /// When the newest operation inside a position was made: the time that a document made from it bears, so
    /// that the same position always makes the same document. The epoch where it holds none.
    [[nodiscard]] Result<Instant> timeOf(const Position& position);
    /// The figures of a period as of a position: made from the operations inside it alone, as they were
    /// judged by what is inside it. Errors: PositionIncomplete, CatalogueMissing.
    [[nodiscard]] Result<Figures> figures(const Position& position, const Period& period);
    /// The figures that a period is compared with, as of a position: the year before, as it was frozen inside
    /// it.
    [[nodiscard]] Result<FigureBook> yearBefore(const Position& position, const Period& period);
    /// What lies outside a position and touches the period's figures, as they are now.
    [[nodiscard]] Result<std::vector<LateOperation>> outside(const Position& position,
                                                             const Catalogue& catalogue, const Period& period,
                                                             const FigureInput& now);

private:
    Ledger& m_ledger;
    Replica m_replica;
    OperationLog m_log;
};

} // namespace cunbao
