#include "app/usecase/ReviseEntry.h"

#include "app/domain/AppError.h"

namespace cunbao {

Result<EntryName> reviseWithin(Ledger& ledger, OperationWriter& writer, const EntryName& entry,
                               const Revision& revision, const std::vector<EntryName>& furtherParents) {
    OperationLog log(ledger);
    TRY_LET(const auto logged, log.find(entry));
    if (!logged || static_cast<OpKind>(logged->operation.kind) != OpKind::EntryRecorded)
        return fail(AppErrc::EntryUnknown, {entry.toString()});
    if (logged->status == OpStatus::Refused || logged->status == OpStatus::Cut)
        return fail(AppErrc::EntryRefused, {entry.toString()});
    TRY_LET(const auto nodes, writer.applier().entries().historyOf(entry));
    const auto effective = effectiveEntries(nodes);
    const EffectiveEntry* found = entryWith(effective, entry);
    if (!found) return fail(AppErrc::EntryRefused, {entry.toString()});
    const EffectiveEntry& now = *found;
    const bool valued = revision.withdrawn || revision.value;
    if (now.withdrawn && (!now.conflict || !valued)) return fail(AppErrc::EntryWithdrawn, {entry.toString()});
    TRY_LET(const KnownStream known, ledger.knownStream(logged->stream));

    EntryRevised revised;
    revised.withdrawn = revision.withdrawn;
    // Only a value settles a conflict of values; else the one that counts is built upon and the others stand.
    revised.parents = valued ? now.heads : std::vector{now.head};
    revised.parents.insert(revised.parents.end(), furtherParents.begin(), furtherParents.end());
    revised.on = revision.on.value_or(now.on);
    if (!revision.withdrawn) revised.value = revision.value.value_or(now.value);
    revised.note = revision.note.value_or(now.note);
    revised.why = revision.why;
    TRY_LET(const QDate last, ledger.lastDate());
    if (revised.on > last && revised.on != now.on)
        return fail(AppErrc::DateInFuture, {revised.on.toString(Qt::ISODate)});
    return writer.append(known.audience, revised);
}

Result<EntryName> reviseEntry(Ledger& ledger, const EntryName& entry, const Revision& revision) {
    if (revision.why.trimmed().isEmpty()) return fail(AppErrc::ReasonRequired);
    if (std::max(revision.why.size(), revision.note.value_or(QString()).size()) > PayloadCodec::MaxText)
        return fail(AppErrc::TextTooLong, {QString::number(PayloadCodec::MaxText)});
    return ledger.transact([&]() -> Result<EntryName> {
        TRY(ledger.self());
        OperationWriter writer(ledger);
        return reviseWithin(ledger, writer, entry, revision);
    });
}

} // namespace cunbao
