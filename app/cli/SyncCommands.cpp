#include "app/cli/Command.h"
#include "app/cli/HubPin.h"
#include "app/cli/RenewalText.h"
#include "app/domain/AppError.h"
#include "app/store/KnownHubs.h"
#include "app/usecase/BundleFile.h"
#include "app/usecase/Enrolment.h"
#include "app/usecase/SyncNow.h"
#include "sync/net/HttpsTransport.h"

#include <QUrl>

namespace cunbao::cli {

namespace {

void sayRenewal(const RenewalOutcome& renewal) {
    if (const QString text = renewalText(renewal); !text.isEmpty()) Command::say(text);
}

/// The one that a person names, or the one in use.
Result<KnownHub> hubOf(Ledger& ledger, const std::string& named) {
    KnownHubs hubs(ledger);
    QString url;
    if (!named.empty()) {
        TRY_LET(url, hubArgument(named));
    }
    TRY_LET(const auto known, hubs.find(url));
    if (known) return *known;
    if (url.isEmpty()) return fail(AppErrc::HubUnknown, {QString()});
    TRY_LET(const Hash32 pin, shownPin(url));
    sayFirstUse(pin);
    TRY(hubs.remember(url, pin));
    return KnownHub{url, pin};
}

Result<void> sync(const Command& command, const std::string& named) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const KnownHub hub, hubOf(*ledger, named));
    HttpsTransport transport(QUrl(hub.url), hub.pin.toBytes());
    TRY_LET(const SyncOutcome outcome, syncNow(*ledger, transport));
    sayRenewal(outcome.renewal);
    if (outcome.waiting && !outcome.renewal.waiting)
        Command::say(
            Command::choose("镇办还没有确认这台设备：镇办同步以后再同步一次。已记的内容都在本机。",
                            "The office has not confirmed this device yet: sync again after it has synced. "
                            "What was recorded stays here."));
    const auto number = [](quint64 value) { return QJsonValue(qint64(value)); };
    command.answer(
        QJsonObject{
            {QStringLiteral("state"), outcome.waiting ? QStringLiteral("waiting") : QStringLiteral("joined")},
            {QStringLiteral("renewed"), outcome.renewal.renewed},
            {QStringLiteral("carried"), number(outcome.renewal.carriedOver)},
            {QStringLiteral("sent"), number(outcome.report.sentOperations)},
            {QStringLiteral("received"), number(outcome.report.receivedOperations)},
            {QStringLiteral("pending"), number(outcome.pending)},
            {QStringLiteral("bytes_up"), outcome.report.bytesUp},
            {QStringLiteral("bytes_down"), outcome.report.bytesDown}},
        {Command::choose("发出 %1 条，收到 %2 条，待上传 %3 条", "%1 sent, %2 received, %3 still to be sent")
             .arg(outcome.report.sentOperations)
             .arg(outcome.report.receivedOperations)
             .arg(outcome.pending)});
    return {};
}

Result<void> exportFile(const Command& command, const std::string& file, const std::string& unit) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const auto code, unitArgument(unit));
    TRY_LET(const BundleReport report, exportBundle(*ledger, fromArgument(file), code));
    command.answer(QJsonObject{{QStringLiteral("operations"), qint64(report.operations)},
                               {QStringLiteral("segments"), qint64(report.segments)}},
                   {Command::choose("已写入 %1（%2 条操作）", "%1 written (%2 operations)")
                        .arg(fromArgument(file))
                        .arg(report.operations)});
    return {};
}

