#pragma once

#include "app/domain/Tally.h"

#include <QByteArray>

namespace cunbao {

/// A tally as the bytes of one cell. Local to the store: never sent.
class TallyCodec {
public:
    [[nodiscard]] static QByteArray encode(const Tally& tally);
    /// Errors: SyncErrc::Malformed where the store is damaged.
    [[nodiscard]] static Result<Tally> decode(QByteArrayView bytes);
};

/// Days since 1970-01-01, as the store keeps dates.
[[nodiscard]] qint64 dayNumber(QDate day);
[[nodiscard]] QDate dayFromNumber(qint64 number);

} // namespace cunbao
