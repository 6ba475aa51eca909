#pragma once

#include "platform/base/Result.h"

#include <QImage>
#include <QString>

namespace cunbao {

/// A picture from a file of unknown origin, within CodeScanner's bounds and those of Qt's decoders (128 MB
/// of pixels unless the program chose another limit). Only the formats in which photos and screenshots come.
/// Errors: FileUnreadable, PictureTooLarge, NotAPicture. Any thread.
[[nodiscard]] Result<QImage> loadPicture(const QString& path);

/// The text of the one QR code in a picture, at any angle; of several, the first that is found.
/// Errors: PictureTooLarge, NotAPicture (an empty picture), NoCodeFound. Any thread.
[[nodiscard]] Result<QString> readQr(const QImage& picture);

} // namespace cunbao
