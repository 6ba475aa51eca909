#include "app/store/TallyCodec.h"

#include "sync/SyncError.h"
#include "sync/codec/ByteReader.h"

namespace cunbao {

namespace {

constexpr qint64 JulianDayOfEpoch = 2440588;
constexpr qsizetype TypicalSize = 128; ///< of a tally with two points written in full

/// Where a point is the same as one written before it (nearly always), one byte says so.
enum PointMark : quint8 { Absent = 0, Spelled = 1, SameAsFirst = 2, SameAsLastNumber = 3, SameAsLast = 4 };

void writeSigned(ByteWriter& out, Int128 value) {
    // Zigzag in two halves; the upper one is nearly always a single zero byte.
    const UInt128 zigzag = (static_cast<UInt128>(value) << 1) ^ static_cast<UInt128>(value >> 127);
    out.varint(static_cast<quint64>(zigzag));
    out.varint(static_cast<quint64>(zigzag >> 64));
}

Result<Int128> readSigned(ByteReader& in) {
    TRY_LET(const quint64 low, in.varint());
    TRY_LET(const quint64 high, in.varint());
    const UInt128 zigzag = (static_cast<UInt128>(high) << 64) | low;
    return static_cast<Int128>(zigzag >> 1) ^ -static_cast<Int128>(zigzag & 1);
}

void writePoint(ByteWriter& out, const Tally::Point& point) {
    writeSigned(out, dayNumber(point.on));
    out.varint(static_cast<quint64>(point.order.time.packed()));
    out.bytes(point.order.device.view());
    out.varint(point.order.sequence);
    out.byte(static_cast<quint8>(point.kind));
    if (point.kind == EntryValue::Kind::Number) writeSigned(out, point.number.units());
}

Result<Tally::Point> readPoint(ByteReader& in) {
    Tally::Point point;
    TRY_LET(const Int128 day, readSigned(in));
    if (day < INT32_MIN || day > INT32_MAX) return fail(SyncErrc::Malformed, {QStringLiteral("cell")});
    point.on = dayFromNumber(static_cast<qint64>(day));
    TRY_LET(const quint64 time, in.varint());
    point.order.time = HybridTime::unpacked(static_cast<qint64>(time));
    TRY_LET(point.order.device, in.fixed<DeviceId>());
    TRY_LET(point.order.sequence, in.varint());
    TRY_LET(const quint8 kind, in.byte());
    if (kind > 3) return fail(SyncErrc::Malformed, {QStringLiteral("cell")});
    point.kind = static_cast<EntryValue::Kind>(kind);
    if (point.kind == EntryValue::Kind::Number) {
        TRY_LET(const Int128 units, readSigned(in));
        point.number = Decimal::fromUnits(units);
    }
    return point;
}

void writeMarked(ByteWriter& out, const std::optional<Tally::Point>& point,
                 std::initializer_list<std::pair<PointMark, const std::optional<Tally::Point>*>> written) {
    if (!point) {
        out.byte(Absent);
        return;
    }
    for (const auto& [mark, other] : written) {
        if (*other == point) {
            out.byte(mark);
            return;
        }
    }
    out.byte(Spelled);
    writePoint(out, *point);
}

Result<std::optional<Tally::Point>> readMarked(ByteReader& in, const Tally& tally) {
    TRY_LET(const quint8 mark, in.byte());
    switch (mark) {
    case Absent: return std::optional<Tally::Point>();
    case SameAsFirst: return tally.first;
    case SameAsLastNumber: return tally.lastNumber;
    case SameAsLast: return tally.last;
    case Spelled: {
        TRY_LET(const Tally::Point point, readPoint(in));
        return std::optional(point);
    }
    default: return fail(SyncErrc::Malformed, {QStringLiteral("cell")});
    }
}

} // namespace

qint64 dayNumber(QDate day) {
    return day.toJulianDay() - JulianDayOfEpoch;
}

QDate dayFromNumber(qint64 number) {
    return QDate::fromJulianDay(number + JulianDayOfEpoch);
}

QByteArray TallyCodec::encode(const Tally& tally) {
    ByteWriter out;
    out.reserve(TypicalSize);
    out.varint(tally.numbers);
    out.varint(tally.notApplicable);
    out.varint(tally.texts);
    out.varint(tally.unknown);
    out.varint(tally.fromOffice);
    if (tally.numbers > 0) {
        writeSigned(out, tally.sum.units());
        writeSigned(out, tally.smallest.units());
        writeSigned(out, tally.greatest.units());
    }
    writeMarked(out, tally.first, {});
    writeMarked(out, tally.lastNumber, {{SameAsFirst, &tally.first}});
    writeMarked(out, tally.last, {{SameAsLastNumber, &tally.lastNumber}});
    writeMarked(
        out, tally.newest,
        {{SameAsLast, &tally.last}, {SameAsLastNumber, &tally.lastNumber}, {SameAsFirst, &tally.first}});
    return out.take();
}

Result<Tally> TallyCodec::decode(QByteArrayView bytes) {
    ByteReader in(bytes);
    Tally tally;
    TRY_LET(tally.numbers, in.varint());
    TRY_LET(tally.notApplicable, in.varint());
    TRY_LET(tally.texts, in.varint());
    TRY_LET(tally.unknown, in.varint());
    TRY_LET(tally.fromOffice, in.varint());
    if (tally.numbers > 0) {
        TRY_LET(const Int128 sum, readSigned(in));
        TRY_LET(const Int128 smallest, readSigned(in));
        TRY_LET(const Int128 greatest, readSigned(in));
        tally.sum = Decimal::fromUnits(sum);
        tally.smallest = Decimal::fromUnits(smallest);
        tally.greatest = Decimal::fromUnits(greatest);
    }
    TRY_LET(tally.first, readMarked(in, tally));
    TRY_LET(tally.lastNumber, readMarked(in, tally));
    TRY_LET(tally.last, readMarked(in, tally));
    TRY_LET(tally.newest, readMarked(in, tally));
    return tally;
}

} // namespace cunbao
