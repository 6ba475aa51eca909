#include "platform/android/AndroidShare.h"

#include "platform/api/DeviceError.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJniObject>
#include <QMimeDatabase>

namespace cunbao {

namespace {

// From android.content.Intent.
constexpr jint GrantReadUriPermission = 0x00000001;

QJniObject javaText(const QString& text) {
    return QJniObject::fromString(text);
}

/// Where other apps may read the file from; invalid where the provider does not lend that folder.
QJniObject lentUri(const QJniObject& activity, const QString& path) {
    const QString provider = activity.callObjectMethod("getPackageName", "()Ljava/lang/String;").toString() +
                             QStringLiteral(".qtprovider");
    const QJniObject file("java/io/File", "(Ljava/lang/String;)V", javaText(path).object<jstring>());
    return QJniObject::callStaticObjectMethod(
        "androidx/core/content/FileProvider", "getUriForFile",
        "(Landroid/content/Context;Ljava/lang/String;Ljava/io/File;)Landroid/net/Uri;", activity.object(),
        javaText(provider).object<jstring>(), file.object());
}

} // namespace

Result<void> AndroidShare::share(const QString& path) {
    const QFileInfo file(path);
    if (!file.isFile()) return fail(PlatformErrc::FileUnreadable, {path, QString()});
    const QJniObject activity(QNativeInterface::QAndroidApplication::context());
    const QJniObject uri = lentUri(activity, file.absoluteFilePath());
    if (!uri.isValid()) return fail(DeviceErrc::ShareFailed, {path, QStringLiteral("FileProvider")});

    const QJniObject intent("android/content/Intent", "(Ljava/lang/String;)V",
                            javaText(QStringLiteral("android.intent.action.SEND")).object<jstring>());
    intent.callObjectMethod("setType", "(Ljava/lang/String;)Landroid/content/Intent;",
                            javaText(QMimeDatabase().mimeTypeForFile(file).name()).object<jstring>());
    intent.callObjectMethod("putExtra", "(Ljava/lang/String;Landroid/os/Parcelable;)Landroid/content/Intent;",
                            javaText(QStringLiteral("android.intent.extra.STREAM")).object<jstring>(),
                            uri.object());
    intent.callObjectMethod("addFlags", "(I)Landroid/content/Intent;", GrantReadUriPermission);
    const QJniObject chooser = QJniObject::callStaticObjectMethod(
        "android/content/Intent", "createChooser",
        "(Landroid/content/Intent;Ljava/lang/CharSequence;)Landroid/content/Intent;", intent.object(),
        javaText(file.fileName()).object<jstring>());
    if (!chooser.isValid()) return fail(DeviceErrc::ShareFailed, {path, QStringLiteral("createChooser")});
    activity.callMethod<void>("startActivity", "(Landroid/content/Intent;)V", chooser.object());
    return {};
}

} // namespace cunbao
