#pragma once

#include "platform/base/Clock.h"
#include "sync/authority/Statement.h"
#include "sync/codec/Receipt.h"
#include "sync/op/VersionVector.h"

namespace cunbao {

using InviteId = FixedBytes<16, struct InviteIdMeaning>;

/// "Give me this stream behind this sequence."
struct Want {
    StreamId stream;
    quint64 after = 0;
    friend bool operator==(const Want&, const Want&) = default;
};

/// A new device's request to join, as the hub carries it: only the main office device can open it.
struct JoinRequest {
    InviteId invite;
    QByteArray sealed;
    friend bool operator==(const JoinRequest&, const JoinRequest&) = default;
};

/// What a device says to the hub (4-sync-and-security, "The hub"). PROTOCOL.md, "Exchange".
struct ExchangeRequest {
    Hash16 vectorDigest;    ///< of all that the device holds, what this request brings included
    Hash16 authorityDigest; ///< likewise
    std::vector<QByteArray> segments;
    std::vector<QByteArray> statements;
    std::vector<Want> wants;
    std::vector<StatementId> wantedStatements;
    std::vector<InviteId> settledInvites; ///< main office device: these join requests can go
    std::vector<QByteArray> receipts;     ///< office devices: what they hold, signed
    /// Of the receipts that it exchanges, those above included; nothing for none.
    std::optional<Hash16> receiptsDigest;
};

struct ExchangeAnswer {
    Instant hubTime;
    VersionVector acknowledged;          ///< durable heads of the streams that the request brought
    std::optional<VersionVector> vector; ///< where the digests differ: what the device may read
    std::optional<std::vector<StatementId>> statementIds; ///< where the digests differ
    std::vector<QByteArray> segments;
    std::vector<QByteArray> statements;
    std::vector<JoinRequest> joinRequests; ///< only to the main office device
    std::vector<QByteArray> receipts;      ///< where the digests differ, to villages' devices
    bool more = false;                     ///< not everything wanted fitted: ask again
    /// Where the digests differ, to office devices: those of its own that are here.
    std::optional<std::vector<ReceiptId>> receiptIds;
};

/// What a request says about itself in clear, under the sender's signature.
struct RequestEnvelope {
    enum class Kind : quint8 { Exchange = 1, Join = 2 };
    Kind kind = Kind::Exchange;
    TownshipId township;
    SigningPublicKey sender;
    QByteArray body;
};

class ExchangeCodec {
public:
    /// One request, whole. The hub refuses longer ones at the HTTP header.
    static constexpr qsizetype MaxRequestBytes = 8 * 1024 * 1024;
    static constexpr qsizetype MaxAnswerBytes = 16 * 1024 * 1024;
    static constexpr qsizetype MaxItems = 100'000;

    [[nodiscard]] static QByteArray encode(const ExchangeRequest& request);
    [[nodiscard]] static Result<ExchangeRequest> decodeRequest(const QByteArray& bytes);
    [[nodiscard]] static QByteArray encode(const ExchangeAnswer& answer);
    [[nodiscard]] static Result<ExchangeAnswer> decodeAnswer(const QByteArray& bytes);

    [[nodiscard]] static QByteArray encode(const JoinRequest& request);
    [[nodiscard]] static Result<JoinRequest> decodeJoin(const QByteArray& bytes);

    /// Signs over kind, township and body.
    [[nodiscard]] static QByteArray signEnvelope(RequestEnvelope::Kind kind, const TownshipId& township,
                                                 const QByteArray& body, const SigningKey& device);
    /// Decodes and verifies the signature against the sender it names. Errors: Malformed, SignatureWrong.
    [[nodiscard]] static Result<RequestEnvelope> openEnvelope(const QByteArray& bytes);
};

/// An error from the hub: concise problem details (RFC 9290).
struct Problem {
    QString title;
    int code = 0;         ///< SyncErrc
    QByteArray statement; ///< with SyncErrc::Revoked: the revocation, root-signed
};

[[nodiscard]] QByteArray encodeProblem(const Problem& problem);
[[nodiscard]] Result<Problem> decodeProblem(const QByteArray& bytes);

} // namespace cunbao
