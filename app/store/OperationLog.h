#pragma once

#include "app/store/Ledger.h"
#include "sync/op/Operation.h"

namespace cunbao {

/// What became of an operation. Whatever it is, the operation is kept.
enum class OpStatus : int {
    Accepted = 0,
    Waiting = 1, ///< for a catalogue version, a parent, or a program that knows its kind
    Refused = 2, ///< role, scope or content do not allow it: never counted, shown in the audit
    Cut = 3,     ///< behind the last segment that a revocation accepts
};

/// One row of the operation log.
struct LoggedOperation {
    int stream = 0;  ///< the store's number
    int context = 0; ///< the store's number of the catalogue version, 0 for none
    OpStatus status = OpStatus::Accepted;
    Operation operation;
};

/// The append-only log that everything else is derived from (操作日志). All calls inside a transaction.
class OperationLog {
public:
    explicit OperationLog(Ledger& ledger) : m_ledger(ledger) {}

    [[nodiscard]] Result<void> insert(const LoggedOperation& logged);
    /// Nothing where it has not arrived.
    [[nodiscard]] Result<std::optional<LoggedOperation>> find(int stream, quint64 sequence);
    [[nodiscard]] Result<std::optional<LoggedOperation>> find(const EntryName& name);
    [[nodiscard]] Result<void> setStatus(int stream, quint64 sequence, OpStatus status);
    /// From `first` to `last`, both included.
    [[nodiscard]] Result<std::vector<LoggedOperation>> range(int stream, quint64 first, quint64 last);
    [[nodiscard]] Result<void> removeFrom(int stream, quint64 first);
    /// Last sequence and time in a stream; 0 where it is empty.
    [[nodiscard]] Result<std::pair<quint64, HybridTime>> last(int stream);
    [[nodiscard]] Result<std::vector<int>> streams();

    /// The operation's place in the total order.
    [[nodiscard]] Result<OrderKey> orderOf(const LoggedOperation& logged);

private:
    Ledger& m_ledger;
};

} // namespace cunbao
