#pragma once

#include "app/domain/Doubt.h"
#include "app/domain/EntryHistory.h"
#include "app/domain/Payload.h"
#include "app/store/CellTable.h"
#include "app/store/OperationLog.h"

#include <set>

namespace cunbao {

/// From accepted recordings and revisions to effective entries, tallies by month and year, and doubts.
/// Touches only what an operation can change. All calls inside a transaction.
class EntryProjection {
public:
    explicit EntryProjection(Ledger& ledger) : m_ledger(ledger), m_log(ledger), m_cells(ledger) {}

    /// A recording has been accepted. Nearly always nothing names it yet, which is the short road.
    [[nodiscard]] Result<void> addRecording(const LoggedOperation& logged, const EntryRecorded& recorded);
    /// An entry operation begins or ceases to be accepted; everything that hangs together with it is
    /// judged anew. The log still holds its old status.
    [[nodiscard]] Result<void> setAccepted(const LoggedOperation& logged, bool accepted);

    /// All recordings and revisions that hang together with this operation, as the log has them.
    [[nodiscard]] Result<std::vector<EntryNode>> historyOf(const EntryName& start);
    /// One of them, by itself: of a copy's origin only that it has one (linkOrigin).
    [[nodiscard]] Result<EntryNode> nodeOf(const LoggedOperation& logged);
    /// Puts the origin among a copy's parents, if what is `held` under its name is what was copied: under one
    /// name two histories of one device may have two operations.
    [[nodiscard]] Result<void> linkOrigin(EntryNode& node, const LoggedOperation& copy,
                                          const std::optional<LoggedOperation>& held);
    /// What a recording or revision says that it is a copy of.
    [[nodiscard]] static std::optional<CopyOrigin> originOf(const LoggedOperation& logged);

    /// What counts of a series between two days, both included, ordered by day, then order key. Without
    /// texts.
    [[nodiscard]] Result<std::vector<CountedEntry>> countedEntries(int indicator, OrgCode unit, QDate first,
                                                                   QDate last);
    /// The names of the entries that count between two days, texts included.
    [[nodiscard]] Result<std::vector<EntryName>> namesIn(int indicator, OrgCode unit, QDate first,
                                                         QDate last);
    /// What must be known of a stock before a day: its last number and what was said after it.
    [[nodiscard]] Result<Tally> lastBefore(int indicator, OrgCode unit, QDate day);
    /// Effective texts between two days, ordered like countedEntries.
    [[nodiscard]] Result<QStringList> texts(int indicator, OrgCode unit, QDate first, QDate last);
    [[nodiscard]] Result<bool> isStock(int indicator);
    /// The units that have entries which count, ascending.
    [[nodiscard]] Result<std::vector<OrgCode>> unitsWithEntries();

    /// The entry of a stock that one stream holds for a unit and day; nothing where there is none.
    [[nodiscard]] Result<std::optional<EntryName>> stockOf(const StreamId& stream, const QString& indicator,
                                                           OrgCode unit, QDate on);
    /// The recording that an import key of a unit names already.
    [[nodiscard]] Result<std::optional<EntryName>> nameUnder(OrgCode unit, const Hash16& key);

    /// Remembers what a revision or copy names and an imported row's key; before any of the above.
    [[nodiscard]] Result<void> index(const LoggedOperation& logged, const Payload& payload);
    /// A revocation cuts it off: it is no row of anybody's register any more. Whether its row was known
    /// before that depends on when its catalogue came, and nothing may.
    [[nodiscard]] Result<void> dropKey(const LoggedOperation& logged);

    [[nodiscard]] CellTable& cells() { return m_cells; }

private:
    struct Row {
        CountedEntry counted;
        EntryName name;
        DeviceId device;
    };

    /// The indicator's number and the unit that a recording is of; nothing where its catalogue explains it
    /// not.
    Result<std::optional<std::pair<int, OrgCode>>> seriesOf(const LoggedOperation& logged,
                                                            const EntryRecorded& recorded);
    Result<bool> isNamed(int stream, quint64 sequence);
    Result<void> replace(const std::vector<EffectiveEntry>& before, const std::vector<EffectiveEntry>& after);
    Result<void> insertRow(const EffectiveEntry& entry);
    Result<void> removeRow(const EffectiveEntry& entry);
    Result<void> putConflict(const EffectiveEntry& entry, bool present);
    Result<std::vector<Row>> rows(int indicator, OrgCode unit, qint64 firstDay, qint64 lastDay);
    Result<void> countNew(const EffectiveEntry& entry, bool isFromOffice);
    Result<void> recomputeMonth(int indicator, OrgCode unit, QDate day);
    Result<void> recomputeDoubts(int indicator, OrgCode unit, QDate day, const std::vector<Row>& entries);
    Result<void> mergeIntoCells(int indicator, OrgCode unit, const CountedEntry& entry);
    Result<bool> fromOffice(int stream, OrgCode unit);

    Ledger& m_ledger;
    OperationLog m_log;
    CellTable m_cells;
    std::unordered_map<int, bool> m_stocks; ///< the nature of an indicator never changes
};

/// Of the entries of one stock on one day the one with the greatest order key counts; of anything else all
/// do. Entries must be ordered by day, then order key.
[[nodiscard]] Result<Tally> tallyEntries(bool stock, const std::vector<CountedEntry>& entries);

} // namespace cunbao
