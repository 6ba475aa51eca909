#include "app/cli/Command.h"
#include "app/cli/HubPin.h"
#include "app/cli/RenewalText.h"
#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/KnownHubs.h"
#include "app/usecase/BackupHome.h"
#include "app/usecase/RecoverOffice.h"
#include "app/usecase/SyncNow.h"
#include "platform/base/AtomicFile.h"
#include "sync/net/HttpsTransport.h"

#include <QUrl>

namespace cunbao::cli {

namespace {

constexpr qint64 MaxKit = 16 * 1024;

struct FileOptions {
    std::string file, passphraseFile;
    bool withoutHub = false;
    std::string unit, name, hub, pin;
};

struct Synced {
    bool reached = false;
    SyncOutcome outcome;
};

/// One exchange, where a hub is known. That it can't be reached now stands in nobody's way: a later sync does
/// what is left to do.
Result<Synced> syncIfPossible(Ledger& ledger) {
    Synced out;
    TRY_LET(const auto hub, KnownHubs(ledger).find(QString()));
    if (!hub) return out;
    HttpsTransport transport(QUrl(hub->url), hub->pin.toBytes());
    const auto synced = syncNow(ledger, transport);
    out.reached = synced.ok();
    if (synced.ok())
        out.outcome = *synced;
    else
        Command::say(errorText(synced.error(), languageFromEnvironment()));
    return out;
}

Result<bool> hubIsReached(Ledger& ledger) {
    TRY_LET(const Synced synced, syncIfPossible(ledger));
    return synced.reached;
}

Result<void> backup(const Command& command, const FileOptions& options) {
    TRY_LET(const QString passphrase, Command::passphrase(options.passphraseFile));
    TRY_LET(const QString folder, command.homeFolder());
    TRY_LET(const auto ledger, command.openHome());
    const QString file = fromArgument(options.file);
    TRY_LET(const BackupFacts facts, backupHome(*ledger, folder, file, passphrase));
    command.answer(QJsonObject{{QStringLiteral("out"), file},
                               {QStringLiteral("made"), toRfc3339(facts.made)},
                               {QStringLiteral("device"), facts.device.toHex()},
                               {QStringLiteral("operations"), qint64(facts.operations)}},
                   {Command::choose("备份已做好并试开过：%1（%2 条操作）。请存到别处，备份口令另外记好",
                                    "backed up and opened once to be sure: %1 (%2 operations). Keep it "
                                    "elsewhere, and the passphrase apart from it")
                        .arg(file)
                        .arg(facts.operations)});
    return {};
}

Result<void> restore(const Command& command, const FileOptions& options) {
    TRY_LET(const QString passphrase, Command::passphrase(options.passphraseFile));
    TRY_LET(const QString folder, command.homeFolder());
    TRY_LET(const QString passcode, command.passcode());
    BackupFacts facts;
    TRY_LET(const auto ledger,
            restoreHome(fromArgument(options.file), passphrase, folder, passcode, command.context(), facts));
    RenewalOutcome renewal;
    TRY_LET(const auto hub, KnownHubs(*ledger).find(QString()));
    const bool atOnce = ledger->isMainOffice() && (options.withoutHub || !hub);
    if (atOnce) {
        TRY_LET(renewal, renewMainOffice(*ledger));
    } else if (!options.withoutHub) {
        TRY_LET(const Synced synced, syncIfPossible(*ledger));
        renewal = synced.outcome.renewal;
    }
    const auto self = ledger->self();
    const bool ready = self.ok();
    if (!ready)
        Command::say(
            ledger->isMainOffice()
                ? Command::choose(
                      "镇办主机要先与中转服务同步一次（cunbaoctl sync），看过备份以后的数据，才能换新身份；"
                      "中转服务也没有了，就在新文件夹里加 --without-hub 重新恢复。",
                      "The main office device takes its new identity with its first sync (cunbaoctl sync), "
                      "so that nothing made after the backup is cut off. Where the hub is gone too, "
                      "restore again into another folder with --without-hub.")
                : errorText(self.error(), languageFromEnvironment()));
    command.answer(
        QJsonObject{{QStringLiteral("state"), ready ? QStringLiteral("ready") : QStringLiteral("waiting")},
                    {QStringLiteral("made"), toRfc3339(facts.made)},
                    {QStringLiteral("former"), facts.device.toHex()},
                    {QStringLiteral("device"), ledger->identity().device().toHex()},
                    {QStringLiteral("carried"), qint64(renewal.carriedOver)}},
        {Command::choose("已恢复 %1 的备份。", "restored the backup of %1. ").arg(toRfc3339(facts.made)) +
         (ready ? renewalText(renewal) : QString())});
    return {};
}

Result<Kit> readKit(const FileOptions& options) {
    TRY_LET(const QByteArray content, AtomicFile::read(fromArgument(options.file), MaxKit));
    // Only the sealed form needs one.
    const auto passphrase = Command::passphrase(options.passphraseFile);
    if (!passphrase.ok() && !passphrase.error().is(AppErrc::PassphraseMissing)) return passphrase.error();
    TRY_LET(Kit kit, openKit(content, passphrase.ok() ? *passphrase : QString()));
    if (!options.unit.empty()) {
        TRY_LET(kit.unit, OrgCode::parse(fromArgument(options.unit)));
    }
    if (!options.name.empty()) kit.office = fromArgument(options.name);
    if (options.hub.empty()) return kit;
    TRY_LET(kit.hubUrl, hubArgument(options.hub));
    if (!options.pin.empty()) {
        TRY_LET(kit.hubPin, pinArgument(options.pin));
        return kit;
    }
    TRY_LET(kit.hubPin, shownPin(kit.hubUrl));
    sayFirstUse(kit.hubPin);
    return kit;
}

Result<void> recover(const Command& command, const FileOptions& options) {
    TRY_LET(const QString folder, command.homeFolder());
    TRY_LET(const Kit kit, readKit(options));
    std::unique_ptr<Ledger> ledger;
    bool reachable = !options.withoutHub;
    if (Home::exists(folder)) {
        TRY_LET(ledger, command.openHome());
        if (!options.hub.empty()) TRY(KnownHubs(*ledger).remember(kit.hubUrl, kit.hubPin));
        // First what else there is: the old main device is revoked at what this one holds.
        if (reachable) {
            TRY_LET(reachable, hubIsReached(*ledger));
        }
        TRY(recoverHere(*ledger, kit));
        TRY(writeOfficeCard(*ledger, folder));
    } else {
        TRY_LET(const QString passcode, command.passcode());
        if (kit.unit.isNull())
            return fail(AppErrc::OrgUnitInvalid,
                        {QStringLiteral("--org"), QStringLiteral("township-not-given")});
        TRY_LET(ledger, recoverOffice(folder, passcode, kit, command.context()));
    }
    if (reachable) TRY(syncIfPossible(*ledger));
    TRY_LET(const bool recovering, isRecovering(*ledger));
    if (recovering)
        Command::say(Command::choose(
            "本机已是镇办主机，原主机还没有停用：它发布过的内容要先由中转服务、各村设备或文件带来"
            "（cunbaoctl sync 或 bundle import），停用以后才到的就不算数了。等各村都同步过，再执行一次 "
            "recover。",
            "This is the main office device now, and the former one is not revoked yet: what it had "
            "published has to come first, from the hub, phones or files (cunbaoctl sync, bundle import), "
            "because nothing of it that comes later counts. Run recover once more when all villages have "
            "synced."));
    command.answer(QJsonObject{{QStringLiteral("state"),
                                recovering ? QStringLiteral("waiting") : QStringLiteral("main")},
                               {QStringLiteral("device"), ledger->identity().device().toHex()},
                               {QStringLiteral("card"), Home::cardPath(folder)}},
                   {recovering
                        ? QString()
                        : Command::choose(
                              "本机现在是镇办主机，原主机已停用。请重新做一份备份和恢复码文件。",
                              "This is the main office device now, and the former one is revoked. Make a new "
                              "backup, and a new file of the recovery kit.")});
    return {};
}

Result<void> kit(const Command& command, const FileOptions& options) {
    TRY_LET(const QString passphrase, Command::passphrase(options.passphraseFile));
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const QByteArray text, sealKit(*ledger, passphrase));
    const QString file = fromArgument(options.file);
    TRY(ledger->transact([&]() -> Result<void> {
        TRY(AuditLog(*ledger).append(AuditEvent::KitWritten, {file}));
        return AtomicFile::write(file, text, AtomicFile::Access::OwnerOnly);
    }));
    command.answer(
        QJsonObject{{QStringLiteral("out"), file}},
        {Command::choose("恢复码已用备份口令加密存为 %1；谁有它和口令，谁就能成为镇办，请锁好",
                         "the recovery kit was sealed into %1; whoever has it and its passphrase can "
                         "become the office, so lock it away")
             .arg(file)});
    return {};
}

Result<void> changePasscode(const Command& command, const std::string& freshFile) {
    TRY_LET(const QString folder, command.homeFolder());
    TRY_LET(const QString current, command.passcode());
    TRY_LET(const QString fresh,
            Command::secretWord(freshFile, "CUNBAO_NEW_PASSCODE", fail(AppErrc::NewPasscodeMissing)));
    TRY(Home::changePasscode(folder, current, fresh, command.context()));
    command.answer(
        QJsonObject{{QStringLiteral("changed"), true}},
        {Command::choose("口令已更换，旧口令不能再用；数据没有变化",
                         "the passcode was changed: the old one opens nothing any more, and the data "
                         "is as it was")});
    return {};
}

void addPassphrase(CLI::App& app, FileOptions& options) {
    app.add_option("--passphrase-file", options.passphraseFile,
                   Command::choose("存有备份口令的文件；也可用环境变量 CUNBAO_BACKUP_PASSPHRASE",
                                   "a file that holds the backup's passphrase; or the environment's "
                                   "CUNBAO_BACKUP_PASSPHRASE")
                       .toStdString());
}

using FileAction = Result<void> (*)(const Command&, const FileOptions&);

/// A command with one file and a passphrase.
CLI::App* addFileCommand(CLI::App& app, Command& command, const char* name, const char* chinese,
                         const char* english, const std::shared_ptr<FileOptions>& options,
                         FileAction action) {
    CLI::App* added = app.add_subcommand(name, Command::choose(chinese, english).toStdString());
    added->fallthrough();
    added->add_option("file", options->file, "FILE")->required();
    addPassphrase(*added, *options);
    added->callback([&command, options, action] {
        command.action = [&command, options, action] { return action(command, *options); };
    });
    return added;
}

void addWithoutHub(CLI::App& app, FileOptions& options) {
    app.add_flag("--without-hub", options.withoutHub,
                 Command::choose("不找中转服务：它已经没有了，或现在连不上",
                                 "do not look for the hub: it is gone, or out of reach")
                     .toStdString());
}

} // namespace

