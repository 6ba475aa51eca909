#pragma once

#include "platform/base/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace cunbao {

/// A recovery kit on paper.
struct KitSheet {
    QString heading;
    QString kit;
    QStringList steps; ///< what the person does with it, in order
};

/// An A4 page as PDF. Whoever holds it can become the office, so it is written for its owner only. Errors:
/// AppErrc::DocumentFailed. Any thread.
[[nodiscard]] Result<QByteArray> kitSheetPdf(const KitSheet& sheet);

} // namespace cunbao
