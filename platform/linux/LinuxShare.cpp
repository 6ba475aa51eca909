#include "platform/linux/LinuxShare.h"

#include "platform/api/DeviceError.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace cunbao {

Result<void> LinuxShare::share(const QString& path) {
    const QFileInfo file(path);
    if (!file.isFile()) return fail(PlatformErrc::FileUnreadable, {path, QString()});
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(file.absolutePath())))
        return fail(DeviceErrc::ShareFailed, {path, QString()});
    return {};
}

} // namespace cunbao
