#include "app/cli/Command.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/OverrideFigure.h"

#include <QJsonArray>

namespace cunbao::cli {

namespace {

struct RoundOptions {
    std::string templateId, period, due;
};

enum class Verb { Open, Close, Freeze, Reopen };

Result<void> change(const Command& command, Verb verb, const RoundOptions& options) {
    TRY_LET(const auto ledger, command.openHome());
    const QString id = fromArgument(options.templateId);
    TRY_LET(const Period period, Period::parse(fromArgument(options.period)));
    QJsonObject json{{QStringLiteral("template"), id}, {QStringLiteral("period"), period.toString()}};
    QStringList lines{id + QLatin1Char(' ') + period.toString()};
    switch (verb) {
    case Verb::Open: {
        QDate due;
        if (!options.due.empty()) {
            TRY_LET(due, dateArgument(options.due));
        }
        TRY(openRound(*ledger, id, period, due));
        break;
    }
    case Verb::Close: TRY(closeRound(*ledger, id, period)); break;
    case Verb::Reopen: TRY(reopenRound(*ledger, id, period)); break;
    case Verb::Freeze: {
        TRY_LET(const Position position, freezeRound(*ledger, id, period));
        json.insert(QStringLiteral("cursor"), position.cursor());
        lines.append(Command::choose("位点 ", "cursor ") + position.cursor());
        break;
    }
    }
    command.answer(json, lines);
    return {};
}

QString stateText(RoundState state) {
    if (state == RoundState::Open) return QStringLiteral("open");
    return state == RoundState::Closed ? QStringLiteral("closed") : QStringLiteral("frozen");
}

Result<void> list(const Command& command) {
    TRY_LET(const auto ledger, command.openHome());
    RoundReader reader(*ledger);
    TRY_LET(const auto rounds, reader.all());
    QJsonArray json;
    QStringList lines;
    for (const Round& round : rounds) {
        QString cursor;
        if (!round.position.isEmpty()) {
            TRY_LET(const Position position, Position::decode(round.position));
            cursor = position.cursor();
        }
        const QString due = round.due.isValid() ? round.due.toString(Qt::ISODate) : QString();
        json.append(
            QJsonObject{{QStringLiteral("template"), round.templateId},
                        {QStringLiteral("period"), round.period.toString()},
                        {QStringLiteral("state"), stateText(round.state)},
                        {QStringLiteral("due"), due.isEmpty() ? QJsonValue() : QJsonValue(due)},
                        {QStringLiteral("cursor"), cursor.isEmpty() ? QJsonValue() : QJsonValue(cursor)},
                        {QStringLiteral("frozen_twice"), round.freezes > 1}});
        lines.append(
            QStringList{round.templateId, round.period.toString(), stateText(round.state), due, cursor}.join(
                QLatin1Char('\t')));
    }
    command.answer(json, lines);
    return {};
}

struct OverrideOptions {
    std::string indicator, value, unit, period, why;
    bool undo = false;
};

Result<void> setFigure(const Command& command, const OverrideOptions& options) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const Period period, Period::parse(fromArgument(options.period)));
    TRY_LET(const OrgCode unit, OrgCode::parse(fromArgument(options.unit)));
    const QString indicator = fromArgument(options.indicator);
    if (options.undo) {
        TRY(undoOverride(*ledger, indicator, unit, period, fromArgument(options.why)));
        command.answer(
            QJsonObject{{QStringLiteral("undone"), indicator}},
            {Command::choose("核定已撤销，恢复按条目计算", "taken back: the entries count again")});
        return {};
    }
    TRY(overrideFigure(*ledger, indicator, fromArgument(options.value), unit, period,
                       fromArgument(options.why)));
    command.answer(QJsonObject{{QStringLiteral("overridden"), indicator}},
                   {Command::choose("已由镇办核定", "set by the office")});
    return {};
}

} // namespace

void addRoundCommands(CLI::App& app, Command& command) {
    CLI::App* round = app.add_subcommand(
        "round", Command::choose("填报期：开放、截止、冻结、重开", "a round: open, close, freeze, reopen")
                     .toStdString());
    round->require_subcommand(1);
    round->fallthrough();
    const std::pair<const char*, Verb> verbs[] = {
        {"open", Verb::Open}, {"close", Verb::Close}, {"freeze", Verb::Freeze}, {"reopen", Verb::Reopen}};
    for (const auto& [name, verb] : verbs) {
        CLI::App* one = round->add_subcommand(name);
        one->fallthrough();
        auto options = std::make_shared<RoundOptions>();
        one->add_option("--template", options->templateId, "ID")->required();
        one->add_option("--period", options->period, "P")->required();
        if (verb == Verb::Open) one->add_option("--due", options->due, "YYYY-MM-DD");
        one->callback([&command, options, verb = verb] {
            command.action = [&command, options, verb] { return change(command, verb, *options); };
        });
    }
    CLI::App* rounds =
        app.add_subcommand("rounds", Command::choose("填报期一览", "all rounds").toStdString());
    rounds->require_subcommand(1);
    rounds->fallthrough();
    CLI::App* listed = rounds->add_subcommand("list", Command::choose("列出", "list them").toStdString());
    listed->fallthrough();
    listed->callback([&command] { command.action = [&command] { return list(command); }; });

    CLI::App* overridden = app.add_subcommand(
        "override", Command::choose("镇办核定一个数，并说明原因", "the office sets a figure, with a reason")
                        .toStdString());
    overridden->fallthrough();
    auto set = std::make_shared<OverrideOptions>();
    overridden->add_option("indicator", set->indicator, "INDICATOR")->required();
    CLI::Option* value = overridden->add_option("value", set->value, "VALUE");
    CLI::Option* undo = overridden->add_flag(
        "--undo", set->undo,
        Command::choose("撤销核定，恢复按条目计算", "take it back: the entries count again").toStdString());
    value->excludes(undo);
    undo->excludes(value);
    overridden->add_option("--org", set->unit, "CODE")->required();
    overridden->add_option("--period", set->period, "P")->required();
    overridden->add_option("--why", set->why, Command::choose("原因", "the reason").toStdString())
        ->required();
    overridden->callback([&command, set] {
        if (set->value.empty() && !set->undo) throw CLI::RequiredError("VALUE");
        command.action = [&command, set] { return setFigure(command, *set); };
    });
}

} // namespace cunbao::cli
