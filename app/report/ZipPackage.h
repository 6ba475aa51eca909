#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace cunbao {

struct ZipPart {
    QString name; ///< with folders, ASCII
    QByteArray content;
};

/// A zip file in memory, parts in the order given, all dated `when` (UTC; zip knows 1980 to 2107,
/// two seconds apart). The same parts and instant give the same bytes. Errors:
/// AppErrc::DocumentFailed.
[[nodiscard]] Result<QByteArray> zipPackage(const std::vector<ZipPart>& parts, Instant when);

} // namespace cunbao
