#pragma once

#include "platform/base/Result.h"

#include <QString>

#include <chrono>
#include <memory>

namespace cunbao {

/// An advisory lock on a file, which the operating system gives back when the process ends, however
/// it ends.
class FileLock {
public:
    /// Makes the file where there is none. Errors: DatabaseBusy where another holder has it,
    /// FileUnwritable.
    [[nodiscard]] static Result<FileLock> take(const QString& path);
    /// Waits for it so long. Errors: the same.
    [[nodiscard]] static Result<FileLock> takeWithin(const QString& path, std::chrono::milliseconds patience);
    FileLock(FileLock&&) noexcept;
    FileLock& operator=(FileLock&&) noexcept;
    ~FileLock();

private:
    class Held;
    explicit FileLock(std::unique_ptr<Held> held);
    std::unique_ptr<Held> m_held;
};

} // namespace cunbao
