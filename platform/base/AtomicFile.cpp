#include "platform/base/AtomicFile.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <filesystem>
#include <system_error>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace cunbao {

namespace {

/// A rename is durable only once its folder is.
bool syncFolderOf(const QString& path) {
#ifdef Q_OS_UNIX
    const int folder =
        ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_CLOEXEC);
    if (folder < 0) return false;
    const bool synced = ::fsync(folder) == 0;
    ::close(folder);
    return synced;
#else
    Q_UNUSED(path)
    return true;
#endif
}

} // namespace

Result<void> AtomicFile::write(const QString& path, const QByteArray& content, Access access) {
    QSaveFile file(path);
    const auto unwritable = [&] { return fail(PlatformErrc::FileUnwritable, {path, file.errorString()}); };
    if (!file.open(QIODevice::WriteOnly)) return unwritable();
    if (access == Access::OwnerOnly && !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return unwritable();
    if (file.write(content) != content.size() || !file.commit()) return unwritable();
    if (!syncFolderOf(path)) return fail(PlatformErrc::FileUnwritable, {path, QStringLiteral("fsync")});
    return {};
}

Result<void> AtomicFile::put(const QString& made, const QString& path) {
    QFile file(made);
    const auto unwritable = [&](const QString& reason) {
        return fail(PlatformErrc::FileUnwritable, {path, reason});
    };
    if (!file.open(QIODevice::ReadWrite)) return unwritable(file.errorString());
#ifdef Q_OS_UNIX
    if (::fsync(file.handle()) != 0) return unwritable(QStringLiteral("fsync"));
#endif
    file.close();
    std::error_code failed;
    std::filesystem::rename(std::filesystem::path(made.toStdU16String()),
                            std::filesystem::path(path.toStdU16String()), failed);
    if (failed) return unwritable(QString::fromStdString(failed.message()));
    return syncFolderOf(path) ? Result<void>() : unwritable(QStringLiteral("fsync"));
}

Result<QByteArray> AtomicFile::read(const QString& path, qint64 limit) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(PlatformErrc::FileUnreadable, {path, file.errorString()});
    // As much room as is asked for would be taken and kept, however short the file is.
    QByteArray content = file.read(std::min(limit, file.size()) + 1);
    // Pipes, and files that grow meanwhile, are longer than they say.
    if (content.size() > file.size() && content.size() <= limit)
        content += file.read(limit + 1 - content.size());
    if (file.error() != QFileDevice::NoError)
        return fail(PlatformErrc::FileUnreadable, {path, file.errorString()});
    if (content.size() > limit)
        return fail(PlatformErrc::FileUnreadable, {path, QStringLiteral("> %1 bytes").arg(limit)});
    return content;
}

} // namespace cunbao
