#include "app/viewmodel/ErrorSentences.h"
#include "platform/api/DeviceError.h"

namespace cunbao {

namespace {

Sentence sentenceOf(DeviceErrc code) {
    switch (code) {
    case DeviceErrc::NotOffered:
        return {u"这台设备没有这项功能。已保存的数据没有变化；请换一种方式，例如改用文件。",
                u"This device does not offer that. What was saved is unchanged; take another way, such as a "
                u"file."};
    case DeviceErrc::PermissionDenied:
        return {
            u"系统没有允许本程序使用这项功能。已保存的数据没有变化；请在手机的系统设置里打开权限，再试一次。",
            u"The system does not let this program use that. What was saved is unchanged; allow it in the "
            u"system's settings, then try again."};
    case DeviceErrc::NoCamera:
        return {u"没有找到摄像头。请改为打开二维码的图片，或粘贴文字。",
                u"No camera was found. Open a picture of the code instead, or paste its text."};
    case DeviceErrc::CameraFailed:
        return {
            u"摄像头出错，扫描停了{（原因：%1）}。请关掉别的正在用摄像头的程序再试，或改为打开二维码的图片。",
            u"The camera failed and the scan has stopped{ (reason: %1)}. Close other programs that use it "
            u"and try "
            u"again, or open a picture of the code."};
    case DeviceErrc::PictureTooLarge:
        return {u"图片{“%1”}太大，没有打开{（上限：%2）}。请只截取二维码那一块，再试一次。",
                u"The picture{ \"%1\"} is too large and was not opened{ (limit: %2)}. Crop it to the code, "
                u"then try "
                u"again."};
    case DeviceErrc::NotAPicture:
        return {u"文件{“%1”}不是能打开的图片{（原因：%2）}。请选用照片或截图（PNG、JPG）。",
                u"The file{ \"%1\"} is no picture that can be opened{ (reason: %2)}. Choose a photo or a "
                u"screenshot (PNG, "
                u"JPG)."};
    case DeviceErrc::NoCodeFound:
        return {
            u"图片{“%1”}里没有找到二维码。请拍得清楚、完整一些，四周留白，再试一次。",
            u"No QR code was found in the picture{ \"%1\"}. Take it sharp and whole, with a margin around "
            u"it, then "
            u"try again."};
    case DeviceErrc::LocationUnknown:
        return {u"没有测到位置{（原因：%1）}。这一条可以不带位置保存；要带位置，请到室外再试一次。",
                u"The place could not be found{ (reason: %1)}. The entry can be saved without it; to have "
                u"it, go outdoors "
                u"and try again."};
    case DeviceErrc::SecretNotFound:
        return {u"手机里找不到本程序存放的密钥{（%1）}，可能是锁屏密码被取消过。数据没有变化；请用口令打开。",
                u"The phone no longer holds this program's key{ (%1)}, perhaps because its screen lock was "
                u"taken away. The "
                u"data is unchanged; open it with the passcode."};
    case DeviceErrc::KeyStoreFailed:
        return {u"手机的密钥库出错{（原因：%1）}。数据没有变化；请用口令打开，或重启手机再试。",
                u"The phone's key store failed{ (reason: %1)}. The data is unchanged; open it with the "
                u"passcode, or restart "
                u"the phone and try again."};
    case DeviceErrc::ShareFailed:
        return {u"文件已经保存在“%1”，但没能打开分享{（原因：%2）}。请在文件管理器里找到它。",
                u"The file is saved at \"%1\" but could not be shared{ (reason: %2)}. Find it in the file "
                u"manager."};
    }
    return {};
}

} // namespace

QString deviceErrorText(const Error& error, Language language) {
    const Sentence sentence = sentenceOf(static_cast<DeviceErrc>(error.code()));
    if (sentence.zh.isEmpty()) return unknownErrorText(error, language);
    return compose(sentence, error.details(), language);
}

} // namespace cunbao