/// What became of devices that ask to join, and of this one if it does.
QStringList joinLines(const BundleReport& report, Ledger& ledger) {
    QStringList lines;
    if (report.joined) {
        lines.append(Command::choose("镇办已确认这台设备，可以录入了。",
                                     "The office has confirmed this device: it can record now."));
    } else if (const auto self = ledger.self(); !self.ok() && self.error().is(AppErrc::NotEnrolled)) {
        lines.append(Command::choose("镇办还没有确认这台设备：文件里没有给它的回复。已记的内容都在本机。",
                                     "The office has not confirmed this device yet: the file held no answer "
                                     "for it. What was recorded stays here."));
    }
    if (report.joinRequests == 0) return lines;
    const JoinIntake& joins = report.joins;
    if (!ledger.isMainOffice())
        lines.append(Command::choose("有 %1 台设备请求登记：要在镇办主机上读入这个文件。",
                                     "%1 asking to join: take this file in on the main office device.")
                         .arg(report.joinRequests));
    if (joins.admitted > 0)
        lines.append(
            Command::choose("新登记 %1 台设备：请用 bundle export 写一个文件带回去，对方读入后就能录入。",
                            "devices confirmed: %1. Take a file of bundle export back to them: once "
                            "they have taken it in, they can record.")
                .arg(joins.admitted));
    if (joins.known > 0)
        lines.append(
            Command::choose("有 %1 台设备以前已登记：没收到回复的，请用 bundle export 再写一个文件带去。",
                            "devices confirmed before: %1. If they lack the answer, take a file of "
                            "bundle export to them.")
                .arg(joins.known));
    if (joins.refused > 0)
        lines.append(Command::choose("没有允许 %1 台设备登记：邀请已被用过或已过期，请给它们新的邀请。",
                                     "devices refused: %1. Their invites were used already or are over: give "
                                     "them new ones.")
                         .arg(joins.refused));
    return lines;
}

Result<void> importFiles(const Command& command, const std::vector<std::string>& files) {
    TRY_LET(const auto ledger, command.openHome());
    BundleReport total;
    for (const std::string& file : files) {
        const auto taken = importBundle(*ledger, fromArgument(file));
        if (!taken.ok() && files.size() > 1)
            Command::say(Command::choose("在 %1 停下；它前面的文件已经收下。",
                                         "stopped at %1; the files before it have been taken in")
                             .arg(fromArgument(file)));
        if (!taken.ok()) return taken.error();
        const BundleReport& report = *taken;
        total.operations += report.operations;
        total.segments += report.segments;
        sayRenewal(report.renewal);
        total.renewal.carriedOver += report.renewal.carriedOver;
        total.joinRequests += report.joinRequests;
        total.joins.admitted += report.joins.admitted;
        total.joins.known += report.joins.known;
        total.joins.refused += report.joins.refused;
        total.joined = total.joined || report.joined;
    }
    const bool waiting = !ledger->self().ok();
    command.answer(
        QJsonObject{{QStringLiteral("received"), qint64(total.operations)},
                    {QStringLiteral("segments"), qint64(total.segments)},
                    {QStringLiteral("carried"), qint64(total.renewal.carriedOver)},
                    {QStringLiteral("state"), waiting ? QStringLiteral("waiting") : QStringLiteral("joined")},
                    {QStringLiteral("join_requests"), qint64(total.joinRequests)},
                    {QStringLiteral("admitted"), qint64(total.joins.admitted)},
                    {QStringLiteral("not_admitted"), qint64(total.joins.refused)}},
        QStringList{Command::choose("新收到 %1 条操作", "%1 new operations").arg(total.operations)} +
            joinLines(total, *ledger));
    return {};
}

} // namespace

void addSyncCommands(CLI::App& app, Command& command) {
    CLI::App* synced = app.add_subcommand(
        "sync", Command::choose("与中转服务交换，直到双方都没有新的",
                                "exchange with the hub until neither side has anything new")
                    .toStdString());
    synced->fallthrough();
    auto url = std::make_shared<std::string>();
    synced->add_option("--hub", *url, "https://HOST:PORT");
    synced->callback([&command, url] { command.action = [&command, url] { return sync(command, *url); }; });

    CLI::App* bundle = app.add_subcommand(
        "bundle", Command::choose("没有网络时，用文件交换", "the same exchange by file, without a network")
                      .toStdString());
    bundle->require_subcommand(1);
    bundle->fallthrough();
    CLI::App* exported =
        bundle->add_subcommand("export", Command::choose("写出文件", "write a file").toStdString());
    exported->fallthrough();
    auto file = std::make_shared<std::string>();
    auto unit = std::make_shared<std::string>();
    exported->add_option("file", *file, "FILE")->required();
    exported->add_option("--org", *unit, "CODE");
    exported->callback([&command, file, unit] {
        command.action = [&command, file, unit] { return exportFile(command, *file, *unit); };
    });
    CLI::App* imported =
        bundle->add_subcommand("import", Command::choose("读入文件", "take files in").toStdString());
    imported->fallthrough();
    auto files = std::make_shared<std::vector<std::string>>();
    imported->add_option("files", *files, "FILE…")->required();
    imported->callback(
        [&command, files] { command.action = [&command, files] { return importFiles(command, *files); }; });
}

} // namespace cunbao::cli
