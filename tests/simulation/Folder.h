#pragma once

#include <QString>

namespace cunbao::simulation {

/// `to` holds what `from` holds now, and nothing else. For folders of plain files that nobody writes
/// meanwhile; what SQLite keeps in shared memory only is left out.
void copyFolder(const QString& from, const QString& to);

/// Whether these bytes stand anywhere in the files of a folder.
[[nodiscard]] bool folderHolds(const QString& folder, const QByteArray& bytes);

} // namespace cunbao::simulation
