#include "app/store/Replica.h"

#include "app/domain/AppError.h"
#include "app/store/InviteTable.h"
#include "app/store/ReceiptTable.h"
#include "app/store/Whereabouts.h"
#include "platform/base/Failpoint.h"
#include "sync/SyncError.h"
#include "sync/codec/SegmentCodec.h"

namespace cunbao {

namespace {

/// Operations in one segment: large enough that its fixed parts cost little, small enough to resume at.
constexpr std::size_t SegmentOperations = 500;

} // namespace

Result<void> Replica::sealOpenOperations() {
    return m_ledger.transact([&] { return sealWithin(); });
}

Result<void> Replica::sealWithin() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    const DeviceId self = m_ledger.identity().device();
    // Without a certificate, or with a revoked one, nothing leaves this device; what was recorded stays.
    TRY_LET(const bool restored, m_ledger.isRestored());
    if (!authority->isActive(self) || restored) return {};
    for (const auto& [audience, state] : authority->audiences())
        if (authority->mayWrite(self, audience))
            TRY(sealStream(streamIdOf(m_ledger.identity().signing.publicKey(), audience), audience));
    return {};
}

Result<void> Replica::sealStream(const StreamId& id, const Audience& audience) {
    TRY_LET(const int stream, m_ledger.streamNumber(id));
    TRY_LET(auto at, m_segments.head(stream));
    TRY_LET(const auto last, m_log.last(stream));
    if (last.first <= at.sequence) return {};
    TRY_LET(const Authority* authority, m_ledger.authority());
    const auto key = m_ledger.epochKey(authority->audiences().at(audience).newestKey);
    // Under an older one others could read it. It waits, and the exchange goes on: only that can tell this
    // device why it was not given the key.
    if (!key.ok() && key.error().is(SyncErrc::KeyMissing)) return {};
    if (!key.ok()) return key.error();
    while (at.sequence < last.first) {
        TRY_LET(const auto open, m_log.range(stream, at.sequence + 1, at.sequence + SegmentOperations));
        // A segment uses one catalogue version.
        SegmentBody body;
        TRY_LET(body.context, m_ledger.catalogueVersion(open.front().context));
        for (const LoggedOperation& logged : open) {
            if (logged.context != open.front().context) break;
            body.operations.push_back(logged.operation);
        }
        SegmentHeader header;
        header.stream = id;
        header.first = at.sequence + 1;
        header.previous = at.hash;
        auto sealed =
            SegmentCodec::sealSegment(header, body, *key, m_ledger.identity().signing, m_ledger.random());
        // Long notes can make many operations too large together, never one alone.
        while (!sealed.ok() && sealed.error().is(SyncErrc::TooLarge) && body.operations.size() > 1) {
            body.operations.resize(body.operations.size() / 2);
            sealed =
                SegmentCodec::sealSegment(header, body, *key, m_ledger.identity().signing, m_ledger.random());
        }
        if (!sealed.ok()) return sealed.error();
        const ChainLink link{header.first, body.operations.size(), SegmentCodec::hashOf(*sealed), at.hash};
        TRY(m_segments.insert(stream, link, *sealed, SegmentTable::Standing::OnMainChain));
        at = {link.last(), link.hash, link.last()};
        TRY(m_segments.setHead(stream, at));
    }
    return Failpoint::trip("store.seal.after");
}

Result<std::optional<ChainLink>> Replica::countedLink(int stream, const StreamId& id) {
    TRY_LET(const Authority* authority, m_ledger.authority());
    const auto cut = authority->cutOf(id);
    return m_segments.mainLinkUpTo(stream, cut ? cut->sequence : static_cast<quint64>(INT64_MAX));
}

