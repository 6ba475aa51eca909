#pragma once

#include "platform/db/Migrations.h"

namespace cunbao {

/// The numbered steps of the device's store. Dates are days since 1970-01-01, times packed HybridTime,
/// numbers of entries ten-thousandths (a blob of 16 bytes where they exceed 64 bits), org units their code.
[[nodiscard]] std::span<const Migration> storeMigrations();

} // namespace cunbao
