#pragma once

#include "platform/base/Result.h"
#include "sync/op/HybridClock.h"
#include "sync/op/Stream.h"

#include <optional>
#include <vector>

namespace cunbao {

/// The name of an operation, and of the entry that it records: (stream, sequence).
struct EntryName {
    StreamId stream;
    quint64 sequence = 0;

    [[nodiscard]] bool isNull() const { return sequence == 0; }
    /// 32 hex digits, '-', the sequence. What people copy and scripts pass on.
    [[nodiscard]] QString toString() const {
        return stream.toHex() + QLatin1Char('-') + QString::number(sequence);
    }
    [[nodiscard]] static std::optional<EntryName> parse(const QString& text);

    friend auto operator<=>(const EntryName&, const EntryName&) = default;
};

/// How lists of names are kept and travel: 24 bytes each, the sequence big endian.
[[nodiscard]] QByteArray packNames(const std::vector<EntryName>& names);
[[nodiscard]] Result<std::vector<EntryName>> unpackNames(QByteArrayView bytes);

/// The total order of operations (4-sync-and-security, "Order and waiting"): hybrid clock, device id,
/// sequence.
struct OrderKey {
    HybridTime time;
    DeviceId device;
    quint64 sequence = 0;

    friend auto operator<=>(const OrderKey&, const OrderKey&) = default;
};

} // namespace cunbao
