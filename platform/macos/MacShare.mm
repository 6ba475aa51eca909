#include "platform/macos/MacShare.h"

#include <QFileInfo>

#import <AppKit/AppKit.h>

namespace cunbao {

Result<void> MacShare::share(const QString& path) {
    const QFileInfo file(path);
    if (!file.isFile()) return fail(PlatformErrc::FileUnreadable, {path, QString()});
    NSURL* url = [NSURL fileURLWithPath:file.absoluteFilePath().toNSString()];
    [NSWorkspace.sharedWorkspace activateFileViewerSelectingURLs:@[ url ]];
    return {};
}

} // namespace cunbao
