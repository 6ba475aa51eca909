#include "app/cli/Command.h"
#include "app/domain/AppError.h"
#include "app/domain/BuiltInCatalogue.h"
#include "app/domain/CatalogueCsv.h"
#include "app/report/BuiltInTemplate.h"
#include "app/store/FigureReader.h"
#include "app/store/Rebuild.h"
#include "app/usecase/CreateOffice.h"
#include "app/usecase/HeldUnits.h"
#include "app/usecase/OfficeDesk.h"
#include "platform/base/AtomicFile.h"
#include "sync/authority/OfficeCard.h"

#include <QJsonArray>

namespace cunbao::cli {

namespace {

struct CreateOptions {
    std::string name, unit, catalogue, units, templateId;
};

Result<void> create(const Command& command, const CreateOptions& options) {
    TRY_LET(const QString folder, command.homeFolder());
    NewOffice office;
    office.name = fromArgument(options.name);
    TRY_LET(office.unit, OrgCode::parse(fromArgument(options.unit)));
    if (!options.templateId.empty() && !builtInTemplateIds().contains(fromArgument(options.templateId)))
        return fail(AppErrc::TemplateUnknown, {fromArgument(options.templateId)});
    if (options.catalogue.empty()) {
        TRY_LET(BuiltInCatalogue builtIn, BuiltInCatalogue::annualReport());
        office.indicators = std::move(builtIn.indicators);
        office.rules = std::move(builtIn.rules);
    } else {
        TRY_LET(const QByteArray csv, csvArgument(options.catalogue));
        TRY_LET(office.indicators, indicatorsFromCsv(csv));
    }
    if (!options.units.empty()) {
        TRY_LET(const QByteArray csv, csvArgument(options.units));
        TRY_LET(office.units, orgUnitsFromCsv(csv));
    }
    TRY_LET(const QString passcode, command.passcode());
    office.showRecoveryKit = [](const QString& kit) {
        Command::say(Command::choose("恢复码（只显示这一次；抄两份，分开锁好；谁拿到它，谁就能成为镇办）：",
                                     "Recovery kit (shown this once; write it down twice and lock the copies "
                                     "away apart; whoever holds it can become the office):"));
        Command::say(kit);
    };
    TRY_LET(const auto ledger, createOffice(folder, passcode, office, command.context()));
    const QString device = ledger->identity().device().toHex();
    command.answer(QJsonObject{{QStringLiteral("township"), office.unit.toString()},
                               {QStringLiteral("name"), office.name},
                               {QStringLiteral("device"), device},
                               {QStringLiteral("card"), Home::cardPath(folder)}},
                   {Command::choose("镇办已建立：", "The office is set up: ") + office.name,
                    Command::choose("公开名片：", "public card: ") + Home::cardPath(folder)});
    return {};
}

Result<void> card(const Command& command, const std::string& out) {
    TRY_LET(const QString folder, command.homeFolder());
    const auto card = AtomicFile::read(Home::cardPath(folder), OfficeCard::MaxBytes);
    if (!card.ok()) return fail(AppErrc::NotOffice);
    TRY(AtomicFile::write(fromArgument(out), *card));
    command.answer(QJsonObject{{QStringLiteral("card"), fromArgument(out)}},
                   {Command::choose("名片已写入 ", "card written to ") + fromArgument(out)});
    return {};
}

Result<void> profile(const Command& command, const std::string& field,
                     const std::optional<std::string>& value) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const Catalogue* catalogue, ledger->currentCatalogue());
    TRY_LET(const bool held, holdsUnit(*ledger, catalogue->township()));
    if (!held) return ledger->noted(fail(AppErrc::NotOffice));
    QStringList fields{fromArgument(field)};
    if (field.empty() && !value) {
        TRY_LET(fields, profileFields(*ledger));
    } else if (value) {
        TRY(setProfileField(*ledger, fromArgument(field), fromArgument(*value)));
    } else {
        TRY(checkProfileField(*ledger, fromArgument(field)));
    }
    TRY_LET(const auto known, FigureReader(*ledger).profile());
    QJsonObject json;
    QStringList lines;
    for (const QString& name : fields) {
        const bool set = known.contains(name);
        json.insert(name, set ? QJsonValue(known.value(name)) : QJsonValue());
        lines.append(name + QStringLiteral("\t") + (set ? known.value(name) : QStringLiteral("—")));
    }
    command.answer(json, lines);
    return {};
}

