#include "app/store/OperationApplier.h"

#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"

namespace cunbao {

Result<const Authority*> HeldNow::authority() {
    return m_ledger.authority();
}

Result<const Catalogue*> HeldNow::catalogue(int number) {
    return m_ledger.catalogue(number);
}

Result<std::optional<LoggedOperation>> HeldNow::find(const EntryName& name) {
    return OperationLog(m_ledger).find(name);
}

void OperationApplier::beginReplay() {
    m_replays = true;
    m_nothingWaits = true;
    m_entries.cells().holdFromEmpty();
}

Result<OpStatus> OperationApplier::arrive(LoggedOperation logged) {
    TRY_LET(const Verdict verdict, m_judge.judge(logged));
    logged.status = verdict.status;
    TRY(m_log.insert(logged));
    TRY(note(logged, verdict));
    if (verdict.payload) TRY(m_entries.index(logged, *verdict.payload));
    if (verdict.status == OpStatus::Accepted) {
        const auto* recorded = std::get_if<EntryRecorded>(&*verdict.payload);
        TRY(recorded ? m_entries.addRecording(logged, *recorded)
                     : takeEffect(logged, *verdict.payload, true));
    }
    if (verdict.status == OpStatus::Waiting)
        TRY(await(logged, verdict));
    else
        TRY(wakeAfter(logged, verdict));
    return verdict.status;
}

/// What was refused, and what was decided, can be asked for later.
Result<void> OperationApplier::note(const LoggedOperation& logged, const Verdict& verdict) {
    const bool refused = verdict.status == OpStatus::Refused;
    const quint8 kind = logged.operation.kind;
    const bool decided = verdict.status == OpStatus::Accepted && AuditLog::isDecision(kind);
    if (m_replays || (!refused && !decided)) return {};
    TRY_LET(const EntryName name, m_ledger.nameOf(logged.stream, logged.operation.sequence));
    TRY_LET(const KnownStream known, m_ledger.knownStream(logged.stream));
    QStringList facts{name.toString(), known.device.toHex(), QString::number(kind)};
    if (decided) return AuditLog(m_ledger).append(AuditEvent::Decided, facts);
    if (verdict.reason)
        facts += {QString::number(static_cast<int>(verdict.reason->domain())),
                  QString::number(verdict.reason->code())};
    return AuditLog(m_ledger).append(AuditEvent::OperationRefused, facts);
}

Result<void> OperationApplier::explain(const LoggedOperation& logged) {
    TRY_LET(const Verdict verdict, m_judge.judge(logged));
    if (verdict.reason) return *verdict.reason;
    if (verdict.status == OpStatus::Cut) return fail(AppErrc::DeviceRevoked);
    if (verdict.status == OpStatus::Waiting) return fail(AppErrc::CatalogueMissing);
    return {};
}

Result<void> OperationApplier::wakeAfter(const LoggedOperation& logged, const Verdict& verdict) {
    if (m_nothingWaits) return {};
    // Whatever it is: a revision that names what can't be revised is refused for it, and waits no longer.
    TRY_LET(const EntryName name, m_ledger.nameOf(logged.stream, logged.operation.sequence));
    TRY(wake(WaitCause::Parent, packNames({name})));
    if (verdict.status != OpStatus::Accepted) return {};
    const auto* published = std::get_if<CataloguePublished>(&*verdict.payload);
    if (!published) return {};
    return wake(WaitCause::Catalogue, blake2b16({published->bytes}).toBytes());
}

Result<void> OperationApplier::wake(WaitCause cause, const QByteArray& key) {
    const std::size_t queued = m_queue.size();
    {
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare("SELECT stream, seq FROM wait WHERE cause = ?1 AND key = ?2"));
        TRY(query.bindAll(static_cast<int>(cause), key));
        TRY(queueRows(query));
    }
    if (m_queue.size() == queued) return {}; // Nearly always: nothing waits for it.
    TRY_LET(SqlStatement clear, m_ledger.db().prepare("DELETE FROM wait WHERE cause = ?1 AND key = ?2"));
    TRY(clear.run(static_cast<int>(cause), key));
    return judgeQueued();
}

