#include "app/store/OperationApplier.h"

#include "app/domain/AppError.h"
#include "app/domain/EntryCheck.h"
#include "app/domain/Permission.h"
#include "sync/SyncError.h"

namespace cunbao {

namespace {

bool isEntryKind(quint8 kind) {
    const auto op = static_cast<OpKind>(kind);
    return op == OpKind::EntryRecorded || op == OpKind::EntryCorrected || op == OpKind::EntryWithdrawn;
}

} // namespace

Result<OpStatus> OperationApplier::arrive(LoggedOperation logged) {
    TRY_LET(const Verdict verdict, judge(logged));
    logged.status = verdict.status;
    TRY(m_log.insert(logged));
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

Result<void> OperationApplier::explain(const LoggedOperation& logged) {
    TRY_LET(const Verdict verdict, judge(logged));
    if (verdict.reason) return *verdict.reason;
    if (verdict.status == OpStatus::Cut) return fail(AppErrc::DeviceRevoked);
    if (verdict.status == OpStatus::Waiting) return fail(AppErrc::CatalogueMissing);
    return {};
}

Result<OperationApplier::Verdict> OperationApplier::judge(const LoggedOperation& logged) {
    const auto refused = [](const Error& why) {
        Verdict verdict;
        verdict.status = OpStatus::Refused;
        verdict.reason = why;
        return verdict;
    };
    TRY_LET(const KnownStream known, m_ledger.knownStream(logged.stream));
    TRY_LET(const StreamId stream, m_ledger.streamId(logged.stream));
    TRY_LET(const Authority* authority, m_ledger.authority());

    auto payload = PayloadCodec::decode(logged.operation);
    if (const auto cut = authority->cutOf(stream); cut && logged.operation.sequence > *cut) {
        Verdict verdict;
        verdict.status = OpStatus::Cut;
        if (payload.ok()) verdict.payload = *std::move(payload);
        return verdict;
    }
    if (!payload.ok() && payload.error().is(AppErrc::OperationInvalid)) {
        Verdict verdict;
        verdict.status = OpStatus::Waiting;
        verdict.cause = Cause::Kind;
        verdict.awaited = QByteArray(1, static_cast<char>(logged.operation.kind));
        return verdict;
    }
    if (!payload.ok()) return refused(payload.error());

    const CertifiedDevice* device = authority->device(known.device);
    const auto kind = static_cast<OpKind>(logged.operation.kind);
    OrgCode unit;
    if (const auto* recorded = std::get_if<EntryRecorded>(&*payload)) unit = recorded->unit;
    if (!device || !mayOperate(*device, kind, known.audience, unit))
        return refused(fail(AppErrc::NotAllowed, {QString(), QString::number(logged.operation.kind)}));

    if (std::holds_alternative<EntryRevised>(*payload)) return judgeRevision(known, *std::move(payload));
    if (std::holds_alternative<EntryRecorded>(*payload) || std::holds_alternative<FigureOverridden>(*payload))
        return judgeEntry(logged, known, *std::move(payload));
    if (const auto* published = std::get_if<CataloguePublished>(&*payload)) {
        const auto catalogue = Catalogue::fromBytes(published->bytes);
        if (!catalogue.ok()) return refused(catalogue.error());
    }
    Verdict verdict;
    verdict.payload = *std::move(payload);
    return verdict;
}

Result<OperationApplier::Verdict> OperationApplier::judgeEntry(const LoggedOperation& logged,
                                                               const KnownStream& known, Payload payload) {
    Verdict verdict;
    TRY_LET(const Catalogue* catalogue, m_ledger.catalogue(logged.context));
    if (!catalogue) {
        verdict.status = OpStatus::Waiting;
        verdict.cause = Cause::Catalogue;
        TRY_LET(verdict.awaited, m_ledger.catalogueVersion(logged.context));
        return verdict;
    }
    const auto refuse = [&](Error why) {
        verdict.status = OpStatus::Refused;
        verdict.reason = std::move(why);
    };
    const auto* recorded = std::get_if<EntryRecorded>(&payload);
    const auto* overridden = std::get_if<FigureOverridden>(&payload);
    const int index = recorded ? recorded->indicator : overridden->indicator;
    if (index < 0 || index >= static_cast<int>(catalogue->indicators().size())) {
        refuse(fail(AppErrc::IndicatorUnknown, {QString::number(index)}));
    } else if (recorded) {
        const OrgCode own = known.audience.kind == Audience::Kind::Unit ? OrgCode(known.audience.unit)
                                                                        : catalogue->township();
        const auto checked =
            checkEntry(*catalogue, catalogue->indicators()[static_cast<std::size_t>(index)],
                       recorded->unit.isNull() ? own : recorded->unit, recorded->on, recorded->value);
        if (!checked.ok()) refuse(checked.error());
    } else if (!catalogue->unit(overridden->unit)) {
        refuse(fail(AppErrc::UnitNotKnown, {overridden->unit.toString()}));
    }
    verdict.payload = std::move(payload);
    return verdict;
}

Result<OperationApplier::Verdict> OperationApplier::judgeRevision(const KnownStream& known, Payload payload) {
    Verdict verdict;
    const auto& revised = std::get<EntryRevised>(payload);
    for (const EntryName& parent : revised.parents) {
        TRY_LET(const auto found, m_log.find(parent));
        if (!found || found->status == OpStatus::Waiting) {
            verdict.status = OpStatus::Waiting;
            verdict.cause = Cause::Parent;
            verdict.awaited = packNames({parent});
            verdict.payload = std::move(payload);
            return verdict;
        }
        const auto refuse = [&](Error why) {
            verdict.status = OpStatus::Refused;
            verdict.reason = std::move(why);
        };
        TRY_LET(const KnownStream parentStream, m_ledger.knownStream(found->stream));
        TRY_LET(const auto recording, recordingBehind(*found));
        if (!isEntryKind(found->operation.kind) || parentStream.audience != known.audience || !recording) {
            refuse(fail(AppErrc::EntryUnknown, {parent.toString()}));
            break;
        }
        if (static_cast<OpKind>(found->operation.kind) == OpKind::EntryWithdrawn &&
            revised.parents.size() == 1) {
            refuse(fail(AppErrc::EntryWithdrawn, {parent.toString()}));
            break;
        }
        if (revised.withdrawn) continue;
        TRY_LET(const EntryNode node, m_entries.nodeOf(*recording));
        TRY_LET(const Catalogue* catalogue, m_ledger.catalogue(recording->context));
        if (node.indicator < 0 || !catalogue) {
            refuse(fail(AppErrc::EntryUnknown, {parent.toString()}));
            break;
        }
        TRY_LET(const QString id, m_ledger.indicatorId(node.indicator));
        const auto checked =
            checkEntry(*catalogue, *catalogue->find(id), node.unit, revised.on, revised.value);
        if (!checked.ok()) {
            refuse(checked.error());
            break;
        }
    }
    verdict.payload = std::move(payload);
    return verdict;
}

Result<std::optional<LoggedOperation>> OperationApplier::recordingBehind(LoggedOperation logged) {
    // Parents are always older, so that this ends; a hostile chain is bounded like any honest one.
    constexpr int longest = 100'000;
    for (int step = 0; step < longest; ++step) {
        if (static_cast<OpKind>(logged.operation.kind) == OpKind::EntryRecorded) return std::optional(logged);
        const auto payload = PayloadCodec::decode(logged.operation);
        const auto* revised = payload.ok() ? std::get_if<EntryRevised>(&*payload) : nullptr;
        if (!revised) break;
        TRY_LET(auto parent, m_log.find(revised->parents.front()));
        if (!parent) break;
        logged = *std::move(parent);
    }
    return std::optional<LoggedOperation>();
}

Result<void> OperationApplier::takeEffect(const LoggedOperation& logged, const Payload& payload,
                                          bool accepted) {
    if (isEntryKind(logged.operation.kind)) return m_entries.setAccepted(logged, accepted);
    return m_office.setAccepted(logged, payload, accepted);
}

Result<void> OperationApplier::await(const LoggedOperation& logged, const Verdict& verdict) {
    TRY_LET(SqlStatement put, m_ledger.db().prepare("INSERT OR IGNORE INTO wait(cause, key, stream, seq) "
                                                    "VALUES(?1, ?2, ?3, ?4)"));
    return put.run(static_cast<int>(verdict.cause), verdict.awaited, logged.stream,
                   logged.operation.sequence);
}

Result<void> OperationApplier::wakeAfter(const LoggedOperation& logged, const Verdict& verdict) {
    if (isEntryKind(logged.operation.kind)) {
        TRY_LET(const EntryName name, m_ledger.nameOf(logged.stream, logged.operation.sequence));
        return wake(Cause::Parent, packNames({name}));
    }
    if (verdict.status != OpStatus::Accepted) return {};
    const auto* published = std::get_if<CataloguePublished>(&*verdict.payload);
    if (!published) return {};
    return wake(Cause::Catalogue, blake2b16({published->bytes}).toBytes());
}

Result<void> OperationApplier::wake(Cause cause, const QByteArray& key) {
    std::vector<std::pair<int, quint64>> waiting;
    {
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare("SELECT stream, seq FROM wait WHERE cause = ?1 AND key = ?2"));
        TRY(query.bindAll(static_cast<int>(cause), key));
        for (;;) {
            TRY_LET(const bool row, query.step());
            if (!row) break;
            waiting.emplace_back(static_cast<int>(query.integer(0)), query.unsignedInteger(1));
        }
    }
    if (waiting.empty()) return {};
    {
        TRY_LET(SqlStatement clear, m_ledger.db().prepare("DELETE FROM wait WHERE cause = ?1 AND key = ?2"));
        TRY(clear.run(static_cast<int>(cause), key));
    }
    for (const auto& [stream, sequence] : waiting) {
        TRY_LET(const auto logged, m_log.find(stream, sequence));
        if (!logged || logged->status != OpStatus::Waiting) continue;
        TRY_LET(const Verdict verdict, judge(*logged));
        if (verdict.status == OpStatus::Waiting)
            TRY(await(*logged, verdict));
        else
            TRY(transition(*logged, verdict));
    }
    return {};
}

Result<void> OperationApplier::transition(LoggedOperation logged, const Verdict& verdict) {
    const bool was = logged.status == OpStatus::Accepted;
    const bool is = verdict.status == OpStatus::Accepted;
    if (verdict.payload) {
        TRY(m_entries.index(logged, *verdict.payload));
        if (was != is) TRY(takeEffect(logged, *verdict.payload, is));
    }
    TRY(m_log.setStatus(logged.stream, logged.operation.sequence, verdict.status));
    logged.status = verdict.status;
    return wakeAfter(logged, verdict);
}

Result<void> OperationApplier::rejudge(int stream) {
    TRY_LET(const auto operations, m_log.range(stream, 1, static_cast<quint64>(INT64_MAX)));
    for (const LoggedOperation& logged : operations) {
        TRY_LET(const Verdict verdict, judge(logged));
        if (verdict.status == logged.status) continue;
        if (verdict.status == OpStatus::Waiting) TRY(await(logged, verdict));
        TRY(transition(logged, verdict));
    }
    return {};
}

Result<void> OperationApplier::retractFrom(int stream, quint64 first) {
    TRY_LET(const auto operations, m_log.range(stream, first, static_cast<quint64>(INT64_MAX)));
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
    return m_log.removeFrom(stream, first);
}

Result<void> OperationApplier::retryUnknownKinds() {
    for (int kind = 0; kind <= UINT8_MAX; ++kind)
        TRY(wake(Cause::Kind, QByteArray(1, static_cast<char>(kind))));
    return {};
}

} // namespace cunbao
