#include "app/domain/CatalogueBytes.h"
#include "app/domain/Doubt.h"
#include "app/usecase/RecoveryKit.h"
#include "sync/SyncError.h"
#include "sync/authority/OfficeCard.h"
#include "sync/codec/Bundle.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/unit/VectorWorld.h"

using namespace cunbao;

namespace {

QByteArray stamp(HybridTime time) {
    return QByteArray::number(qint64(time.ms)) + ',' + QByteArray::number(time.counter);
}

QString hex(QByteArrayView bytes) {
    return QString::fromLatin1(bytes.toByteArray().toHex());
}

} // namespace

/// The golden bytes of PROTOCOL.md, 15: made anew, held against tests/fixtures/vectors, decoded, and their
/// content compared. VectorFile.h says how the files are written.
class tst_protocol_vectors : public QObject {
    Q_OBJECT

    std::unique_ptr<VectorWorld> world;

    ExchangeRequest fullRequest() const {
        ExchangeRequest request;
        request.vectorDigest = digestOf(world->vector());
        request.authorityDigest = blake2b16({"cunbao authority"});
        request.segments = {world->first.bytes, world->second.bytes};
        request.statements = {world->certificateBytes};
        request.wants = {{world->townshipStream, 0}, {world->officeStream, 1'000'000}};
        request.wantedStatements = {StatementCodec::idOf(world->movedBytes)};
        request.settledInvites = {world->inviteId};
        request.receipts = {world->receipt.bytes};
        request.receiptsDigest = receiptsDigestOf({world->receipt.id});
        return request;
    }
    ExchangeAnswer fullAnswer() const {
        ExchangeAnswer answer;
        answer.hubTime = fromMillis(VectorWorld::Start + 60'000);
        answer.acknowledged = {{world->phoneStream, world->vector().at(world->phoneStream)}};
        answer.vector = world->vector();
        answer.statementIds = {StatementCodec::idOf(world->epochsBytes),
                               StatementCodec::idOf(world->movedBytes)};
        answer.segments = {world->townshipWide.bytes};
        answer.statements = {world->movedBytes};
        answer.joinRequests = {world->join};
        answer.receipts = {world->receipt.bytes};
        answer.more = true;
        answer.receiptIds = {world->receipt.id};
        return answer;
    }

private Q_SLOTS:
    void initTestCase() { world = std::make_unique<VectorWorld>(); }

    void keys() {
        VectorFile file("keys", "seeds and secrets as they were drawn, and the public keys of the seeds (1)");
        for (const auto& [name, bytes] : world->drawn)
            file.add(name, bytes);
        file.add("root public key", world->root.publicKey().toBytes());
        file.add("office signing public key", world->officeSigning.publicKey().toBytes());
        file.add("office box public key", world->officeBox.publicKey().toBytes());
        file.add("phone signing public key", world->phoneSigning.publicKey().toBytes());
        file.add("phone box public key", world->phoneBox.publicKey().toBytes());
        file.add("kit box seed", world->kit.seed().expose().toByteArray());
        file.add("kit box public key", world->kit.publicKey().toBytes());
        QCOMPARE(file.difference(), QString());
        SeededRandom again(20200302);
        for (const auto& [name, bytes] : world->drawn) {
            if (qstrcmp(name, "township epoch key") == 0) break;
            QCOMPARE(bytes, again.bytes(32));
        }
    }

    void statements() {
        const std::vector<std::tuple<const char*, const char*, QByteArray, Statement>> all{
            {"certificate", "certificate of a village's lead", world->certificateBytes,
             world->phoneCertificate},
            {"certificate", "certificate of the main office", world->officeCertificateBytes,
             world->officeCertificate},
            {"epochs", "first epochs of three audiences", world->epochsBytes, world->epochs},
            {"epochs", "none", StatementCodec::sign(EpochGrant(), world->root), EpochGrant()},
            {"revocation", "with cuts and new epochs", world->revocationBytes, world->revocation},
            {"revocation", "bare", StatementCodec::sign(Revocation{world->phone, {}, {}}, world->root),
             Revocation{world->phone, {}, {}}},
            {"hub-moved", "seventh address", world->movedBytes, world->moved},
            {"future-statement", "of an unknown type", futureStatement(), FutureStatement{99}},
            {"future-statement", "a certificate with a sixth item", longerCertificate(), FutureStatement{1}},
            {"future-statement", "a certificate of an unknown role", certificateOfRole(7),
             FutureStatement{1}}};
        for (const char* const name :
             {"certificate", "epochs", "revocation", "hub-moved", "future-statement"}) {
            VectorFile file(name, "statement (3), signed by the root");
            for (const auto& [in, what, bytes, content] : all)
                if (qstrcmp(in, name) == 0) file.add(what, bytes);
            QCOMPARE(file.difference(), QString());
        }
        for (const auto& [in, what, bytes, content] : all) {
            const auto read = StatementCodec::read(bytes, world->root.publicKey());
            OK(read);
            QVERIFY2(*read == content, what);
        }
    }

    void officeCard() {
        const OfficeCard card{QStringLiteral("青石镇"), VectorWorld::Township, world->root.publicKey()};
        VectorFile file("office-card", "office card (3), signed by the root");
        file.add("of a township", OfficeCard::encode(card, world->root));
        QCOMPARE(file.difference(), QString());
        const auto read = OfficeCard::decode(OfficeCard::encode(card, world->root));
        OK(read);
        QCOMPARE(read->name, card.name);
        QCOMPARE(read->unit, card.unit);
        QCOMPARE(read->root, card.root);
    }

    void segments() {
        VectorFile file("segments", "segment (4), packed as it is");
        VectorFile columns("columns", "the columns inside segments.json, before packing and sealing (4)");
        for (const auto* segment : world->segments()) {
            file.add(segment->name, segment->bytes);
            columns.add(segment->name, ColumnCodec::encode(segment->body));
        }
        QCOMPARE(file.difference(), QString());
        QCOMPARE(columns.difference(), QString());
        for (const auto* segment : world->segments()) {
            const auto header = SegmentCodec::readHeader(segment->bytes);
            OK(header);
            QVERIFY(*header == segment->header);
            QVERIFY(SegmentCodec::verify(segment->bytes, segment->device->publicKey()));
            const auto body = SegmentCodec::open(segment->bytes, *segment->key);
            OK(body);
            QCOMPARE(body->context, segment->body.context);
            QCOMPARE(body->operations, segment->body.operations);
            for (const Operation& operation : body->operations) {
                if (operation.kind == 200) continue;
                const auto payload = PayloadCodec::decode(operation);
                OK(payload);
                QCOMPARE(PayloadCodec::encode(*payload, operation.time), operation.fields);
            }
            // What this program seals by itself is opened to the same.
            SeededRandom nonce(1);
            const auto sealed = SegmentCodec::sealSegment(segment->header, segment->body, *segment->key,
                                                          *segment->device, nonce);
            OK(sealed);
            QCOMPARE(SegmentCodec::open(*sealed, *segment->key)->operations, body->operations);
        }
    }

    void compressedSegment() {
        const char* const name = "fifty entries";
        QByteArray bytes = VectorFile::stored("compressed-segment", QString::fromLatin1(name));
        if (bytes.isEmpty()) {
            SegmentHeader header;
            header.stream = world->phoneStream;
            SeededRandom nonce(20200303);
            bytes = *SegmentCodec::sealSegment(header, world->longBody(), world->unitKey, world->phoneSigning,
                                               nonce);
        }
        VectorFile file("compressed-segment", "segment (4), packed by zstd: to be opened, not made again");
        file.add(name, bytes);
        QCOMPARE(file.difference(), QString());
        const auto header = SegmentCodec::readHeader(bytes);
        OK(header);
        QVERIFY(SegmentCodec::verify(bytes, world->phoneSigning.publicKey()));
        const QByteArray associated = rawHeader(*header);
        const auto packed = unseal(world->unitKey, associated,
                                   QByteArrayView(bytes).sliced(associated.size()).chopped(Signature::Size));
        OK(packed);
        QCOMPARE(packed->at(0), '\1');
        const auto body = SegmentCodec::open(bytes, world->unitKey);
        OK(body);
        QCOMPARE(body->context, world->longBody().context);
        QCOMPARE(body->operations, world->longBody().operations);
        QVERIFY(bytes.size() < ColumnCodec::encode(*body).size());
    }

    void sealedBoxes() {
        VectorFile file("sealed-boxes", "sealed box (1): to be opened, not made again");
        for (const auto& [name, bytes] : world->boxes)
            file.add(name, bytes);
        QCOMPARE(file.difference(), QString());
        const auto opened = [&](const char* name, const BoxKey& reader) {
            for (const auto& [box, bytes] : world->boxes)
                if (qstrcmp(box, name) == 0) return *reader.open(bytes);
            return QByteArray();
        };
        QCOMPARE(opened("epoch key for the kit", world->kit), world->unitKey.expose());
        QCOMPARE(opened("epoch key for the phone", world->phoneBox), world->unitKey.expose());
        QCOMPARE(opened("township epoch key for the phone", world->phoneBox), world->townshipKey.expose());
        QCOMPARE(opened("second epoch key for the office", world->officeBox), world->unitKey2.expose());
        QCOMPARE(opened("second township epoch key for the office", world->officeBox),
                 world->townshipKey2.expose());
        QCOMPARE(opened("join plea for the main office", world->officeBox), world->pleaPlain);
        QCOMPARE(opened("renewal for the main office", world->officeBox), world->renewalPlain);
    }

    void joining() {
        VectorFile plain("join-plea", "plea and its MAC under the invite's secret (11), before sealing");
        plain.add("of the phone", world->pleaPlain);
        QCOMPARE(plain.difference(), QString());
        const auto plea = JoinPlea::open(world->join, world->officeBox, world->secret);
        OK(plea);
        QCOMPARE(plea->signing, world->plea.signing);
        QCOMPARE(plea->box, world->plea.box);
        const JoinRequest again = JoinPlea::seal(*plea, world->invite);
        QCOMPARE(*world->officeBox.open(again.sealed), world->pleaPlain);

        VectorFile file("join-request", "join request (9)");
        file.add("the plea of sealed-boxes.json", ExchangeCodec::encode(world->join));
        QCOMPARE(file.difference(), QString());
        const auto read = ExchangeCodec::decodeJoin(ExchangeCodec::encode(world->join));
        OK(read);
        QCOMPARE(*read, world->join);
    }

    void renewing() {
        VectorFile plain("renewal", "renewal and the old key's signature (11), before sealing");
        plain.add("of the phone", world->renewalPlain);
        QCOMPARE(plain.difference(), QString());
        const auto renewal =
            Renewal::open(world->renewalRequest, world->officeBox, world->phoneSigning.publicKey());
        OK(renewal);
        QCOMPARE(renewal->former, world->phone);
        QCOMPARE(renewal->signing, world->nextSigning.publicKey());
        QCOMPARE(renewal->box, world->nextBox.publicKey());
        const JoinRequest again = Renewal::seal(*renewal, world->phoneSigning, world->officeBox.publicKey());
        QCOMPARE(*world->officeBox.open(again.sealed), world->renewalPlain);
        QCOMPARE(again.invite.toBytes(), world->phone.toBytes());

        VectorFile file("renewal-request", "join request (9) of a device that was restored");
        file.add("the renewal of sealed-boxes.json", ExchangeCodec::encode(world->renewalRequest));
        QCOMPARE(file.difference(), QString());
    }

    void operationHashes() {
        VectorFile file("operation-hash", "hash of an operation (6): those of segments.json, in order");
        for (const VectorWorld::Segment* segment : world->segments())
            for (const Operation& operation : segment->body.operations)
                file.add(
                    QStringLiteral("%1, %2").arg(QString::fromUtf8(segment->name)).arg(operation.sequence),
                    operationHash(segment->header.stream, operation, segment->body.context).toBytes());
        QCOMPARE(file.difference(), QString());
    }

    void recoveryKit() {
        VectorFile file("recovery-kit", "recovery kit (14): on paper; as a file, under 两把锁各锁一半柜门");
        file.addText(QStringLiteral("on paper"), recoveryKitText(world->root).toUtf8());
        file.addText(QStringLiteral("as a file"), world->kitFile.trimmed());
        QCOMPARE(file.difference(), QString());
        const auto paper = openKit(recoveryKitText(world->root).toUtf8(), QString());
        OK(paper);
        QCOMPARE(paper->root.publicKey(), world->root.publicKey());
        const auto kit = openKit(world->kitFile, QStringLiteral("两把锁各锁一半柜门"));
        OK(kit);
        QCOMPARE(kit->root.publicKey(), world->root.publicKey());
        QCOMPARE(kit->unit, OrgCode(VectorWorld::Township));
        QCOMPARE(kit->hubUrl, world->moved.url);
        QCOMPARE(kit->hubPin, world->hubPin);
    }

    void invite() {
        VectorFile file("invite", "invite as text (11)");
        file.addText(QStringLiteral("for a village's lead"), world->invite.toText().trimmed());
        QCOMPARE(file.difference(), QString());
        const auto read = Invite::fromText(" \r\n" + world->invite.toText() + "\n\n");
        OK(read);
        QCOMPARE(read->office, world->invite.office);
        QCOMPARE(read->unitName, world->invite.unitName);
        QCOMPARE(read->unit, VectorWorld::Village);
        QCOMPARE(read->role, Role::Lead);
        QCOMPARE(read->root, world->root.publicKey());
        QCOMPARE(read->mainOffice, world->officeBox.publicKey());
        QCOMPARE(read->hubUrl, world->moved.url);
        QCOMPARE(read->hubPin, world->hubPin);
        QCOMPARE(read->id, world->inviteId);
        QCOMPARE(read->secret.expose(), world->secret.expose());
        QCOMPARE(read->expires, world->invite.expires);
    }

    void exchange() {
        VectorFile requests("exchange-request", "exchange request (9)");
        requests.add("minimal: digests of nothing", ExchangeCodec::encode(minimalRequest()));
        requests.add("full", ExchangeCodec::encode(fullRequest()));
        QCOMPARE(requests.difference(), QString());
        for (const ExchangeRequest& request : {minimalRequest(), fullRequest()}) {
            const auto read = ExchangeCodec::decodeRequest(ExchangeCodec::encode(request));
            OK(read);
            QCOMPARE(read->vectorDigest, request.vectorDigest);
            QCOMPARE(read->authorityDigest, request.authorityDigest);
            QCOMPARE(read->segments, request.segments);
            QCOMPARE(read->statements, request.statements);
            QCOMPARE(read->wants, request.wants);
            QCOMPARE(read->wantedStatements, request.wantedStatements);
            QCOMPARE(read->settledInvites, request.settledInvites);
            QCOMPARE(read->receipts, request.receipts);
            QCOMPARE(read->receiptsDigest, request.receiptsDigest);
        }

        ExchangeAnswer minimal;
        minimal.hubTime = fromMillis(VectorWorld::Start);
        VectorFile answers("exchange-answer", "exchange answer (9)");
        answers.add("minimal: only the time", ExchangeCodec::encode(minimal));
        answers.add("full", ExchangeCodec::encode(fullAnswer()));
        QCOMPARE(answers.difference(), QString());
        for (const ExchangeAnswer& answer : {minimal, fullAnswer()}) {
            const auto read = ExchangeCodec::decodeAnswer(ExchangeCodec::encode(answer));
            OK(read);
            QCOMPARE(read->hubTime, answer.hubTime);
            QCOMPARE(read->acknowledged, answer.acknowledged);
            QCOMPARE(read->vector, answer.vector);
            QCOMPARE(read->statementIds, answer.statementIds);
            QCOMPARE(read->segments, answer.segments);
            QCOMPARE(read->statements, answer.statements);
            QCOMPARE(read->joinRequests, answer.joinRequests);
            QCOMPARE(read->receipts, answer.receipts);
            QCOMPARE(read->more, answer.more);
            QCOMPARE(read->receiptIds, answer.receiptIds);
        }
    }

    void envelopes() {
        const TownshipId township = townshipIdOf(world->root.publicKey());
        using Kind = RequestEnvelope::Kind;
        const QByteArray exchange = ExchangeCodec::signEnvelope(
            Kind::Exchange, township, ExchangeCodec::encode(fullRequest()), world->officeSigning);
        const QByteArray join = ExchangeCodec::signEnvelope(
            Kind::Join, township, ExchangeCodec::encode(world->join), world->phoneSigning);
        VectorFile file("envelope", "envelope (9), signed by its sender");
        file.add("exchange, by the office", exchange);
        file.add("join, by the phone", join);
        QCOMPARE(file.difference(), QString());
        const auto read = ExchangeCodec::openEnvelope(exchange);
        OK(read);
        QCOMPARE(read->kind, Kind::Exchange);
        QCOMPARE(read->township, township);
        QCOMPARE(read->sender, world->officeSigning.publicKey());
        QCOMPARE(read->body, ExchangeCodec::encode(fullRequest()));
        OK(ExchangeCodec::openEnvelope(join));
        QCOMPARE(ExchangeCodec::openEnvelope(join)->kind, Kind::Join);
    }

    void problemDetails() {
        const std::vector<std::pair<const char*, Problem>> all{
            {"not certified", {QStringLiteral("not certified"), 8, {}}},
            {"revoked", {QStringLiteral("revoked"), 9, world->revocationBytes}},
            {"the hub cannot store", {QString(), 0, {}}}};
        VectorFile file("problem", "problem details (10)");
        for (const auto& [name, problem] : all)
            file.add(name, encodeProblem(problem));
        QCOMPARE(file.difference(), QString());
        for (const auto& [name, problem] : all) {
            const auto read = decodeProblem(encodeProblem(problem));
            OK(read);
            QCOMPARE(read->title, problem.title);
            QCOMPARE(read->code, problem.code);
            QCOMPARE(read->statement, problem.statement);
        }
    }

    void bundles() {
        Bundle empty;
        empty.township = townshipIdOf(world->root.publicKey());
        Bundle full = empty;
        full.statements = {world->epochsBytes, world->certificateBytes};
        full.segments = {world->first.bytes, world->townshipWide.bytes};
        full.joinRequests = {world->join};
        full.receipts = {world->receipt.bytes};
        VectorFile file("bundle", "bundle file (12)");
        file.add("empty", empty.toBytes());
        file.add("full", full.toBytes());
        QCOMPARE(file.difference(), QString());
        for (const Bundle& bundle : {empty, full}) {
            const auto read = Bundle::fromBytes(bundle.toBytes());
            OK(read);
            QCOMPARE(read->township, bundle.township);
            QCOMPARE(read->statements, bundle.statements);
            QCOMPARE(read->segments, bundle.segments);
            QCOMPARE(read->joinRequests, bundle.joinRequests);
            QCOMPARE(read->receipts, bundle.receipts);
        }
    }

    void positions() {
        VectorFile file("position", "position and its cursor (8)");
        for (const auto& [name, position] :
             {std::pair("nothing", Position()), std::pair("three segments", world->position)}) {
            file.add(name, position.encode());
            file.addText(QString::fromLatin1(name) + QStringLiteral(", cursor"),
                         position.cursor().toLatin1());
            const auto read = Position::decode(position.encode());
            OK(read);
            QCOMPARE(read->streams, position.streams);
            QCOMPARE(read->statements, position.statements);
        }
        QCOMPARE(file.difference(), QString());
    }

    void receipts() {
        VectorFile file("receipt", "receipt (8), signed by the office device that it names");
        file.add("of a village, by the main office", world->receipt.bytes);
        file.add("its id", world->receipt.id.toBytes());
        file.add("digest of this one alone", receiptsDigestOf({world->receipt.id})->toBytes());
        QCOMPARE(file.difference(), QString());
        Authority authority(world->root.publicKey());
        for (const QByteArray& statement :
             {world->officeCertificateBytes, world->certificateBytes, world->epochsBytes})
            OK(authority.add(statement));
        const auto read = ReceiptCodec::read(world->receipt.bytes, authority);
        OK(read);
        QCOMPARE(read->content, world->receipt.content);
        QCOMPARE(read->id, world->receipt.id);
    }

    void catalogues() {
        VectorFile file("catalogue", "catalogue (7)");
        file.add("four indicators, a rule, three units", world->catalogue);
        QCOMPARE(file.difference(), QString());
        const auto read = Catalogue::fromBytes(world->catalogue);
        OK(read);
        QCOMPARE(read->indicators().size(), 4U);
        QCOMPARE(read->indicators()[3].expression, QStringLiteral("[a] / [b]"));
        QCOMPARE(read->version(), world->context.toBytes());
        QCOMPARE(read->toBytes(), world->catalogue);
    }

    void identities() {
        const auto& [phoneName, officeName] =
            std::pair(EntryName{world->phoneStream, 1}, EntryName{world->officeUnitStream, 300});
        VectorFile file("ids", "identities, digests and hashes (1, 3, 5)");
        file.add("H16 of \"abc\"", blake2b16({"abc"}).toBytes());
        file.add("H32 of \"abc\"", blake2b32({"abc"}).toBytes());
        file.add("H16 of nothing", blake2b16({}).toBytes());
        file.add("MAC of \"abc\" under the invite's secret", authenticate(world->secret, "abc").toBytes());
        file.add("township", townshipIdOf(world->root.publicKey()).toBytes());
        file.add("device: office", world->office.toBytes());
        file.add("device: phone", world->phone.toBytes());
        file.add("stream: phone, unit 500101103201", world->phoneStream.toBytes());
        file.add("stream: office, unit 500101103201", world->officeUnitStream.toBytes());
        file.add("stream: office, township", world->townshipStream.toBytes());
        file.add("stream: office, office", world->officeStream.toBytes());
        file.add("epoch key", idOf(world->unitKey).toBytes());
        file.add("second epoch key", idOf(world->unitKey2).toBytes());
        file.add("statement: certificate of a village's lead",
                 StatementCodec::idOf(world->certificateBytes).toBytes());
        file.add("statement: first epochs of three audiences",
                 StatementCodec::idOf(world->epochsBytes).toBytes());
        for (const auto* segment : world->segments()) {
            file.add(QStringLiteral("segment: ") + QString::fromLatin1(segment->name),
                     segment->hash().toBytes());
            file.add(QStringLiteral("short hash: ") + QString::fromLatin1(segment->name),
                     shortHash(segment->hash()).toBytes());
        }
        file.add("catalogue version", world->context.toBytes());
        file.add("doubt: duplicate, the phone's 1 and the office's 300 for the unit",
                 doubtIdOf("duplicate", {phoneName, officeName}).toBytes());
        file.add("digest: empty vector", digestOf({}).toBytes());
        file.add("digest: vector of all segments of segments.json", digestOf(world->vector()).toBytes());
        Authority authority(world->root.publicKey());
        file.add("digest: no statements", authority.digest().toBytes());
        for (const QByteArray& statement :
             {world->epochsBytes, world->certificateBytes, world->officeCertificateBytes, world->movedBytes,
              futureStatement()})
            OK(authority.add(statement));
        file.add("digest: certificate.json, first epochs, hub moved, of an unknown type",
                 authority.digest().toBytes());
        file.addText(QStringLiteral("entry name: the phone's first"), phoneName.toString().toLatin1());
        file.add("entry name: the office's 300 for the unit, as bytes",
                 std::get<QByteArray>(*world->second.body.operations[7].field(12)).last(24));
        QCOMPARE(file.difference(), QString());
        QCOMPARE(doubtIdOf("duplicate", {officeName, phoneName}),
                 doubtIdOf("duplicate", {phoneName, officeName}));
        QCOMPARE(EntryName::parse(phoneName.toString()), std::optional(phoneName));
        QCOMPARE(hex(Position().encode()), QStringLiteral("83018080"));
    }

    void hybridClock() {
        const std::int64_t start = VectorWorld::Start;
        const std::int64_t day = 24 * 3'600'000;
        VectorFile file("hybrid-clock", "steps of the hybrid clock (2): ms,counter");
        const std::vector<std::pair<HybridTime, std::int64_t>> ticks{{{}, start},
                                                                     {{start, 0}, start + 1},
                                                                     {{start, 7}, start},
                                                                     {{start, 7}, start - 5000},
                                                                     {{start, 65535}, start},
                                                                     {{start, 65535}, start + 1},
                                                                     {{start + 1, 0}, start}};
        int step = 0;
        for (const auto& [last, wall] : ticks)
            file.addText(QStringLiteral("stamp %1").arg(++step), "last " + stamp(last) + ", wall " +
                                                                     QByteArray::number(qint64(wall)) + ": " +
                                                                     stamp(tick(last, fromMillis(wall))));
        const std::vector<std::pair<HybridTime, HybridTime>> seen{{{start, 3}, {start, 4}},
                                                                  {{start, 3}, {start, 2}},
                                                                  {{start, 3}, {start + day, 65535}},
                                                                  {{start, 3}, {start + day + 1, 0}},
                                                                  {{start + 9, 0}, {start, 65535}}};
        step = 0;
        for (const auto& [last, remote] : seen)
            file.addText(QStringLiteral("receive %1").arg(++step),
                         "last " + stamp(last) + ", received " + stamp(remote) + ", wall " +
                             QByteArray::number(qint64(start)) + ": " +
                             stamp(observe(last, remote, fromMillis(start))));
        QCOMPARE(file.difference(), QString());
        QCOMPARE(tick({start, 65535}, fromMillis(start)), (HybridTime{start + 1, 0}));
        QCOMPARE(observe({start, 3}, {start + day, 65535}, fromMillis(start)),
                 (HybridTime{start + day, 65535}));
        QCOMPARE(observe({start, 3}, {start + day + 1, 0}, fromMillis(start)), (HybridTime{start, 3}));
    }

    void passcodeFile() {
        VectorFile file("passcode-file", "passcode file (14); the passcode is the text");
        file.addText(QStringLiteral("passcode"), QStringLiteral("青石镇2020").toUtf8());
        file.add("64 KiB, 2 passes", world->passcodeFile);
        QCOMPARE(file.difference(), QString());
        const auto key = PasscodeLock::unwrap(world->passcodeFile, QStringLiteral("青石镇2020"));
        OK(key);
        QCOMPARE(key->expose(), world->storeKey.expose());
        FAILS(PasscodeLock::unwrap(world->passcodeFile, QStringLiteral("青石镇2021")), SyncErrc::SealBroken);
    }

private:
    ExchangeRequest minimalRequest() const {
        ExchangeRequest request;
        request.vectorDigest = digestOf({});
        request.authorityDigest = Authority(world->root.publicKey()).digest();
        return request;
    }
    QByteArray futureStatement() const {
        return world->stated(cbor([](CborWriter& out) {
            out.array(3);
            out.unsignedInteger(99);
            out.text(QStringLiteral("明天"));
            out.map(1);
            out.unsignedInteger(1);
            out.array(0);
            out.endArray();
            out.endMap();
            out.endArray();
        }));
    }
    QByteArray longerCertificate() const {
        QByteArray body = world->certificateBytes.chopped(Signature::Size);
        body[0] = '\x86';
        return world->stated(body + '\0');
    }
    QByteArray certificateOfRole(char role) const {
        return world->stated(world->certificateBytes.chopped(Signature::Size + 1) + role);
    }
};

CUNBAO_TEST(tst_protocol_vectors)
#include "tst_protocol_vectors.moc"
