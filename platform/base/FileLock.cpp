#include "platform/base/FileLock.h"

#include <thread>

#ifdef Q_OS_UNIX
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace cunbao {

#ifdef Q_OS_UNIX

// QLockFile goes by process numbers, which repeat in containers: a killed hub would lock itself
// out.
class FileLock::Held {
public:
    explicit Held(int file) : m_file(file) {}
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    ~Held() { ::close(m_file); }

private:
    int m_file;
};

Result<FileLock> FileLock::take(const QString& path) {
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return fail(PlatformErrc::FileUnwritable, {path, QString::fromLocal8Bit(std::strerror(errno))});
    auto held = std::make_unique<Held>(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return fail(PlatformErrc::DatabaseBusy, {path});
        return fail(PlatformErrc::FileUnwritable, {path, QString::fromLocal8Bit(std::strerror(errno))});
    }
    return FileLock(std::move(held));
}

#else

class FileLock::Held {
public:
    explicit Held(const QString& path) : file(path) { file.setStaleLockTime(0); }
    QLockFile file;
};

Result<FileLock> FileLock::take(const QString& path) {
    auto held = std::make_unique<Held>(path);
    if (!held->file.tryLock(0)) {
        if (held->file.error() == QLockFile::LockFailedError) return fail(PlatformErrc::DatabaseBusy, {path});
        return fail(PlatformErrc::FileUnwritable, {path, QStringLiteral("lock")});
    }
    return FileLock(std::move(held));
}

#endif

Result<FileLock> FileLock::takeWithin(const QString& path, std::chrono::milliseconds patience) {
    constexpr std::chrono::milliseconds Pause{5};
    for (auto waited = std::chrono::milliseconds(0);; waited += Pause) {
        auto taken = take(path);
        if (taken.ok() || !taken.error().is(PlatformErrc::DatabaseBusy) || waited >= patience) return taken;
        std::this_thread::sleep_for(Pause);
    }
}

FileLock::FileLock(std::unique_ptr<Held> held) : m_held(std::move(held)) {}
FileLock::FileLock(FileLock&&) noexcept = default;
FileLock& FileLock::operator=(FileLock&&) noexcept = default;
FileLock::~FileLock() = default;

} // namespace cunbao
