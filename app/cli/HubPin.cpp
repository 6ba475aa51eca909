#include "app/cli/HubPin.h"

#include "app/cli/Command.h"
#include "app/domain/AppError.h"
#include "app/viewmodel/HubAddress.h"
#include "sync/net/HttpsTransport.h"

#include <QUrl>

namespace cunbao::cli {

Result<QString> hubArgument(const std::string& argument) {
    const auto url = hubUrlOf(fromArgument(argument));
    if (!url) return fail(AppErrc::HubUrlSyntax, {fromArgument(argument)});
    return *url;
}

Result<Hash32> pinArgument(const std::string& argument) {
    const auto pin = Hash32::from(QByteArray::fromHex(QByteArray::fromStdString(argument)));
    if (!pin) return fail(AppErrc::PinSyntax, {fromArgument(argument)});
    return *pin;
}

Result<Hash32> shownPin(const QString& hubUrl) {
    TRY_LET(const QByteArray found, probePin(QUrl(hubUrl)));
    const auto pin = Hash32::from(found);
    if (!pin) return fail(AppErrc::HubUnknown, {hubUrl});
    return *pin;
}

void sayFirstUse(const Hash32& pin) {
    Command::say(Command::choose("第一次使用这个中转服务，已记住它的密钥指纹：",
                                 "first use of this hub; its key's fingerprint is now remembered: ") +
                 pin.toHex());
}

} // namespace cunbao::cli
