#pragma once

#include "platform/db/Database.h"

#include <span>

namespace cunbao {

/// One numbered step of a store's schema. A step that was ever released is never changed again.
struct Migration {
    int version = 0;                           ///< from 1 on, without gaps
    const char* sql = nullptr;                 ///< statements; null where the step is code alone
    Result<void> (*code)(Database&) = nullptr; ///< runs after `sql`, in the same transaction
};

/// Brings the store to the last step's version (PRAGMA user_version), each step in a transaction of
/// its own, so that what breaks in the middle goes on from the last whole step. Any number of
/// processes may try at once. Errors: StoreTooNew where a newer program wrote the store.
[[nodiscard]] Result<void> migrate(Database& db, std::span<const Migration> steps);

} // namespace cunbao
