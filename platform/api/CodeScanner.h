#pragma once

#include "platform/base/Result.h"

#include <QString>

#include <functional>

class QImage;
class QObject;

namespace cunbao {

/// Reads QR codes (ISO/IEC 18004): from a picture, or live through the camera. Codes hold text in UTF-8.
class CodeScanner {
public:
    /// A picture beyond either is refused before it is decoded: it may come from anybody.
    static constexpr qint64 MaxPictureBytes = qint64{20} * 1024 * 1024;
    static constexpr int MaxPictureSide = 8000; ///< pixels, of the longer side

    struct Listener {
        /// Once for each code that comes into view; again only after another one.
        std::function<void(const QString& text)> found;
        /// The scan has ended. Errors: NoCamera, CameraFailed, PermissionDenied.
        std::function<void(const Error& error)> failed;
    };

    virtual ~CodeScanner() = default;
    /// May take a second on a large photo, so not on the thread of the user interface; any other thread will
    /// do. Errors: FileUnreadable, PictureTooLarge, NotAPicture, NoCodeFound.
    [[nodiscard]] virtual Result<QString> readFile(const QString& path) const = 0;
    /// As readFile. Errors: PictureTooLarge, NotAPicture (an empty picture), NoCodeFound.
    [[nodiscard]] virtual Result<QString> readImage(const QImage& image) const = 0;

    // The live scan: called and answered on the thread of the user interface; answers come from the event
    // loop.
    [[nodiscard]] virtual bool hasCamera() const = 0;
    /// The permission for the camera is asked for before. `preview` shows what the camera sees: a VideoOutput
    /// of Qt Multimedia, or null for none. The scan ends with it. A scan that runs already is stopped.
    virtual void start(QObject* preview, Listener listener) = 0;
    /// Nothing is answered afterwards. No error where nothing runs.
    virtual void stop() = 0;
};

} // namespace cunbao
