#include "sync/SyncError.h"
#include "sync/codec/Exchange.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/unit/RawBytes.h"

using namespace cunbao;

namespace {

using Entries = std::vector<std::pair<quint64, QByteArray>>;

QByteArray fromHex(const char* hex) {
    return QByteArray::fromHex(hex);
}

QByteArray id(char byte, qsizetype size = 16) {
    return rawBytes(QByteArray(size, byte));
}

QByteArray number(quint64 value) {
    return cbor([&](CborWriter& out) { out.unsignedInteger(value); });
}

/// A list of these raw items.
QByteArray list(const std::vector<QByteArray>& items) {
    QByteArray out = longHead(4, items.size());
    for (const QByteArray& item : items)
        out += item;
    return out;
}

QByteArray head(char stream, quint64 sequence) {
    return list({id(stream), number(sequence), id(9)});
}

QByteArray want(char stream, quint64 after) {
    return list({id(stream), number(after)});
}

/// As many ids as one likes, all different.
QByteArray manyIds(quint64 count) {
    QByteArray out = longHead(4, count);
    for (quint64 i = 0; i < count; ++i) {
        ByteWriter bytes;
        bytes.bigEndian64(0);
        bytes.bigEndian64(i);
        out += rawBytes(bytes.take());
    }
    return out;
}

Result<ExchangeRequest> request(const Entries& more) {
    Entries all{{1, id(1)}, {2, id(2)}};
    all.insert(all.end(), more.begin(), more.end());
    return ExchangeCodec::decodeRequest(rawMap(all));
}

Result<ExchangeAnswer> answer(const Entries& more) {
    Entries all{{1, number(1)}};
    all.insert(all.end(), more.begin(), more.end());
    return ExchangeCodec::decodeAnswer(rawMap(all));
}

ExchangeRequest fullRequest() {
    ExchangeRequest out;
    out.segments = {QByteArray("segment"), QByteArray()};
    out.statements = {QByteArray("statement")};
    out.wants = {{StreamId(), 0}, {*StreamId::from(QByteArray(16, '\1')), INT64_MAX}};
    out.wantedStatements = {StatementId()};
    out.settledInvites = {InviteId()};
    out.receipts = {QByteArray("receipt")};
    out.receiptsDigest.emplace();
    return out;
}

ExchangeAnswer fullAnswer() {
    ExchangeAnswer out;
    out.hubTime = fromMillis(HybridTime::MaxMs);
    out.acknowledged = {{StreamId(), {INT64_MAX, Hash16()}}};
    out.vector.emplace();
    out.statementIds = {StatementId()};
    out.segments = {QByteArray("segment")};
    out.statements = {QByteArray("statement")};
    out.joinRequests = {{InviteId(), QByteArray("sealed")}};
    out.receipts = {QByteArray("receipt")};
    out.more = true;
    out.receiptIds = {ReceiptId()};
    return out;
}

} // namespace

