#include "app/store/Position.h"
#include "sync/SyncError.h"
#include "sync/authority/OfficeCard.h"
#include "sync/codec/Bundle.h"
#include "sync/codec/Invite.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/unit/RawBytes.h"

using namespace cunbao;

namespace {

QByteArray fromHex(const char* hex) {
    return QByteArray::fromHex(hex);
}

/// Reads one item of `hex` and demands that nothing follows.
template <class Read>
auto readOne(const char* hex, Read read) {
    const QByteArray bytes = fromHex(hex);
    CborReader in(bytes, "test");
    auto value = read(in);
    if (value.ok() && !in.finish().ok()) return decltype(value)(in.malformed());
    return value;
}

struct Keys {
    SeededRandom random{7};
    SigningKey root = SigningKey::generate(random);
    SigningKey device = SigningKey::generate(random);
    BoxKey box = BoxKey::generate(random);
    InviteSecret secret = *InviteSecret::from(random.bytes(32));

    [[nodiscard]] Invite invite() const {
        Invite out;
        out.office = QStringLiteral("青石镇");
        out.unitName = QStringLiteral("王家坝村");
        out.unit = 500101103201;
        out.root = root.publicKey();
        out.mainOffice = box.publicKey();
        out.hubUrl = QStringLiteral("https://hub.example:8443");
        out.secret = secret.duplicate();
        out.expires = fromMillis(1'583'110'800'000);
        return out;
    }
    [[nodiscard]] QByteArray card(const QByteArray& body) const {
        return body + root.sign("cunbao card 1", body).toBytes();
    }
    /// Sealed and proven as it should be, around whatever `body` is.
    [[nodiscard]] JoinRequest plea(const QByteArray& body) const {
        return {InviteId(), sealTo(box.publicKey(), body + authenticate(secret, body).toBytes())};
    }
    [[nodiscard]] QByteArray pleaBody(const BoxPublicKey& key, quint64 version = 1) const {
        return cbor([&](CborWriter& out) {
            out.array(3);
            out.unsignedInteger(version);
            out.bytes(device.publicKey().view());
            out.bytes(key.view());
            out.endArray();
        });
    }
};

QByteArray inviteText(const QByteArray& body) {
    const QByteArray all = body + blake2b16({"cunbao invite", body}).toBytes().first(4);
    return "CUNBAO1." + all.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray inviteBody(const QByteArray& text) {
    return QByteArray::fromBase64(text.trimmed().sliced(8), QByteArray::Base64UrlEncoding).chopped(4);
}

QByteArray bundleFile(const QByteArray& body, char version = 1) {
    const QByteArray bytes = "CUNBAO-BUNDLE" + QByteArray(1, version) + body;
    return bytes + blake2b16({"cunbao bundle", bytes}).toBytes();
}

QByteArray rawText(const QByteArray& utf8) {
    return longHead(3, static_cast<quint64>(utf8.size())) + utf8;
}

} // namespace

/// The readers of bytes, and the messages that people carry: read as if an enemy had written them.
class tst_codec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void varintsHaveOneSpelling() {
        const auto read = [](const QByteArray& bytes) -> Result<quint64> {
            ByteReader in(bytes);
            TRY_LET(const quint64 value, in.varint());
            if (!in.atEnd()) return fail(SyncErrc::Malformed);
            return value;
        };
        for (const quint64 value :
             {quint64(0), quint64(1), quint64(127), quint64(128), quint64(16383), quint64(16384),
              quint64(1) << 32, quint64(1) << 63, quint64(UINT64_MAX)}) {
            ByteWriter out;
            out.varint(value);
            const QByteArray bytes = out.take();
            const auto found = read(bytes);
            OK(found);
            QCOMPARE(*found, value);
            QCOMPARE(acceptedPrefix(bytes, read), -1);
            // Padded with zeros it would be another spelling of the same number.
            QByteArray padded = bytes;
            padded.back() = static_cast<char>(padded.back() | 0x80);
            QVERIFY(!read(padded + '\0').ok());
            QVERIFY(!read(bytes + '\0').ok());
        }
        for (const char* const wrong :
             {"8000", "808000", "80808080808080808000", "80808080808080808002", "ffffffffffffffffff7f",
              "ffffffffffffffffffff01", "8080808080808080808001"})
            QVERIFY2(!read(fromHex(wrong)).ok(), wrong);
        OK(read(fromHex("80808080808080808001")));
    }

