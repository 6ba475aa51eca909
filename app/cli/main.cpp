#include "app/cli/Command.h"
#include "app/cli/UsageText.h"
#include "platform/base/Failpoint.h"

#include <QCoreApplication>

namespace {

constexpr int Refused = 1;
constexpr int WordsOff = 2;

} // namespace

int main(int argc, char** argv) {
    using namespace cunbao;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("cunbaoctl"));
    Failpoint::armFromEnvironment();
    SystemClock clock;
    SystemRandom random;
    cli::Command command(clock, random);

    CLI::App app(
        cli::Command::choose(
            "村报命令行：村里离线记下的数字，镇办汇总成报告。\n"
            "第一次用：cunbaoctl demo 在本机把全过程走一遍。",
            "Cunbao on the command line: figures recorded offline in villages, merged into the township's "
            "report.\nNew here? `cunbaoctl demo` takes the whole road once on this machine.")
            .toStdString(),
        "cunbaoctl");
    app.require_subcommand(1);
    app.fallthrough();
    app.set_help_flag("-h,--help", cli::Command::choose("显示这份说明", "print this help").toStdString());
    app.set_version_flag("--version", CUNBAO_VERSION,
                         cli::Command::choose("显示版本", "print the version").toStdString());
    app.add_option(
           "--home", command.home,
           cli::Command::choose("本设备加密数据所在的文件夹", "the folder with this device's encrypted store")
               .toStdString())
        ->envname("CUNBAO_HOME");
    app.add_option(
        "--passcode-file", command.passcodeFile,
        cli::Command::choose("存有口令的文件；也可用环境变量 CUNBAO_PASSCODE",
                             "a file that holds the passcode; or the environment's CUNBAO_PASSCODE")
            .toStdString());
    app.add_flag(
        "--json", command.json,
        cli::Command::choose("在标准输出上只给一份 JSON", "one JSON document on stdout, nothing else")
            .toStdString());
    cli::addOfficeCommands(app, command);
    cli::addCatalogueCommands(app, command);
    cli::addHubCommand(app, command);
    cli::addDeviceCommands(app, command);
    cli::addKeyCommands(app, command);
    cli::addAuditCommand(app, command);
    cli::addEntryCommands(app, command);
    cli::addSyncCommands(app, command);
    cli::addFigureCommands(app, command);
    cli::addDoubtCommands(app, command);
    cli::addRoundCommands(app, command);
    cli::addDemoCommand(app, command);
    cli::addCompletionCommand(app, command);

    cli::speak(app, languageFromEnvironment());

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) {
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        cli::Command::say(cli::usageText(app, error, languageFromEnvironment()));
        return WordsOff;
    }
    const auto done = command.action();
    if (done.ok()) return 0;
    cli::Command::say(errorText(done.error(), languageFromEnvironment()));
    return Refused;
}
