#include "sync/codec/Receipt.h"

#include "sync/SyncError.h"
#include "sync/codec/ByteReader.h"
#include "sync/codec/Cbor.h"
#include "sync/op/HybridClock.h"

#include <algorithm>
#include <tuple>

namespace cunbao {

namespace {

constexpr auto ReceiptDomain = "cunbao receipt 1";
constexpr quint64 ReceiptVersion = 1;

} // namespace

SignedReceipt ReceiptCodec::sign(const Receipt& receipt, const SigningKey& device) {
    SignedReceipt out{receipt, {}, {}};
    CborWriter body;
    body.array(6);
    body.unsignedInteger(ReceiptVersion);
    body.bytes(receipt.township.view());
    body.bytes(receipt.device.view());
    body.integer(receipt.unit);
    body.integer(toMillis(receipt.issued));
    body.array(static_cast<qsizetype>(receipt.heads.size()));
    for (const auto& [stream, head] : receipt.heads) {
        body.array(3);
        body.bytes(stream.view());
        body.unsignedInteger(head.sequence);
        body.bytes(head.hash.view());
        body.endArray();
    }
    body.endArray();
    body.endArray();
    out.bytes = body.take();
    out.bytes += device.sign(ReceiptDomain, out.bytes).view();
    out.id = idOf(out.bytes);
    return out;
}

Result<SignedReceipt> ReceiptCodec::readVerified(const QByteArray& bytes) {
    const auto what = QStringLiteral("receipt");
    if (bytes.size() > MaxBytes) return fail(SyncErrc::TooLarge, {what, QString::number(MaxBytes)});
    if (bytes.size() <= Signature::Size) return fail(SyncErrc::Malformed, {what});
    const QByteArray body = bytes.chopped(Signature::Size);
    CborReader in(body, "receipt");
    Receipt receipt;
    TRY(in.enterArrayOf(6));
    TRY_LET(const quint64 version, in.unsignedInteger());
    if (version != ReceiptVersion) return fail(SyncErrc::VersionUnknown, {what, QString::number(version)});
    TRY_LET(receipt.township, in.fixed<TownshipId>());
    TRY_LET(receipt.device, in.fixed<DeviceId>());
    TRY_LET(receipt.unit, in.integer());
    TRY_LET(const qint64 issued, in.integer());
    if (!isUnitCode(receipt.unit) || issued < 0 || issued > HybridTime::MaxMs) return in.malformed();
    receipt.issued = fromMillis(issued);
    TRY_LET(const qsizetype count, in.enterArray(MaxHeads));
    if (count == 0) return in.malformed();
    for (qsizetype i = 0; i < count; ++i) {
        TRY(in.enterArrayOf(3));
        TRY_LET(const StreamId stream, in.fixed<StreamId>());
        StreamHead head;
        TRY_LET(head.sequence, in.unsignedInteger());
        TRY_LET(head.hash, in.fixed<Hash16>());
        TRY(in.leave());
        const bool ascends = receipt.heads.empty() || stream > receipt.heads.rbegin()->first;
        if (!ascends || head.sequence < 1 || head.sequence > static_cast<quint64>(INT64_MAX))
            return in.malformed();
        receipt.heads.emplace(stream, head);
    }
    TRY(in.leave());
    TRY(in.leave());
    TRY(in.finish());
    return SignedReceipt{std::move(receipt), bytes, idOf(bytes)};
}

Result<SignedReceipt> ReceiptCodec::read(const QByteArray& bytes, const Authority& authority) {
    TRY_LET(SignedReceipt receipt, readVerified(bytes));
    const Receipt& content = receipt.content;
    if (content.township != townshipIdOf(authority.root())) return fail(SyncErrc::TownshipUnknown);
    const CertifiedDevice* device = authority.device(content.device);
    if (!device) return fail(SyncErrc::NotCertified);
    if (device->revoked) return fail(SyncErrc::Revoked);
    if (!givesReceipts(authority, content.device) ||
        !authority.audiences().contains(Audience::ofUnit(content.unit)))
        return fail(SyncErrc::AudienceForbidden);
    const auto signature = Signature::from(QByteArrayView(bytes).last(Signature::Size));
    if (!verifySignature(device->signing, ReceiptDomain, QByteArrayView(bytes).chopped(Signature::Size),
                         *signature))
        return fail(SyncErrc::SignatureWrong, {QStringLiteral("receipt")});
    return receipt;
}

ReceiptId ReceiptCodec::idOf(QByteArrayView bytes) {
    return *ReceiptId::from(blake2b16({bytes}).view());
}

bool replaces(const SignedReceipt& newer, const SignedReceipt& held) {
    return std::tie(newer.content.issued, newer.id) > std::tie(held.content.issued, held.id);
}

bool givesReceipts(const Authority& authority, const DeviceId& device) {
    return authority.isActive(device) && authority.mayWrite(device, Audience::office());
}

std::vector<std::int64_t> receiptUnitsOf(const Authority& authority, const DeviceId& device) {
    std::vector<std::int64_t> out;
    const CertifiedDevice* found = authority.device(device);
    if (!found || givesReceipts(authority, device)) return out;
    for (const Grant& grant : found->grants) // Ordered by unit: one that has several roles stands together.
        if (!isOfficeRole(grant.role) && (out.empty() || out.back() != grant.unit)) out.push_back(grant.unit);
    return out;
}

std::optional<Hash16> receiptsDigestOf(std::vector<ReceiptId> receipts) {
    if (receipts.empty()) return std::nullopt;
    std::sort(receipts.begin(), receipts.end());
    ByteWriter out;
    for (const ReceiptId& id : receipts)
        out.bytes(id.view());
    return blake2b16({"cunbao receipts", out.take()});
}

} // namespace cunbao
