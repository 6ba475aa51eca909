#pragma once

#include "app/store/Ledger.h"

namespace cunbao {

/// What was typed for an indicator of a unit and not yet saved (草稿). Known to this device alone: it never
/// travels, and counts nowhere.
struct Draft {
    QString indicator;
    OrgCode unit;
    QString typed; ///< as it stood in the field, readable or not
    QDate on;      ///< null: none was chosen
    QString note;
    Instant savedAt{};
};

/// The drafts of this device: one for each indicator and unit. Kept apart from the log and its projections;
/// a rebuild does not touch them. Outside a transaction what is written is durable when it returns; inside
/// one it is part of it.
class DraftTable {
public:
    explicit DraftTable(Ledger& ledger) : m_ledger(ledger) {}

    /// In place of the one that was there. `savedAt` is the time now, whatever the draft says.
    [[nodiscard]] Result<void> save(const Draft& draft);
    [[nodiscard]] Result<std::optional<Draft>> find(const QString& indicator, OrgCode unit);
    /// Nothing happens where there is none.
    [[nodiscard]] Result<void> remove(const QString& indicator, OrgCode unit);
    /// The one saved last comes first.
    [[nodiscard]] Result<std::vector<Draft>> all();

private:
    Ledger& m_ledger;
};

} // namespace cunbao