/// What devices and hubs say to each other, read as if an enemy had written it.
class tst_codec_exchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests() {
        const QByteArray bytes = ExchangeCodec::encode(fullRequest());
        const auto read = ExchangeCodec::decodeRequest(bytes);
        OK(read);
        QCOMPARE(ExchangeCodec::encode(*read), bytes);
        QCOMPARE(cborFault(bytes, ExchangeCodec::decodeRequest), QString());
        QCOMPARE(cborFault(ExchangeCodec::encode(ExchangeRequest()), ExchangeCodec::decodeRequest),
                 QString());
    }

    void answers() {
        const QByteArray bytes = ExchangeCodec::encode(fullAnswer());
        const auto read = ExchangeCodec::decodeAnswer(bytes);
        OK(read);
        QCOMPARE(ExchangeCodec::encode(*read), bytes);
        QCOMPARE(cborFault(bytes, ExchangeCodec::decodeAnswer), QString());
        QVERIFY(read->vector && read->vector->empty());
        QVERIFY(!ExchangeCodec::decodeAnswer(ExchangeCodec::encode(ExchangeAnswer()))->vector);
    }

    void keysAscend() {
        for (const Entries& wrong :
             {Entries{{2, id(2)}, {1, id(1)}}, Entries{{1, id(1)}, {1, id(1)}, {2, id(2)}},
              Entries{{1, id(1)}}, Entries{{2, id(2)}}, Entries{},
              Entries{{1, id(1)}, {2, id(2)}, {8, list({})}, {3, list({})}},
              Entries{{1, id(1)}, {2, id(2)}, {99, number(1)}, {99, number(1)}}})
            FAILS(ExchangeCodec::decodeRequest(rawMap(wrong)), SyncErrc::Malformed);
        Entries many{{1, id(1)}, {2, id(2)}};
        for (quint64 key = 100; many.size() < 32; ++key)
            many.emplace_back(key, number(key));
        OK(ExchangeCodec::decodeRequest(rawMap(many)));
        many.emplace_back(UINT64_MAX, number(0));
        FAILS(ExchangeCodec::decodeRequest(rawMap(many)), SyncErrc::Malformed);
        // Keys are numbers.
        FAILS(ExchangeCodec::decodeRequest(fromHex("a3") + number(1) + id(1) + number(2) + id(2) +
                                           fromHex("6161") + number(1)),
              SyncErrc::Malformed);
    }

    void unknownKeysAreSteppedOver() {
        for (const QByteArray& item : {number(UINT64_MAX), fromHex("3bffffffffffffffff"), rawBytes(100),
                                       fromHex("6161"), fromHex("f6"), fromHex("f4"), fromHex("a16161820180"),
                                       fromHex("a143010203a0"), nested(1), nested(8)}) {
            OK(request({{10, item}, {UINT64_MAX, item}}));
            OK(answer({{11, item}, {UINT64_MAX, item}}));
        }
        for (const QByteArray& item :
             {nested(9), nested(64), nested(10'000), fromHex("5b7fffffffffffffff"),
              fromHex("9b7fffffffffffffff"), fromHex("bb7fffffffffffffff"), fromHex("ff"), fromHex("1c")}) {
            QVERIFY(!request({{10, item}}).ok());
            QVERIFY(!answer({{11, item}}).ok());
        }
    }

    void wants() {
        OK(request({{5, list({want(1, 0), want(2, INT64_MAX)})}}));
        for (const QByteArray& wrong :
             {list({want(1, 0), want(1, 1)}), list({want(1, quint64(INT64_MAX) + 1)}),
              list({want(1, UINT64_MAX)}), list({list({id(1)})}), list({list({id(1), number(1), number(1)})}),
              list({list({id(1, 15), number(1)})}), list({list({id(1, 17), number(1)})}),
              list({list({id(1), fromHex("20")})}), list({number(1)}), number(1), fromHex("f6")})
            FAILS(request({{5, wrong}}), SyncErrc::Malformed);
    }

    void idsOccurOnce() {
        for (const quint64 key : {quint64(6), quint64(7)}) {
            OK(request({{key, list({id(1), id(2)})}}));
            FAILS(request({{key, list({id(1), id(2), id(1)})}}), SyncErrc::Malformed);
            FAILS(request({{key, list({id(1, 15)})}}), SyncErrc::Malformed);
            FAILS(request({{key, list({id(1, 32)})}}), SyncErrc::Malformed);
        }
        for (const quint64 key : {quint64(4), quint64(10)}) {
            OK(answer({{key, list({id(1), id(2)})}}));
            FAILS(answer({{key, list({id(1), id(1)})}}), SyncErrc::Malformed);
            FAILS(answer({{key, list({id(1, 17)})}}), SyncErrc::Malformed);
        }
        // None at all is something else than not saying so.
        QVERIFY(answer({{10, list({})}})->receiptIds->empty());
        QVERIFY(!answer({})->receiptIds);
    }

    void vectors() {
        for (const quint64 key : {quint64(2), quint64(3)}) {
            OK(answer({{key, list({head(2, 1), head(1, INT64_MAX)})}}));
            for (const QByteArray& wrong :
                 {list({head(1, 1), head(1, 1)}), list({head(1, 1), head(1, 2)}), list({head(1, 0)}),
                  list({head(1, quint64(INT64_MAX) + 1)}), list({list({id(1), number(1)})}),
                  list({list({id(1), number(1), id(1, 32)})})})
                FAILS(answer({{key, wrong}}), SyncErrc::Malformed);
        }
    }

    void receiptsDigest() {
        QVERIFY(request({{9, id(1)}})->receiptsDigest);
        QVERIFY(!request({})->receiptsDigest);
        for (const QByteArray& wrong : {id(1, 15), id(1, 17), id(1, 32), number(1), fromHex("f6"), list({})})
            FAILS(request({{9, wrong}}), SyncErrc::Malformed);
    }

    void timesAndFlags() {
        FAILS(ExchangeCodec::decodeAnswer(rawMap({})), SyncErrc::Malformed);
        FAILS(ExchangeCodec::decodeAnswer(rawMap({{9, fromHex("f5")}})), SyncErrc::Malformed);
        for (const QByteArray& wrong : {number(quint64(1) << 47), fromHex("20"), number(UINT64_MAX),
                                        fromHex("fb3ff0000000000000"), fromHex("f6")})
            FAILS(ExchangeCodec::decodeAnswer(rawMap({{1, wrong}})), SyncErrc::Malformed);
        QCOMPARE(answer({{9, fromHex("f5")}})->more, true);
        QCOMPARE(answer({{9, fromHex("f4")}})->more, false);
        for (const char* const wrong : {"01", "f6", "f7", "f8ff"})
            FAILS(answer({{9, fromHex(wrong)}}), SyncErrc::Malformed);
    }

    void lengths() {
        OK(request({{3, list({rawBytes(4 << 20)})}}));
        FAILS(request({{3, list({rawBytes((4 << 20) + 1)})}}), SyncErrc::Malformed);
        OK(request({{4, list({rawBytes(2 << 20)})}}));
        FAILS(request({{4, list({rawBytes((2 << 20) + 1)})}}), SyncErrc::Malformed);
        OK(request({{8, list({rawBytes(65536)})}}));
        FAILS(request({{8, list({rawBytes(65537)})}}), SyncErrc::Malformed);
        OK(answer({{7, list({list({id(1), rawBytes(4096)})})}}));
        FAILS(answer({{7, list({list({id(1), rawBytes(4097)})})}}), SyncErrc::Malformed);
        FAILS(answer({{5, list({rawBytes((4 << 20) + 1)})}}), SyncErrc::Malformed);
        FAILS(answer({{6, list({rawBytes((2 << 20) + 1)})}}), SyncErrc::Malformed);
        FAILS(answer({{8, list({rawBytes(65537)})}}), SyncErrc::Malformed);
        OK(request({{6, manyIds(100'000)}}));
        FAILS(request({{6, manyIds(100'001)}}), SyncErrc::Malformed);
        FAILS(answer({{4, manyIds(100'001)}}), SyncErrc::Malformed);
        FAILS(request({{3, longHead(4, 100'001) + QByteArray(100'001, '\x40')}}), SyncErrc::Malformed);
        // Stated, and not there.
        for (const quint64 key : {quint64(3), quint64(4), quint64(5), quint64(6), quint64(7), quint64(8)})
            for (const quint64 length :
                 {quint64(1), quint64(99'999), quint64(INT64_MAX), quint64(UINT64_MAX)})
                FAILS(request({{key, longHead(4, length)}}), SyncErrc::Malformed);
        FAILS(request({{3, fromHex("9f40ff")}}), SyncErrc::Malformed);
        FAILS(request({{3, fromHex("815f4101ff")}}), SyncErrc::Malformed);
    }

    void joins() {
        const JoinRequest join{*InviteId::from(QByteArray(16, '\1')), QByteArray(4096, 'x')};
        const QByteArray bytes = ExchangeCodec::encode(JoinRequest{join.invite, QByteArray("sealed")});
        QCOMPARE(cborFault(bytes, ExchangeCodec::decodeJoin), QString());
        const auto read = ExchangeCodec::decodeJoin(ExchangeCodec::encode(join));
        OK(read);
        QCOMPARE(*read, join);
        for (const QByteArray& wrong :
             {list({id(1), rawBytes(4097)}), list({id(1, 15), rawBytes(1)}), list({id(1)}),
              list({id(1), rawBytes(1), rawBytes(1)}), list({id(1), fromHex("6161")})})
            FAILS(ExchangeCodec::decodeJoin(wrong), SyncErrc::Malformed);
    }

    void envelopes() {
        SeededRandom random(3);
        const SigningKey device = SigningKey::generate(random);
        const auto signedAs = [&](char version, char kind, const QByteArray& body) {
            const QByteArray bytes =
                QByteArray(1, version) + kind + QByteArray(16, 't') + device.publicKey().toBytes() + body;
            return bytes + device.sign("cunbao request 1", bytes).toBytes();
        };
        const QByteArray bytes = ExchangeCodec::signEnvelope(
            RequestEnvelope::Kind::Exchange, *TownshipId::from(QByteArray(16, 't')), "body", device);
        QCOMPARE(signedAs(1, 1, "body"), bytes);
        const auto read = ExchangeCodec::openEnvelope(bytes);
        OK(read);
        QCOMPARE(read->body, QByteArray("body"));
        QCOMPARE(acceptedPrefix(bytes, ExchangeCodec::openEnvelope), -1);
        QCOMPARE(acceptedFlip(bytes, ExchangeCodec::openEnvelope), -1);
        FAILS(ExchangeCodec::openEnvelope(bytes + '\0'), SyncErrc::SignatureWrong);
        FAILS(ExchangeCodec::openEnvelope(signedAs(2, 1, "body")), SyncErrc::VersionUnknown);
        FAILS(ExchangeCodec::openEnvelope(signedAs(1, 0, "body")), SyncErrc::Malformed);
        FAILS(ExchangeCodec::openEnvelope(signedAs(1, 3, "body")), SyncErrc::Malformed);
        const qsizetype around = 2 + 16 + 32 + 64;
        OK(ExchangeCodec::openEnvelope(signedAs(1, 2, QByteArray((8 << 20) - around, 'x'))));
        FAILS(ExchangeCodec::openEnvelope(signedAs(1, 2, QByteArray((8 << 20) - around + 1, 'x'))),
              SyncErrc::TooLarge);
        // A signature under another domain is none.
        QByteArray statement = bytes.chopped(64);
        statement += device.sign("cunbao statement 1", statement).toBytes();
        FAILS(ExchangeCodec::openEnvelope(statement), SyncErrc::SignatureWrong);
    }

    void smallOrderSignersAreRefused() {
        // Under such a key a signature of nothing would verify.
        const QByteArray bytes = QByteArray::fromHex("0101") + QByteArray(16, 't') + '\1' +
                                 QByteArray(31, '\0') + "body" + '\1' + QByteArray(63, '\0');
        FAILS(ExchangeCodec::openEnvelope(bytes), SyncErrc::SignatureWrong);
    }

    void problems() {
        const Problem revoked{QStringLiteral("revoked"), 9, QByteArray("statement")};
        const QByteArray bytes = encodeProblem(revoked);
        QCOMPARE(cborFault(bytes, decodeProblem), QString());
        const auto read = decodeProblem(bytes);
        OK(read);
        QCOMPARE(read->title, revoked.title);
        QCOMPARE(read->code, 9);
        QCOMPARE(read->statement, revoked.statement);
        // RFC 9290's other details, others' own, and what a newer hub adds to ours.
        const QByteArray key = longHead(3, 45) + "urn:uuid:6d0a4c1e-5f0b-4c57-9a52-3b1f0e7c8d24";
        const auto withOurs = [&](const char* ours) {
            return decodeProblem(fromHex("a5206161"
                                         "21"
                                         "80"
                                         "24"
                                         "190193"
                                         "6778"
                                         "2e6f7267"
                                         "2f78"
                                         "a10181f6") +
                                 key + fromHex(ours));
        };
        OK(withOurs("a10108"));
        QCOMPARE(withOurs("a10108")->code, 8);
        QCOMPARE(withOurs("a301080363616263188180")->code, 8);
        for (const char* const wrong : {"a1016108",
                                        "a2010801"
                                        "08",
                                        "a2024101"
                                        "0108",
                                        "a10120", "80", "a1025f4101ff", "bf0108ff", "a1016138", "a102616d"})
            QVERIFY2(!withOurs(wrong).ok(), wrong);
        OK(decodeProblem(fromHex("a0")));
        QCOMPARE(decodeProblem(fromHex("a0"))->code, 0);
        for (const char* const wrong : {"", "80", "a1", "a120", "a12061ff", "bf206161ff"})
            QVERIFY2(!decodeProblem(fromHex(wrong)).ok(), wrong);
        FAILS(decodeProblem(fromHex("a1") + key + fromHex("a102") + rawBytes((2 << 20) + 1)),
              SyncErrc::Malformed);
    }

    void whereTheProgramDiffers() {
        QVERIFY(ExchangeCodec::decodeAnswer(rawMap({{0, number(1)}, {1, number(1)}})).ok());
        const QByteArray key = longHead(3, 45) + "urn:uuid:6d0a4c1e-5f0b-4c57-9a52-3b1f0e7c8d24";
        const auto beyond = decodeProblem(fromHex("a1") + key + fromHex("a1011a00010009"));
        QVERIFY(!beyond.ok() || beyond->code != 9);
        QVERIFY(decodeProblem(fromHex("a1410101")).ok());
        QVERIFY(decodeProblem(fromHex("a120") + longHead(3, 1001) + QByteArray(1001, 'a')).ok());
    }
};

CUNBAO_TEST(tst_codec_exchange)
#include "tst_codec_exchange.moc"
