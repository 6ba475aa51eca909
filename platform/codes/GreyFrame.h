#pragma once

#include "platform/base/Result.h"

#include <QImage>
#include <QVideoFrame>

namespace cunbao {

/// The brightness of a camera's frame, which is all that a code needs: the other planes stay unread and no
/// graphics card is asked. In the camera's orientation. Any thread; the frame is mapped meanwhile.
/// Errors: CameraFailed, for a frame that can't be mapped or whose pixels are laid out in a way unknown here.
[[nodiscard]] Result<QImage> greyOf(QVideoFrame frame);

} // namespace cunbao
