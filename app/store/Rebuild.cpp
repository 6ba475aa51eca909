#include "app/store/Rebuild.h"

#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/CanonicalDump.h"
#include "app/store/OperationApplier.h"
#include "sync/SyncError.h"
#include "sync/codec/SegmentCodec.h"
#include "sync/op/Chain.h"

namespace cunbao {

namespace {

Error inconsistent(const char* what) {
    return fail(AppErrc::StoreInconsistent, {QString::fromLatin1(what)});
}

Result<void> rebuildWithin(Ledger& ledger) {
    TRY(ledger.db().execute(
        "DELETE FROM wait; DELETE FROM link; DELETE FROM import_key; DELETE FROM entry; DELETE FROM cell; "
        "DELETE FROM doubt; DELETE FROM resolution; DELETE FROM override; DELETE FROM round; DELETE FROM "
        "published; "
        "DELETE FROM device_name; DELETE FROM profile; "
        "CREATE TEMP TABLE IF NOT EXISTS replay(stream INTEGER, seq INTEGER, time INTEGER, kind INTEGER, "
        "context "
        "INTEGER, fields BLOB); DELETE FROM replay; "
        "INSERT INTO replay SELECT stream, seq, time, kind, context, fields FROM op; DELETE FROM op;"));
    TRY(ledger.dropCatalogues());
    OperationApplier applier(ledger);
    applier.beginReplay();
    // By time, so that nearly nothing waits for a parent or a catalogue that comes later.
    TRY_LET(SqlStatement query,
            ledger.db().prepare("SELECT stream, seq, time, kind, context, fields FROM replay "
                                "ORDER BY time, stream, seq"));
    TRY(query.bindAll());
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) break;
        LoggedOperation logged;
        logged.stream = static_cast<int>(query.integer(0));
        logged.operation.sequence = query.unsignedInteger(1);
        logged.operation.time = HybridTime::unpacked(query.integer(2));
        logged.operation.kind = static_cast<quint8>(query.integer(3));
        logged.context = static_cast<int>(query.integer(4));
        TRY_LET(logged.operation.fields, decodeFields(query.bytes(5)));
        TRY(applier.arrive(std::move(logged)));
    }
    TRY(applier.endReplay());
    return ledger.db().execute("DELETE FROM replay;");
}

/// The log against one segment: every operation in it stands there as it was sealed.
Result<void> checkAgainstLog(Ledger& ledger, int stream, const QByteArray& bytes) {
    TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(bytes));
    const auto key = ledger.epochKey(header.key);
    if (!key.ok() && key.error().is(SyncErrc::KeyMissing)) return {};
    if (!key.ok()) return key.error();
    TRY_LET(const SegmentBody body, SegmentCodec::open(bytes, *key));
    OperationLog log(ledger);
    for (const Operation& operation : body.operations) {
        TRY_LET(const auto logged, log.find(stream, operation.sequence));
        if (!logged || logged->operation != operation) return inconsistent("log");
        TRY_LET(const QByteArray version, ledger.catalogueVersion(logged->context));
        if (version != body.context) return inconsistent("log");
    }
    return {};
}

Result<void> checkStream(Ledger& ledger, int stream, CheckReport& report) {
    TRY_LET(const StreamId id, ledger.streamId(stream));
    TRY_LET(const Authority* authority, ledger.authority());
    const KnownStream* known = authority->stream(id);
    TRY_LET(SqlStatement query,
            ledger.db().prepare("SELECT first, count, hash, previous, main, verified, bytes, unreadable FROM "
                                "segment WHERE stream = ?1 ORDER BY first"));
    bool ended = false;
    TRY(query.bindAll(stream));
    std::vector<ChainLink> all;
    std::vector<ChainLink> main;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) break;
        ++report.segments;
        const QByteArray bytes = query.bytes(6);
        TRY_LET(const SegmentHeader header, SegmentCodec::readHeader(bytes));
        const ChainLink link{header.first, header.count, SegmentCodec::hashOf(bytes), header.previous};
        TRY_LET(const Hash32 kept, query.fixed<Hash32>(2));
        if (header.stream != id || link.hash != kept || link.first != query.unsignedInteger(0))
            return inconsistent("segment");
        if (query.integer(5) == 0) continue;
        if (!known || !SegmentCodec::verify(bytes, authority->device(known->device)->signing))
            return inconsistent("signature");
        all.push_back(link);
        if (query.integer(4) == 0) continue;
        main.push_back(link);
        // Behind a segment that nobody can read nothing was applied.
        if (query.integer(7) != 0) {
            ++report.unreadable;
            ended = true;
        }
        if (!ended) TRY(checkAgainstLog(ledger, stream, bytes));
    }
    if (mainChain(all, authority->cutOf(id)) != main) return inconsistent("chain");
    return {};
}

} // namespace

Result<void> rebuildProjections(Ledger& ledger) {
    return ledger.transact([&] { return rebuildWithin(ledger); });
}

Result<CheckReport> checkStore(Ledger& ledger) {
    TRY(ledger.db().checkIntegrity());
    CheckReport report;
    OperationLog log(ledger);
    TRY_LET(const auto streams, log.streams());
    for (const int stream : streams)
        TRY(checkStream(ledger, stream, report));
    {
        TRY_LET(SqlStatement query,
                ledger.db().prepare("SELECT count(*), sum(status = 1), sum(status = 2), "
                                    "sum(status = 3), (SELECT count(*) FROM entry) FROM op"));
        TRY(query.bindAll());
        TRY(query.step());
        report.operations = query.unsignedInteger(0);
        report.waiting = query.unsignedInteger(1);
        report.refused = query.unsignedInteger(2);
        report.cut = query.unsignedInteger(3);
        report.entries = query.unsignedInteger(4);
    }
    TRY_LET(report.auditLines, AuditLog(ledger).check());
    TRY_LET(const QByteArray before, canonicalDump(ledger));
    TRY_LET(const QByteArray after, ledger.rehearse([&]() -> Result<QByteArray> {
        TRY(rebuildWithin(ledger));
        return canonicalDump(ledger);
    }));
    if (before != after) return inconsistent("projections");
    return report;
}

} // namespace cunbao