Result<std::map<StreamId, ChainLink>> Replica::countedHeads() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    const DeviceId self = m_ledger.identity().device();
    std::map<StreamId, ChainLink> out;
    TRY_LET(const auto streams, m_log.streams());
    for (const int stream : streams) {
        TRY_LET(const StreamId id, m_ledger.streamId(stream));
        const KnownStream* known = authority->stream(id);
        if (!known || !authority->mayRead(self, known->audience)) continue;
        TRY_LET(const auto link, countedLink(stream, id));
        if (link) out.emplace(id, *link);
    }
    return out;
}

Result<std::map<StreamId, ChainLink>> Replica::appliedHeads() {
    TRY_LET(auto heads, countedHeads());
    for (auto it = heads.begin(); it != heads.end();) {
        TRY_LET(const int stream, m_ledger.streamNumber(it->first));
        TRY_LET(const auto at, m_segments.head(stream));
        TRY_LET(const auto link, m_segments.mainLinkUpTo(stream, std::min(at.applied, it->second.last())));
        if (link)
            (it++)->second = *link;
        else
            it = heads.erase(it);
    }
    return heads;
}

Result<VersionVector> Replica::vector() {
    TRY_LET(const auto heads, countedHeads());
    VersionVector out;
    for (const auto& [stream, link] : heads)
        out.emplace(stream, StreamHead{link.last(), shortHash(link.hash)});
    return out;
}

Result<bool> Replica::holds(const StreamId& stream, const StreamHead& head) {
    TRY_LET(const auto number, m_ledger.findStream(stream));
    if (!number) return false;
    TRY_LET(const auto standing, m_segments.standing(*number, head));
    return standing == SegmentTable::Standing::OnMainChain;
}

Result<std::vector<QByteArray>> Replica::segmentsAfter(const StreamId& stream, quint64 after,
                                                       qsizetype maxBytes) {
    TRY_LET(const int number, m_ledger.streamNumber(stream));
    TRY_LET(const auto counted, countedLink(number, stream));
    return m_segments.mainBetween(number, after, counted ? counted->first : 0, maxBytes);
}

Result<Intake> Replica::takeSegments(const std::vector<QByteArray>& segments) {
    if (segments.empty()) return Intake();
    return m_ledger.transact([&] { return m_intake.take(segments); });
}

Result<VersionVector> Replica::acknowledged() {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT stream, seq, hash FROM acknowledged"));
    TRY(query.bindAll());
    VersionVector out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        TRY_LET(const StreamId stream, m_ledger.streamId(static_cast<int>(query.integer(0))));
        TRY_LET(const Hash16 hash, query.fixed<Hash16>(2));
        out.emplace(stream, StreamHead{query.unsignedInteger(1), hash});
    }
}

Result<void> Replica::setAcknowledged(const VersionVector& heads) {
    if (heads.empty()) return {};
    return m_ledger.transact([&]() -> Result<void> {
        TRY_LET(const Authority* authority, m_ledger.authority());
        for (const auto& [stream, head] : heads) {
            if (!authority->stream(stream)) continue; // A hub may name what it likes.
            TRY_LET(const int number, m_ledger.streamNumber(stream));
            TRY_LET(SqlStatement put,
                    m_ledger.db().prepare("INSERT OR REPLACE INTO acknowledged(stream, seq, hash) "
                                          "VALUES(?1, ?2, ?3)"));
            TRY(put.run(number, head.sequence, head.hash));
        }
        return {};
    });
}

Result<void> Replica::replaceAcknowledged(const VersionVector& heads) {
    TRY(m_ledger.transact([&]() -> Result<void> {
        TRY_LET(SqlStatement clear, m_ledger.db().prepare("DELETE FROM acknowledged"));
        return clear.run();
    }));
    return setAcknowledged(heads);
}

Result<quint64> Replica::pendingOperations() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    TRY_LET(const auto streams, m_log.streams());
    TRY_LET(const Reach reach, readReach(m_ledger));
    quint64 pending = 0;
    for (const int stream : streams) {
        TRY_LET(const StreamId id, m_ledger.streamId(stream));
        const KnownStream* whose = authority->stream(id);
        if (!whose || whose->device != m_ledger.identity().device()) continue;
        TRY_LET(const auto last, m_log.last(stream));
        const quint64 done = reach.elsewhere(id);
        if (last.first > done) pending += last.first - done;
    }
    return pending;
}

