#pragma once

#include "platform/db/Database.h"

namespace cunbao {

/// Makes an open store of a device what it would be under an earlier version of the schema: takes away what
/// the later ones added.
[[nodiscard]] Result<void> makeOldStore(Database& store, int version);

} // namespace cunbao
