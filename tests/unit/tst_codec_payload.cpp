#include "app/domain/AppError.h"
#include "app/domain/CatalogueBytes.h"
#include "app/domain/Payload.h"
#include "sync/SyncError.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/MadeCatalogue.h"
#include "tests/unit/RawBytes.h"

using namespace cunbao;

namespace {

constexpr std::int64_t Start = 1'583'110'800'000; // 2020-03-02T09:00 in China
const HybridTime Now{Start, 0};

QByteArray fromHex(const char* hex) {
    return QByteArray::fromHex(hex);
}

FieldValue number(qint64 value) {
    return value;
}
FieldValue text(qsizetype length) {
    return QString(length, QChar(0x6751));
}
FieldValue bytes(qsizetype length) {
    return QByteArray(length, '\0');
}

QByteArray name(char stream, quint64 sequence) {
    ByteWriter out;
    out.bytes(QByteArray(16, stream));
    out.bigEndian64(sequence);
    return out.take();
}

FieldValue names(int count) {
    QByteArray out;
    for (int i = 1; i <= count; ++i)
        out += name('n', static_cast<quint64>(i));
    return out;
}

/// A number of 128 bits, as field 4 carries what goes beyond int64.
FieldValue wide(Int128 value) {
    ByteWriter out;
    out.bigEndian64(static_cast<quint64>(static_cast<UInt128>(value) >> 64));
    out.bigEndian64(static_cast<quint64>(value));
    return out.take();
}

/// The fields of a good operation of this kind: those that PROTOCOL.md, 6, prints in bold, and a value.
Fields good(OpKind kind) {
    switch (kind) {
    case OpKind::EntryRecorded: return {{quint8(1), number(7)}, {quint8(4), number(5)}};
    case OpKind::EntryCorrected: return {{quint8(4), number(5)}, {quint8(12), names(1)}};
    case OpKind::EntryWithdrawn: return {{quint8(12), names(1)}};
    case OpKind::DoubtResolved: return {{quint8(14), bytes(16)}};
    case OpKind::FigureOverridden:
        return {{quint8(1), number(7)},
                {quint8(2), number(500101103201)},
                {quint8(4), number(5)},
                {quint8(16), QStringLiteral("2020S1")}};
    case OpKind::CataloguePublished: return {{quint8(21), bytes(1)}};
    case OpKind::DeviceDescribed: return {{quint8(24), bytes(16)}};
    case OpKind::ProfileSet: return {};
    default: return {{quint8(16), QStringLiteral("202003")}};
    }
}

const std::vector<OpKind> Kinds{
    OpKind::EntryRecorded,    OpKind::EntryCorrected,     OpKind::EntryWithdrawn,  OpKind::DoubtResolved,
    OpKind::FigureOverridden, OpKind::CataloguePublished, OpKind::RoundOpened,     OpKind::RoundClosed,
    OpKind::RoundFrozen,      OpKind::RoundReopened,      OpKind::DeviceDescribed, OpKind::ProfileSet,
    OpKind::RoundFrozenNotice};

Fields with(Fields fields, quint8 field, FieldValue value) {
    std::erase_if(fields, [=](const auto& item) { return item.first == field; });
    fields.emplace_back(field, std::move(value));
    std::sort(fields.begin(), fields.end());
    return fields;
}

Fields without(Fields fields, quint8 field) {
    std::erase_if(fields, [=](const auto& item) { return item.first == field; });
    return fields;
}

Result<Payload> decode(OpKind kind, Fields fields) {
    return PayloadCodec::decode({1, Now, static_cast<quint8>(kind), std::move(fields)});
}

/// Whether a good operation of this kind is still one with this field.
bool takes(OpKind kind, quint8 field, FieldValue value) {
    return decode(kind, with(good(kind), field, std::move(value))).ok();
}

CatalogueRows rows() {
    CatalogueRows out;
    out.indicators = madeIndicators(
        QStringLiteral("a flow sum sum village decimal max=1000\nb flow sum sum village since=2020-01-23"));
    out.rules = madeRules(QStringLiteral("R1|both|[a]|<=|[b]"));
    out.units = madeUnits(2);
    return out;
}

} // namespace

