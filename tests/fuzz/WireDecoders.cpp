#include "platform/base/Random.h"
#include "sync/authority/OfficeCard.h"
#include "sync/authority/Statement.h"
#include "sync/codec/Bundle.h"
#include "sync/codec/Invite.h"
#include "sync/codec/Receipt.h"
#include "sync/codec/SegmentCodec.h"
#include "sync/net/ProblemAnswer.h"
#include "tests/fuzz/Decoder.h"
#include "tests/fuzz/Seeds.h"

namespace cunbao::fuzz {

namespace {

/// Whoever sealed or signed was certified: what decoders meet behind a signature is made with these.
const SigningKey& attackersKey() {
    static SeededRandom random(1);
    static const SigningKey key = SigningKey::generate(random);
    return key;
}

const EpochKey& attackersEpoch() {
    static SeededRandom random(2);
    static const EpochKey key = generateEpochKey(random);
    return key;
}

bool readSegment(const QByteArray& bytes) {
    (void)SegmentCodec::open(bytes, attackersEpoch());
    (void)SegmentCodec::verify(bytes, attackersKey().publicKey());
    return SegmentCodec::readHeader(bytes).ok();
}

std::vector<QByteArray> segmentSeeds() {
    auto seeds = vectorsOf("segments.json");
    for (const QByteArray& packed : vectorsOf("compressed-segment.json"))
        seeds.push_back(packed);
    return seeds;
}

/// What a member of the audience sealed: how many operations, then what is packed.
bool readSealed(const QByteArray& bytes) {
    if (bytes.isEmpty()) return false;
    ByteWriter header;
    header.byte(0x11);
    header.bytes(QByteArray(StreamId::Size, 's'));
    header.varint(1);
    header.varint(static_cast<quint8>(bytes[0]));
    header.bytes(idOf(attackersEpoch()).view());
    header.bytes(QByteArray(Hash32::Size, '\0'));
    QByteArray segment = header.take();
    SeededRandom random(3);
    segment += seal(attackersEpoch(), random, segment, bytes.sliced(1));
    segment += QByteArray(Signature::Size, '\0');
    return SegmentCodec::open(segment, attackersEpoch()).ok();
}

/// The columns of the golden segments with the number of operations that is in front of them.
std::vector<QByteArray> countedColumns(const QByteArray& between) {
    std::vector<QByteArray> seeds;
    for (const GoldenColumns& golden : goldenColumns())
        seeds.push_back(QByteArray(1, static_cast<char>(golden.header.count)) + between + golden.columns);
    return seeds;
}

std::vector<QByteArray> sealedSeeds() {
    auto seeds = countedColumns(QByteArray(1, '\0'));
    // An empty frame of zstd, and one that says it holds 16 MiB.
    seeds.push_back(QByteArray::fromHex("010128b52ffd2000010000"));
    seeds.push_back(QByteArray::fromHex("010128b52ffda000000001010000"));
    return seeds;
}

bool readColumns(const QByteArray& bytes) {
    if (bytes.isEmpty()) return false;
    const auto count = static_cast<quint8>(bytes[0]);
    return readTwice(
        bytes.sliced(1), [&](const QByteArray& columns) { return ColumnCodec::decode(columns, 1, count); },
        [](const SegmentBody& body) { return ColumnCodec::encode(body); });
}

std::vector<QByteArray> columnSeeds() {
    return countedColumns({});
}

bool readStatement(const QByteArray& bytes) {
    (void)StatementCodec::read(bytes, attackersKey().publicKey());
    const auto statement = StatementCodec::readVerified(bytes);
    // What this program does not know, it does not state.
    if (!statement.ok() || std::holds_alternative<FutureStatement>(*statement)) return statement.ok();
    return readTwice(bytes, &StatementCodec::readVerified,
                     [](const Statement& known) { return StatementCodec::sign(known, attackersKey()); });
}

std::vector<QByteArray> statementSeeds() {
    std::vector<QByteArray> seeds;
    for (const char* file :
         {"certificate.json", "revocation.json", "epochs.json", "hub-moved.json", "future-statement.json"})
        for (const QByteArray& statement : vectorsOf(file))
            seeds.push_back(statement);
    return seeds;
}

bool readRequest(const QByteArray& bytes) {
    return readTwice(bytes, &ExchangeCodec::decodeRequest,
                     [](const ExchangeRequest& request) { return ExchangeCodec::encode(request); });
}

bool readAnswer(const QByteArray& bytes) {
    return readTwice(bytes, &ExchangeCodec::decodeAnswer,
                     [](const ExchangeAnswer& answer) { return ExchangeCodec::encode(answer); });
}

bool readJoin(const QByteArray& bytes) {
    return readTwice(bytes, &ExchangeCodec::decodeJoin,
                     [](const JoinRequest& request) { return ExchangeCodec::encode(request); });
}

std::vector<QByteArray> joinSeeds() {
    auto seeds = vectorsOf("join-request.json");
    for (const QByteArray& renewal : vectorsOf("renewal-request.json"))
        seeds.push_back(renewal);
    return seeds;
}

bool readEnvelope(const QByteArray& bytes) {
    const auto envelope = ExchangeCodec::openEnvelope(bytes);
    if (envelope.ok()) (void)readRequest(envelope->body);
    return envelope.ok();
}

bool readProblem(const QByteArray& bytes) {
    (void)errorFromAnswer(bytes.isEmpty() ? 400 : 400 + static_cast<quint8>(bytes[0]), bytes);
    return readTwice(bytes, &decodeProblem, &encodeProblem);
}

/// All but the head and the hash at the end, which any attacker can make.
bool readBundle(const QByteArray& bytes) {
    QByteArray file = QByteArray("CUNBAO-BUNDLE\x01") + bytes;
    file += blake2b16({"cunbao bundle", file}).view();
    (void)Bundle::fromBytes(bytes);
    return readTwice(file, &Bundle::fromBytes, [](const Bundle& bundle) { return bundle.toBytes(); });
}

std::vector<QByteArray> bundleSeeds() {
    auto seeds = vectorsOf("bundle.json");
    for (QByteArray& bundle : seeds)
        bundle = bundle.sliced(14).chopped(Hash16::Size);
    return seeds;
}

bool readReceipt(const QByteArray& bytes) {
    return readTwice(bytes, &ReceiptCodec::readVerified, [](const SignedReceipt& receipt) {
        return ReceiptCodec::sign(receipt.content, attackersKey()).bytes;
    });
}

bool readCard(const QByteArray& bytes) {
    return OfficeCard::decode(bytes).ok();
}

bool readInvite(const QByteArray& bytes) {
    return readTwice(bytes, &Invite::fromText, [](const Invite& invite) { return invite.toText(); });
}

constexpr Decoder Wire[] = {
    {"segment", readSegment, segmentSeeds},
    {"sealed", readSealed, sealedSeeds},
    {"columns", readColumns, columnSeeds},
    {"statement", readStatement, statementSeeds},
    {"request", readRequest, [] { return vectorsOf("exchange-request.json"); }},
    {"answer", readAnswer, [] { return vectorsOf("exchange-answer.json"); }},
    {"join", readJoin, joinSeeds},
    {"envelope", readEnvelope, [] { return vectorsOf("envelope.json"); }},
    {"problem", readProblem, [] { return vectorsOf("problem.json"); }},
    {"bundle", readBundle, bundleSeeds},
    {"receipt", readReceipt, [] { return vectorsOf("receipt.json"); }},
    {"card", readCard, [] { return vectorsOf("office-card.json"); }},
    {"invite", readInvite, [] { return vectorsOf("invite.json"); }},
};

} // namespace

std::span<const Decoder> wireDecoders() {
    return Wire;
}

} // namespace cunbao::fuzz
