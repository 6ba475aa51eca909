#pragma once

#include "app/domain/Decimal.h"
#include "platform/db/SqlStatement.h"
#include "sync/codec/ByteReader.h"

namespace cunbao {

/// A figure in two columns: ten-thousandths as an integer, or, where they exceed 64 bits, null and then 16
/// bytes.
[[nodiscard]] inline std::optional<qint64> narrowNumber(Decimal number) {
    const Int128 units = number.units();
    if (units < INT64_MIN || units > INT64_MAX) return std::nullopt;
    return static_cast<qint64>(units);
}

[[nodiscard]] inline std::optional<QByteArray> wideNumber(Decimal number) {
    if (narrowNumber(number)) return std::nullopt;
    ByteWriter out;
    out.bigEndian64(static_cast<quint64>(static_cast<UInt128>(number.units()) >> 64));
    out.bigEndian64(static_cast<quint64>(number.units()));
    return out.take();
}

/// Reads the columns `narrow` and `narrow + 1`.
[[nodiscard]] inline Result<Decimal> readNumber(const SqlStatement& row, int narrow) {
    if (!row.isNull(narrow)) return Decimal::fromUnits(row.integer(narrow));
    const QByteArray wide = row.bytes(narrow + 1);
    ByteReader in(wide);
    TRY_LET(const quint64 high, in.bigEndian64());
    TRY_LET(const quint64 low, in.bigEndian64());
    return Decimal::fromUnits(static_cast<Int128>((static_cast<UInt128>(high) << 64) | low));
}

} // namespace cunbao
