#include "app/cli/Command.h"
#include "app/cli/EntryJson.h"
#include "app/cli/JsonWords.h"
#include "app/domain/AppError.h"
#include "app/domain/PersonalData.h"
#include "app/usecase/EntryDoubts.h"
#include "app/usecase/HeldUnits.h"
#include "app/usecase/ImportEntries.h"
#include "app/usecase/ListLeftOver.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Terms.h"

#include <QJsonArray>

namespace cunbao::cli {

namespace {

struct RecordOptions {
    std::string indicator, value, on, unit, note, place;
    bool keepNote = false;
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
        if (!inside) return fail(AppErrc::PlaceSyntax, {fromArgument(place)});
    }
    if (parts.size() != 2) return fail(AppErrc::PlaceSyntax, {fromArgument(place)});
    return parts.join(QLatin1Char(','));
}

/// What somebody should look at again, now that the entry is in. Never an error, not even where the figures
/// can't be made: a script that read one would record it again.
void sayDoubts(Ledger& ledger, const EntryName& entry) {
    const auto doubts = doubtsAround(ledger, entry);
    if (!doubts.ok()) return;
    for (const Rule& rule : doubts->broken)
        Command::say(
            Command::choose("已保存，但请核对：%1（规则 %2）", "Saved, but please check: %1 (rule %2)")
                .arg(messageOf(rule, languageFromEnvironment()), rule.id));
    if (doubts->outlier)
        Command::say(Command::choose("已保存，但请核对：这个数与其他村相差很大，看看单位和位数对不对。",
                                     "Saved, but please check: this figure is far from the other villages'; "
                                     "look at its unit and its digits."));
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
    if (!options.keepNote) TRY(checkNote(request.note));
    TRY_LET(const EntryName name, recordEntry(*ledger, request));
    command.answer(QJsonObject{{QStringLiteral("id"), name.toString()}}, {name.toString()});
    sayDoubts(*ledger, name);
    return {};
}

struct ReviseOptions {
    std::string entry, why;
    std::optional<std::string> value, note, on;
    bool keepNote = false;
};

Result<void> revise(const Command& command, const ReviseOptions& options, bool withdrawn) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const EntryName name, entryArgument(options.entry));
    Revision revision;
    revision.withdrawn = withdrawn;
    revision.why = fromArgument(options.why);
    if (options.value) {
        EntryReader reader(*ledger);
        TRY_LET(const EntryView view, reader.find(name));
        TRY_LET(const Catalogue* catalogue, ledger->currentCatalogue());
        const Indicator* indicator = catalogue->find(view.indicator);
        if (!indicator) return fail(AppErrc::IndicatorUnknown, {view.indicator});
        TRY_LET(revision.value, readValue(*indicator, fromArgument(*options.value)));
    }
    if (options.on) {
        TRY_LET(revision.on, dateArgument(*options.on));
    }
    if (options.note) {
        revision.note = fromArgument(*options.note);
        if (!options.keepNote) TRY(checkNote(*revision.note));
    }
    TRY_LET(const EntryName made, reviseEntry(*ledger, name, revision));
    command.answer(
        QJsonObject{{QStringLiteral("id"), name.toString()}, {QStringLiteral("revision"), made.toString()}},
        {made.toString()});
    if (!withdrawn) sayDoubts(*ledger, name);
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
    if (unit) {
        TRY_LET(const Catalogue* catalogue, ledger->currentCatalogue());
        if (!catalogue->unit(*unit)) return fail(AppErrc::UnitNotKnown, {unit->toString()});
        TRY_LET(const bool held, holdsUnit(*ledger, *unit));
        if (!held)
            Command::say(Command::choose("这台设备上没有单位 %1 的台账：请在镇办的设备上看。",
                                         "This device does not hold the entries of the org unit %1: they are "
                                         "seen on the office's devices.")
                             .arg(unit->toString()));
    }
    filter.unit = unit.value_or(OrgCode());
    if (!options.period.empty()) {
        TRY_LET(filter.period, Period::parse(fromArgument(options.period)));
    }
    EntryReader reader(*ledger);
    TRY_LET(const auto entries, reader.list(filter));
    if (entries.empty() && !filter.indicator.isEmpty()) {
        TRY_LET(const Catalogue* catalogue, ledger->currentCatalogue());
        if (!catalogue->find(filter.indicator)) return fail(AppErrc::IndicatorUnknown, {filter.indicator});
    }
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

Result<void> importFile(const Command& command, const std::string& file, bool keepNotes) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const QByteArray csv, csvArgument(file));
    TRY_LET(const ImportReport report, importEntries(*ledger, csv, keepNotes));
    command.answer(
        QJsonObject{{QStringLiteral("added"), report.added}, {QStringLiteral("skipped"), report.skipped}},
        {Command::choose("新增 %1 条，已有 %2 条", "%1 added, %2 there already")
             .arg(report.added)
             .arg(report.skipped)});
    return {};
}

void addKeepNote(CLI::App& app, bool& keep) {
    app.add_flag("--keep-note", keep,
                 Command::choose("备注里的数字不是身份证号或手机号，照样保存",
                                 "the number in the note is no ID card's or phone's: save it as it is")
                     .toStdString());
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

    addKeepNote(*recorded, options->keepNote);

    CLI::App* corrected = app.add_subcommand(
        "correct", Command::choose("更正一条台账的数值、日期或备注，旧的留在历史里",
                                   "correct an entry's value, date or note; the old ones stay in its history")
                       .toStdString());
    corrected->fallthrough();
    auto correction = std::make_shared<ReviseOptions>();
    corrected->add_option("entry", correction->entry, "ENTRY")->required();
    corrected->add_option(
        "value", correction->value,
        Command::choose("VALUE；只改日期或备注时不写", "VALUE; left out to change only date or note")
            .toStdString());
    corrected->add_option("--on", correction->on, "YYYY-MM-DD");
    corrected->add_option("--note", correction->note, "TEXT");
    addKeepNote(*corrected, correction->keepNote);
    corrected->add_option("--why", correction->why, Command::choose("原因", "the reason").toStdString())
        ->required();
    corrected->callback([&command, correction] {
        if (!correction->value && !correction->note && !correction->on)
            throw CLI::RequiredError("VALUE|--on|--note");
        command.action = [&command, correction] { return revise(command, *correction, false); };
    });
    CLI::App* withdrawn =
        app.add_subcommand("withdraw", Command::choose("撤回一条台账", "withdraw an entry").toStdString());
    withdrawn->fallthrough();
    auto withdrawal = std::make_shared<ReviseOptions>();
    withdrawn->add_option("entry", withdrawal->entry, "ENTRY")->required();
    withdrawn->add_option("--why", withdrawal->why, Command::choose("原因", "the reason").toStdString())
        ->required();
    withdrawn->callback([&command, withdrawal] {
        command.action = [&command, withdrawal] { return revise(command, *withdrawal, true); };
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
    auto keepNotes = std::make_shared<bool>(false);
    imported->add_option("file", *file, "FILE.csv")->required();
    addKeepNote(*imported, *keepNotes);
    entries->callback([&command, filter, imported] {
        if (!imported->parsed()) command.action = [&command, filter] { return list(command, *filter); };
    });
    imported->callback([&command, file, keepNotes] {
        command.action = [&command, file, keepNotes] { return importFile(command, *file, *keepNotes); };
    });
}

} // namespace cunbao::cli
