#include "app/cli/Command.h"
#include "app/cli/HubPin.h"
#include "app/cli/JsonWords.h"
#include "app/domain/AppError.h"
#include "app/report/QrMatrix.h"
#include "app/store/KnownHubs.h"
#include "app/usecase/Enrolment.h"
#include "app/usecase/ListDevices.h"
#include "app/usecase/SyncNow.h"
#include "app/viewmodel/Terms.h"
#include "platform/base/AtomicFile.h"
#include "sync/net/HttpsTransport.h"

#include <QImage>
#include <QJsonArray>
#include <QUrl>

namespace cunbao::cli {

namespace {

constexpr qint64 MaxInvite = 16 * 1024;

struct InviteOptions {
    std::string hub, pin, role, unit, name, expires = "7d", out, qr;
};

/// The first use of a self-signed hub shows its fingerprint and remembers it; later a different key is
/// refused.
Result<Hash32> pinOf(Ledger& ledger, const QString& hubUrl, const std::string& given) {
    if (!given.empty()) return pinArgument(given);
    TRY_LET(const auto known, KnownHubs(ledger).find(hubUrl));
    TRY_LET(const Hash32 pin, shownPin(hubUrl));
    if (known && known->pin != pin)
        return fail(AppErrc::HubPinChanged, {known->url, known->pin.toHex(), pin.toHex()});
    if (!known) sayFirstUse(pin);
    return pin;
}

/// A code as a picture: eight pixels a module.
Result<void> writeQr(const QByteArray& text, const QString& path) {
    constexpr int scale = 8;
    TRY_LET(const QrMatrix code, QrMatrix::of(text));
    const int side = (code.side() + 2 * QrMatrix::QuietZone) * scale;
    QImage image(side, side, QImage::Format_Mono);
    image.fill(1);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (code.isDark(x / scale - QrMatrix::QuietZone, y / scale - QrMatrix::QuietZone))
                image.setPixel(x, y, 0);
    if (!image.save(path, "PNG")) return fail(PlatformErrc::FileUnwritable, {path, QStringLiteral("PNG")});
    return {};
}

Result<Role> roleArgument(const std::string& word) {
    const std::map<std::string, Role> roles{{"recorder", Role::Recorder},
                                            {"lead", Role::Lead},
                                            {"reviewer", Role::Reviewer},
                                            {"clerk", Role::Clerk},
                                            {"viewer", Role::Viewer}};
    const auto found = roles.find(word);
    if (found == roles.end()) return fail(AppErrc::NotAllowed, {fromArgument(word), QString()});
    return found->second;
}

Result<void> invite(const Command& command, const InviteOptions& options) {
    TRY_LET(const auto ledger, command.openHome());
    InviteRequest request;
    TRY_LET(request.role, roleArgument(options.role));
    TRY_LET(request.unit, OrgCode::parse(fromArgument(options.unit)));
    TRY_LET(request.life, durationArgument(options.expires));
    request.name = fromArgument(options.name);
    TRY_LET(request.hubUrl, hubArgument(options.hub));
    TRY(checkInvite(*ledger, request));
    TRY_LET(request.hubPin, pinOf(*ledger, request.hubUrl, options.pin));
    TRY(KnownHubs(*ledger).remember(request.hubUrl, request.hubPin));
    TRY_LET(const Invite made, createInvite(*ledger, request));
    const QByteArray text = made.toText();
    if (!options.out.empty())
        TRY(AtomicFile::write(fromArgument(options.out), text, AtomicFile::Access::OwnerOnly));
    if (!options.qr.empty()) TRY(writeQr(text.trimmed(), fromArgument(options.qr)));
    QStringList lines{Command::choose("邀请已生成（只能用一次，%1 前有效）", "invite made: one use, until %1")
                          .arg(toRfc3339(made.expires))};
    if (options.out.empty() && options.qr.empty()) lines.append(QString::fromLatin1(text.trimmed()));
    command.answer(QJsonObject{{QStringLiteral("invite"), QString::fromLatin1(text.trimmed())},
                               {QStringLiteral("org_unit"), request.unit.toString()},
                               {QStringLiteral("role"), fromArgument(options.role)},
                               {QStringLiteral("expires"), toRfc3339(made.expires)}},
                   lines);
    return {};
}

Result<void> join(const Command& command, const std::string& file) {
    TRY_LET(const QByteArray text, AtomicFile::read(fromArgument(file), MaxInvite));
    const auto invite = Invite::fromText(text);
    if (!invite.ok()) return fail(AppErrc::InviteInvalid);
    TRY_LET(const QString folder, command.homeFolder());
    TRY_LET(const QString passcode, command.passcode());
    std::unique_ptr<Ledger> ledger;
    if (Home::exists(folder)) {
        TRY_LET(ledger, command.openHome());
        TRY(joinFrom(*ledger, *invite));
        if (!invite->hubUrl.isEmpty()) TRY(KnownHubs(*ledger).remember(invite->hubUrl, invite->hubPin));
    } else {
        TRY_LET(ledger, joinOffice(folder, passcode, *invite, command.context()));
    }
    // The office may be out of reach now: the device is ready all the same, and asks again at every sync.
    bool joined = false;
    bool asked = false;
    if (!invite->hubUrl.isEmpty()) {
        HttpsTransport transport(QUrl(invite->hubUrl), invite->hubPin.toBytes());
        const auto synced = syncNow(*ledger, transport);
        if (!synced.ok()) Command::say(errorText(synced.error(), languageFromEnvironment()));
        asked = synced.ok();
        joined = asked && !synced->waiting;
    }
    const QString outcome =
        joined ? Command::choose("已加入 %1 · %2", "joined %1 · %2")
        : asked
            ? Command::choose("已申请加入 %1 · %2，等待镇办确认；镇办同步后，本机再同步一次即可",
                              "asked to join %1 · %2; waiting for the office. After the office has synced, "
                              "sync here again")
            : Command::choose(
                  "可以加入 %1 · %2，但申请还没有送出：有网络后在本机同步，或用 bundle export "
                  "导出文件交给镇办",
                  "ready to join %1 · %2, but the request has not been sent: sync here when there "
                  "is a network, or take it to the office by bundle export");
    command.answer(
        QJsonObject{{QStringLiteral("state"), joined ? QStringLiteral("joined") : QStringLiteral("waiting")},
                    {QStringLiteral("office"), invite->office},
                    {QStringLiteral("org_unit"), OrgCode(invite->unit).toString()}},
        {outcome.arg(invite->office, invite->unitName)});
    return {};
}

Result<void> showDevices(const Command& command) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const auto devices, listDevices(*ledger));
    QJsonArray json;
    QStringList lines;
    for (const ListedDevice& device : devices) {
        const QString state = device.revoked ? QStringLiteral("revoked") : QStringLiteral("active");
        json.append(QJsonObject{{QStringLiteral("id"), device.id.toHex()},
                                {QStringLiteral("org_unit"), device.unit.toString()},
                                {QStringLiteral("role"), wordOf(device.role)},
                                {QStringLiteral("name"), device.person},
                                {QStringLiteral("state"), state},
                                {QStringLiteral("this"), device.isThis}});
        lines.append(QStringList{device.id.toHex(), device.unit.toString(),
                                 term(device.role, languageFromEnvironment()), device.person, state}
                         .join(QLatin1Char('\t')));
    }
    command.answer(json, lines);
    return {};
}

