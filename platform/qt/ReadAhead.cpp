#include "platform/qt/ReadAhead.h"

#include <QFontDatabase>
#include <QImageReader>
#include <QThreadPool>

namespace cunbao {

void readAhead() {
    QThreadPool::globalInstance()->start([] {
        static_cast<void>(QFontDatabase::families());
        static_cast<void>(QImageReader::supportedImageFormats());
    });
}

} // namespace cunbao