Result<void> OperationApplier::queueRows(SqlStatement& query) {
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return {};
        m_queue.emplace_back(static_cast<int>(query.integer(0)), query.unsignedInteger(1));
    }
}

/// One after the other and not one within the other: a chain of thousands that wait for each other must not
/// become a stack of thousands of calls.
Result<void> OperationApplier::judgeQueued() {
    if (std::exchange(m_judging, true)) return {};
    Result<void> done;
    while (done.ok() && !m_queue.empty()) {
        const auto [stream, sequence] = m_queue.front();
        m_queue.pop_front();
        const auto logged = m_log.find(stream, sequence);
        done = !logged.ok() ? Result<void>(logged.error()) : *logged ? judgeAgain(**logged) : Result<void>();
    }
    m_queue.clear();
    m_judging = false;
    return done;
}

Result<void> OperationApplier::judgeAgain(const LoggedOperation& logged) {
    TRY_LET(const Verdict verdict, m_judge.judge(logged));
    if (verdict.status == logged.status) {
        // It may wait for something else now.
        if (verdict.status == OpStatus::Waiting) TRY(await(logged, verdict));
        return {};
    }
    return transition(logged, verdict);
}

Result<void> OperationApplier::transition(LoggedOperation logged, const Verdict& verdict) {
    if (logged.status == OpStatus::Waiting) {
        // Whatever it waited for, it no longer does.
        TRY_LET(SqlStatement clear, m_ledger.db().prepare("DELETE FROM wait WHERE stream = ?1 AND seq = ?2"));
        TRY(clear.run(logged.stream, logged.operation.sequence));
    }
    const bool was = logged.status == OpStatus::Accepted;
    const bool is = verdict.status == OpStatus::Accepted;
    if (verdict.payload) {
        if (verdict.status != OpStatus::Cut) TRY(m_entries.index(logged, *verdict.payload));
        if (was != is) TRY(takeEffect(logged, *verdict.payload, is));
    }
    if (verdict.status == OpStatus::Cut) TRY(m_entries.dropKey(logged));
    TRY(m_log.setStatus(logged.stream, logged.operation.sequence, verdict.status));
    TRY(note(logged, verdict));
    logged.status = verdict.status;
    if (verdict.status != OpStatus::Waiting) return wakeAfter(logged, verdict);
    TRY(await(logged, verdict));
    return queueChildren(logged.stream, logged.operation.sequence, 1);
}

/// What names one of these operations is judged anew, as if they had never come.
Result<void> OperationApplier::queueChildren(int stream, quint64 first, quint64 count) {
    {
        TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT DISTINCT stream, seq FROM link WHERE "
                                                          "parent = ?1 AND parent_seq BETWEEN ?2 AND ?3"));
        TRY(query.bindAll(stream, first, first + (count - 1)));
        TRY(queueRows(query));
    }
    return judgeQueued();
}

Result<void> OperationApplier::rejudge(int stream) {
    TRY_LET(const auto operations, m_log.range(stream, 1, static_cast<quint64>(INT64_MAX)));
    for (const LoggedOperation& logged : operations)
        m_queue.emplace_back(stream, logged.operation.sequence);
    TRY(judgeQueued());
    // What names something beyond a cut no longer waits for it.
    TRY_LET(const StreamId id, m_ledger.streamId(stream));
    {
        TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT stream, seq FROM wait WHERE cause = ?1 AND "
                                                          "substr(key, 1, 16) = ?2"));
        TRY(query.bindAll(static_cast<int>(WaitCause::Parent), id));
        TRY(queueRows(query));
    }
    return judgeQueued();
}