Result<void> revoke(const Command& command, const std::string& device) {
    TRY_LET(const auto ledger, command.openHome());
    const auto id = DeviceId::from(QByteArray::fromHex(QByteArray::fromStdString(device)));
    if (!id) return fail(AppErrc::DeviceUnknown, {fromArgument(device)});
    TRY(revokeDevice(*ledger, *id));
    command.answer(QJsonObject{{QStringLiteral("revoked"), id->toHex()}},
                   {Command::choose("已注销 %1；到此为止收到的仍算数，以后的不再算",
                                    "revoked %1: what the office held until "
                                    "now counts, nothing later does")
                        .arg(id->toHex())});
    return {};
}

} // namespace

void addDeviceCommands(CLI::App& app, Command& command) {
    CLI::App* made =
        app.add_subcommand("invite", Command::choose("邀请一台新设备（在镇办主机上）",
                                                     "invite a new device (on the main office device)")
                                         .toStdString());
    made->fallthrough();
    auto options = std::make_shared<InviteOptions>();
    made->add_option("--hub", options->hub, "https://HOST:PORT")->required();
    made->add_option("--hub-pin", options->pin, "SHA256-OF-SPKI");
    made->add_option("--role", options->role, "recorder|lead|reviewer|clerk|viewer")
        ->required()
        ->check(CLI::IsMember({"recorder", "lead", "reviewer", "clerk", "viewer"}));
    made->add_option("--org", options->unit, "CODE")->required();
    made->add_option("--name", options->name,
                     Command::choose("使用人姓名", "the person's name").toStdString());
    made->add_option("--expires", options->expires,
                     Command::choose("有效期，如 7d、12h", "such as 7d or 12h").toStdString());
    made->add_option("--out", options->out, "FILE");
    made->add_option("--qr", options->qr, "FILE.png");
    made->callback(
        [&command, options] { command.action = [&command, options] { return invite(command, *options); }; });

    CLI::App* joined = app.add_subcommand(
        "join",
        Command::choose("在新设备上凭邀请加入", "join with an invite, on a new device").toStdString());
    joined->fallthrough();
    auto file = std::make_shared<std::string>();
    joined->add_option("--invite", *file, "FILE")->required();
    joined->callback(
        [&command, file] { command.action = [&command, file] { return join(command, *file); }; });

    CLI::App* devices = app.add_subcommand(
        "devices", Command::choose("设备：列出、注销", "devices: list, revoke").toStdString());
    devices->require_subcommand(1);
    devices->fallthrough();
    CLI::App* listed = devices->add_subcommand("list", Command::choose("列出", "list them").toStdString());
    listed->fallthrough();
    listed->callback([&command] { command.action = [&command] { return showDevices(command); }; });
    CLI::App* ended = devices->add_subcommand(
        "revoke",
        Command::choose("注销一台丢失或不再使用的设备", "end a lost device's authority").toStdString());
    ended->fallthrough();
    auto id = std::make_shared<std::string>();
    ended->add_option("id", *id, "ID")->required();
    ended->callback([&command, id] { command.action = [&command, id] { return revoke(command, *id); }; });
}

} // namespace cunbao::cli
