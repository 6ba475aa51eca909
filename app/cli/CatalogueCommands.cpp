#include "app/cli/Command.h"
#include "app/domain/AppError.h"
#include "app/domain/CatalogueCsv.h"
#include "app/usecase/PublishCatalogue.h"
#include "app/usecase/PublishUnits.h"
#include "app/viewmodel/NumberText.h"

#include <QJsonArray>

namespace cunbao::cli {

namespace {

enum class Part { Indicators, Rules, OrgUnits };

Result<void> importPart(const Command& command, Part part, const std::string& file) {
    TRY_LET(const auto ledger, command.openHome());
    if (!ledger->isMainOffice()) return fail(AppErrc::NotMainDevice);
    TRY_LET(const QByteArray csv, csvArgument(file));
    TRY_LET(const Catalogue* current, ledger->currentCatalogue());
    auto indicators = current->indicators();
    auto rules = current->rules();
    auto units = current->units();
    std::size_t count = 0;
    QStringList dropped;
    switch (part) {
    case Part::Indicators: {
        TRY_LET(indicators, indicatorsFromCsv(csv));
        count = indicators.size();
        // Rules on indicators that are gone go with them.
        rules = rulesThatHold(rules, indicators, dropped);
        break;
    }
    case Part::Rules: {
        TRY_LET(rules, rulesFromCsv(csv));
        count = rules.size();
        break;
    }
    case Part::OrgUnits: {
        TRY_LET(units, orgUnitsFromCsv(csv));
        count = units.size();
        units = withTownship(*current, std::move(units));
        break;
    }
    }
    TRY_LET(const Catalogue next,
            Catalogue::build(std::move(indicators), std::move(rules), std::move(units)));
    TRY(publishCatalogue(*ledger, next));
    if (!dropped.isEmpty())
        Command::say(Command::choose("这些校验规则用到的指标不在了，一并取消：%1",
                                     "rules on indicators that are gone went with them: %1")
                         .arg(dropped.join(QLatin1Char(' '))));
    command.answer(QJsonObject{{QStringLiteral("imported"), qint64(count)},
                               {QStringLiteral("rules_dropped"), QJsonArray::fromStringList(dropped)}},
                   {Command::choose("已发布 %1 条", "%1 published").arg(count)});
    return {};
}

Result<void> listPart(const Command& command, Part part) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const Catalogue* catalogue, ledger->currentCatalogue());
    QJsonArray json;
    QStringList lines;
    const Language language = languageFromEnvironment();
    const auto add = [&](const QStringList& columns, const QStringList& fields, const QStringList& shown) {
        QJsonObject row;
        for (qsizetype i = 0; i < columns.size(); ++i)
            row.insert(columns[i], fields.value(i));
        json.append(row);
        lines.append(shown.join(QLatin1Char('\t')));
    };
    if (part == Part::Indicators)
        for (const Indicator& indicator : catalogue->indicators())
            add(indicatorColumns(), indicatorFields(indicator),
                {indicator.id, nameOf(indicator, language), unitWordOf(indicator, language)});
    if (part == Part::Rules)
        for (const Rule& rule : catalogue->rules())
            add(ruleColumns(), ruleFields(rule), {rule.id, messageOf(rule, language)});
    if (part == Part::OrgUnits)
        for (const OrgUnit& unit : catalogue->units())
            add(orgUnitColumns(), orgUnitFields(unit), {unit.code.toString(), unit.name});
    command.answer(json, lines);
    return {};
}

void addPart(CLI::App& app, Command& command, const char* name, Part part, const QString& help) {
    CLI::App* group = app.add_subcommand(name, help.toStdString());
    group->require_subcommand(1);
    group->fallthrough();
    CLI::App* imported = group->add_subcommand(
        "import", Command::choose("从 CSV 导入并发布", "import from CSV and publish").toStdString());
    imported->fallthrough();
    auto file = std::make_shared<std::string>();
    imported->add_option("file", *file, "FILE.csv")->required();
    imported->callback([&command, part, file] {
        command.action = [&command, part, file] { return importPart(command, part, *file); };
    });
    CLI::App* listed = group->add_subcommand("list", Command::choose("列出", "list them").toStdString());
    listed->fallthrough();
    listed->callback(
        [&command, part] { command.action = [&command, part] { return listPart(command, part); }; });
}

} // namespace

void addCatalogueCommands(CLI::App& app, Command& command) {
    addPart(app, command, "org-units", Part::OrgUnits, Command::choose("组织机构", "org units"));
    addPart(app, command, "indicators", Part::Indicators, Command::choose("指标", "indicators"));
    addPart(app, command, "rules", Part::Rules, Command::choose("校验规则", "validation rules"));
}

} // namespace cunbao::cli
