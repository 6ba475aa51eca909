#pragma once

#include "app/store/EntryProjection.h"
#include "app/store/OfficeProjection.h"
#include "app/store/OperationJudge.h"

#include <deque>

namespace cunbao {

/// The surroundings of an operation that arrives: everything that is here.
class HeldNow final : public Surroundings {
public:
    explicit HeldNow(Ledger& ledger) : m_ledger(ledger) {}
    Result<const Authority*> authority() override;
    Result<const Catalogue*> catalogue(int number) override;
    Result<std::optional<LoggedOperation>> find(const EntryName& name) override;

private:
    Ledger& m_ledger;
};

/// The one apply: a device's own keypad, a download, a bundle and the office's merge all come through here.
/// Judges each operation (role, scope, content), keeps it whatever it is, and lets the accepted ones take
/// effect. All calls inside a transaction.
class OperationApplier {
public:
    explicit OperationApplier(Ledger& ledger)
        : m_ledger(ledger), m_log(ledger), m_entries(ledger), m_office(ledger), m_now(ledger),
          m_judge(ledger, m_now) {}
    OperationApplier(const OperationApplier&) = delete;
    OperationApplier& operator=(const OperationApplier&) = delete;

    /// An operation arrives for the first time; its status is what judging it says.
    [[nodiscard]] Result<OpStatus> arrive(LoggedOperation logged);
    /// Why an operation would be refused; for the device's own, before they are made.
    [[nodiscard]] Result<void> explain(const LoggedOperation& logged);
    /// Judges all operations of a stream anew, after a revocation or a further certificate.
    [[nodiscard]] Result<void> rejudge(int stream);
    /// Takes back all operations of a stream from `first` on, which a fork decided against.
    [[nodiscard]] Result<void> retractFrom(int stream, quint64 first);
    /// Judges again what waits for a newer program's kinds; once after every upgrade.
    [[nodiscard]] Result<void> retryUnknownKinds();

    [[nodiscard]] EntryProjection& entries() { return m_entries; }
    /// What is applied was there before, and all projections are empty: nothing goes into the audit, and
    /// until flushed, cells are counted in memory. For one transaction that nobody else writes in.
    void beginReplay();
    [[nodiscard]] Result<void> endReplay() { return m_entries.cells().flush(); }

private:
    Result<void> note(const LoggedOperation& logged, const Verdict& verdict);
    Result<void> takeEffect(const LoggedOperation& logged, const Payload& payload, bool accepted);
    Result<void> withdrawCatalogue(const QByteArray& version);
    Result<void> await(const LoggedOperation& logged, const Verdict& verdict);
    Result<void> wake(WaitCause cause, const QByteArray& key);
    Result<void> wakeAfter(const LoggedOperation& logged, const Verdict& verdict);
    Result<void> queueRows(SqlStatement& query);
    Result<void> queueChildren(int stream, quint64 first, quint64 count);
    Result<void> judgeQueued();
    /// Judges what is in the log anew; where the verdict is another one, it takes effect.
    Result<void> judgeAgain(const LoggedOperation& logged);
    Result<void> transition(LoggedOperation logged, const Verdict& verdict);

    Ledger& m_ledger;
    OperationLog m_log;
    EntryProjection m_entries;
    OfficeProjection m_office;
    HeldNow m_now;
    OperationJudge m_judge;
    std::deque<std::pair<int, quint64>> m_queue; ///< operations to be judged again
    bool m_judging = false;
    bool m_replays = false;
    bool m_nothingWaits = false; ///< known of a replay alone: elsewhere others let operations wait as well
};

} // namespace cunbao
