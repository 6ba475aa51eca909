#pragma once

#include "app/domain/Period.h"
#include "app/store/EntryProjection.h"

namespace cunbao {

/// A doubt among entries, as the projection keeps it.
struct StoredDoubt {
    Hash16 id;
    DoubtKind kind = DoubtKind::Revisions;
    QString indicator;
    OrgCode unit;
    QDate on;
    std::vector<EntryName> operations;
};

class DoubtReader {
public:
    explicit DoubtReader(Ledger& ledger) : m_ledger(ledger) {}

    /// Of entries dated in the period, resolved ones included.
    [[nodiscard]] Result<std::vector<StoredDoubt>> of(const Period& period);
    /// Whether the latest statement about this doubt resolves it.
    [[nodiscard]] Result<bool> isResolved(const Hash16& id);
    /// First and last year in which there are entries; nothing without any.
    [[nodiscard]] Result<std::optional<std::pair<int, int>>> years();

private:
    Ledger& m_ledger;
};

} // namespace cunbao
