#pragma once

#include "sync/op/HybridClock.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <variant>
#include <vector>

namespace cunbao {

/// One field of an operation. `sync` moves fields without knowing what they mean.
using FieldValue = std::variant<qint64, QByteArray, QString>;
/// Field numbers (1 to 255), ascending, each at most once.
using Fields = std::vector<std::pair<quint8, FieldValue>>;

/// One change (操作): what kind, when by the hybrid clock, and its fields. Its place in its stream is its
/// sequence (from 1); (stream, sequence) is its name.
struct Operation {
    quint64 sequence = 0;
    HybridTime time;
    quint8 kind = 0;
    Fields fields;

    [[nodiscard]] const FieldValue* field(quint8 number) const {
        for (const auto& [at, value] : fields)
            if (at == number) return &value;
        return nullptr;
    }

    friend bool operator==(const Operation&, const Operation&) = default;
};

} // namespace cunbao
