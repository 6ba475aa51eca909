#pragma once

#include "app/store/EntryProjection.h"

namespace cunbao {

/// A doubt among entries, as the projection keeps it.
struct StoredDoubt {
    Hash16 id;
    DoubtKind kind = DoubtKind::Revisions;
    int indicator = 0; ///< the store's number
    OrgCode unit;
    QDate on;
    std::vector<EntryName> operations;
};

class DoubtReader {
public:
    explicit DoubtReader(Ledger& ledger) : m_ledger(ledger) {}

    /// Of entries dated up to this day, resolved ones included.
    [[nodiscard]] Result<std::vector<StoredDoubt>> upTo(QDate last);
    /// The doubts whose latest statement, in the order of operations, resolves them.
    [[nodiscard]] Result<std::set<Hash16>> resolved();
    /// First and last year in which there are entries or doubts; nothing without any.
    [[nodiscard]] Result<std::optional<std::pair<int, int>>> years();

private:
    Ledger& m_ledger;
};

} // namespace cunbao
