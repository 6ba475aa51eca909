#include "sync/codec/Exchange.h"

#include "sync/SyncError.h"
#include "sync/codec/Cbor.h"
#include "sync/codec/SegmentCodec.h"

#include <set>

namespace cunbao {

namespace {

constexpr auto EnvelopeDomain = "cunbao request 1";
constexpr quint8 ExchangeVersion = 1;
constexpr qsizetype MaxJoinBytes = 4096;
constexpr qsizetype MaxMapEntries = 32;
/// What this program adds to RFC 9290's problem details stands under one name of its own.
constexpr char ProblemKey[] = "urn:uuid:6d0a4c1e-5f0b-4c57-9a52-3b1f0e7c8d24";
constexpr quint64 ProblemCode = 1;
constexpr quint64 MaxProblemCode = 0xffff;
constexpr quint64 ProblemRevocation = 2;

enum RequestKey : quint64 {
    ReqVectorDigest = 1,
    ReqAuthorityDigest,
    ReqSegments,
    ReqStatements,
    ReqWants,
    ReqWantedStatements,
    ReqSettledInvites,
    ReqReceipts,
    ReqReceiptsDigest
};
enum AnswerKey : quint64 {
    AnsHubTime = 1,
    AnsAcknowledged,
    AnsVector,
    AnsStatementIds,
    AnsSegments,
    AnsStatements,
    AnsJoinRequests,
    AnsReceipts,
    AnsMore,
    AnsReceiptIds
};

/// Counts the keys before they are written: CBOR maps state their size first.
class SparseMap {
public:
    template <class Write>
    void add(quint64 key, bool present, Write write) {
        if (present) m_entries.emplace_back(key, std::function<void(CborWriter&)>(write));
    }
    [[nodiscard]] QByteArray encode() const {
        CborWriter out;
        out.map(static_cast<qsizetype>(m_entries.size()));
        for (const auto& [key, write] : m_entries) {
            out.unsignedInteger(key);
            write(out);
        }
        out.endMap();
        return out.take();
    }

private:
    std::vector<std::pair<quint64, std::function<void(CborWriter&)>>> m_entries;
};

void writeBlobs(CborWriter& out, const std::vector<QByteArray>& blobs) {
    out.array(static_cast<qsizetype>(blobs.size()));
    for (const QByteArray& blob : blobs)
        out.bytes(blob);
    out.endArray();
}

Result<std::vector<QByteArray>> readBlobs(CborReader& in, qsizetype maxBytes) {
    TRY_LET(const qsizetype count, in.enterArray(ExchangeCodec::MaxItems));
    std::vector<QByteArray> blobs;
    for (qsizetype i = 0; i < count; ++i) {
        TRY_LET(QByteArray blob, in.bytes(maxBytes));
        blobs.push_back(std::move(blob));
    }
    TRY(in.leave());
    return blobs;
}

template <class Id>
void writeIds(CborWriter& out, const std::vector<Id>& ids) {
    out.array(static_cast<qsizetype>(ids.size()));
    for (const Id& id : ids)
        out.bytes(id.view());
    out.endArray();
}

template <class Id>
Result<std::vector<Id>> readIds(CborReader& in) {
    TRY_LET(const qsizetype count, in.enterArray(ExchangeCodec::MaxItems));
    std::vector<Id> ids;
    std::set<Id> named;
    for (qsizetype i = 0; i < count; ++i) {
        TRY_LET(const Id id, in.fixed<Id>());
        if (!named.insert(id).second) return in.malformed();
        ids.push_back(id);
    }
    TRY(in.leave());
    return ids;
}

void writeVector(CborWriter& out, const VersionVector& vector) {
    out.array(static_cast<qsizetype>(vector.size()));
    for (const auto& [stream, head] : vector) {
        out.array(3);
        out.bytes(stream.view());
        out.unsignedInteger(head.sequence);
        out.bytes(head.hash.view());
        out.endArray();
    }
    out.endArray();
}

Result<VersionVector> readVector(CborReader& in) {
    TRY_LET(const qsizetype count, in.enterArray(ExchangeCodec::MaxItems));
    VersionVector vector;
    for (qsizetype i = 0; i < count; ++i) {
        TRY(in.enterArrayOf(3));
        TRY_LET(const StreamId stream, in.fixed<StreamId>());
        StreamHead head;
        TRY_LET(head.sequence, in.unsignedInteger());
        TRY_LET(head.hash, in.fixed<Hash16>());
        TRY(in.leave());
        if (head.sequence == 0 || head.sequence > static_cast<quint64>(INT64_MAX) ||
            !vector.emplace(stream, head).second)
            return in.malformed();
    }
    TRY(in.leave());
    return vector;
}

void writeJoin(CborWriter& out, const JoinRequest& request) {
    out.array(2);
    out.bytes(request.invite.view());
    out.bytes(request.sealed);
    out.endArray();
}

Result<JoinRequest> readJoin(CborReader& in) {
    JoinRequest request;
    TRY(in.enterArrayOf(2));
    TRY_LET(request.invite, in.fixed<InviteId>());
    TRY_LET(request.sealed, in.bytes(MaxJoinBytes));
    TRY(in.leave());
    return request;
}

/// Walks over a map with ascending integer keys; unknown keys of newer versions are stepped over.
template <class Read>
Result<void> readMap(CborReader& in, Read read) {
    TRY_LET(const qsizetype count, in.enterMap(MaxMapEntries));
    quint64 previous = 0;
    for (qsizetype i = 0; i < count; ++i) {
        TRY_LET(const quint64 key, in.unsignedInteger());
        if (i > 0 && key <= previous) return in.malformed();
        previous = key;
        TRY_LET(const bool known, read(key));
        if (!known) TRY(in.skip());
    }
    TRY(in.leave());
    return in.finish();
}

} // namespace

QByteArray ExchangeCodec::encode(const ExchangeRequest& request) {
    SparseMap map;
    map.add(ReqVectorDigest, true, [&](CborWriter& out) { out.bytes(request.vectorDigest.view()); });
    map.add(ReqAuthorityDigest, true, [&](CborWriter& out) { out.bytes(request.authorityDigest.view()); });
    map.add(ReqSegments, !request.segments.empty(),
            [&](CborWriter& out) { writeBlobs(out, request.segments); });
    map.add(ReqStatements, !request.statements.empty(),
            [&](CborWriter& out) { writeBlobs(out, request.statements); });
    map.add(ReqWants, !request.wants.empty(), [&](CborWriter& out) {
        out.array(static_cast<qsizetype>(request.wants.size()));
        for (const Want& want : request.wants) {
            out.array(2);
            out.bytes(want.stream.view());
            out.unsignedInteger(want.after);
            out.endArray();
        }
        out.endArray();
    });
    map.add(ReqWantedStatements, !request.wantedStatements.empty(),
            [&](CborWriter& out) { writeIds(out, request.wantedStatements); });
    map.add(ReqSettledInvites, !request.settledInvites.empty(),
            [&](CborWriter& out) { writeIds(out, request.settledInvites); });
    map.add(ReqReceipts, !request.receipts.empty(),
            [&](CborWriter& out) { writeBlobs(out, request.receipts); });
    map.add(ReqReceiptsDigest, request.receiptsDigest.has_value(),
            [&](CborWriter& out) { out.bytes(request.receiptsDigest->view()); });
    return map.encode();
}

Result<ExchangeRequest> ExchangeCodec::decodeRequest(const QByteArray& bytes) {
    CborReader in(bytes, "exchange request");
    ExchangeRequest request;
    bool digests[2] = {false, false};
    TRY(readMap(in, [&](quint64 key) -> Result<bool> {
        switch (key) {
        case ReqVectorDigest: {
            TRY_LET(request.vectorDigest, in.fixed<Hash16>());
            digests[0] = true;
            return true;
        }
        case ReqAuthorityDigest: {
            TRY_LET(request.authorityDigest, in.fixed<Hash16>());
            digests[1] = true;
            return true;
        }
        case ReqSegments: {
            TRY_LET(request.segments, readBlobs(in, SegmentCodec::MaxBytes));
            return true;
        }
        case ReqStatements: {
            TRY_LET(request.statements, readBlobs(in, StatementCodec::MaxBytes));
            return true;
        }
        case ReqWants: {
            TRY_LET(const qsizetype count, in.enterArray(MaxItems));
            std::set<StreamId> named;
            for (qsizetype i = 0; i < count; ++i) {
                Want want;
                TRY(in.enterArrayOf(2));
                TRY_LET(want.stream, in.fixed<StreamId>());
                TRY_LET(want.after, in.unsignedInteger());
                TRY(in.leave());
                if (want.after > static_cast<quint64>(INT64_MAX) || !named.insert(want.stream).second)
                    return in.malformed();
                request.wants.push_back(want);
            }
            TRY(in.leave());
            return true;
        }
        case ReqWantedStatements: {
            TRY_LET(request.wantedStatements, readIds<StatementId>(in));
            return true;
        }
        case ReqSettledInvites: {
            TRY_LET(request.settledInvites, readIds<InviteId>(in));
            return true;
        }
        case ReqReceipts: {
            TRY_LET(request.receipts, readBlobs(in, ReceiptCodec::MaxBytes));
            return true;
        }
        case ReqReceiptsDigest: {
            TRY_LET(request.receiptsDigest, in.fixed<Hash16>());
            return true;
        }
        default: return false;
        }
    }));
    if (!digests[0] || !digests[1]) return in.malformed();
    return request;
}

QByteArray ExchangeCodec::encode(const ExchangeAnswer& answer) {
    SparseMap map;
    map.add(AnsHubTime, true, [&](CborWriter& out) { out.integer(toMillis(answer.hubTime)); });
    map.add(AnsAcknowledged, !answer.acknowledged.empty(),
            [&](CborWriter& out) { writeVector(out, answer.acknowledged); });
    map.add(AnsVector, answer.vector.has_value(), [&](CborWriter& out) { writeVector(out, *answer.vector); });
    map.add(AnsStatementIds, answer.statementIds.has_value(),
            [&](CborWriter& out) { writeIds(out, *answer.statementIds); });
    map.add(AnsSegments, !answer.segments.empty(),
            [&](CborWriter& out) { writeBlobs(out, answer.segments); });
    map.add(AnsStatements, !answer.statements.empty(),
            [&](CborWriter& out) { writeBlobs(out, answer.statements); });
    map.add(AnsJoinRequests, !answer.joinRequests.empty(), [&](CborWriter& out) {
        out.array(static_cast<qsizetype>(answer.joinRequests.size()));
        for (const JoinRequest& request : answer.joinRequests)
            writeJoin(out, request);
        out.endArray();
    });
    map.add(AnsReceipts, !answer.receipts.empty(),
            [&](CborWriter& out) { writeBlobs(out, answer.receipts); });
    map.add(AnsMore, answer.more, [&](CborWriter& out) { out.boolean(true); });
    map.add(AnsReceiptIds, answer.receiptIds.has_value(),
            [&](CborWriter& out) { writeIds(out, *answer.receiptIds); });
    return map.encode();
}

Result<ExchangeAnswer> ExchangeCodec::decodeAnswer(const QByteArray& bytes) {
    CborReader in(bytes, "exchange answer");
    ExchangeAnswer answer;
    bool timed = false;
    TRY(readMap(in, [&](quint64 key) -> Result<bool> {
        switch (key) {
        case AnsHubTime: {
            TRY_LET(const qint64 ms, in.integer());
            if (ms < 0 || ms > HybridTime::MaxMs) return in.malformed();
            answer.hubTime = fromMillis(ms);
            timed = true;
            return true;
        }
        case AnsAcknowledged: {
            TRY_LET(answer.acknowledged, readVector(in));
            return true;
        }
        case AnsVector: {
            TRY_LET(answer.vector, readVector(in));
            return true;
        }
        case AnsStatementIds: {
            TRY_LET(answer.statementIds, readIds<StatementId>(in));
            return true;
        }
        case AnsSegments: {
            TRY_LET(answer.segments, readBlobs(in, SegmentCodec::MaxBytes));
            return true;
        }
        case AnsStatements: {
            TRY_LET(answer.statements, readBlobs(in, StatementCodec::MaxBytes));
            return true;
        }
        case AnsJoinRequests: {
            TRY_LET(const qsizetype count, in.enterArray(MaxItems));
            for (qsizetype i = 0; i < count; ++i) {
                TRY_LET(JoinRequest request, readJoin(in));
                answer.joinRequests.push_back(std::move(request));
            }
            TRY(in.leave());
            return true;
        }
        case AnsReceipts: {
            TRY_LET(answer.receipts, readBlobs(in, ReceiptCodec::MaxBytes));
            return true;
        }
        case AnsMore: {
            TRY_LET(answer.more, in.boolean());
            return true;
        }
        case AnsReceiptIds: {
            TRY_LET(answer.receiptIds, readIds<ReceiptId>(in));
            return true;
        }
        default: return false;
        }
    }));
    if (!timed) return in.malformed(); // It would pass for 1970.
    return answer;
}

QByteArray ExchangeCodec::encode(const JoinRequest& request) {
    CborWriter out;
    writeJoin(out, request);
    return out.take();
}

Result<JoinRequest> ExchangeCodec::decodeJoin(const QByteArray& bytes) {
    CborReader in(bytes, "join request");
    TRY_LET(JoinRequest request, readJoin(in));
    TRY(in.finish());
    return request;
}

QByteArray ExchangeCodec::signEnvelope(RequestEnvelope::Kind kind, const TownshipId& township,
                                       const QByteArray& body, const SigningKey& device) {
    ByteWriter out;
    out.byte(ExchangeVersion);
    out.byte(static_cast<quint8>(kind));
    out.bytes(township.view());
    out.bytes(device.publicKey().view());
    out.bytes(body);
    QByteArray request = out.take();
    request += device.sign(EnvelopeDomain, request).view();
    return request;
}

Result<RequestEnvelope> ExchangeCodec::openEnvelope(const QByteArray& bytes) {
    const auto what = QStringLiteral("request");
    if (bytes.size() > MaxRequestBytes) return fail(SyncErrc::TooLarge, {what});
    if (bytes.size() <= Signature::Size) return fail(SyncErrc::Malformed, {what});
    const QByteArrayView signedBytes = QByteArrayView(bytes).chopped(Signature::Size);
    ByteReader in(signedBytes);
    TRY_LET(const quint8 version, in.byte());
    if (version != ExchangeVersion) return fail(SyncErrc::VersionUnknown, {what, QString::number(version)});
    TRY_LET(const quint8 kind, in.byte());
    if (kind < 1 || kind > 2) return fail(SyncErrc::Malformed, {what});
    RequestEnvelope envelope;
    envelope.kind = static_cast<RequestEnvelope::Kind>(kind);
    TRY_LET(envelope.township, in.fixed<TownshipId>());
    TRY_LET(envelope.sender, in.fixed<SigningPublicKey>());
    const auto signature = Signature::from(QByteArrayView(bytes).last(Signature::Size));
    if (!verifySignature(envelope.sender, EnvelopeDomain, signedBytes, *signature))
        return fail(SyncErrc::SignatureWrong, {what});
    envelope.body = in.rest().toByteArray();
    return envelope;
}

QByteArray encodeProblem(const Problem& problem) {
    CborWriter out;
    out.map(2);
    out.integer(-1); // title (RFC 9290, 2)
    out.text(problem.title);
    out.text(QLatin1String(ProblemKey)); // custom details (RFC 9290, 3.1)
    out.map(problem.statement.isEmpty() ? 1 : 2);
    out.unsignedInteger(ProblemCode);
    out.unsignedInteger(static_cast<quint64>(problem.code));
    if (!problem.statement.isEmpty()) {
        out.unsignedInteger(ProblemRevocation);
        out.bytes(problem.statement);
    }
    out.endMap();
    out.endMap();
    return out.take();
}

namespace {

Result<void> readProblemDetails(CborReader& in, Problem& problem) {
    TRY_LET(const qsizetype count, in.enterMap(MaxMapEntries));
    quint64 previous = 0;
    for (qsizetype i = 0; i < count; ++i) {
        TRY_LET(const quint64 key, in.unsignedInteger());
        if (i > 0 && key <= previous) return in.malformed();
        previous = key;
        if (key == ProblemCode) {
            TRY_LET(const quint64 code, in.unsignedInteger());
            // One that is beyond all that are known is as good as none.
            problem.code = code <= MaxProblemCode ? static_cast<int>(code) : 0;
        } else if (key == ProblemRevocation) {
            TRY_LET(problem.statement, in.bytes(StatementCodec::MaxBytes));
        } else {
            TRY(in.skip());
        }
    }
    return in.leave();
}

} // namespace

Result<Problem> decodeProblem(const QByteArray& bytes) {
    CborReader in(bytes, "problem details");
    Problem problem;
    TRY_LET(const qsizetype count, in.enterMap(MaxMapEntries));
    for (qsizetype i = 0; i < count; ++i) {
        // Numbers are RFC 9290's own details, texts are others'; both may be new to this program.
        if (in.isText()) {
            TRY_LET(const QString name, in.text(bytes.size()));
            if (name == QLatin1String(ProblemKey))
                TRY(readProblemDetails(in, problem));
            else
                TRY(in.skip());
            continue;
        }
        bool isTitle = false;
        if (in.isInteger()) {
            TRY_LET(const qint64 key, in.integer());
            isTitle = key == -1;
        } else {
            TRY(in.skip());
        }
        if (isTitle && in.isText()) {
            TRY_LET(problem.title, in.text(bytes.size()));
        } else {
            TRY(in.skip());
        }
    }
    TRY(in.leave());
    TRY(in.finish());
    return problem;
}

} // namespace cunbao
