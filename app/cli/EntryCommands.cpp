#include "app/cli/Command.h"
#include "app/cli/EntryJson.h"
#include "app/cli/JsonWords.h"
#include "app/domain/AppError.h"
#include "app/domain/PersonalData.h"
#include "app/usecase/ImportEntries.h"
#include "app/usecase/ListLeftOver.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"
#include "app/viewmodel/Terms.h"

#include <QJsonArray>

namespace cunbao::cli {

namespace {

struct RecordOptions {
    std::string indicator, value, on, unit, note, place;
};

/// "LAT,LON" in degrees, as decimals.
Result<QString> placeArgument(const std::string& place) {
    if (place.empty()) return QString();
    const QStringList parts = fromArgument(place).split(QLatin1Char(','));
    const int limits[] = {90, 180};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto degrees = Decimal::parse(parts[i].trimmed().left(9));
        const bool inside = parts.size() == 2 && degrees.ok() &&
                            *degrees <= Decimal::fromInteger(limits[i]) &&
                            *degrees >= Decimal::fromInteger(-limits[i]);
        if (!inside) return fail(AppErrc::NumberSyntax, {fromArgument(place)});
    }
    if (parts.size() != 2) return fail(AppErrc::NumberSyntax, {fromArgument(place)});
    return parts.join(QLatin1Char(','));
}

void warnOfPersonalData(const QString& note) {
    if (findPersonalData(note).empty()) return;
    Command::say(Command::choose(
        "注意：备注里像有身份证号或手机号。村报不需要个人信息，建议更正这条备注。",
        "note: the text looks like it holds an ID or a phone number. Cunbao needs no personal "
        "data; please correct the note."));
}

Result<void> record(const Command& command, const RecordOptions& options) {
    TRY_LET(const auto ledger, command.openHome());
    if (const auto self = ledger->self(); !self.ok()) return ledger->noted(self.error());
    TRY_LET(const Catalogue* catalogue, ledger->currentCatalogue());
    const Indicator* indicator = catalogue->find(fromArgument(options.indicator));
    if (!indicator) return fail(AppErrc::IndicatorUnknown, {fromArgument(options.indicator)});
    RecordRequest request;
    request.indicator = indicator->id;
    TRY_LET(request.value, readValue(*indicator, fromArgument(options.value)));
    if (!options.on.empty()) {
        TRY_LET(request.on, dateArgument(options.on));
    }
    TRY_LET(request.unit, unitArgument(options.unit));
    request.note = fromArgument(options.note);
    TRY_LET(request.place, placeArgument(options.place));
    warnOfPersonalData(request.note);
    TRY_LET(const EntryName name, recordEntry(*ledger, request));
    command.answer(QJsonObject{{QStringLiteral("id"), name.toString()}}, {name.toString()});
    return {};
}

Result<void> revise(const Command& command, const std::string& entry, const std::string& value,
                    const std::string& why, bool withdrawn) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const EntryName name, entryArgument(entry));
    Revision revision;
    revision.withdrawn = withdrawn;
    revision.why = fromArgument(why);
    if (!withdrawn) {
        EntryReader reader(*ledger);
        TRY_LET(const EntryView view, reader.find(name));
        TRY_LET(const Catalogue* catalogue, ledger->currentCatalogue());
        const Indicator* indicator = catalogue->find(view.indicator);
        if (!indicator) return fail(AppErrc::IndicatorUnknown, {view.indicator});
        TRY_LET(revision.value, readValue(*indicator, fromArgument(value)));
    }
    TRY_LET(const EntryName made, reviseEntry(*ledger, name, revision));
    command.answer(
        QJsonObject{{QStringLiteral("id"), name.toString()}, {QStringLiteral("revision"), made.toString()}},
        {made.toString()});
    return {};
}

struct ListOptions {
    std::string indicator, unit, period;
    bool history = false;
    bool notAccepted = false;
};

/// What this device recorded and the office did not accept.
Result<void> listNotAccepted(const Command& command) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const auto left, listLeftOver(*ledger));
    QJsonArray json;
    QStringList lines;
    for (const LeftOverView& one : left) {
        const bool valued = one.kind != OpKind::EntryWithdrawn;
        json.append(QJsonObject{
            {QStringLiteral("id"), one.name.toString()},
            {QStringLiteral("kind"), wordOf(one.kind)},
            {QStringLiteral("indicator"), one.indicator},
            {QStringLiteral("org_unit"), one.unit.isNull() ? QJsonValue() : QJsonValue(one.unit.toString())},
            {QStringLiteral("entry"), one.entry ? QJsonValue(one.entry->toString()) : QJsonValue()},
            {QStringLiteral("on"),
             one.on.isValid() ? QJsonValue(one.on.toString(Qt::ISODate)) : QJsonValue()},
            {QStringLiteral("value"), valued ? QJsonValue(one.value.toString()) : QJsonValue()},
            {QStringLiteral("note"), one.note},
            {QStringLiteral("recorded_at"), toRfc3339(one.at)}});
        lines.append(QStringList{one.name.toString(), term(one.kind, languageFromEnvironment()),
                                 one.on.toString(Qt::ISODate), one.indicator,
                                 valued ? one.value.toString() : QString(), one.note}
                         .join(QLatin1Char('\t')));
    }
    command.answer(json, lines);
    return {};
}

