#pragma once

#include "app/domain/FigureBook.h"
#include "app/domain/Period.h"
#include "app/store/EntryProjection.h"

namespace cunbao {

/// Something that a person should decide (2-domain, "Doubt, shown and never hidden").
struct Doubt {
    QString id;   ///< 32 hex digits, the same on every device
    QString kind; ///< conflict, duplicate, late, rule, outlier, overridden
    /// rule: its id; outlier: the value that is far from the others; duplicate: same-value,
    /// office-and-village; conflict: revisions, stock-day, overrides; late: the frozen round's template;
    /// overridden: what the entries come to now
    QString detail;
    QString indicator;
    OrgCode unit;
    QDate on;                          ///< null where it concerns the whole period
    std::vector<EntryName> operations; ///< the entries or revisions that stand against each other
    bool resolved = false;
};

/// Doubts of a period, resolved ones left out unless asked for.
[[nodiscard]] Result<std::vector<Doubt>> doubtsOf(Ledger& ledger, const Period& period,
                                                  bool resolvedToo = false);

/// What `keep` may be, in the order in which they are offered.
[[nodiscard]] QStringList choicesOf(const Doubt& doubt);
/// Decides a doubt. `keep`: for a conflict the entry or revision whose content shall count; for a duplicate
/// `both`, or the entry to keep, the others being withdrawn (`office` or `village` where the two recorded the
/// same flow); for anything else `both`: it has been seen, and stands. Errors: DoubtUnknown, DoubtChoice,
/// ReasonRequired.
[[nodiscard]] Result<void> resolveDoubt(Ledger& ledger, const QString& id, const QString& keep,
                                        const QString& why);
/// Takes back that somebody said `both`. What a revision or a withdrawal decided is undone by correcting the
/// entry. Errors: DoubtUnknown, ReasonRequired.
[[nodiscard]] Result<void> undoResolution(Ledger& ledger, const QString& id, const QString& why);

} // namespace cunbao
