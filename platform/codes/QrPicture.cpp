#include "platform/codes/QrPicture.h"

#include "platform/api/CodeScanner.h"
#include "platform/api/DeviceError.h"
#include "platform/base/AtomicFile.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <array>

// Text as UTF-8, in the versions that still ask.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

namespace cunbao {

namespace {

// The reader's options had another name before 2.2.
#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

bool isTooLarge(QSize size) {
    return std::max(size.width(), size.height()) > CodeScanner::MaxPictureSide;
}

Error tooLarge(const QString& path, const QString& limit) {
    return fail(DeviceErrc::PictureTooLarge, {path, limit});
}

QString sideLimit() {
    return QStringLiteral("%1 px").arg(CodeScanner::MaxPictureSide);
}

/// Not what draws or computes (SVG, PDF, icons): a photo or a screenshot is none of them.
bool isPhotoFormat(const QByteArray& format) {
    static const std::array<QByteArray, 7> formats{"png", "jpg", "jpeg", "webp", "bmp", "heic", "heif"};
    return std::find(formats.begin(), formats.end(), format) != formats.end();
}

/// What is transparent counts as paper.
QImage onPaper(const QImage& picture) {
    QImage paper(picture.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, picture);
    return paper;
}

} // namespace

Result<QImage> loadPicture(const QString& path) {
    if (QFileInfo(path).size() > CodeScanner::MaxPictureBytes)
        return tooLarge(path, QStringLiteral("%1 MB").arg(CodeScanner::MaxPictureBytes / (1024 * 1024)));
    TRY_LET(QByteArray bytes, AtomicFile::read(path, CodeScanner::MaxPictureBytes));
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return fail(PlatformErrc::FileUnreadable, {path, buffer.errorString()});

    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.canRead() && isPhotoFormat(reader.format()) ? reader.size() : QSize();
    if (size.isEmpty()) return fail(DeviceErrc::NotAPicture, {path, reader.errorString()});
    if (isTooLarge(size)) return tooLarge(path, sideLimit());
    QImage picture = reader.read();
    if (picture.isNull()) return fail(DeviceErrc::NotAPicture, {path, reader.errorString()});
    return picture;
}

Result<QString> readQr(const QImage& picture) {
    if (picture.isNull()) return fail(DeviceErrc::NotAPicture, {QString(), QString()});
    if (isTooLarge(picture.size())) return tooLarge(QString(), sideLimit());
    const QImage grey =
        (picture.hasAlphaChannel() ? onPaper(picture) : picture).convertToFormat(QImage::Format_Grayscale8);
    if (grey.isNull()) return tooLarge(QString(), QStringLiteral("memory"));

    const Options options =
        Options().setFormats(ZXing::BarcodeFormat::QRCode).setCharacterSet("UTF8").setTryHarder(true);
    const auto code = ZXing::ReadBarcode({grey.constBits(), grey.width(), grey.height(),
                                          ZXing::ImageFormat::Lum, static_cast<int>(grey.bytesPerLine())},
                                         options);
    if (!code.isValid()) return fail(DeviceErrc::NoCodeFound, {QString()});
    return QString::fromStdString(code.text());
}

} // namespace cunbao
