#pragma once

#include "app/domain/Round.h"

#include <QStringList>

namespace cunbao {

/// Of the open rounds the one that an entry made today belongs to: one of a template that asks for it
/// (`asking`; empty: none is preferred), then one that includes today, then the longest, then the latest.
/// Nothing where none is open.
[[nodiscard]] std::optional<Round> roundForToday(const std::vector<Round>& open, QDate today,
                                                 const QStringList& asking = {});
/// Its period; without one the year of today.
[[nodiscard]] Period periodForToday(const std::optional<Round>& round, QDate today);

} // namespace cunbao
