#pragma once

#include "tests/storage/DiskWatcher.h"

#include <memory>

namespace cunbao {

/// SQLite's way to the disk while it stands: everything goes on to the system's own VFS, with a watcher at
/// every request. It registers itself as the default, which is what Database takes, so that the stores under
/// test are opened exactly as they always are. Nothing is really synced: whether what was synced is durable
/// is the watcher's question, and the machine's disk would only make it slow. Without a watcher it is just
/// that, fast.
///
/// One at a time; what was opened through it must be closed before it goes.
class ShimVfs {
public:
    explicit ShimVfs(DiskWatcher* watcher = nullptr);
    ~ShimVfs();
    ShimVfs(const ShimVfs&) = delete;
    ShimVfs& operator=(const ShimVfs&) = delete;

    /// Files without a name, which would lie in clear in the system's folder for them.
    [[nodiscard]] int temporaryFiles() const;

private:
    struct Registered;
    std::unique_ptr<Registered> m_registered;
};

} // namespace cunbao
