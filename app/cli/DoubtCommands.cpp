#include "app/cli/Command.h"
#include "app/usecase/Doubts.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Terms.h"

#include <QJsonArray>

namespace cunbao::cli {

namespace {

/// What about it is doubtful, where the kind does not say it all.
QString messageOf(const Doubt& doubt, const Catalogue& catalogue, Language language) {
    if (doubt.kind != QLatin1String("rule")) return doubtDetailTerm(doubt.detail, language);
    const auto& rules = catalogue.rules();
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& one) { return one.id == doubt.detail; });
    return rule == rules.end() ? doubt.detail : cunbao::messageOf(*rule, language);
}

Result<void> list(const Command& command, const std::string& asked) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const Period period, Period::parse(fromArgument(asked)));
    TRY_LET(const auto doubts, doubtsOf(*ledger, period));
    TRY_LET(const Catalogue* catalogue, ledger->currentCatalogue());
    const Language language = languageFromEnvironment();
    QJsonArray json;
    QStringList lines;
    for (const Doubt& doubt : doubts) {
        QJsonArray operations;
        QStringList names;
        for (const EntryName& name : doubt.operations) {
            operations.append(name.toString());
            names.append(name.toString());
        }
        const QString message = messageOf(doubt, *catalogue, language);
        json.append(
            QJsonObject{{QStringLiteral("id"), doubt.id},
                        {QStringLiteral("kind"), doubt.kind},
                        {QStringLiteral("detail"), doubt.detail},
                        {QStringLiteral("message"), message},
                        {QStringLiteral("indicator"), doubt.indicator},
                        {QStringLiteral("org_unit"), doubt.unit.toString()},
                        {QStringLiteral("on"),
                         doubt.on.isValid() ? QJsonValue(doubt.on.toString(Qt::ISODate)) : QJsonValue()},
                        {QStringLiteral("entries"), operations}});
        lines.append(QStringList{doubt.id, doubtTerm(doubt.kind, language), message, doubt.unit.toString(),
                                 doubt.indicator, doubt.on.toString(Qt::ISODate),
                                 names.join(QLatin1Char(' '))}
                         .join(QLatin1Char('\t')));
    }
    command.answer(json, lines);
    return {};
}

Result<void> resolve(const Command& command, const std::string& id, const std::string& keep,
                     const std::string& why) {
    TRY_LET(const auto ledger, command.openHome());
    TRY(resolveDoubt(*ledger, fromArgument(id), fromArgument(keep), fromArgument(why)));
    command.answer(QJsonObject{{QStringLiteral("resolved"), fromArgument(id)}},
                   {Command::choose("已处理", "resolved")});
    return {};
}

Result<void> undo(const Command& command, const std::string& id, const std::string& why) {
    TRY_LET(const auto ledger, command.openHome());
    TRY(undoResolution(*ledger, fromArgument(id), fromArgument(why)));
    command.answer(QJsonObject{{QStringLiteral("undone"), fromArgument(id)}},
                   {Command::choose("已撤销，重新列为存疑", "taken back: it is doubtful again")});
    return {};
}

} // namespace

void addDoubtCommands(CLI::App& app, Command& command) {
    CLI::App* listed = app.add_subcommand(
        "doubts", Command::choose("存疑：冲突、疑似重复、不合规则、相差很大、迟到",
                                  "conflicts, suspected duplicates, broken rules, outliers, late entries")
                      .toStdString());
    listed->fallthrough();
    auto period = std::make_shared<std::string>();
    listed->add_option("--period", *period, "P")->required();
    listed->callback(
        [&command, period] { command.action = [&command, period] { return list(command, *period); }; });

    CLI::App* resolved = app.add_subcommand(
        "resolve", Command::choose("处理一条存疑：留哪一条；both（都算，或看过、就这样）；镇村重报留 "
                                   "office 或 village",
                                   "decide a doubt: which entry to keep; both (all are real, or it "
                                   "was seen and stands); office or village where both recorded")
                       .toStdString());
    resolved->fallthrough();
    auto id = std::make_shared<std::string>();
    auto keep = std::make_shared<std::string>();
    auto why = std::make_shared<std::string>();
    resolved->add_option("id", *id, "ID")->required();
    auto takeBack = std::make_shared<bool>(false);
    CLI::Option* kept = resolved->add_option("--keep", *keep, "ENTRY|both|office|village");
    CLI::Option* undone =
        resolved->add_flag("--undo", *takeBack,
                           Command::choose("撤销先前的 both", "take back that both was said").toStdString());
    kept->excludes(undone);
    undone->excludes(kept);
    resolved->add_option("--why", *why, Command::choose("原因", "the reason").toStdString())->required();
    resolved->callback([&command, id, keep, why, takeBack] {
        if (keep->empty() && !*takeBack) throw CLI::RequiredError("--keep");
        command.action = [&command, id, keep, why, takeBack] {
            return *takeBack ? undo(command, *id, *why) : resolve(command, *id, *keep, *why);
        };
    });
}

} // namespace cunbao::cli
