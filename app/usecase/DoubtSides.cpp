#include "app/usecase/DoubtSides.h"

#include "app/domain/AppError.h"
#include "app/domain/Expression.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"

namespace cunbao {

namespace {

Result<bool> isOfOffice(Ledger& ledger, const DeviceId& id) {
    TRY_LET(const Authority* authority, ledger.authority());
    const CertifiedDevice* device = authority->device(id);
    return device && std::any_of(device->grants.begin(), device->grants.end(),
                                 [](const Grant& grant) { return isOfficeRole(grant.role); });
}

/// A recording as it stands after its corrections.
DoubtSide sideOf(const EntryView& entry) {
    DoubtSide out;
    out.name = out.entry = entry.name;
    out.value = entry.value;
    out.withdrawn = entry.state == QLatin1String("withdrawn");
    out.on = entry.on;
    out.note = entry.note;
    out.person = entry.person;
    out.device = entry.device;
    out.at = entry.recordedAt;
    return out;
}

/// What one recording or revision says itself.
DoubtSide sideOf(const RevisionView& revision, const EntryName& entry) {
    DoubtSide out;
    out.name = revision.name;
    out.entry = entry;
    out.kind = revision.kind;
    out.value = revision.value;
    out.withdrawn = revision.kind == OpKind::EntryWithdrawn;
    out.on = revision.on;
    out.note = revision.note;
    out.why = revision.why;
    out.person = revision.person;
    out.device = revision.device;
    out.at = revision.at;
    return out;
}

Result<DoubtSide> sideOf(Ledger& ledger, const LoggedOperation& logged, const FigureOverridden& set) {
    DoubtSide out;
    TRY_LET(out.name, ledger.nameOf(logged.stream, logged.operation.sequence));
    out.kind = OpKind::FigureOverridden;
    out.value = set.value;
    out.why = set.why;
    TRY_LET(const KnownStream known, ledger.knownStream(logged.stream));
    out.device = known.device;
    TRY_LET(out.person, EntryReader(ledger).personOf(out.device));
    out.at = logged.operation.time.instant();
    return out;
}

/// The recording whose history a revision belongs to.
Result<EntryName> entryOf(Ledger& ledger, const EntryName& revision) {
    EntryProjection entries(ledger);
    TRY_LET(const auto nodes, entries.historyOf(revision));
    const auto effective = effectiveEntries(nodes);
    if (const EffectiveEntry* entry = entryWith(effective, revision)) return entry->name;
    const auto recording = std::find_if(
        nodes.begin(), nodes.end(), [](const EntryNode& node) { return node.kind == OpKind::EntryRecorded; });
    if (recording == nodes.end()) return fail(AppErrc::EntryUnknown, {revision.toString()});
    return recording->name;
}

Result<DoubtSide> sideNamed(Ledger& ledger, const Doubt& doubt, const EntryName& name) {
    OperationLog log(ledger);
    TRY_LET(const auto logged, log.find(name));
    if (!logged) return fail(AppErrc::EntryUnknown, {name.toString()});
    TRY_LET(const Payload payload, PayloadCodec::decode(logged->operation));
    if (const auto* set = std::get_if<FigureOverridden>(&payload)) return sideOf(ledger, *logged, *set);
    EntryReader reader(ledger);
    const bool recording = PayloadCodec::kindOf(payload) == OpKind::EntryRecorded;
    EntryName entry = name;
    if (!recording) {
        TRY_LET(entry, entryOf(ledger, name));
    }
    TRY_LET(const EntryView view, reader.find(entry));
    // Of concurrent revisions each stands for what it says itself, and so does a late one.
    if (recording && doubt.detail != QLatin1String("revisions")) return sideOf(view);
    const auto revision = std::find_if(view.revisions.begin(), view.revisions.end(),
                                       [&](const RevisionView& one) { return one.name == name; });
    if (revision == view.revisions.end()) return fail(AppErrc::EntryUnknown, {name.toString()});
    return sideOf(*revision, entry);
}

/// The rule that fails, and what its operands come to.
Result<void> addRule(const Figures& figures, DoubtInFull& full) {
    const auto& rules = figures.catalogue->rules();
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const Rule& one) { return one.id == full.doubt.detail; });
    if (rule == rules.end()) return {};
    full.rule = *rule;
    std::set<QString> seen;
    for (const QString& side : {rule->left, rule->right}) {
        TRY_LET(const Expression expression, Expression::parse(side));
        for (const Operand& operand : expression.operands()) {
            const Figure* figure = figures.book.find(operand.id, full.doubt.unit);
            if (figure && seen.insert(operand.id).second) full.figures.push_back(*figure);
        }
    }
    return {};
}

void addOverridden(const Figures& figures, DoubtInFull& full) {
    for (const Figure* figure : {figures.book.find(full.doubt.indicator, full.doubt.unit),
                                 figures.book.computed(full.doubt.indicator, full.doubt.unit)})
        if (figure) full.figures.push_back(*figure);
}

} // namespace

Result<std::vector<DoubtInFull>> doubtsInFull(Ledger& ledger, const Period& period, bool resolvedToo) {
    TRY_LET(auto doubts, doubtsOf(ledger, period, resolvedToo));
    std::vector<DoubtInFull> out;
    if (doubts.empty()) return out;
    TRY_LET(const Figures figures, FigureReader(ledger).figures(period));
    for (Doubt& doubt : doubts) {
        DoubtInFull full;
        const OrgUnit* unit = figures.catalogue->unit(doubt.unit);
        full.unitName = unit ? unit->name : QString();
        const Indicator* indicator = figures.catalogue->find(doubt.indicator);
        if (!indicator) return fail(AppErrc::IndicatorUnknown, {doubt.indicator});
        full.indicator = *indicator;
        full.choices = choicesOf(doubt);
        for (const EntryName& name : doubt.operations) {
            TRY_LET(DoubtSide side, sideNamed(ledger, doubt, name));
            TRY_LET(side.fromOffice, isOfOffice(ledger, side.device));
            full.sides.push_back(std::move(side));
        }
        full.doubt = std::move(doubt);
        if (full.doubt.kind == QLatin1String("rule")) TRY(addRule(figures, full));
        if (full.doubt.kind == QLatin1String("overridden")) addOverridden(figures, full);
        if (full.doubt.kind == QLatin1String("outlier"))
            if (const Figure* far = figures.book.find(full.doubt.indicator, full.doubt.unit))
                full.figures.push_back(*far);
        out.push_back(std::move(full));
    }
    return out;
}

} // namespace cunbao
