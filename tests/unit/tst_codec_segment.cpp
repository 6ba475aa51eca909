#include "sync/SyncError.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/unit/RawBytes.h"

using namespace cunbao;

namespace {

constexpr std::int64_t Start = 1'583'110'800'000;

QByteArray fromHex(const char* hex) {
    return QByteArray::fromHex(hex);
}

Operation operation(quint64 sequence, quint8 kind, Fields fields, HybridTime time) {
    return {sequence, time, kind, std::move(fields)};
}

/// Four operations of two kinds, with columns that have holes.
SegmentBody sampleBody() {
    return {QByteArray(16, 'c'),
            {operation(1, 1, {{quint8(1), qint64(7)}, {quint8(7), QStringLiteral("村")}}, {Start, 0}),
             operation(2, 200, {{quint8(255), QByteArray("\0\1", 2)}}, {Start, 1}),
             operation(3, 1, {}, {Start + 1, 0}),
             operation(4, 1, {{quint8(1), qint64(INT64_MIN + 1)}}, {Start + 100'000, 65535})}};
}

struct Maker {
    SeededRandom random{5};
    SigningKey device = SigningKey::generate(random);
    EpochKey key = generateEpochKey(random);

    [[nodiscard]] SegmentHeader header(quint64 first = 1, quint64 count = 4) const {
        SegmentHeader out;
        out.stream = *StreamId::from(QByteArray(16, 's'));
        out.first = first;
        out.count = count;
        out.key = idOf(key);
        return out;
    }
    QByteArray sealed(const QByteArray& packed, quint64 first = 1, quint64 count = 4) {
        return rawSegment(header(first, count), packed, key, device, random);
    }
    /// What becomes of packed bytes in a segment that is sealed and signed as it should be.
    Result<SegmentBody> judge(const QByteArray& packed) { return SegmentCodec::open(sealed(packed), key); }
    Result<QByteArray> seal(const SegmentBody& body) {
        return SegmentCodec::sealSegment(header(), body, key, device, random);
    }
};

QByteArray littleEndian(quint64 value, int size) {
    QByteArray out;
    for (int i = 0; i < size; ++i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

/// A zstd frame (RFC 8878) by hand: one segment, a stated size, uncompressed blocks.
QByteArray frame(const QByteArray& content, quint64 stated) {
    QByteArray out = fromHex("28b52ffde0") + littleEndian(stated, 8);
    const qsizetype most = 100'000;
    for (qsizetype at = 0; at == 0 || at < content.size(); at += most) {
        const QByteArray block = content.mid(at, most);
        const bool last = at + most >= content.size();
        out += littleEndian(static_cast<quint64>(block.size()) << 3 | (last ? 1 : 0), 3) + block;
    }
    return out;
}

/// A frame that inflates to `blocks` times 100,000 zeros out of four bytes each.
QByteArray bomb(quint64 blocks, quint64 stated) {
    QByteArray out = fromHex("28b52ffde0") + littleEndian(stated, 8);
    for (quint64 i = 1; i <= blocks; ++i)
        out += littleEndian(quint64(100'000) << 3 | 2 | (i == blocks ? 1 : 0), 3) + '\0';
    return out;
}

/// Columns of `count` operations of kind 1, one millisecond apart, with this raw map of columns.
QByteArray columns(quint64 count, const QByteArray& map, const char* context = "f6",
                   const char* counters = "8100", const char* kinds = "8101") {
    return fromHex("86") + fromHex(context) + cbor([](CborWriter& out) { out.integer(Start); }) +
           longHead(4, count - 1) + QByteArray(static_cast<qsizetype>(count) - 1, '\1') + fromHex(counters) +
           fromHex(kinds) + map;
}

} // namespace

/// Segments, read as if an enemy had written them: one without a key, one with every key.
class tst_codec_segment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSegmentComesBack() {
        Maker maker;
        const auto bytes = maker.seal(sampleBody());
        OK(bytes);
        const auto header = SegmentCodec::readHeader(*bytes);
        OK(header);
        QVERIFY(*header == maker.header());
        QVERIFY(SegmentCodec::verify(*bytes, maker.device.publicKey()));
        const auto body = SegmentCodec::open(*bytes, maker.key);
        OK(body);
        QCOMPARE(body->context, sampleBody().context);
        QCOMPARE(body->operations, sampleBody().operations);
    }

    void everyChangeIsNoticed() {
        Maker maker;
        const QByteArray bytes = *maker.seal(sampleBody());
        const auto verify = [&](const QByteArray& b) {
            return SegmentCodec::verify(b, maker.device.publicKey()) ? Result<void>()
                                                                     : fail(SyncErrc::SignatureWrong);
        };
        const auto open = [&](const QByteArray& b) { return SegmentCodec::open(b, maker.key); };
        QCOMPARE(acceptedPrefix(bytes, verify), -1);
        QCOMPARE(acceptedPrefix(bytes, open), -1);
        QCOMPARE(acceptedFlip(bytes, verify), -1);
        QVERIFY(!verify(bytes + '\0').ok());
        QVERIFY(!open(bytes + '\0').ok());
        // The seal alone covers all but the signature.
        const qsizetype signedBits = (bytes.size() - Signature::Size) * 8;
        for (qsizetype bit = 0; bit < signedBits; ++bit)
            QVERIFY(!open(flipped(bytes, bit)).ok());
        SeededRandom random(6);
        const EpochKey other = generateEpochKey(random);
        FAILS(SegmentCodec::open(bytes, other), SyncErrc::KeyMissing);
        QVERIFY(!SegmentCodec::verify(bytes, SigningKey::generate(random).publicKey()));
    }

    void headersKeepTheirLimits() {
        Maker maker;
        const auto read = [&](quint64 first, quint64 count) {
            return SegmentCodec::readHeader(maker.sealed(QByteArray("x"), first, count));
        };
        OK(read(1, 1));
        OK(read(1, 1000));
        OK(read(quint64(INT64_MAX) - 1000, 1000));
        OK(read(quint64(INT64_MAX) - 1, 1));
        for (const auto& [first, count] : {std::pair(quint64(0), quint64(1)),
                                           {1, 0},
                                           {1, 1001},
                                           {1, UINT64_MAX},
                                           {UINT64_MAX, 1},
                                           {UINT64_MAX, UINT64_MAX},
                                           {quint64(INT64_MAX), 1},
                                           {quint64(INT64_MAX) - 999, 1000},
                                           {quint64(INT64_MAX) + 1, 1}})
            FAILS(read(first, count), SyncErrc::Malformed);
        const QByteArray good = maker.sealed(QByteArray("x"));
        QByteArray later = good;
        later[0] = 0x12;
        FAILS(SegmentCodec::readHeader(later), SyncErrc::VersionUnknown);
        later[0] = 0x21;
        FAILS(SegmentCodec::readHeader(later), SyncErrc::VersionUnknown);
        // 1 is one byte, never two.
        FAILS(SegmentCodec::readHeader(good.first(17) + fromHex("8100") + good.sliced(18)),
              SyncErrc::Malformed);
        const qsizetype around = rawHeader(maker.header()).size() + Signature::Size;
        OK(SegmentCodec::readHeader(good.first(around + 41)));
        FAILS(SegmentCodec::readHeader(good.first(around + 40)), SyncErrc::Malformed);
        QVERIFY(!SegmentCodec::readHeader(QByteArray()).ok());
        OK(SegmentCodec::readHeader(good + QByteArray((4 << 20) - good.size(), '\0')));
        FAILS(SegmentCodec::readHeader(good + QByteArray((4 << 20) - good.size() + 1, '\0')),
              SyncErrc::TooLarge);
        QVERIFY(!SegmentCodec::verify(good + QByteArray(4 << 20, '\0'), maker.device.publicKey()));
    }

    void packing() {
        Maker maker;
        const QByteArray content = ColumnCodec::encode(sampleBody());
        const auto size = static_cast<quint64>(content.size());
        OK(maker.judge('\0' + content));
        OK(maker.judge('\1' + frame(content, size)));
        QCOMPARE(maker.judge('\1' + frame(content, size))->operations, sampleBody().operations);
        for (const QByteArray& wrong :
             {QByteArray(), QByteArray(1, '\0'), QByteArray(1, '\1'), '\2' + content, '\xff' + content,
              '\0' + frame(content, size), '\1' + content, '\0' + content + '\0',
              '\1' + frame(content, size) + '\0', '\1' + frame(content, size - 1),
              '\1' + frame(content, size + 1), '\1' + frame(content, 0), '\1' + frame(QByteArray(), 0)})
            QVERIFY(!maker.judge(wrong).ok());
        const QByteArray good = frame(content, size);
        QCOMPARE(acceptedPrefix(good, [&](const QByteArray& b) { return maker.judge('\1' + b); }), -1);
        for (qsizetype bit = 0; bit < good.size() * 8; ++bit)
            (void)maker.judge('\1' + flipped(good, bit));
    }

    void bombsAreNotInflated() {
        Maker maker;
        const QByteArray content = ColumnCodec::encode(sampleBody());
        const quint64 most = 16 << 20;
        for (const QByteArray& wrong :
             {frame(content, most + 1), frame(content, quint64(1) << 40), frame(content, INT64_MAX),
              frame(content, UINT64_MAX), frame(content, UINT64_MAX - 1), bomb(200, 20'000'000),
              bomb(200, most), bomb(200, 100), bomb(160, 16'000'000)})
            FAILS(maker.judge('\1' + wrong), SyncErrc::Malformed);
        // A frame that does not say how large it becomes.
        const QByteArray silent = fromHex("28b52ffd0050") +
                                  littleEndian(static_cast<quint64>(content.size()) << 3 | 1, 3) + content;
        FAILS(maker.judge('\1' + silent), SyncErrc::Malformed);
        // The largest there may be, plain and as it should be: three megabytes in one field.
        SegmentBody large = sampleBody();
        large.operations[0].fields[1].second = QByteArray(3 << 20, 'x');
        const QByteArray plain = ColumnCodec::encode(large);
        OK(maker.judge('\0' + plain));
        OK(maker.judge('\1' + frame(plain, static_cast<quint64>(plain.size()))));
        const auto sealed = maker.seal(large);
        OK(sealed);
        QVERIFY(sealed->size() < 10'000);
        QCOMPARE(SegmentCodec::open(*sealed, maker.key)->operations, large.operations);
        large.operations[0].fields[1].second = QByteArray((3 << 20) + 1, 'x');
        QVERIFY(!maker.judge('\0' + ColumnCodec::encode(large)).ok());
    }

    void columnsStandWhatComes() {
        const QByteArray bytes = ColumnCodec::encode(sampleBody());
        const auto decode = [](const QByteArray& b) { return ColumnCodec::decode(b, 1, 4); };
        QCOMPARE(cborFault(bytes, decode), QString());
        QCOMPARE(ColumnCodec::encode(*decode(bytes)), bytes);
        for (const quint64 count : {0, 1, 3, 5, 1001})
            QVERIFY(!ColumnCodec::decode(bytes, 1, count).ok());
        QVERIFY(!ColumnCodec::decode(bytes, 0, 4).ok());
        QVERIFY(!ColumnCodec::decode(bytes, INT64_MAX - 3, 4).ok());
        QCOMPARE(ColumnCodec::decode(bytes, INT64_MAX - 4, 4)->operations[3].sequence,
                 quint64(INT64_MAX) - 1);
    }

    void columnsKeepTheirLimits() {
        const auto two = [](const QByteArray& bytes) { return ColumnCodec::decode(bytes, 1, 2); };
        OK(two(columns(2, fromHex("a0"))));
        OK(two(columns(2, fromHex("a1190101820102"))));
        OK(two(columns(2, fromHex("a119010180"))));
        OK(two(columns(2, fromHex("a119010182f601"))));
        OK(two(columns(2, fromHex("a219010181011902018101"), "f6", "8100", "820102")));
        for (const char* const wrong : {"a119010183010203",
                                        "a1190100820102",
                                        "a100820102",
                                        "a1820102",
                                        "a119020181 01",
                                        "a21901018101190101 8101",
                                        "a21901028101190101 8101",
                                        "a11a000101018101",
                                        "a120 8101",
                                        "a1190101819f ff",
                                        "a11901018180",
                                        "a119010181a0",
                                        "a119010181f5",
                                        "a119010181f7",
                                        "a119010181f93c00",
                                        "a119010181c100",
                                        "a1190101813b7fffffffffffffff",
                                        "a1190101811b8000000000000000",
                                        "a11901018161ff",
                                        "a1190101815f4101ff",
                                        "a119010101",
                                        "80",
                                        "bf1901018101ff",
                                        "a1190101815b7fffffffffffffff"})
            QVERIFY2(!two(columns(2, fromHex(wrong))).ok(), wrong);
        const QByteArray none = fromHex("a0");
        OK(two(columns(2, none, "5063636363636363636363636363636363")));
        for (const char* const context : {"40", "4f636363636363636363636363636363",
                                          "516363636363636363636363636363636363", "f7", "00", "80", "60"})
            QVERIFY2(!two(columns(2, none, context)).ok(), context);
        OK(two(columns(2, none, "f6", "8119ffff")));
        OK(two(columns(2, none, "f6", "820001", "8118ff")));
        for (const char* const wrong : {"80", "83000000", "811a00010000", "8120", "00", "f6", "9f00ff"})
            QVERIFY2(!two(columns(2, none, "f6", wrong)).ok(), wrong);
        for (const char* const wrong : {"80", "83010101", "81190100", "8120", "01", "9f01ff"})
            QVERIFY2(!two(columns(2, none, "f6", "8100", wrong)).ok(), wrong);
        // 1024 columns, and one more.
        const auto wide = [&](int count) {
            QByteArray map = longHead(5, static_cast<quint64>(count));
            for (int i = 0; i < count; ++i)
                map += cbor([&](CborWriter& out) { out.integer((1 + i / 255) * 256 + 1 + i % 255); }) +
                       fromHex("8100");
            return ColumnCodec::decode(columns(5, map, "f6", "8100", "850102030405"), 1, 5);
        };
        OK(wide(1024));
        QVERIFY(!wide(1025).ok());
        OK(ColumnCodec::decode(columns(1000, none), 1, 1000));
    }

    void timeGrows() {
        const auto times = [](const char* ms, const char* counters) {
            const QByteArray bytes =
                fromHex("86f6") + fromHex(ms) + fromHex(counters) + fromHex("8101") + fromHex("a0");
            return ColumnCodec::decode(bytes, 1, 2);
        };
        OK(times("008101", "8100"));
        OK(times("008100", "820001"));
        OK(times("1b00007fffffffffff8100", "820001"));
        OK(times("00811b00007fffffffffff", "8100"));
        FAILS(times("008100", "8100"), SyncErrc::ClockBackwards);
        FAILS(times("008100", "820100"), SyncErrc::ClockBackwards);
        FAILS(times("058120", "8100"), SyncErrc::ClockBackwards);
        for (const auto& [ms, counters] : {std::pair("1b00007fffffffffff8101", "8100"),
                                           {"1b00008000000000008100", "820001"},
                                           {"208101", "8100"},
                                           {"00811b0000800000000000", "8100"},
                                           {"00811b7fffffffffffffff", "8100"},
                                           {"00813b7ffffffffffffffe", "8100"},
                                           {"1b7fffffffffffffff8101", "8100"},
                                           {"0080", "8100"},
                                           {"00820101", "8100"},
                                           {"f68101", "8100"},
                                           {"0081f6", "8100"}})
            QVERIFY2(!times(ms, counters).ok(), ms);
    }

    void writersRefuseWhatReadersWould() {
        Maker maker;
        const auto sealed = [&](auto change) {
            SegmentBody body = sampleBody();
            change(body);
            return maker.seal(body);
        };
        FAILS(sealed([](SegmentBody& body) { body.operations.clear(); }), SyncErrc::TooLarge);
        FAILS(sealed([](SegmentBody& body) { body.operations.resize(1001); }), SyncErrc::TooLarge);
        FAILS(sealed([](SegmentBody& body) { body.operations[2].sequence = 4; }), SyncErrc::Malformed);
        FAILS(sealed([](SegmentBody& body) { body.operations[1].time = body.operations[0].time; }),
              SyncErrc::ClockBackwards);
        FAILS(sealed([](SegmentBody& body) {
                  body.operations[3].time = {Start, 5};
              }),
              SyncErrc::ClockBackwards);
        SeededRandom random(9);
        FAILS(sealed([&](SegmentBody& body) {
                  body.operations[0].fields = {{quint8(1), random.bytes(3 << 20)}};
                  body.operations[2].fields = {{quint8(1), random.bytes(3 << 20)}};
              }),
              SyncErrc::TooLarge);
    }

    void fieldsOfTheLog() {
        const Fields fields{{quint8(1), qint64(-1)}, {quint8(2), QByteArray("b")}, {quint8(255), QString()}};
        const QByteArray bytes = encodeFields(fields);
        QCOMPARE(*decodeFields(bytes), fields);
        QCOMPARE(cborFault(bytes, decodeFields), QString());
        for (const char* const wrong :
             {"a10000", "a119010000", "a201000100", "a202000100", "a101f6", "a10180"})
            QVERIFY2(!decodeFields(fromHex(wrong)).ok(), wrong);
    }

    void whereTheProgramDiffers() {
        Maker maker;
        const QByteArray content = ColumnCodec::encode(sampleBody());
        const QByteArray one = frame(content, static_cast<quint64>(content.size()));
        QVERIFY(!maker.judge('\1' + one + frame(QByteArray(), 0)).ok());
        QVERIFY(!maker.judge('\1' + one + fromHex("502a4d1804000000deadbeef")).ok());
        const auto refused = [&](auto change) {
            SegmentBody body = sampleBody();
            change(body);
            return !maker.seal(body).ok();
        };
        QVERIFY(refused([](SegmentBody& body) { body.context = "short"; }));
        QVERIFY(refused([](SegmentBody& body) { body.operations[0].fields[0].second = INT64_MIN; }));
        QVERIFY(refused([](SegmentBody& body) { body.operations[0].fields[0].first = 0; }));
        QVERIFY(refused(
            [](SegmentBody& body) { body.operations[0].fields[1].second = QByteArray((3 << 20) + 1, 'x'); }));
        QVERIFY(refused([](SegmentBody& body) { body.operations[3].time = {HybridTime::MaxMs + 1, 0}; }));
    }
};

CUNBAO_TEST(tst_codec_segment)
#include "tst_codec_segment.moc"
