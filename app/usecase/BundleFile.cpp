#include "app/usecase/BundleFile.h"

#include "app/domain/AppError.h"
#include "app/store/ReceiptTable.h"
#include "app/store/Replica.h"
#include "app/usecase/Enrolment.h"
#include "platform/base/AtomicFile.h"
#include "sync/SyncError.h"
#include "sync/codec/Bundle.h"
#include "sync/codec/SegmentCodec.h"

namespace cunbao {

namespace {

/// Taken in by one transaction: a large file must not hold the store's lock, and its changes in memory, to
/// the end.
constexpr std::size_t SegmentsAtOnce = 500;

} // namespace

Result<BundleReport> exportBundle(Ledger& ledger, const QString& path, const std::optional<OrgCode>& unit) {
    Replica replica(ledger);
    TRY(replica.sealOpenOperations());
    TRY_LET(const Authority* authority, ledger.authority());
    if (unit) {
        TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
        if (!catalogue->unit(*unit)) return fail(AppErrc::UnitNotKnown, {unit->toString()});
    }
    Bundle bundle;
    bundle.township = ledger.identity().township();
    TRY_LET(const auto ids, replica.statementIds());
    TRY_LET(bundle.statements, replica.statements(ids));
    TRY_LET(const auto plea, pendingJoin(ledger));
    if (plea) bundle.joinRequests.push_back(*plea);
    BundleReport report;
    TRY_LET(const VersionVector mine, replica.vector());
    VersionVector covered;
    if (givesReceipts(*authority, ledger.identity().device())) {
        TRY(replica.writeReceipts(mine));
        TRY_LET(const auto receipts, ReceiptTable(ledger).held(unit));
        for (const SignedReceipt& receipt : receipts)
            bundle.receipts.push_back(receipt.bytes);
    } else {
        TRY_LET(covered, ReceiptTable(ledger).covered());
    }
    for (const auto& [stream, head] : mine) {
        const KnownStream* known = authority->stream(stream);
        const bool wanted = !unit || known->audience == Audience::ofUnit(unit->number()) ||
                            known->audience == Audience::township();
        if (!known || !wanted) continue;
        const auto there = covered.find(stream);
        const quint64 after = there == covered.end() ? 0 : there->second.sequence;
        TRY_LET(auto segments, replica.segmentsAfter(stream, after, Bundle::MaxBytes));
        for (QByteArray& segment : segments) {
            TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
            report.operations += header.count;
            ++report.segments;
            bundle.segments.push_back(std::move(segment));
        }
    }
    const QByteArray bytes = bundle.toBytes();
    if (bytes.size() > Bundle::MaxBytes)
        return fail(SyncErrc::TooLarge, {QStringLiteral("bundle"), QString::number(Bundle::MaxBytes)});
    TRY(AtomicFile::write(path, bytes));
    return report;
}

Result<BundleReport> importBundle(Ledger& ledger, const QString& path) {
    TRY_LET(const QByteArray bytes, AtomicFile::read(path, Bundle::MaxBytes));
    TRY_LET(const Bundle bundle, Bundle::fromBytes(bytes));
    if (bundle.township != ledger.identity().township()) return fail(AppErrc::BundleForeign, {path});
    EnrolmentDesk desk(ledger);
    Replica replica(ledger, &desk);
    // Each step is whole in itself and may be repeated: a file that breaks off in the middle is imported
    // again.
    TRY(replica.takeStatements(bundle.statements));
    TRY(replica.takeJoinRequests(bundle.joinRequests));
    BundleReport report;
    for (std::size_t at = 0; at < bundle.segments.size(); at += SegmentsAtOnce) {
        const auto first = bundle.segments.begin() + static_cast<std::ptrdiff_t>(at);
        const auto count = std::min(SegmentsAtOnce, bundle.segments.size() - at);
        TRY_LET(const Intake intake,
                replica.takeSegments({first, first + static_cast<std::ptrdiff_t>(count)}));
        report.operations += intake.operations;
        report.segments += intake.segments;
    }
    TRY_LET(const ReceiptIntake receipts, replica.takeReceipts(bundle.receipts));
    report.droppedReceipts = receipts.dropped;
    return report;
}

} // namespace cunbao
