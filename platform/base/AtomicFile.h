#pragma once

#include "platform/base/Result.h"

#include <QByteArray>
#include <QString>

namespace cunbao {

/// Whole files that are either the old content or the new one, also after a power cut: written beside,
/// synced, renamed, and the folder synced.
class AtomicFile {
public:
    enum class Access { Everyone, OwnerOnly };

    [[nodiscard]] static Result<void> write(const QString& path, const QByteArray& content,
                                            Access access = Access::Everyone);
    /// The same of a file that lies in the same folder, under a name of its own, whole already: it is synced
    /// and takes the place of what `path` names.
    [[nodiscard]] static Result<void> put(const QString& made, const QString& path);
    /// Errors: FileUnreadable. A file longer than `limit` bytes is refused unread.
    [[nodiscard]] static Result<QByteArray> read(const QString& path, qint64 limit);
};

} // namespace cunbao
