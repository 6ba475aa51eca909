#include "platform/codes/GreyFrame.h"

#include "platform/api/DeviceError.h"

#include <algorithm>
#include <optional>

namespace cunbao {

namespace {

/// Where a row of the first plane has its brightness: the byte `first`, and every `step` bytes another.
struct Brightness {
    int first;
    int step;
};

std::optional<Brightness> brightnessIn(QVideoFrameFormat::PixelFormat format) {
    switch (format) {
    case QVideoFrameFormat::Format_YUV420P:
    case QVideoFrameFormat::Format_YUV422P:
    case QVideoFrameFormat::Format_YV12:
    case QVideoFrameFormat::Format_NV12:
    case QVideoFrameFormat::Format_NV21:
    case QVideoFrameFormat::Format_IMC1:
    case QVideoFrameFormat::Format_IMC2:
    case QVideoFrameFormat::Format_IMC3:
    case QVideoFrameFormat::Format_IMC4:
    case QVideoFrameFormat::Format_Y8: return Brightness{0, 1};
    case QVideoFrameFormat::Format_YUYV: return Brightness{0, 2};
    case QVideoFrameFormat::Format_UYVY: return Brightness{1, 2};
    // Sixteen bits, low byte first; the high byte is enough.
    case QVideoFrameFormat::Format_Y16:
    case QVideoFrameFormat::Format_P010:
    case QVideoFrameFormat::Format_P016: return Brightness{1, 2};
    default: return std::nullopt;
    }
}

QImage planeOf(const QVideoFrame& frame, Brightness at) {
    const qsizetype line = frame.bytesPerLine(0);
    const qsizetype row = at.first + qsizetype{at.step} * (frame.width() - 1) + 1;
    if (line < row || frame.mappedBytes(0) < line * (frame.height() - 1) + row) return {};
    QImage grey(frame.size(), QImage::Format_Grayscale8);
    if (grey.isNull()) return {};
    for (int y = 0; y < frame.height(); ++y) {
        const uchar* from = frame.bits(0) + line * y + at.first;
        uchar* to = grey.scanLine(y);
        for (int x = 0; x < frame.width(); ++x)
            to[x] = from[qsizetype{at.step} * x];
    }
    return grey;
}

QImage mappedGrey(const QVideoFrame& frame) {
    if (frame.size().isEmpty()) return {};
    const auto format = frame.pixelFormat();
    if (const auto brightness = brightnessIn(format)) return planeOf(frame, *brightness);
    if (format == QVideoFrameFormat::Format_Jpeg)
        return QImage::fromData(frame.bits(0), frame.mappedBytes(0), "JPG")
            .convertToFormat(QImage::Format_Grayscale8);
    const QImage::Format colours = QVideoFrameFormat::imageFormatFromPixelFormat(format);
    const int line = frame.bytesPerLine(0);
    if (colours == QImage::Format_Invalid || frame.mappedBytes(0) < qsizetype{line} * frame.height())
        return {};
    return QImage(frame.bits(0), frame.width(), frame.height(), line, colours)
        .convertToFormat(QImage::Format_Grayscale8);
}

} // namespace

Result<QImage> greyOf(QVideoFrame frame) {
    const auto unreadable = [&] {
        return fail(DeviceErrc::CameraFailed, {QVideoFrameFormat::pixelFormatToString(frame.pixelFormat())});
    };
    if (!frame.map(QVideoFrame::ReadOnly)) return unreadable();
    QImage grey = mappedGrey(frame);
    frame.unmap();
    if (grey.isNull()) return unreadable();
    return grey;
}

} // namespace cunbao
