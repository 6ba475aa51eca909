#include "app/usecase/ListLeftOver.h"

namespace cunbao {

namespace {

/// The indicator by its place in the catalogue that the operation names; empty while that has not arrived.
Result<QString> indicatorOf(Ledger& ledger, int context, int place) {
    TRY_LET(const Catalogue* catalogue, ledger.catalogue(context));
    if (!catalogue || place < 0 || place >= static_cast<int>(catalogue->indicators().size()))
        return QString();
    return catalogue->indicators()[static_cast<std::size_t>(place)].id;
}

Result<LeftOverView> viewOf(Ledger& ledger, const LeftOperation& left) {
    LeftOverView out;
    out.name = left.name;
    out.kind = static_cast<OpKind>(left.logged.operation.kind);
    out.at = left.logged.operation.time.instant();
    TRY_LET(const KnownStream known, ledger.knownStream(left.logged.stream));
    if (known.audience.kind == Audience::Kind::Unit) out.unit = OrgCode(known.audience.unit);
    const auto payload = PayloadCodec::decode(left.logged.operation);
    if (!payload.ok()) return out;
    if (const auto* recorded = std::get_if<EntryRecorded>(&*payload)) {
        TRY_LET(out.indicator, indicatorOf(ledger, left.logged.context, recorded->indicator));
        if (!recorded->unit.isNull()) out.unit = recorded->unit;
        out.on = recorded->on;
        out.value = recorded->value;
        out.note = recorded->note;
    } else if (const auto* revised = std::get_if<EntryRevised>(&*payload)) {
        out.entry = revised->parents.front();
        out.on = revised->on;
        out.value = revised->value;
        out.note = revised->why;
    } else if (const auto* set = std::get_if<FigureOverridden>(&*payload)) {
        TRY_LET(out.indicator, indicatorOf(ledger, left.logged.context, set->indicator));
        out.unit = set->unit;
        out.value = set->value;
        out.note = set->why;
    }
    return out;
}

} // namespace

Result<std::vector<LeftOverView>> listLeftOver(Ledger& ledger) {
    TRY_LET(const ReadTransaction snapshot, ReadTransaction::begin(ledger.db()));
    TRY_LET(const auto left, LeftOver(ledger).all());
    std::vector<LeftOverView> out;
    for (const LeftOperation& one : left) {
        TRY_LET(LeftOverView view, viewOf(ledger, one));
        out.push_back(std::move(view));
    }
    return out;
}

} // namespace cunbao
