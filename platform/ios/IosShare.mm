#include "platform/ios/IosShare.h"

#include "platform/api/DeviceError.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QWindow>

#import <UIKit/UIKit.h>

namespace cunbao {

Result<void> IosShare::share(const QString& path) {
    const QFileInfo file(path);
    if (!file.isFile()) return fail(PlatformErrc::FileUnreadable, {path, QString()});
    const QWindow* window = QGuiApplication::focusWindow();
    UIView* view = window == nullptr ? nil : (__bridge UIView*)reinterpret_cast<void*>(window->winId());
    UIViewController* shown = view.window.rootViewController;
    if (shown == nil) return fail(DeviceErrc::ShareFailed, {path, QStringLiteral("no window")});

    NSURL* url = [NSURL fileURLWithPath:file.absoluteFilePath().toNSString()];
    UIActivityViewController* sheet = [[UIActivityViewController alloc] initWithActivityItems:@[ url ]
                                                                        applicationActivities:nil];
    // A tablet shows the sheet beside something and ends the app where it is not told beside what.
    sheet.popoverPresentationController.sourceView = view;
    sheet.popoverPresentationController.sourceRect =
        CGRectMake(CGRectGetMidX(view.bounds), CGRectGetMaxY(view.bounds), 1, 1);
    [shown presentViewController:sheet animated:YES completion:nil];
    return {};
}

} // namespace cunbao
