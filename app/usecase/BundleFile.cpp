#include "app/usecase/BundleFile.h"

#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/ReceiptTable.h"
#include "app/store/Replica.h"
#include "app/usecase/RecoverOffice.h"
#include "platform/base/AtomicFile.h"
#include "sync/SyncError.h"
#include "sync/codec/Bundle.h"
#include "sync/codec/SegmentCodec.h"

#include <algorithm>
#include <map>

namespace cunbao {

namespace {

/// Taken in by one transaction: a large file must not hold the store's lock, and its changes in memory, to
/// the end, nor keep somebody waiting who wants to stop.
constexpr std::size_t SegmentsAtOnce = 100;

/// Read from the store between two looks whether to go on.
constexpr qsizetype BytesAtOnce = 1024 * 1024;

/// What a stream has after a sequence, into the bundle. False: stopped.
Result<bool> addStream(Replica& replica, const StreamId& stream, quint64 after, Bundle& bundle,
                       BundleReport& report, const std::function<bool()>& goOn) {
    for (;;) {
        if (!goOn()) return false;
        TRY_LET(auto segments, replica.segmentsAfter(stream, after, BytesAtOnce));
        if (segments.empty()) return true;
        for (QByteArray& segment : segments) {
            TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(segment));
            after = header.first + header.count - 1;
            report.operations += header.count;
            ++report.segments;
            bundle.segments.push_back(std::move(segment));
        }
    }
}

BundleReport stopped() {
    BundleReport report;
    report.stopped = true;
    return report;
}

} // namespace

Result<BundleReport> exportBundle(Ledger& ledger, const QString& path, const std::optional<OrgCode>& unit,
                                  const Progress& progress) {
    Replica replica(ledger);
    TRY(replica.sealOpenOperations());
    TRY(askForRenewal(ledger));
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
    quint64 total = 0;
    std::map<StreamId, quint64> wanted; // from which sequence on
    for (const auto& [stream, head] : mine) {
        const KnownStream* known = authority->stream(stream);
        if (!known || (unit && known->audience != Audience::ofUnit(unit->number()) &&
                       known->audience != Audience::township()))
            continue;
        const auto there = covered.find(stream);
        const quint64 after = there == covered.end() ? 0 : there->second.sequence;
        wanted[stream] = after;
        total += head.sequence - std::min(after, head.sequence);
    }
    BundleReport report;
    const auto goOn = [&] { return goesOn(progress, report.operations, total); };
    for (const auto& [stream, after] : wanted) {
        TRY_LET(const bool whole, addStream(replica, stream, after, bundle, report, goOn));
        if (!whole) return stopped();
    }
    const QByteArray bytes = bundle.toBytes();
    if (bytes.size() > Bundle::MaxBytes)
        return fail(SyncErrc::TooLarge, {QStringLiteral("bundle"), QString::number(Bundle::MaxBytes)});
    if (!goOn()) return stopped();
    TRY(AtomicFile::write(path, bytes));
    TRY(ledger.transact([&] {
        return AuditLog(ledger).append(AuditEvent::Exported,
                                       {QStringLiteral("bundle"), path, unit ? unit->toString() : QString()});
    }));
    return report;
}

Result<BundleReport> importBundle(Ledger& ledger, const QString& path, const Progress& progress) {
    TRY_LET(const QByteArray bytes, AtomicFile::read(path, Bundle::MaxBytes));
    TRY_LET(const Bundle bundle, Bundle::fromBytes(bytes));
    if (bundle.township != ledger.identity().township()) return fail(AppErrc::BundleForeign, {path});
    const std::size_t total = bundle.segments.size();
    if (!goesOn(progress, 0, total)) return stopped();
    EnrolmentDesk desk(ledger);
    Replica replica(ledger, &desk);
    const bool waited = !ledger.self().ok();
    // Each step is whole in itself and may be repeated: a file that breaks off in the middle is imported
    // again.
    TRY(replica.takeStatements(bundle.statements));
    BundleReport report;
    for (std::size_t at = 0; at < total;) {
        const auto first = bundle.segments.begin() + static_cast<std::ptrdiff_t>(at);
        const auto count = std::min(SegmentsAtOnce, total - at);
        TRY_LET(const Intake intake,
                replica.takeSegments({first, first + static_cast<std::ptrdiff_t>(count)}));
        report.operations += intake.operations;
        report.segments += intake.segments;
        at += count;
        report.stopped = !goesOn(progress, at, total);
        if (report.stopped) return report;
    }
    // A device that asks for new keys is taken at its word up to here.
    TRY(replica.takeJoinRequests(bundle.joinRequests));
    report.joinRequests = bundle.joinRequests.size();
    report.joins = desk.intake();
    TRY_LET(const ReceiptIntake receipts, replica.takeReceipts(bundle.receipts));
    report.droppedReceipts = receipts.dropped;
    TRY(recoverByPieces(ledger));
    TRY(askForRenewal(ledger));
    TRY_LET(report.renewal, takeConfirmedKeys(ledger));
    report.joined = waited && ledger.self().ok();
    return report;
}

} // namespace cunbao