Result<void> check(const Command& command) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const CheckReport report, checkStore(*ledger));
    const auto number = [](quint64 value) { return QJsonValue(qint64(value)); };
    command.answer(
        QJsonObject{{QStringLiteral("ok"), true},
                    {QStringLiteral("operations"), number(report.operations)},
                    {QStringLiteral("segments"), number(report.segments)},
                    {QStringLiteral("entries"), number(report.entries)},
                    {QStringLiteral("waiting"), number(report.waiting)},
                    {QStringLiteral("refused"), number(report.refused)},
                    {QStringLiteral("cut"), number(report.cut)},
                    {QStringLiteral("unreadable"), number(report.unreadable)},
                    {QStringLiteral("audit_lines"), number(report.auditLines)}},
        {Command::choose("完好：", "sound: ") +
         Command::choose(
             "%1 条操作，%2 个日志段，%3 条台账；等待 %4，拒绝 %5，截断 %6，无法读取的日志段 %7；审计 %8 行",
             "%1 operations, %2 segments, %3 entries; %4 waiting, %5 refused, %6 cut off, %7 "
             "segments unreadable; %8 lines of audit")
             .arg(report.operations)
             .arg(report.segments)
             .arg(report.entries)
             .arg(report.waiting)
             .arg(report.refused)
             .arg(report.cut)
             .arg(report.unreadable)
             .arg(report.auditLines)});
    return {};
}

} // namespace

void addOfficeCommands(CLI::App& app, Command& command) {
    CLI::App* office = app.add_subcommand(
        "office", Command::choose("镇办：建立、名片、资料", "the township office: create, card, profile")
                      .toStdString());
    office->require_subcommand(1);
    office->fallthrough();

    CLI::App* made = office->add_subcommand(
        "create", Command::choose("建立新的镇办，本机即镇办主机", "a new office, this being its main device")
                      .toStdString());
    made->fallthrough();
    auto options = std::make_shared<CreateOptions>();
    made->add_option("--name", options->name,
                     Command::choose("镇办名称", "the township's name").toStdString())
        ->required();
    made->add_option("--org", options->unit,
                     Command::choose("12 位区划代码", "12-digit division code").toStdString())
        ->required();
    made->add_option(
        "--catalogue", options->catalogue,
        Command::choose("指标 CSV；不给则用内置年度报告", "indicators as CSV; without: the annual report's")
            .toStdString());
    made->add_option("--org-units", options->units,
                     Command::choose("组织机构 CSV", "org units as CSV").toStdString());
    made->add_option("--template", options->templateId,
                     Command::choose("报告模板", "report template").toStdString());
    made->callback(
        [&command, options] { command.action = [&command, options] { return create(command, *options); }; });

    CLI::App* shown = office->add_subcommand(
        "card", Command::choose("导出公开名片，交给别处的中转服务", "the public card, for a hub elsewhere")
                    .toStdString());
    shown->fallthrough();
    auto out = std::make_shared<std::string>();
    shown->add_option("--out", *out, "FILE")->required();
    shown->callback([&command, out] { command.action = [&command, out] { return card(command, *out); }; });

    addKitCommand(*office, command);

    CLI::App* fields = office->add_subcommand(
        "profile",
        Command::choose("查看或设置资料，如 town", "show or set fields such as town").toStdString());
    fields->fallthrough();
    auto field = std::make_shared<std::string>();
    auto value = std::make_shared<std::optional<std::string>>();
    fields->add_option("field", *field, "FIELD");
    fields->add_option("value", *value, "VALUE");
    fields->callback([&command, field, value] {
        command.action = [&command, field, value] { return profile(command, *field, *value); };
    });

    CLI::App* checked =
        app.add_subcommand("check", Command::choose("核对数据：加密页、哈希链、签名、派生数据",
                                                    "verify store, hash chains, signatures and projections")
                                        .toStdString());
    checked->fallthrough();
    checked->callback([&command] { command.action = [&command] { return check(command); }; });
}

} // namespace cunbao::cli
