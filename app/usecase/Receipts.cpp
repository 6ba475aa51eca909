#include "app/usecase/Receipts.h"

#include "app/store/OperationLog.h"
#include "app/store/ReceiptTable.h"
#include "app/store/Whereabouts.h"

namespace cunbao {

Result<OfficeHolds> officeHolds(Ledger& ledger) {
    OfficeHolds out;
    const DeviceId self = ledger.identity().device();
    const auto hear = [&](Instant said) {
        const Instant at = std::min(said, ledger.clock().now());
        out.lastHeard = std::max(at, out.lastHeard.value_or(at));
    };
    ReceiptTable table(ledger);
    TRY_LET(const auto receipts, table.held());
    for (const SignedReceipt& receipt : receipts)
        if (receipt.content.device != self) hear(receipt.content.issued);

    TRY_LET(const Authority* authority, ledger.authority());
    TRY_LET(const Reach reach, readReach(ledger));
    OperationLog log(ledger);
    TRY_LET(const auto streams, log.streams());
    for (const int stream : streams) {
        TRY_LET(const StreamId id, ledger.streamId(stream));
        const KnownStream* known = authority->stream(id);
        if (!known) continue;
        TRY_LET(const auto last, log.last(stream));
        if (last.first == 0) continue;
        if (known->device != self) {
            if (givesReceipts(*authority, known->device)) hear(last.second.instant());
            continue;
        }
        const auto covered = reach.office.find(id);
        const quint64 there = reach.isOffice                  ? last.first
                              : covered == reach.office.end() ? 0
                                                              : std::min(covered->second, last.first);
        out.operations += there;
        out.notYet += last.first - there;
    }
    TRY_LET(out.withholding, table.isWithheld());
    return out;
}

} // namespace cunbao
