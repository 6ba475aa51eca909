#include "app/store/OperationJudge.h"

#include "app/domain/AppError.h"
#include "app/domain/EntryCheck.h"
#include "app/domain/Permission.h"
#include "app/store/Position.h"
#include "sync/SyncError.h"

namespace cunbao {

namespace {

Verdict refused(const Error& why, std::optional<Payload> payload = {}) {
    Verdict verdict;
    verdict.status = OpStatus::Refused;
    verdict.reason = why;
    verdict.payload = std::move(payload);
    return verdict;
}

Verdict waiting(WaitCause cause, QByteArray awaited, std::optional<Payload> payload = {}) {
    Verdict verdict;
    verdict.status = OpStatus::Waiting;
    verdict.cause = cause;
    verdict.awaited = std::move(awaited);
    verdict.payload = std::move(payload);
    return verdict;
}

const Indicator* indicatorAt(const Catalogue& catalogue, int index) {
    const auto& all = catalogue.indicators();
    return index >= 0 && index < static_cast<int>(all.size()) ? &all[static_cast<std::size_t>(index)]
                                                              : nullptr;
}

OrgCode unitOf(const EntryRecorded& recorded, const Audience& audience, const Catalogue& catalogue) {
    if (!recorded.unit.isNull()) return recorded.unit;
    return audience.kind == Audience::Kind::Unit ? OrgCode(audience.unit) : catalogue.township();
}

} // namespace

bool isEntryKind(quint8 kind) {
    const auto op = static_cast<OpKind>(kind);
    return op == OpKind::EntryRecorded || op == OpKind::EntryCorrected || op == OpKind::EntryWithdrawn;
}

Result<Verdict> OperationJudge::judge(const LoggedOperation& logged) {
    TRY_LET(const StreamId stream, m_ledger.streamId(logged.stream));
    TRY_LET(const Authority* authority, m_around.authority());
    const KnownStream* known = authority->stream(stream);
    if (!known) return fail(SyncErrc::StreamUnknown);

    auto decoded = PayloadCodec::decode(logged.operation);
    if (const auto cut = authority->cutOf(stream); cut && logged.operation.sequence > cut->sequence) {
        Verdict verdict;
        verdict.status = OpStatus::Cut;
        if (decoded.ok()) verdict.payload = *std::move(decoded);
        return verdict;
    }
    if (!decoded.ok() && decoded.error().is(AppErrc::OperationInvalid))
        return waiting(WaitCause::Kind, QByteArray(1, static_cast<char>(logged.operation.kind)));
    if (!decoded.ok()) return refused(decoded.error());
    Payload payload = *std::move(decoded);

    const auto kind = static_cast<OpKind>(logged.operation.kind);
    const auto* recorded = std::get_if<EntryRecorded>(&payload);
    const CertifiedDevice* device = authority->device(known->device);
    if (!device || !mayOperate(*device, kind, known->audience, recorded ? recorded->unit : OrgCode()))
        return refused(fail(AppErrc::NotAllowed, {QString(), QString::number(logged.operation.kind)}));

    if (recorded) return judgeRecording(logged, *known, std::move(payload));
    if (std::holds_alternative<EntryRevised>(payload))
        return judgeRevision({stream, logged.operation.sequence}, *known, std::move(payload));
    if (std::holds_alternative<FigureOverridden>(payload)) return judgeOverride(logged, std::move(payload));
    if (const auto* published = std::get_if<CataloguePublished>(&payload)) {
        const auto catalogue = Catalogue::fromBytes(published->bytes);
        if (!catalogue.ok()) return refused(catalogue.error());
    }
    if (kind == OpKind::RoundFrozen) {
        const auto position = Position::decode(std::get<RoundEvent>(payload).position);
        if (!position.ok() && position.error().is(SyncErrc::VersionUnknown))
            return waiting(WaitCause::Kind, QByteArray(1, static_cast<char>(logged.operation.kind)));
        if (!position.ok()) return refused(position.error(), std::move(payload));
    }
    Verdict verdict;
    verdict.payload = std::move(payload);
    return verdict;
}

Result<const Catalogue*> OperationJudge::catalogueOf(const LoggedOperation& logged, Verdict& verdict) {
    TRY_LET(const Catalogue* catalogue, m_around.catalogue(logged.context));
    if (!catalogue) {
        TRY_LET(const QByteArray version, m_ledger.catalogueVersion(logged.context));
        verdict = waiting(WaitCause::Catalogue, version);
    }
    return catalogue;
}

Result<Verdict> OperationJudge::judgeRecording(const LoggedOperation& logged, const KnownStream& known,
                                               Payload payload) {
    Verdict verdict;
    TRY_LET(const Catalogue* catalogue, catalogueOf(logged, verdict));
    if (catalogue) {
        const auto& recorded = std::get<EntryRecorded>(payload);
        const Indicator* indicator = indicatorAt(*catalogue, recorded.indicator);
        const auto checked =
            indicator ? checkEntry(*catalogue, *indicator, unitOf(recorded, known.audience, *catalogue),
                                   recorded.on, recorded.value)
                      : Result<void>(fail(AppErrc::IndicatorUnknown, {QString::number(recorded.indicator)}));
        if (!checked.ok()) verdict = refused(checked.error());
    }
    verdict.payload = std::move(payload);
    return verdict;
}

Result<Verdict> OperationJudge::judgeOverride(const LoggedOperation& logged, Payload payload) {
    Verdict verdict;
    TRY_LET(const Catalogue* catalogue, catalogueOf(logged, verdict));
    if (catalogue) {
        const auto& set = std::get<FigureOverridden>(payload);
        const Indicator* indicator = indicatorAt(*catalogue, set.indicator);
        const auto checked =
            indicator ? checkOverride(*catalogue, *indicator, set.unit, set.value)
                      : Result<void>(fail(AppErrc::IndicatorUnknown, {QString::number(set.indicator)}));
        if (!checked.ok()) verdict = refused(checked.error());
    }
    verdict.payload = std::move(payload);
    return verdict;
}

Result<Verdict> OperationJudge::judgeRevision(const EntryName& self, const KnownStream& known,
                                              Payload payload) {
    const auto& revised = std::get<EntryRevised>(payload);
    // First what it waits for, then what speaks against it: which parent came first must not matter.
    std::vector<Past> pasts;
    for (const EntryName& name : revised.parents) {
        TRY_LET(Past past, pastOf(self, name));
        if (past.missing) return waiting(WaitCause::Parent, packNames({*past.missing}), std::move(payload));
        if (past.recording && !revised.withdrawn) {
            Verdict verdict;
            TRY_LET(const Catalogue* catalogue, catalogueOf(*past.recording, verdict));
            if (!catalogue) {
                verdict.payload = std::move(payload);
                return verdict;
            }
        }
        pasts.push_back(std::move(past));
    }
    for (std::size_t i = 0; i < pasts.size(); ++i) {
        if (pasts[i].isCutOff) continue; // It does not count, and lends nothing to what names it.
        TRY_LET(const auto reason, reasonAgainst(revised, pasts[i], revised.parents[i], known));
        if (reason) return refused(*reason, std::move(payload));
    }
    Verdict verdict;
    verdict.payload = std::move(payload);
    return verdict;
}

Result<bool> OperationJudge::isCutOff(const EntryName& name) {
    TRY_LET(const Authority* authority, m_around.authority());
    const auto cut = authority->cutOf(name.stream);
    return cut && name.sequence > cut->sequence;
}

Result<OperationJudge::Past> OperationJudge::pastOf(const EntryName& self, const EntryName& name) {
    // A hostile chain is bounded like any honest one.
    constexpr int longest = 10'000;
    Past past;
    EntryName at = name;
    for (int step = 0; step < longest; ++step) {
        // The same whether or not the operation is here: a hub leaves out what was cut off.
        TRY_LET(const bool cutOff, isCutOff(at));
        if (cutOff) {
            past.isCutOff = true;
            return past;
        }
        TRY_LET(auto found, m_around.find(at));
        if (!found || at == self || (step == 0 && found->status == OpStatus::Waiting)) {
            past.missing = at;
            return past;
        }
        if (step == 0) past.parent = found;
        if (static_cast<OpKind>(found->operation.kind) == OpKind::EntryRecorded) {
            past.recording = *std::move(found);
            return past;
        }
        const auto payload = PayloadCodec::decode(found->operation);
        const auto* revised = payload.ok() ? std::get_if<EntryRevised>(&*payload) : nullptr;
        if (!revised) return past;
        at = revised->parents.front();
    }
    return past;
}

Result<std::optional<Error>> OperationJudge::reasonAgainst(const EntryRevised& revised, const Past& past,
                                                           const EntryName& name, const KnownStream& known) {
    using Reason = std::optional<Error>;
    const Reason unknown = fail(AppErrc::EntryUnknown, {name.toString()});
    TRY_LET(const Authority* authority, m_around.authority());
    const KnownStream* stream = authority->stream(name.stream);
    if (!past.recording || !stream || stream->audience != known.audience) return unknown;
    if (static_cast<OpKind>(past.parent->operation.kind) == OpKind::EntryWithdrawn &&
        revised.parents.size() == 1)
        return Reason(fail(AppErrc::EntryWithdrawn, {name.toString()}));
    if (revised.withdrawn) return Reason();
    TRY_LET(const auto series, seriesOf(*past.recording));
    TRY_LET(const Catalogue* catalogue, m_around.catalogue(past.recording->context));
    if (!series || !catalogue) return unknown;
    const auto checked =
        checkEntry(*catalogue, *catalogue->find(series->indicator), series->unit, revised.on, revised.value);
    return checked.ok() ? Reason() : Reason(checked.error());
}

Result<std::optional<OperationJudge::Series>> OperationJudge::seriesOf(const LoggedOperation& recording) {
    TRY_LET(const Catalogue* catalogue, m_around.catalogue(recording.context));
    TRY_LET(const KnownStream known, m_ledger.knownStream(recording.stream));
    const auto payload = PayloadCodec::decode(recording.operation);
    const auto* recorded = payload.ok() ? std::get_if<EntryRecorded>(&*payload) : nullptr;
    const Indicator* indicator =
        catalogue && recorded ? indicatorAt(*catalogue, recorded->indicator) : nullptr;
    if (!indicator) return std::optional<Series>();
    return std::optional(Series{indicator->id, unitOf(*recorded, known.audience, *catalogue)});
}

} // namespace cunbao
