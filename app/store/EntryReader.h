#pragma once

#include "app/domain/Period.h"
#include "app/store/EntryProjection.h"
#include "app/store/Whereabouts.h"

namespace cunbao {

/// One revision or recording, as people read it.
struct RevisionView {
    EntryName name;
    OpKind kind = OpKind::EntryRecorded;
    EntryValue value;
    QDate on;
    QString note;
    QString why;
    DeviceId device;
    QString person;
    Instant at{};
    OpStatus status = OpStatus::Accepted;
};

/// One entry of the ledger (台账条目), with its history.
struct EntryView {
    EntryName name;
    QString indicator;
    OrgCode unit;
    OrderKey order; ///< its place in the log
    QDate on;
    EntryValue value;
    QString note;
    QString person;
    DeviceId device;
    Instant recordedAt{};
    QString state; ///< active, conflict, withdrawn, waiting, refused
    bool fromOffice = false;
    Whereabouts whereabouts = Whereabouts::OnThisDevice; ///< of the revision (or recording) that counts
    std::vector<RevisionView> revisions;                 ///< oldest first, the recording included
};

/// A place among entries listed with the newest first: by day, then place in the log. Stays where it is when
/// entries come and go.
struct EntryCursor {
    QDate on;
    OrderKey order;
    EntryName name;

    [[nodiscard]] static EntryCursor of(const EntryView& entry) {
        return {entry.on, entry.order, entry.name};
    }
    friend std::strong_ordering operator<=>(const EntryCursor&, const EntryCursor&) = default;
};

struct EntryFilter {
    QString indicator; ///< empty: all
    OrgCode unit;      ///< null: all
    std::optional<Period> period;
    bool history = false; ///< also what is withdrawn, waiting or refused
    qsizetype limit = -1; ///< rows at most; -1: all
    /// By day, then place in the log, the newest first. Unless the history is asked for, a page then
    /// costs what is on it times the units that it may be of, however many entries there are.
    bool newestFirst = false;
    std::optional<EntryCursor> after = {}; ///< newestFirst: the last row that was shown
};

class EntryReader {
public:
    explicit EntryReader(Ledger& ledger) : m_ledger(ledger), m_log(ledger), m_entries(ledger) {}

    /// Ordered by indicator, unit, date and place in the log, or as the filter says.
    [[nodiscard]] Result<std::vector<EntryView>> list(const EntryFilter& filter);
    /// How many entries count, withdrawn, waiting and refused ones left out, without reading them: `history`,
    /// `limit` and `after` are not looked at.
    [[nodiscard]] Result<quint64> count(const EntryFilter& filter);
    /// Errors: AppErrc::EntryUnknown.
    [[nodiscard]] Result<EntryView> find(const EntryName& name);
    /// The name that the office gave to a device's person; empty where none has arrived.
    [[nodiscard]] Result<QString> personOf(const DeviceId& device);

private:
    Result<std::vector<EntryView>> history(const EntryFilter& filter);
    Result<std::vector<EntryView>> page(const EntryFilter& filter);
    Result<void> addPage(const EntryFilter& filter, OrgCode unit, std::vector<EntryCursor>& into);
    Result<EntryView> view(const EntryName& recording);
    Result<RevisionView> revision(const LoggedOperation& logged);
    Ledger& m_ledger;
    OperationLog m_log;
    EntryProjection m_entries;
    Reach m_reach; ///< as it was when list or find began
};

} // namespace cunbao
