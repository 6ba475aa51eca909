#include "app/store/ReceiptTable.h"

namespace cunbao {

namespace {

constexpr auto WithheldKey = "withheld";

} // namespace

Result<std::vector<SignedReceipt>> ReceiptTable::read(SqlStatement query) {
    TRY_LET(const Authority* authority, m_ledger.authority());
    std::vector<SignedReceipt> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        TRY_LET(SignedReceipt receipt, ReceiptCodec::readVerified(query.bytes(0)));
        if (givesReceipts(*authority, receipt.content.device)) out.push_back(std::move(receipt));
    }
}

Result<std::vector<SignedReceipt>> ReceiptTable::held(std::optional<OrgCode> unit) {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT bytes FROM receipt WHERE ?1 = 0 OR unit = ?1 "
                                                      "ORDER BY device, unit"));
    TRY(query.bindAll(unit ? unit->number() : 0));
    return read(std::move(query));
}

Result<std::vector<SignedReceipt>> ReceiptTable::exchanged() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    const DeviceId self = m_ledger.identity().device();
    if (givesReceipts(*authority, self)) {
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare("SELECT bytes FROM receipt WHERE device = ?1 ORDER BY unit"));
        TRY(query.bindAll(self));
        return read(std::move(query));
    }
    std::vector<SignedReceipt> out;
    for (const std::int64_t unit : receiptUnitsOf(*authority, self)) {
        TRY_LET(auto receipts, held(OrgCode(unit)));
        out.insert(out.end(), std::make_move_iterator(receipts.begin()),
                   std::make_move_iterator(receipts.end()));
    }
    return out;
}

Result<void> ReceiptTable::put(const SignedReceipt& receipt) {
    TRY_LET(SqlStatement put,
            m_ledger.db().prepare("INSERT OR REPLACE INTO receipt(device, unit, bytes) VALUES(?1, ?2, ?3)"));
    return put.run(receipt.content.device, qint64(receipt.content.unit), receipt.bytes);
}

Result<std::vector<QByteArray>> ReceiptTable::write(const VersionVector& held) {
    std::vector<QByteArray> out;
    TRY_LET(const Authority* authority, m_ledger.authority());
    const DeviceId self = m_ledger.identity().device();
    TRY_LET(const bool restored, m_ledger.isRestored());
    if (!givesReceipts(*authority, self) || restored) return out;

    std::map<std::int64_t, VersionVector> units;
    for (const auto& [stream, head] : held) {
        const KnownStream* known = authority->stream(stream);
        if (known && known->audience.kind == Audience::Kind::Unit)
            units[known->audience.unit].emplace(stream, head);
    }
    std::map<std::int64_t, Receipt> before;
    TRY_LET(const auto written, exchanged());
    for (const SignedReceipt& receipt : written)
        before.emplace(receipt.content.unit, receipt.content);
    const StreamId own = streamIdOf(m_ledger.identity().signing.publicKey(), Audience::township());
    const auto ownHead = held.find(own);
    for (auto& [unit, heads] : units) {
        if (ownHead != held.end()) heads.insert(*ownHead);
        // It may say less than there is, never more.
        while (heads.size() > static_cast<std::size_t>(ReceiptCodec::MaxHeads))
            heads.erase(std::prev(heads.end()));
        Receipt receipt{m_ledger.identity().township(), self, unit, m_ledger.clock().now(), std::move(heads)};
        const auto last = before.find(unit);
        if (last != before.end()) {
            if (last->second.heads == receipt.heads) continue;
            // A clock that was set back must not make the newer receipt look like the older one.
            receipt.issued = std::max(receipt.issued, last->second.issued + std::chrono::milliseconds(1));
        }
        const SignedReceipt made = ReceiptCodec::sign(receipt, m_ledger.identity().signing);
        TRY(put(made));
        out.push_back(made.bytes);
    }
    return out;
}

Result<ReceiptIntake> ReceiptTable::take(const std::vector<QByteArray>& receipts) {
    ReceiptIntake intake;
    TRY_LET(const Authority* authority, m_ledger.authority());
    const DeviceId self = m_ledger.identity().device();
    for (const QByteArray& bytes : receipts) {
        const auto receipt = ReceiptCodec::read(bytes, *authority);
        if (!receipt.ok() || !authority->mayRead(self, Audience::ofUnit(receipt->content.unit))) {
            ++intake.dropped;
            continue;
        }
        const Receipt& content = receipt->content;
        if (content.device == self) continue; // What it holds it knows best itself.
        {
            TRY_LET(SqlStatement query,
                    m_ledger.db().prepare("SELECT bytes FROM receipt WHERE device = ?1 AND unit = ?2"));
            TRY(query.bindAll(content.device, qint64(content.unit)));
            TRY_LET(const bool found, query.step());
            if (found) {
                TRY_LET(const SignedReceipt here, ReceiptCodec::readVerified(query.bytes(0)));
                if (!replaces(*receipt, here)) continue;
            }
        }
        TRY(put(*receipt));
        ++intake.taken;
    }
    return intake;
}

Result<std::optional<SegmentTable::Standing>> ReceiptTable::standing(const StreamId& stream,
                                                                     const StreamHead& head) {
    TRY_LET(const auto number, m_ledger.findStream(stream));
    if (!number) return std::optional<SegmentTable::Standing>();
    return SegmentTable(m_ledger).standing(*number, head);
}

Result<VersionVector> ReceiptTable::covered() {
    VersionVector out;
    TRY_LET(const auto receipts, held());
    for (const SignedReceipt& receipt : receipts) {
        if (receipt.content.device == m_ledger.identity().device()) continue;
        for (const auto& [stream, head] : receipt.content.heads) {
            const auto known = out.find(stream);
            if (known != out.end() && known->second.sequence >= head.sequence) continue;
            TRY_LET(const auto here, standing(stream, head));
            if (here == SegmentTable::Standing::OnMainChain) out[stream] = head;
        }
    }
    return out;
}

Result<bool> ReceiptTable::namesWhatIsMissing() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    const DeviceId self = m_ledger.identity().device();
    TRY_LET(const auto receipts, held());
    for (const SignedReceipt& receipt : receipts) {
        if (receipt.content.device == self) continue;
        for (const auto& [stream, head] : receipt.content.heads) {
            const KnownStream* known = authority->stream(stream);
            if (known && !authority->mayRead(self, known->audience)) continue;
            const auto cut = authority->cutOf(stream);
            if (cut && head.sequence > cut->sequence) continue;
            TRY_LET(const auto here, standing(stream, head));
            if (!here) return true;
        }
    }
    return false;
}

Result<void> ReceiptTable::noteOffer() {
    TRY_LET(const bool missing, namesWhatIsMissing());
    TRY_LET(const QByteArray noted, readMeta(m_ledger.db(), WithheldKey));
    if (missing == !noted.isEmpty()) return {};
    return writeMeta(m_ledger.db(), WithheldKey, missing ? QByteArray("1") : QByteArray());
}

Result<bool> ReceiptTable::isWithheld() {
    TRY_LET(const QByteArray noted, readMeta(m_ledger.db(), WithheldKey));
    if (noted.isEmpty()) return false;
    return namesWhatIsMissing();
}

} // namespace cunbao