    void bytesEndWhereTheyEnd() {
        const QByteArray seven(7, '\1');
        QVERIFY(!ByteReader(seven).bigEndian64().ok());
        QVERIFY(!ByteReader(seven).bytes(8).ok());
        QVERIFY(!ByteReader(seven).bytes(-1).ok());
        QVERIFY(!ByteReader(seven).bytes(PTRDIFF_MAX).ok());
        QVERIFY(!ByteReader(seven).fixed<Hash16>().ok());
        OK(ByteReader(seven).bytes(7));
        QVERIFY(!ByteReader(QByteArrayView()).byte().ok());
    }

    void cborIntegers() {
        const auto plain = [](CborReader& in) { return in.unsignedInteger(); };
        const auto with = [](CborReader& in) { return in.integer(); };
        // Not in their shortest form they are taken all the same.
        for (const char* const one : {"01", "1801", "190001", "1a00000001", "1b0000000000000001"})
            QCOMPARE(*readOne(one, plain), 1U);
        for (const char* const minusOne : {"20", "3800", "390000", "3a00000000", "3b0000000000000000"})
            QCOMPARE(*readOne(minusOne, with), -1);
        QCOMPARE(*readOne("1bffffffffffffffff", plain), UINT64_MAX);
        QCOMPARE(*readOne("1b7fffffffffffffff", with), INT64_MAX);
        QCOMPARE(*readOne("3b7ffffffffffffffe", with), INT64_MIN + 1);
        for (const char* const beyond : {"1b8000000000000000", "3b7fffffffffffffff", "3b8000000000000000",
                                         "3bfffffffffffffffe", "3bffffffffffffffff"})
            QVERIFY2(!readOne(beyond, with).ok(), beyond);
        for (const char* const other :
             {"", "20", "40", "60", "80", "a0", "c001", "f4", "f6", "f90000", "18", "1c", "1f", "ff", "0100"})
            QVERIFY2(!readOne(other, plain).ok(), other);
    }

    void cborLengths() {
        const auto blob = [](CborReader& in) { return in.bytes(4); };
        const auto text = [](CborReader& in) { return in.text(4); };
        const auto list = [](CborReader& in) { return in.enterArray(4); };
        const auto map = [](CborReader& in) { return in.enterMap(4); };
        QCOMPARE(*readOne("44deadbeef", blob), fromHex("deadbeef"));
        QCOMPARE(*readOne("5b0000000000000001ff", blob), fromHex("ff"));
        for (const char* const wrong : {"450102030405", "4401", "5f4101ff", "5fff", "5b7fffffffffffffff00",
                                        "5bffffffffffffffff00", "5a0000000401", "5c", "6161", "00"})
            QVERIFY2(!readOne(wrong, blob).ok(), wrong);
        QCOMPARE(*readOne("63e69d91", text), QStringLiteral("村"));
        for (const char* const wrong :
             {"656162636465", "6461", "7f6161ff", "7fff", "7b7fffffffffffffff61", "4161", "61ff", "61c3",
              "62c080", "63eda080", "64f4908080", "63c328ff", "62e69d"})
            QVERIFY2(!readOne(wrong, text).ok(), wrong);
        for (const char* const wrong : {"850000000000", "83", "9f00ff", "9fff", "9b7fffffffffffffff00",
                                        "9bffffffffffffffff00", "a0", "9c", ""})
            QVERIFY2(!readOne(wrong, list).ok(), wrong);
        for (const char* const wrong :
             {"a50000000000000000000000", "a3", "bf0000ff", "bb7fffffffffffffff00", "80", ""})
            QVERIFY2(!readOne(wrong, map).ok(), wrong);
        // Left too early, and left too late.
        const QByteArray two = fromHex("820102");
        CborReader in(two, "test");
        OK(in.enterArrayOf(2));
        OK(in.unsignedInteger());
        QVERIFY(!in.leave().ok());
        OK(in.unsignedInteger());
        QVERIFY(!in.unsignedInteger().ok());
        OK(in.leave());
        OK(in.finish());
    }

