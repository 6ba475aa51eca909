#include "tests/support/OldStore.h"

#include "app/store/Schema.h"

#include <map>

namespace cunbao {

namespace {

const std::map<int, const char*> AddedBy{
    {2, "DROP INDEX entry_by_day; DROP TABLE draft; PRAGMA user_version=1"},
    {3, "DROP TRIGGER audit_stays; DROP TRIGGER audit_stands; DROP TABLE audit; DROP TABLE renewal; "
        "DROP TABLE carried; DROP TABLE aside; DROP TABLE former; "
        "DELETE FROM meta WHERE key IN ('audit', 'identity'); PRAGMA user_version=2"},
};

} // namespace

Result<void> makeOldStore(Database& store, int version) {
    for (int at = storeMigrations().back().version; at > version; --at)
        TRY(store.execute(AddedBy.at(at)));
    return {};
}

} // namespace cunbao