void addKeyCommands(CLI::App& app, Command& command) {
    addFileCommand(app, command, "backup", "把本机数据做成一份加密的备份",
                   "write this home into an encrypted backup", std::make_shared<FileOptions>(), backup);

    const auto restored = std::make_shared<FileOptions>();
    CLI::App* back =
        addFileCommand(app, command, "restore", "在新文件夹里从备份恢复；设备会换新身份",
                       "make a home from a backup; the device gets a new identity", restored, restore);
    addWithoutHub(*back, *restored);

    const auto recovered = std::make_shared<FileOptions>();
    CLI::App* again =
        addFileCommand(app, command, "recover", "凭恢复码让本机成为镇办主机，并停用原主机",
                       "make this the main office device by the recovery kit, and revoke the former one",
                       recovered, recover);
    addWithoutHub(*again, *recovered);
    again->add_option(
        "--org", recovered->unit,
        Command::choose("乡镇的 12 位代码；抄写的恢复码在新文件夹里恢复时要给",
                        "the township's 12-digit code; needed with a kit that was written down, "
                        "in a new folder")
            .toStdString());
    again->add_option("--name", recovered->name,
                      Command::choose("镇办名称", "the township's name").toStdString());
    CLI::Option* hub = again->add_option("--hub", recovered->hub, "https://HOST:PORT");
    again->add_option("--hub-pin", recovered->pin, "SHA256-OF-SPKI")->needs(hub);

    CLI::App* passcode =
        app.add_subcommand("passcode", Command::choose("口令", "the passcode").toStdString());
    passcode->require_subcommand(1);
    passcode->fallthrough();
    CLI::App* changed = passcode->add_subcommand(
        "change",
        Command::choose("更换口令；新口令取自 --new-passcode-file 或环境变量 CUNBAO_NEW_PASSCODE",
                        "change it; the new one comes from --new-passcode-file or the environment's "
                        "CUNBAO_NEW_PASSCODE")
            .toStdString());
    changed->fallthrough();
    const auto fresh = std::make_shared<std::string>();
    changed->add_option(
        "--new-passcode-file", *fresh,
        Command::choose("存有新口令的文件", "a file that holds the new passcode").toStdString());
    changed->callback([&command, fresh] {
        command.action = [&command, fresh] { return changePasscode(command, *fresh); };
    });
}

void addKitCommand(CLI::App& office, Command& command) {
    addFileCommand(office, command, "kit", "把恢复码用备份口令加密存成文件",
                   "seal the recovery kit into a file, under the backup's passphrase",
                   std::make_shared<FileOptions>(), kit);
}

} // namespace cunbao::cli
