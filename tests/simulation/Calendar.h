#pragma once

#include "app/domain/Period.h"
#include "tests/simulation/Oracle.h"

namespace cunbao::simulation {

/// The days on which things are recorded, and the periods that are looked at.
[[nodiscard]] QDate pickDay(int pick);
[[nodiscard]] const QStringList& periods();
[[nodiscard]] oracle::Period plainPeriod(const QString& text);

} // namespace cunbao::simulation