Result<void> list(const Command& command, const ListOptions& options) {
    if (options.notAccepted) return listNotAccepted(command);
    TRY_LET(const auto ledger, command.openHome());
    EntryFilter filter;
    filter.indicator = fromArgument(options.indicator);
    filter.history = options.history;
    TRY_LET(const auto unit, unitArgument(options.unit));
    filter.unit = unit.value_or(OrgCode());
    if (!options.period.empty()) {
        TRY_LET(filter.period, Period::parse(fromArgument(options.period)));
    }
    EntryReader reader(*ledger);
    TRY_LET(const auto entries, reader.list(filter));
    QJsonArray json;
    QStringList lines;
    for (const EntryView& entry : entries) {
        json.append(entryJson(entry));
        lines.append(QStringList{entry.name.toString(), entry.on.toString(Qt::ISODate), entry.unit.toString(),
                                 entry.indicator, entry.value.toString(), entry.state, entry.note}
                         .join(QLatin1Char('\t')));
    }
    command.answer(json, lines);
    return {};
}

Result<void> importFile(const Command& command, const std::string& file) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const QByteArray csv, csvArgument(file));
    TRY_LET(const ImportReport report, importEntries(*ledger, csv));
    command.answer(
        QJsonObject{{QStringLiteral("added"), report.added}, {QStringLiteral("skipped"), report.skipped}},
        {Command::choose("新增 %1 条，已有 %2 条", "%1 added, %2 there already")
             .arg(report.added)
             .arg(report.skipped)});
    return {};
}

} // namespace

void addEntryCommands(CLI::App& app, Command& command) {
    CLI::App* recorded =
        app.add_subcommand("record", Command::choose("记一个数，立即落盘；输出这条台账的编号",
                                                     "record a figure, durably; prints the entry's id")
                                         .toStdString());
    recorded->fallthrough();
    auto options = std::make_shared<RecordOptions>();
    recorded->add_option("indicator", options->indicator, "INDICATOR")->required();
    recorded
        ->add_option("value", options->value,
                     Command::choose("数值，或 not-applicable（不涉及）、unknown（待核实）",
                                     "a value, or not-applicable, or unknown")
                         .toStdString())
        ->required();
    recorded->add_option("--on", options->on, "YYYY-MM-DD");
    recorded->add_option("--org", options->unit, "CODE");
    recorded->add_option("--note", options->note, "TEXT");
    recorded->add_option("--place", options->place, "LAT,LON");
    recorded->callback(
        [&command, options] { command.action = [&command, options] { return record(command, *options); }; });

    auto entry = std::make_shared<std::string>();
    auto value = std::make_shared<std::string>();
    auto why = std::make_shared<std::string>();
    CLI::App* corrected = app.add_subcommand("correct", Command::choose("更正一条台账，旧值留在历史里",
                                                                        "correct an entry; the "
                                                                        "old value stays in its history")
                                                            .toStdString());
    corrected->fallthrough();
    corrected->add_option("entry", *entry, "ENTRY")->required();
    corrected->add_option("value", *value, "VALUE")->required();
    corrected->add_option("--why", *why, Command::choose("原因", "the reason").toStdString())->required();
    corrected->callback([&command, entry, value, why] {
        command.action = [&command, entry, value, why] {
            return revise(command, *entry, *value, *why, false);
        };
    });
    CLI::App* withdrawn =
        app.add_subcommand("withdraw", Command::choose("撤回一条台账", "withdraw an entry").toStdString());
    withdrawn->fallthrough();
    withdrawn->add_option("entry", *entry, "ENTRY")->required();
    withdrawn->add_option("--why", *why, Command::choose("原因", "the reason").toStdString())->required();
    withdrawn->callback([&command, entry, why] {
        command.action = [&command, entry, why] { return revise(command, *entry, {}, *why, true); };
    });

    CLI::App* entries =
        app.add_subcommand("entries", Command::choose("台账", "the ledger's entries").toStdString());
    entries->fallthrough();
    auto filter = std::make_shared<ListOptions>();
    entries->add_option("--indicator", filter->indicator, "ID");
    entries->add_option("--org", filter->unit, "CODE");
    entries->add_option("--period", filter->period, "P");
    entries->add_flag(
        "--history", filter->history,
        Command::choose("也列出撤回、等待和被拒绝的", "also what is withdrawn, waiting or refused")
            .toStdString());
    entries->add_flag("--not-accepted", filter->notAccepted,
                      Command::choose("只列出本机记下而镇办没有收下的（设备被停用或从旧备份恢复以后）",
                                      "only what this device recorded and the office did not accept, after a "
                                      "revocation or an older copy")
                          .toStdString());
    CLI::App* imported = entries->add_subcommand(
        "import", Command::choose("从 CSV 导入：全部成功或全部不动；同一文件两次不会重复",
                                  "from CSV: all rows or none; the same file twice adds nothing twice")
                      .toStdString());
    imported->fallthrough();
    auto file = std::make_shared<std::string>();
    imported->add_option("file", *file, "FILE.csv")->required();
    entries->callback([&command, filter, imported] {
        if (!imported->parsed()) command.action = [&command, filter] { return list(command, *filter); };
    });
    imported->callback(
        [&command, file] { command.action = [&command, file] { return importFile(command, *file); }; });
}

} // namespace cunbao::cli
