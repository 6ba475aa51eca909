#pragma once

#include "app/store/EntryProjection.h"
#include "app/store/OfficeProjection.h"

namespace cunbao {

/// The one apply: a device's own keypad, a download, a bundle and the office's merge all come through here.
/// Judges each operation (role, scope, content), keeps it whatever it is, and lets the accepted ones take
/// effect. All calls inside a transaction.
class OperationApplier {
public:
    explicit OperationApplier(Ledger& ledger)
        : m_ledger(ledger), m_log(ledger), m_entries(ledger), m_office(ledger) {}

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

private:
    enum class Cause : int { None = 0, Catalogue = 1, Parent = 2, Kind = 3 };
    struct Verdict {
        OpStatus status = OpStatus::Accepted;
        Cause cause = Cause::None;
        QByteArray awaited;
        std::optional<Error> reason; ///< refused: why
        std::optional<Payload> payload;
    };

    Result<Verdict> judge(const LoggedOperation& logged);
    Result<Verdict> judgeEntry(const LoggedOperation& logged, const KnownStream& known, Payload payload);
    Result<Verdict> judgeRevision(const KnownStream& known, Payload payload);
    Result<std::optional<LoggedOperation>> recordingBehind(LoggedOperation logged);
    Result<void> takeEffect(const LoggedOperation& logged, const Payload& payload, bool accepted);
    Result<void> await(const LoggedOperation& logged, const Verdict& verdict);
    Result<void> wake(Cause cause, const QByteArray& key);
    Result<void> wakeAfter(const LoggedOperation& logged, const Verdict& verdict);
    Result<void> transition(LoggedOperation logged, const Verdict& verdict);

    Ledger& m_ledger;
    OperationLog m_log;
    EntryProjection m_entries;
    OfficeProjection m_office;
};

} // namespace cunbao
