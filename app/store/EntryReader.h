#pragma once

#include "app/domain/Period.h"
#include "app/store/EntryProjection.h"

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
    QDate on;
    EntryValue value;
    QString note;
    QString person;
    DeviceId device;
    Instant recordedAt{};
    QString state; ///< active, conflict, withdrawn, waiting, refused
    bool fromOffice = false;
    std::vector<RevisionView> revisions; ///< oldest first, the recording included
};

struct EntryFilter {
    QString indicator; ///< empty: all
    OrgCode unit;      ///< null: all
    std::optional<Period> period;
    bool history = false; ///< also what is withdrawn, waiting or refused
    qsizetype limit = -1; ///< rows at most; -1: all
};

class EntryReader {
public:
    explicit EntryReader(Ledger& ledger) : m_ledger(ledger), m_log(ledger), m_entries(ledger) {}

    /// Ordered by indicator, unit, date and place in the log.
    [[nodiscard]] Result<std::vector<EntryView>> list(const EntryFilter& filter);
    /// Errors: AppErrc::EntryUnknown.
    [[nodiscard]] Result<EntryView> find(const EntryName& name);
    /// The name that the office gave to a device's person; empty where none has arrived.
    [[nodiscard]] Result<QString> personOf(const DeviceId& device);

private:
    Result<EntryView> view(const EntryName& recording);
    Result<RevisionView> revision(const LoggedOperation& logged);
    Ledger& m_ledger;
    OperationLog m_log;
    EntryProjection m_entries;
};

} // namespace cunbao
