#include "app/store/OperationLog.h"

#include "sync/codec/SegmentCodec.h"

namespace cunbao {

namespace {

Result<LoggedOperation> read(const SqlStatement& row) {
    LoggedOperation out;
    out.stream = static_cast<int>(row.integer(0));
    out.operation.sequence = row.unsignedInteger(1);
    out.operation.time = HybridTime::unpacked(row.integer(2));
    out.operation.kind = static_cast<quint8>(row.integer(3));
    out.context = static_cast<int>(row.integer(4));
    out.status = static_cast<OpStatus>(row.integer(5));
    TRY_LET(out.operation.fields, decodeFields(row.bytes(6)));
    return out;
}

} // namespace

Result<void> OperationLog::insert(const LoggedOperation& logged) {
    TRY_LET(SqlStatement put,
            m_ledger.db().prepare("INSERT INTO op(stream, seq, time, kind, context, status, fields) "
                                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
    return put.run(logged.stream, logged.operation.sequence, logged.operation.time.packed(),
                   logged.operation.kind, logged.context, static_cast<int>(logged.status),
                   encodeFields(logged.operation.fields));
}

Result<std::optional<LoggedOperation>> OperationLog::find(int stream, quint64 sequence) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT stream, seq, time, kind, context, status, fields "
                                  "FROM op WHERE stream = ?1 AND seq = ?2"));
    TRY(query.bindAll(stream, sequence));
    TRY_LET(const bool found, query.step());
    if (!found) return std::optional<LoggedOperation>();
    TRY_LET(LoggedOperation out, read(query));
    return std::optional(std::move(out));
}

Result<std::optional<LoggedOperation>> OperationLog::find(const EntryName& name) {
    TRY_LET(const int stream, m_ledger.streamNumber(name.stream));
    return find(stream, name.sequence);
}

Result<void> OperationLog::setStatus(int stream, quint64 sequence, OpStatus status) {
    TRY_LET(SqlStatement set,
            m_ledger.db().prepare("UPDATE op SET status = ?3 WHERE stream = ?1 AND seq = ?2"));
    return set.run(stream, sequence, static_cast<int>(status));
}

Result<std::vector<LoggedOperation>> OperationLog::range(int stream, quint64 first, quint64 last) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT stream, seq, time, kind, context, status, fields FROM op "
                                  "WHERE stream = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY seq"));
    TRY(query.bindAll(stream, first, last));
    std::vector<LoggedOperation> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        TRY_LET(LoggedOperation one, read(query));
        out.push_back(std::move(one));
    }
}

Result<void> OperationLog::removeFrom(int stream, quint64 first) {
    TRY_LET(SqlStatement remove, m_ledger.db().prepare("DELETE FROM op WHERE stream = ?1 AND seq >= ?2"));
    return remove.run(stream, first);
}

Result<std::pair<quint64, HybridTime>> OperationLog::last(int stream) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT seq, time FROM op WHERE stream = ?1 ORDER BY seq DESC LIMIT 1"));
    TRY(query.bindAll(stream));
    TRY_LET(const bool found, query.step());
    if (!found) return std::pair<quint64, HybridTime>(0, HybridTime());
    return std::pair(query.unsignedInteger(0), HybridTime::unpacked(query.integer(1)));
}

Result<std::vector<int>> OperationLog::streams() {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT ord FROM stream ORDER BY ord"));
    TRY(query.bindAll());
    std::vector<int> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        out.push_back(static_cast<int>(query.integer(0)));
    }
}

Result<OrderKey> OperationLog::orderOf(const LoggedOperation& logged) {
    TRY_LET(const KnownStream known, m_ledger.knownStream(logged.stream));
    return OrderKey{logged.operation.time, known.device, logged.operation.sequence};
}

} // namespace cunbao
