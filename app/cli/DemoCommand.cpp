#include "app/cli/DemoTownship.h"
#include "app/domain/AppError.h"

#include <QDir>
#include <QElapsedTimer>

namespace cunbao::cli {

namespace {

struct DemoOptions {
    int villages = 8;
    int devices = 2;
    std::string out = "cunbao-demo";
    std::uint64_t seed = 2020;
    bool leavesOwed = false;
};

Result<void> demo(const Command& command, const DemoOptions& options) {
    const QString folder = QDir::cleanPath(QDir().absoluteFilePath(fromArgument(options.out)));
    if (QDir(folder).exists() && !QDir(folder).isEmpty()) return fail(AppErrc::HomeExists, {folder});
    if (!QDir().mkpath(folder)) return fail(PlatformErrc::FileUnwritable, {folder, QString()});
    QElapsedTimer timer;
    timer.start();
    const auto step = [&](const char* chinese, const char* english) {
        Command::say(QStringLiteral("[%1 s] ").arg(timer.elapsed() / 1000) +
                     Command::choose(chinese, english));
    };
    DemoTownship township(command, folder, options.villages, options.devices, options.seed);
    if (options.leavesOwed) township.leaveOwed();
    step("建立镇办，启动中转服务", "an office is set up, a hub started");
    TRY(township.setUp());
    step("邀请并登记手机", "phones are invited and enrolled");
    TRY(township.enrol());
    step("各村离线记录", "villages record offline");
    TRY(township.recordOffline());
    step("同步", "everybody syncs");
    TRY(township.synchronise());
    step("更正与撤回，再同步", "corrections and withdrawals, and sync again");
    TRY(township.correct());
    TRY(township.synchronise());
    step("汇总，与朴素模型逐项核对", "figures are merged and held against a naive model, one by one");
    TRY_LET(const QStringList differences, township.compare());
    step("写出报告", "the report is written");
    TRY(township.writeReports());
    TRY(township.writeHubAddress());

    if (!differences.isEmpty())
        return fail(AppErrc::StoreInconsistent,
                    {QStringLiteral("figures ") + differences.join(QLatin1Char(' '))});
    command.answer(
        QJsonObject{{QStringLiteral("phones"), options.villages * options.devices},
                    {QStringLiteral("entries"), qint64(township.entriesRecorded())},
                    {QStringLiteral("figures_compared"), township.figuresCompared()},
                    {QStringLiteral("figures_different"), 0},
                    {QStringLiteral("report"), township.reports().value(0)},
                    {QStringLiteral("seconds"), timer.elapsed() / 1000}},
        {Command::choose("%1 部手机，%2 条操作，%3 个汇总数与朴素模型全部一致",
                         "%1 phones, %2 operations; all %3 figures equal the naive model's")
             .arg(options.villages * options.devices)
             .arg(township.entriesRecorded())
             .arg(township.figuresCompared()),
         Command::choose("报告：", "the report: ") + township.reports().join(QStringLiteral("\n        ")),
         Command::choose("镇办数据（口令 demo-passcode）：", "the office's data (passcode demo-passcode): ") +
             folder + QStringLiteral("/office")});
    return {};
}

} // namespace

void addDemoCommand(CLI::App& app, Command& command) {
    CLI::App* shown = app.add_subcommand(
        "demo",
        Command::choose("在本机用编造的数字走完全过程：记录、同步、汇总、报告",
                        "the whole road on this machine with made-up figures: record, sync, merge, report")
            .toStdString());
    shown->fallthrough();
    auto options = std::make_shared<DemoOptions>();
    shown
        ->add_option("--villages", options->villages,
                     Command::choose("村数", "how many villages").toStdString())
        ->check(CLI::Range(1, 300));
    shown
        ->add_option("--devices", options->devices,
                     Command::choose("每村手机数", "phones a village").toStdString())
        ->check(CLI::Range(1, 20));
    shown->add_option("--out", options->out, "DIR");
    shown->add_option("--seed", options->seed,
                      Command::choose("数字的种子", "what the figures are drawn from").toStdString());
    shown->add_flag("--leave-owed", options->leavesOwed,
                    Command::choose("第一个村留一些没记的，供人来记",
                                    "the first village keeps some figures for a person to record")
                        .toStdString());
    shown->callback(
        [&command, options] { command.action = [&command, options] { return demo(command, *options); }; });
}

} // namespace cunbao::cli