    void unknownItemsAreSteppedOver() {
        const auto skip = [](const QByteArray& bytes) -> Result<void> {
            CborReader in(bytes, "test");
            TRY(in.skip());
            return in.finish();
        };
        for (const char* const item :
             {"00", "3bffffffffffffffff", "43010203", "6161", "80", "820102", "a101820304", "f4", "f6", "f7",
              "f93c00", "fb3ff0000000000000", "9b00000000000000020102"})
            OK(skip(fromHex(item)));
        OK(skip(nested(8)));
        QVERIFY(!skip(nested(9)).ok());
        QVERIFY(!skip(nested(100'000)).ok());
        QCOMPARE(acceptedPrefix(fromHex("83a10182030444010203046161"), skip), -1);
        for (const char* const wrong : {"", "18", "ff", "8201", "5b7fffffffffffffff00",
                                        "9b7fffffffffffffff00", "bb7fffffffffffffff00", "1c", "61ff"})
            QVERIFY2(!skip(fromHex(wrong)).ok(), wrong);
    }

    void officeCards() {
        const Keys keys;
        const OfficeCard card{QStringLiteral("青石镇"), 500101103000, keys.root.publicKey()};
        const QByteArray bytes = OfficeCard::encode(card, keys.root);
        OK(OfficeCard::decode(bytes));
        QCOMPARE(acceptedPrefix(bytes, OfficeCard::decode), -1);
        QCOMPARE(acceptedFlip(bytes, OfficeCard::decode), -1);
        QVERIFY(!OfficeCard::decode(bytes + '\0').ok());
        // Signed as it should be, by an office that means harm.
        const auto resigned = [&](const QByteArray& body) { return OfficeCard::decode(keys.card(body)); };
        QCOMPARE(cborFault(bytes.chopped(Signature::Size), resigned), QString());
    }

    void invites() {
        const Keys keys;
        const QByteArray text = keys.invite().toText();
        OK(Invite::fromText(text));
        OK(Invite::fromText(QByteArray(5000, ' ') + text + QByteArray(5000, '\n')));
        QCOMPARE(acceptedPrefix(text.trimmed(), Invite::fromText), -1);
        const auto changed = [&](const QByteArray& bytes) -> Result<void> {
            TRY_LET(const Invite read, Invite::fromText(bytes));
            if (read.toText() == text) return fail(SyncErrc::Malformed); // only a bit that nobody reads
            return {};
        };
        QCOMPARE(acceptedFlip(text.trimmed(), changed), -1);
        QVERIFY(!Invite::fromText("CUNBAO1." + QByteArray(4096, 'A')).ok());
        QVERIFY(!Invite::fromText("CUNBAO1.").ok());
        QVERIFY(!Invite::fromText("CUNBAO1.!!!!!!!!").ok());
        const auto rechecked = [](const QByteArray& body) { return Invite::fromText(inviteText(body)); };
        QCOMPARE(cborFault(inviteBody(text), rechecked), QString());
    }

    void invitesKeepTheirLimits() {
        const Keys keys;
        const auto read = [&](auto change) {
            Invite invite = keys.invite();
            change(invite);
            return Invite::fromText(invite.toText()).ok();
        };
        QVERIFY(read([](Invite& it) { it.office = QString(200, QChar(0x6751)); }));
        QVERIFY(!read([](Invite& it) { it.office = QString(200, QChar(0x6751)) + u'a'; }));
        QVERIFY(!read([](Invite& it) { it.unitName = QString(601, u'a'); }));
        QVERIFY(read([](Invite& it) { it.hubUrl = QString(500, u'a'); }));
        QVERIFY(!read([](Invite& it) { it.hubUrl = QString(501, u'a'); }));
        QVERIFY(read([](Invite& it) { it.unit = 999'999'999'999; }));
        QVERIFY(!read([](Invite& it) { it.unit = 1'000'000'000'000; }));
        QVERIFY(!read([](Invite& it) { it.unit = 0; }));
        QVERIFY(!read([](Invite& it) { it.unit = -1; }));
        QVERIFY(!read([](Invite& it) { it.role = static_cast<Role>(0); }));
        QVERIFY(!read([](Invite& it) { it.role = static_cast<Role>(7); }));
        QVERIFY(read([](Invite& it) { it.expires = fromMillis((qint64(1) << 47) - 1); }));
        QVERIFY(!read([](Invite& it) { it.expires = fromMillis(qint64(1) << 47); }));
        QVERIFY(!read([](Invite& it) { it.expires = fromMillis(-1); }));
        for (const BoxPublicKey& key : unusableKeys())
            QVERIFY(!read([&](Invite& it) { it.mainOffice = key; }));
        QByteArray body = inviteBody(keys.invite().toText());
        body[1] = 2;
        FAILS(Invite::fromText(inviteText(body)), SyncErrc::VersionUnknown);
    }

    void pleas() {
        const Keys keys;
        const QByteArray body = keys.pleaBody(keys.box.publicKey());
        const auto open = [&](const JoinRequest& request) {
            return JoinPlea::open(request, keys.box, keys.secret);
        };
        OK(open(keys.plea(body)));
        FAILS(JoinPlea::open(keys.plea(body), keys.box, InviteSecret()), SyncErrc::InviteWrong);
        SeededRandom random(8);
        FAILS(JoinPlea::open(keys.plea(body), BoxKey::generate(random), keys.secret), SyncErrc::SealBroken);
        const auto sealed = [&](const QByteArray& bytes) { return open({InviteId(), bytes}); };
        QCOMPARE(acceptedPrefix(keys.plea(body).sealed, sealed), -1);
        QCOMPARE(acceptedFlip(keys.plea(body).sealed, sealed), -1);
        QVERIFY(!sealed(keys.plea(body).sealed + '\0').ok());
        const auto resealed = [&](const QByteArray& plain) { return open(keys.plea(plain)); };
        QCOMPARE(cborFault(body, resealed), QString());
        FAILS(open(keys.plea(keys.pleaBody(keys.box.publicKey(), 2))), SyncErrc::VersionUnknown);
        for (const BoxPublicKey& key : unusableKeys())
            FAILS(open(keys.plea(keys.pleaBody(key))), SyncErrc::Malformed);
    }

    void bundles() {
        Bundle bundle;
        bundle.statements = {QByteArray("statement")};
        bundle.segments = {QByteArray("one"), QByteArray()};
        bundle.joinRequests = {{InviteId(), QByteArray("sealed")}};
        bundle.receipts = {QByteArray("receipt")};
        const QByteArray bytes = bundle.toBytes();
        const auto read = Bundle::fromBytes(bytes);
        OK(read);
        QCOMPARE(read->toBytes(), bytes);
        QCOMPARE(acceptedPrefix(bytes, Bundle::fromBytes), -1);
        QCOMPARE(acceptedFlip(bytes, Bundle::fromBytes), -1);
        QVERIFY(!Bundle::fromBytes(bytes + '\0').ok());
        const QByteArray body = bytes.sliced(14).chopped(16);
        QCOMPARE(bundleFile(body), bytes);
        QCOMPARE(cborFault(body, [](const QByteArray& b) { return Bundle::fromBytes(bundleFile(b)); }),
                 QString());
        FAILS(Bundle::fromBytes(bundleFile(body, 2)), SyncErrc::VersionUnknown);
    }

    void bundlesKeepTheirLimits() {
        const auto read = [](auto change) {
            Bundle bundle;
            change(bundle);
            return Bundle::fromBytes(bundle.toBytes()).ok();
        };
        QVERIFY(read([](Bundle& it) { it.statements = {QByteArray(2 << 20, 'a')}; }));
        QVERIFY(!read([](Bundle& it) { it.statements = {QByteArray((2 << 20) + 1, 'a')}; }));
        QVERIFY(read([](Bundle& it) { it.segments = {QByteArray(4 << 20, 'a')}; }));
        QVERIFY(!read([](Bundle& it) { it.segments = {QByteArray((4 << 20) + 1, 'a')}; }));
        QVERIFY(read([](Bundle& it) { it.joinRequests = {{InviteId(), QByteArray(4096, 'a')}}; }));
        QVERIFY(!read([](Bundle& it) { it.joinRequests = {{InviteId(), QByteArray(4097, 'a')}}; }));
        QVERIFY(read([](Bundle& it) { it.receipts = {QByteArray(65536, 'a')}; }));
        QVERIFY(!read([](Bundle& it) { it.receipts = {QByteArray(65537, 'a')}; }));
        const QByteArray township = fromHex("85") + rawBytes(16);
        const auto receipts = [&](quint64 count) {
            return Bundle::fromBytes(bundleFile(township + fromHex("808080") + longHead(4, count) +
                                                QByteArray(static_cast<qsizetype>(count), '\x40')));
        };
        OK(receipts(1'000'000));
        QVERIFY(!receipts(1'000'001).ok());
    }

    void textsOfCardsAreUtf8AndBounded() {
        const Keys keys;
        const auto read = [&](const QByteArray& name) {
            const QByteArray body =
                fromHex("8401") + rawText(name) + fromHex("01") + rawBytes(keys.root.publicKey().toBytes());
            return OfficeCard::decode(keys.card(body));
        };
        OK(read(QByteArray(600, 'a')));
        OK(read(QByteArray()));
        for (const QByteArray& name : {QByteArray(601, 'a'), fromHex("ff"), fromHex("c080"),
                                       fromHex("eda080"), fromHex("f4908080"), fromHex("e69d")})
            QVERIFY(!read(name).ok());
        const QByteArray later =
            fromHex("840260") + fromHex("01") + rawBytes(keys.root.publicKey().toBytes());
        FAILS(OfficeCard::decode(keys.card(later)), SyncErrc::VersionUnknown);
    }

    void positionsHaveOneSpelling() {
        const auto item = [](char stream, quint64 sequence) {
            return fromHex("83") + rawBytes(QByteArray(16, stream)) +
                   cbor([&](CborWriter& out) { out.unsignedInteger(sequence); }) + rawBytes(32);
        };
        const auto id = [](char byte) { return rawBytes(QByteArray(16, byte)); };
        const QByteArray good =
            fromHex("830182") + item(1, 1) + item(2, INT64_MAX) + fromHex("82") + id(1) + id(2);
        const auto read = Position::decode(good);
        OK(read);
        QCOMPARE(read->encode(), good);
        QCOMPARE(read->streams.size(), 2U);
        for (const QByteArray& wrong :
             {fromHex("830182") + item(2, 1) + item(1, 1) + fromHex("80"),
              fromHex("830182") + item(1, 1) + item(1, 2) + fromHex("80"),
              fromHex("830181") + item(1, 0) + fromHex("80"),
              fromHex("830181") + item(1, quint64(INT64_MAX) + 1) + fromHex("80"),
              fromHex("83018082") + id(2) + id(1), fromHex("83018082") + id(1) + id(1),
              fromHex("83018081") + rawBytes(15), fromHex("83018081") + rawBytes(17), fromHex("8401808080"),
              fromHex("8201 80")})
            FAILS(Position::decode(wrong), SyncErrc::Malformed);
        FAILS(Position::decode(fromHex("83028080")), SyncErrc::VersionUnknown);
        QByteArray many = fromHex("830180") + longHead(4, 100'001);
        for (quint64 i = 0; i <= 100'000; ++i) {
            ByteWriter out;
            out.bigEndian64(0);
            out.bigEndian64(i);
            many += rawBytes(out.take());
        }
        FAILS(Position::decode(many), SyncErrc::Malformed);
        const QByteArray longInteger = fromHex("83180180 80");
        QVERIFY(!Position::decode(longInteger).ok());
        QCOMPARE(cborFault(good, Position::decode, true), QString());
    }
};

CUNBAO_TEST(tst_codec)
#include "tst_codec.moc"