Result<Hash16> Replica::authorityDigest() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    return authority->digest();
}

Result<std::vector<StatementId>> Replica::statementIds() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    return authority->ids();
}

Result<std::vector<QByteArray>> Replica::statements(const std::vector<StatementId>& ids) {
    TRY_LET(const Authority* authority, m_ledger.authority());
    std::vector<QByteArray> out;
    for (const StatementId& id : ids)
        if (const QByteArray* statement = authority->find(id)) out.push_back(*statement);
    return out;
}

Result<void> Replica::takeStatements(const std::vector<QByteArray>& statements) {
    if (statements.empty()) return {};
    return m_ledger.transact([&] { return takeStatementsWithin(statements); });
}

Result<void> Replica::takeStatementsWithin(const std::vector<QByteArray>& statements) {
    std::set<DeviceId> touched;
    for (const QByteArray& bytes : statements) {
        TRY_LET(const bool isNew, m_ledger.addStatement(bytes));
        if (!isNew) continue;
        TRY_LET(const Statement statement, StatementCodec::readVerified(bytes));
        if (const auto* certificate = std::get_if<Certificate>(&statement))
            touched.insert(certificate->device());
        if (const auto* revocation = std::get_if<Revocation>(&statement)) touched.insert(revocation->device);
    }
    return m_intake.settle(touched);
}

Result<void> Replica::takeJoinRequests(const std::vector<JoinRequest>& requests) {
    if (requests.empty() || !m_desk) return {};
    return m_desk->settle(requests);
}

Result<std::vector<InviteId>> Replica::settledInvites() {
    return InviteTable(m_ledger).settled();
}

Result<void> Replica::forgetSettledInvites(const std::vector<InviteId>& invites) {
    if (invites.empty()) return {};
    return m_ledger.transact([&] { return InviteTable(m_ledger).forgetSettled(invites); });
}

Result<std::vector<QByteArray>> Replica::writeReceipts(const VersionVector& held) {
    TRY_LET(const Authority* authority, m_ledger.authority());
    if (!givesReceipts(*authority, m_ledger.identity().device())) return std::vector<QByteArray>();
    return m_ledger.transact([&] { return ReceiptTable(m_ledger).write(held); });
}

Result<std::optional<Hash16>> Replica::receiptsDigest() {
    TRY_LET(const auto receipts, ReceiptTable(m_ledger).exchanged());
    std::vector<ReceiptId> ids;
    ids.reserve(receipts.size());
    for (const SignedReceipt& receipt : receipts)
        ids.push_back(receipt.id);
    return receiptsDigestOf(std::move(ids));
}

Result<std::vector<QByteArray>> Replica::receiptsBeside(const std::vector<ReceiptId>& ids) {
    std::vector<QByteArray> out;
    TRY_LET(const Authority* authority, m_ledger.authority());
    if (!givesReceipts(*authority, m_ledger.identity().device())) return out;
    const std::set<ReceiptId> there(ids.begin(), ids.end());
    TRY_LET(const auto receipts, ReceiptTable(m_ledger).exchanged());
    for (const SignedReceipt& receipt : receipts)
        if (!there.contains(receipt.id)) out.push_back(receipt.bytes);
    return out;
}

Result<ReceiptIntake> Replica::takeReceipts(const std::vector<QByteArray>& receipts) {
    if (receipts.empty()) return ReceiptIntake();
    return m_ledger.transact([&] { return ReceiptTable(m_ledger).take(receipts); });
}

Result<void> Replica::exchangeDone() {
    return m_ledger.transact([&] { return ReceiptTable(m_ledger).noteOffer(); });
}

Result<void> Replica::observeHubTime(Instant hubTime) {
    return m_ledger.transact([&]() -> Result<void> { return m_ledger.observeHubTime(hubTime); });
}

} // namespace cunbao
