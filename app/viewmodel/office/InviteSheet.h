#pragma once

#include "platform/base/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace cunbao {

/// An invite on paper: one page that goes from hand to hand.
struct InviteSheet {
    QString heading;
    QStringList facts; ///< one a line: for whom, as what, until when
    QByteArray invite; ///< what the QR code says
    QStringList steps; ///< what the person does, in order
};

/// An A4 page as PDF. It holds the invite's secret, so it is written for its owner only. Errors:
/// AppErrc::DocumentFailed. Any thread.
[[nodiscard]] Result<QByteArray> inviteSheetPdf(const InviteSheet& sheet);

} // namespace cunbao
