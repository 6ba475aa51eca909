#include "app/store/Whereabouts.h"

#include "app/store/ReceiptTable.h"

namespace cunbao {

namespace {

quint64 sequenceIn(const std::map<StreamId, quint64>& heads, const StreamId& stream) {
    const auto found = heads.find(stream);
    return found == heads.end() ? 0 : found->second;
}

} // namespace

Whereabouts Reach::of(const EntryName& operation) const {
    if (isOffice || operation.sequence <= sequenceIn(office, operation.stream))
        return Whereabouts::WithOffice;
    if (operation.sequence <= sequenceIn(hub, operation.stream)) return Whereabouts::WithHub;
    return Whereabouts::OnThisDevice;
}

quint64 Reach::elsewhere(const StreamId& stream) const {
    return std::max(sequenceIn(hub, stream), sequenceIn(office, stream));
}

Result<Reach> readReach(Ledger& ledger) {
    Reach out;
    TRY_LET(const Authority* authority, ledger.authority());
    out.isOffice = givesReceipts(*authority, ledger.identity().device());
    TRY_LET(const VersionVector covered, ReceiptTable(ledger).covered());
    for (const auto& [stream, head] : covered)
        out.office.emplace(stream, head.sequence);
    TRY_LET(SqlStatement query, ledger.db().prepare("SELECT stream, seq FROM acknowledged"));
    TRY(query.bindAll());
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        TRY_LET(const StreamId stream, ledger.streamId(static_cast<int>(query.integer(0))));
        out.hub.emplace(stream, query.unsignedInteger(1));
    }
}

} // namespace cunbao
