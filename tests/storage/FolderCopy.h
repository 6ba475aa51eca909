#pragma once

#include <QString>

namespace cunbao {

/// Makes `to` what `from` is, files only, whatever lay there before. No store in either may be open.
void copyFolder(const QString& from, const QString& to);
/// Removes it with everything in it.
void clearFolder(const QString& folder);

} // namespace cunbao
