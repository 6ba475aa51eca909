#pragma once

#include "app/store/Ledger.h"

#include <QByteArrayList>

namespace cunbao::simulation {

using DumpLines = QByteArrayList;

/// The canonical dump, without what was cut off: that stays where it came, counts nowhere and travels no
/// further.
[[nodiscard]] Result<DumpLines> dumpLines(Ledger& ledger);
/// The first lines that only one of them has.
[[nodiscard]] QString difference(const DumpLines& a, const DumpLines& b);

} // namespace cunbao::simulation