Result<void> OperationApplier::retractFrom(int stream, quint64 first) {
    TRY_LET(const auto operations, m_log.range(stream, first, static_cast<quint64>(INT64_MAX)));
    if (operations.empty()) return {};
    for (auto it = operations.rbegin(); it != operations.rend(); ++it) {
        if (it->status != OpStatus::Accepted) continue;
        TRY_LET(const Payload payload, PayloadCodec::decode(it->operation));
        TRY(takeEffect(*it, payload, false));
        TRY(m_log.setStatus(stream, it->operation.sequence, OpStatus::Cut));
    }
    for (const char* sql : {"DELETE FROM link WHERE stream = ?1 AND seq >= ?2",
                            "DELETE FROM import_key WHERE stream = ?1 AND seq >= ?2",
                            "DELETE FROM wait WHERE stream = ?1 AND seq >= ?2"}) {
        TRY_LET(SqlStatement remove, m_ledger.db().prepare(sql));
        TRY(remove.run(stream, first));
    }
    TRY(m_log.removeFrom(stream, first));
    return queueChildren(stream, first, operations.back().operation.sequence - first + 1);
}

Result<void> OperationApplier::takeEffect(const LoggedOperation& logged, const Payload& payload,
                                          bool accepted) {
    if (isEntryKind(logged.operation.kind)) return m_entries.setAccepted(logged, accepted);
    const auto* published = std::get_if<CataloguePublished>(&payload);
    TRY(m_office.setAccepted(logged, payload, accepted));
    return published && !accepted ? withdrawCatalogue(blake2b16({published->bytes}).toBytes())
                                  : Result<void>();
}

/// A version that no accepted operation publishes any more is as if it had never come: what was made under it
/// waits for it again.
Result<void> OperationApplier::withdrawCatalogue(const QByteArray& version) {
    TRY_LET(const int number, m_ledger.catalogueNumber(version));
    {
        TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT 1 FROM published WHERE catalogue = ?1"));
        TRY(query.bindAll(number));
        TRY_LET(const bool elsewhere, query.step());
        if (elsewhere) return {};
    }
    std::vector<std::pair<int, quint64>> made;
    {
        TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT stream, seq FROM op WHERE context = ?1 AND "
                                                          "kind IN (?2, ?3)"));
        TRY(query.bindAll(number, static_cast<int>(OpKind::EntryRecorded),
                          static_cast<int>(OpKind::FigureOverridden)));
        for (;;) {
            TRY_LET(const bool row, query.step());
            if (!row) break;
            made.emplace_back(static_cast<int>(query.integer(0)), query.unsignedInteger(1));
        }
    }
    // Taken back while the catalogue still explains them, judged anew once it is gone.
    for (const auto& [stream, sequence] : made) {
        TRY_LET(const auto logged, m_log.find(stream, sequence));
        if (!logged || logged->status != OpStatus::Accepted) continue;
        TRY_LET(const Payload payload, PayloadCodec::decode(logged->operation));
        TRY(takeEffect(*logged, payload, false));
        TRY(m_log.setStatus(stream, sequence, OpStatus::Refused));
    }
    TRY(m_ledger.withdrawCatalogue(number));
    m_queue.insert(m_queue.end(), made.begin(), made.end());
    return judgeQueued();
}

Result<void> OperationApplier::await(const LoggedOperation& logged, const Verdict& verdict) {
    m_nothingWaits = false;
    TRY_LET(SqlStatement put, m_ledger.db().prepare("INSERT OR IGNORE INTO wait(cause, key, stream, seq) "
                                                    "VALUES(?1, ?2, ?3, ?4)"));
    return put.run(static_cast<int>(verdict.cause), verdict.awaited, logged.stream,
                   logged.operation.sequence);
}

Result<void> OperationApplier::retryUnknownKinds() {
    for (int kind = 0; kind <= UINT8_MAX; ++kind)
        TRY(wake(WaitCause::Kind, QByteArray(1, static_cast<char>(kind))));
    return {};
}

} // namespace cunbao
