#include "platform/android/AndroidScreenPrivacy.h"

#include <QCoreApplication>
#include <QJniObject>

namespace cunbao {

namespace {

// From android.view.WindowManager.LayoutParams.
constexpr jint FlagSecure = 0x00002000;

} // namespace

bool AndroidScreenPrivacy::setHidden(bool hidden) {
    if (!QNativeInterface::QAndroidApplication::isActivityContext()) return false;
    // Windows belong to Android's main thread, which is not Qt's.
    QNativeInterface::QAndroidApplication::runOnAndroidMainThread([hidden] {
        const QJniObject activity(QNativeInterface::QAndroidApplication::context());
        const QJniObject window = activity.callObjectMethod("getWindow", "()Landroid/view/Window;");
        window.callMethod<void>(hidden ? "addFlags" : "clearFlags", "(I)V", FlagSecure);
    });
    return true;
}

} // namespace cunbao