/// What operations and catalogues mean, read as if an enemy had written them: signed, sealed, and wrong.
class tst_codec_payload : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindNeedsItsFields() {
        for (const OpKind kind : Kinds) {
            const QByteArray what = QByteArray::number(static_cast<int>(kind));
            const auto read = decode(kind, good(kind));
            QVERIFY2(read.ok(), what);
            QCOMPARE(PayloadCodec::kindOf(*read), kind);
            QCOMPARE(PayloadCodec::encode(*read, Now), good(kind));
            for (const auto& [field, value] : good(kind)) {
                QVERIFY2(!decode(kind, without(good(kind), field)).ok(), what);
                // Of every other type, too.
                const bool isNumber = std::holds_alternative<qint64>(value);
                const bool isText = std::holds_alternative<QString>(value);
                if (!isNumber) QVERIFY2(!takes(kind, field, number(1)), what);
                if (!isText) QVERIFY2(!takes(kind, field, text(1)), what);
                if (isNumber || isText) QVERIFY2(!takes(kind, field, bytes(3)), what);
            }
        }
    }

    void unknownKindsWaitAndUnknownFieldsDoNotMatter() {
        for (const int kind : {0, 4, 5, 6, 7, 11, 19, 200, 255})
            FAILS(decode(static_cast<OpKind>(kind), good(OpKind::EntryRecorded)), AppErrc::OperationInvalid);
        for (const OpKind kind : Kinds)
            for (const quint8 field : {quint8(26), quint8(255)})
                for (const FieldValue& value : {number(1), text(5000), bytes(5000)})
                    QVERIFY(takes(kind, field, value));
    }

    void integersKeepTheirRange() {
        struct Range {
            OpKind kind;
            quint8 field;
            qint64 least, most;
        };
        for (const auto& [kind, field, least, most] :
             std::vector<Range>{{OpKind::EntryRecorded, 1, 0, 100'000},
                                {OpKind::EntryRecorded, 2, 0, 999'999'999'999},
                                {OpKind::EntryRecorded, 3, -110'000, 110'000},
                                {OpKind::EntryCorrected, 3, -110'000, 110'000},
                                {OpKind::EntryRecorded, 4, INT64_MIN + 1, INT64_MAX},
                                {OpKind::EntryRecorded, 5, 0, 4},
                                {OpKind::EntryRecorded, 6, 0, 2},
                                {OpKind::DoubtResolved, 15, 0, 1},
                                {OpKind::FigureOverridden, 1, 0, 100'000},
                                {OpKind::FigureOverridden, 15, 0, 1},
                                {OpKind::RoundOpened, 23, 0, 10'000'000}}) {
            const QByteArray what =
                QByteArray::number(static_cast<int>(kind)) + '.' + QByteArray::number(field);
            QVERIFY2(takes(kind, field, number(least)), what);
            QVERIFY2(takes(kind, field, number(most)), what);
            QVERIFY2(least == INT64_MIN || !takes(kind, field, number(least - 1)), what);
            QVERIFY2(most == INT64_MAX || !takes(kind, field, number(most + 1)), what);
            QVERIFY2(!takes(kind, field, text(1)), what);
        }
    }

    void textsKeepTheirLength() {
        const std::vector<std::pair<OpKind, quint8>> all{
            {OpKind::EntryRecorded, 8},     {OpKind::EntryRecorded, 11},  {OpKind::EntryCorrected, 8},
            {OpKind::EntryCorrected, 13},   {OpKind::EntryWithdrawn, 13}, {OpKind::DoubtResolved, 13},
            {OpKind::FigureOverridden, 13}, {OpKind::RoundOpened, 22},    {OpKind::RoundFrozen, 22},
            {OpKind::DeviceDescribed, 25},  {OpKind::ProfileSet, 7},      {OpKind::ProfileSet, 25}};
        for (const auto& [kind, field] : all) {
            QVERIFY(takes(kind, field, text(2000)));
            QVERIFY(takes(kind, field, text(0)));
            QVERIFY(!takes(kind, field, text(2001)));
            QVERIFY(!takes(kind, field, number(1)));
            QVERIFY(!takes(kind, field, bytes(1)));
        }
    }

    void bytesKeepTheirLength() {
        const std::vector<std::tuple<OpKind, quint8, qsizetype>> all{{OpKind::EntryRecorded, 9, 16},
                                                                     {OpKind::DoubtResolved, 14, 16},
                                                                     {OpKind::DeviceDescribed, 24, 16}};
        for (const auto& [kind, field, size] : all) {
            QVERIFY(takes(kind, field, bytes(size)));
            for (const qsizetype other : {qsizetype(0), size - 1, size + 1, size * 2})
                QVERIFY(!takes(kind, field, bytes(other)));
        }
        QVERIFY(takes(OpKind::CataloguePublished, 21, bytes(3 << 20)));
        QVERIFY(!takes(OpKind::CataloguePublished, 21, bytes((3 << 20) + 1)));
        QVERIFY(takes(OpKind::RoundFrozen, 21, bytes(3 << 20)));
        QVERIFY(!takes(OpKind::RoundFrozen, 21, bytes((3 << 20) + 1)));
        const QByteArray hash(32, 'h');
        QVERIFY(takes(OpKind::EntryRecorded, 10, name('n', INT64_MAX) + hash));
        for (const QByteArray& origin :
             {name('n', 0) + hash, name('n', quint64(INT64_MAX) + 1) + hash, name('n', 1),
              name('n', 1) + hash + '\0', name('n', 1) + hash.first(31), QByteArray()})
            QVERIFY(!takes(OpKind::EntryRecorded, 10, origin));
    }

    void parentsAreNamedOnce() {
        for (const OpKind kind : {OpKind::EntryCorrected, OpKind::EntryWithdrawn}) {
            QVERIFY(takes(kind, 12, names(64)));
            QVERIFY(!takes(kind, 12, names(65)));
            QVERIFY(!takes(kind, 12, names(0)));
            QVERIFY(takes(kind, 12, name('b', 1) + name('a', INT64_MAX)));
            for (const QByteArray& wrong :
                 {name('a', 1) + name('a', 1), name('a', 1) + name('b', 1) + name('a', 1), name('a', 0),
                  name('a', quint64(INT64_MAX) + 1), name('a', UINT64_MAX), name('a', 1).first(23),
                  name('a', 1) + '\0'})
                QVERIFY(!takes(kind, 12, wrong));
        }
    }

    void numbersHaveRoomAndAnEnd() {
        const Int128 limit = Decimal::ValueLimit;
        const auto read = [](const FieldValue& value, qint64 places) -> std::optional<Int128> {
            const auto payload =
                decode(OpKind::EntryRecorded,
                       {{quint8(1), number(7)}, {quint8(4), value}, {quint8(5), number(places)}});
            if (!payload.ok()) return std::nullopt;
            return std::get<EntryRecorded>(*payload).value.number.units();
        };
        QVERIFY(read(wide(limit - 1), 4) == limit - 1);
        QVERIFY(read(wide(1 - limit), 4) == 1 - limit);
        QVERIFY(!read(wide(limit), 4));
        QVERIFY(!read(wide(-limit), 4));
        for (int places = 0; places < 4; ++places) {
            Int128 scale = 1;
            for (int i = places; i < 4; ++i)
                scale *= 10;
            QVERIFY(read(wide(limit / scale - 1), places) == limit - scale);
            QVERIFY(!read(wide(limit / scale), places));
            QVERIFY(!read(wide(-limit / scale), places));
        }
        const Int128 most = (static_cast<Int128>(INT64_MAX) << 64) | UINT64_MAX;
        for (const Int128 value : {most, -most, -most - 1, most / 10, most / 10 + 1, -most / 10})
            for (int places = 0; places <= 4; ++places)
                QVERIFY(!read(wide(value), places));
        QVERIFY(read(number(125), 1) == Int128(125'000));
        QVERIFY(read(number(-1), 4) == Int128(-1));
        QVERIFY(read(wide(-1), 4) == Int128(-1));
        for (const qsizetype size : {0, 1, 8, 15, 17, 32})
            QVERIFY(!read(bytes(size), 4));
        QVERIFY(!read(number(1), 5));
        // What goes in comes out, in the fewest places.
        for (const Int128 units : {Int128(0), Int128(1), Int128(-125'000), Int128(INT64_MAX), limit - 1,
                                   1 - limit, (limit / 10'000 - 1) * 10'000}) {
            EntryRecorded entry;
            entry.on = QDate(2020, 3, 2);
            entry.value = EntryValue::ofNumber(Decimal::fromUnits(units));
            const auto back = decode(OpKind::EntryRecorded, PayloadCodec::encode(entry, Now));
            OK(back);
            QVERIFY(std::get<EntryRecorded>(*back).value == entry.value);
        }
    }

    void valuesAreOfTheirKind() {
        const auto value = [](qint64 kind, Fields more) {
            Fields fields = without(good(OpKind::EntryRecorded), 4);
            for (auto& [field, content] : more)
                fields = with(fields, field, content);
            return decode(OpKind::EntryRecorded, with(fields, 6, number(kind)));
        };
        OK(value(0, {{quint8(4), number(1)}}));
        OK(value(1, {}));
        OK(value(2, {}));
        OK(value(3, {{quint8(7), text(2000)}}));
        for (const auto& wrong : {value(0, {}), value(3, {}), value(3, {{quint8(7), text(0)}}),
                                  value(3, {{quint8(7), text(2001)}}), value(3, {{quint8(7), number(1)}}),
                                  value(4, {}), value(-1, {})})
            FAILS(wrong, SyncErrc::Malformed);
        const auto computed = [](Fields more) {
            Fields fields = good(OpKind::FigureOverridden);
            for (auto& [field, content] : more)
                fields = with(fields, field, content);
            return decode(OpKind::FigureOverridden, fields);
        };
        QVERIFY(std::get<FigureOverridden>(*computed({})).computedMissing);
        OK(computed(
            {{quint8(17), number(0)}, {quint8(18), wide(Decimal::ValueLimit - 1)}, {quint8(19), number(4)}}));
        OK(computed({{quint8(17), number(3)}, {quint8(20), text(1)}}));
        for (const auto& wrong :
             {computed({{quint8(17), number(0)}}), computed({{quint8(17), number(3)}}),
              computed({{quint8(17), number(4)}}),
              computed({{quint8(17), number(0)}, {quint8(18), number(1)}, {quint8(19), number(5)}}),
              computed({{quint8(17), number(0)},
                        {quint8(18), wide(Decimal::ValueLimit)},
                        {quint8(19), number(4)}})})
            FAILS(wrong, SyncErrc::Malformed);
    }

    void periodsAreSpelledInFiveWays() {
        for (const OpKind kind : {OpKind::FigureOverridden, OpKind::RoundOpened, OpKind::RoundClosed,
                                  OpKind::RoundFrozen, OpKind::RoundReopened, OpKind::RoundFrozenNotice}) {
            for (const char* const period : {"2020", "2020S1", "2020S2", "2020Q4", "202003", "20200229"})
                QVERIFY2(takes(kind, 16, QString::fromLatin1(period)), period);
            for (const char* const period : {"", "202", "2020S3", "2020S0", "2020Q5", "202013", "20200230",
                                             "2020s1", "2020-03", " 2020", "20200301x"})
                QVERIFY2(!takes(kind, 16, QString::fromLatin1(period)), period);
        }
    }

    void cataloguesStandWhatComes() {
        const QByteArray bytes = writeCatalogue(rows());
        const auto read = readCatalogue(bytes);
        OK(read);
        QCOMPARE(writeCatalogue(*read), bytes);
        QCOMPARE(acceptedPrefix(bytes, readCatalogue), -1);
        for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
            (void)readCatalogue(flipped(bytes, bit));
            (void)Catalogue::fromBytes(flipped(bytes, bit));
        }
        QVERIFY(!readCatalogue('\x9f' + bytes.mid(1) + '\xff').ok());
        // Another spelling of the same content would be a second version of it.
        OK(Catalogue::fromBytes(bytes));
        QVERIFY(!Catalogue::fromBytes(bytes + '\0').ok());
        QVERIFY(!Catalogue::fromBytes(QByteArray::fromHex("9804") + bytes.mid(1)).ok());
        OK(readCatalogue(fromHex("8401808080")));
        for (const char* const wrong : {"", "80", "8402808080", "83018080", "8401808081", "84019fff8080",
                                        "84019b7fffffffffffffff", "84019913898080", "8401818080"})
            FAILS(readCatalogue(fromHex(wrong)), AppErrc::CatalogueInvalid);
    }

    void cataloguesKeepTheirLimits() {
        const auto reads = [](auto change) {
            CatalogueRows changed = rows();
            change(changed);
            const QByteArray bytes = writeCatalogue(changed);
            return readCatalogue(bytes).ok() && Catalogue::fromBytes(bytes).ok();
        };
        QVERIFY(reads([](CatalogueRows&) {}));
        QVERIFY(reads([](CatalogueRows& it) { it.indicators[0].note = QString(2000, QChar(0x6751)); }));
        QVERIFY(!reads([](CatalogueRows& it) { it.indicators[0].note = QString(2001, QChar(0x6751)); }));
        QVERIFY(!reads([](CatalogueRows& it) { it.indicators[0].note = QString(2001, u'a'); }));
        QVERIFY(!reads([](CatalogueRows& it) { it.rules[0].id = QString(65, u'a'); }));
        QVERIFY(reads([](CatalogueRows& it) { it.rules[0].id = QString(64, u'a'); }));
        QVERIFY(!reads([](CatalogueRows& it) { it.indicators[0].places = 5; }));
        QVERIFY(!reads([](CatalogueRows& it) { it.indicators[0].places = -1; }));
        QVERIFY(!reads([](CatalogueRows& it) { it.units[1].code = OrgCode(-1); }));
        QVERIFY(!reads([](CatalogueRows& it) { it.units[1].code = OrgCode(1'000'000'000'000); }));
        QVERIFY(!reads([](CatalogueRows& it) { it.rules.resize(5001, it.rules[0]); }));
        QVERIFY(!reads([](CatalogueRows& it) { it.units.resize(5001, it.units[1]); }));
        QVERIFY(!reads([](CatalogueRows& it) { it.indicators.resize(5001, it.indicators[0]); }));
        QByteArray bytes = writeCatalogue(rows());
        bytes.replace("R1", "R\xff");
        QVERIFY(!readCatalogue(bytes).ok());
    }

    void whereTheProgramDiffers() {
        QVERIFY(takes(OpKind::RoundClosed, 21, text(1)));
        QVERIFY(takes(OpKind::RoundFrozenNotice, 23, text(1)));
        QVERIFY(takes(OpKind::FigureOverridden, 2, number(0)));
        QVERIFY(!takes(OpKind::EntryRecorded, 7, number(1)));
        QVERIFY(!takes(OpKind::EntryRecorded, 7, text(2001)));
        QVERIFY(!decode(OpKind::EntryRecorded,
                        {{quint8(1), number(7)}, {quint8(5), number(9)}, {quint8(6), number(1)}})
                     .ok());
        QVERIFY(!takes(OpKind::FigureOverridden, 18, text(1)));
    }
};

CUNBAO_TEST(tst_codec_payload)
#include "tst_codec_payload.moc"
