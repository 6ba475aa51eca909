#include "app/cli/Command.h"
#include "app/cli/EntryJson.h"
#include "app/domain/AppError.h"
#include "app/domain/CatalogueWords.h"
#include "app/usecase/HeldUnits.h"
#include "app/usecase/MakeReport.h"
#include "app/usecase/TraceFigure.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Terms.h"

#include <QJsonArray>

namespace cunbao::cli {

namespace {

QString stateText(FigureState state) {
    if (state == FigureState::Value) return QStringLiteral("value");
    return state == FigureState::Missing ? QStringLiteral("missing") : QStringLiteral("not_applicable");
}

/// Rounded once, to the indicator's places. Null where there is no value: never "0".
QJsonValue valueJson(const Figure& figure, const Indicator& indicator) {
    if (!figure.hasValue()) return QJsonValue();
    if (indicator.isText()) return figure.texts.join(QChar(u'、'));
    const auto rounded = figure.value.rounded(indicator.places);
    return rounded.ok() ? QJsonValue(rounded->toString()) : QJsonValue();
}

QJsonArray codes(const std::vector<OrgCode>& units) {
    QJsonArray out;
    for (const OrgCode unit : units)
        out.append(unit.toString());
    return out;
}

QJsonValue whyMissingJson(const Figure& figure) {
    return figure.whyMissing.isEmpty() ? QJsonValue() : QJsonValue(figure.whyMissing);
}

QJsonObject figureJson(const Figure& figure, const Indicator& indicator, const Period& period) {
    QJsonArray flags;
    for (const QString& flag : figure.flags)
        flags.append(flag);
    return QJsonObject{{QStringLiteral("indicator"), figure.indicator},
                       {QStringLiteral("period"), period.toString()},
                       {QStringLiteral("org_unit"), figure.unit.toString()},
                       {QStringLiteral("state"), stateText(figure.state)},
                       {QStringLiteral("value"), valueJson(figure, indicator)},
                       {QStringLiteral("why_missing"), whyMissingJson(figure)},
                       {QStringLiteral("reported"), figure.reported},
                       {QStringLiteral("expected"), figure.expected},
                       {QStringLiteral("missing"), codes(figure.missing)},
                       {QStringLiteral("carried"), codes(figure.carried)},
                       {QStringLiteral("flags"), flags}};
}

/// The value, or what stands for it and why.
QString valueText(const Figure& figure, const Indicator& indicator) {
    if (figure.hasValue()) return valueJson(figure, indicator).toString();
    const Language language = languageFromEnvironment();
    const QString state = term(figure.state, language);
    const QString why = whyMissingTerm(figure.whyMissing, language);
    return why.isEmpty() ? state : Command::choose("%1（%2）", "%1 (%2)").arg(state, why);
}

/// Marks what is missing here only because others may read it: nobody shall take it for not reported. True
/// where this device holds all that the unit's figures are made of.
Result<bool> markHeld(Ledger& ledger, OrgCode unit, Figure& figure) {
    TRY_LET(const bool held, holdsFiguresOf(ledger, unit));
    // Also beside a value, which is then this device's own part of it.
    if (!held && figure.whyMissing.isEmpty()) figure.whyMissing = QStringLiteral("not-held");
    return held;
}

void sayPartly() {
    Command::say(
        Command::choose("这台设备上只有本村的数；别的村报了没有、全镇是多少，请在镇办的设备上看。",
                        "This device holds only its own village's figures: whether others have "
                        "reported, and what the township comes to, is seen on the office's devices."));
}

struct FigureOptions {
    std::string period, unit, by, cursor;
};

Result<void> figures(const Command& command, const FigureOptions& options) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const Period period, Period::parse(fromArgument(options.period)));
    TRY_LET(const auto asked, unitArgument(options.unit));
    TRY_LET(const Figures made, figuresOf(*ledger, period, fromArgument(options.cursor)));
    const Catalogue* catalogue = made.catalogue;
    const FigureBook& book = made.book;
    std::vector<Figure> shown;
    const auto add = [&](const std::vector<Figure>& list) {
        shown.insert(shown.end(), list.begin(), list.end());
    };
    if (asked && *asked != catalogue->township()) {
        if (!catalogue->unit(*asked)) return fail(AppErrc::UnitNotKnown, {asked->toString()});
        add(book.ofVillage(book.standsFor(*asked)));
    } else if (options.by == "village") {
        for (const UnitGroup& group : book.villages())
            add(book.ofVillage(group.unit));
    } else {
        add(book.ofTownship());
    }
    bool whole = true;
    QJsonArray json;
    QStringList lines;
    const Language language = languageFromEnvironment();
    for (Figure& figure : shown) {
        const Indicator* indicator = catalogue->find(figure.indicator);
        // At a village only what a village is asked for.
        const bool village = figure.unit != catalogue->township();
        if (!indicator || (village && !indicator->byVillages() && indicator->nature != Nature::Derived))
            continue;
        TRY_LET(const bool held, markHeld(*ledger, figure.unit, figure));
        whole = whole && held;
        json.append(figureJson(figure, *indicator, period));
        const QJsonValue value = valueJson(figure, *indicator);
        QStringList flags(figure.flags.begin(), figure.flags.end());
        lines.append(QStringList{
            figure.unit.toString(), figure.indicator, nameOf(*indicator, language),
            valueText(figure, *indicator), unitWordOf(*indicator, language, value.toString()),
            QStringLiteral("%1/%2").arg(figure.reported).arg(figure.expected), flags.join(QLatin1Char(','))}
                         .join(QLatin1Char('\t')));
    }
    if (!whole) sayPartly();
    command.answer(json, lines);
    return {};
}

struct TraceOptions {
    std::string indicator, period, unit;
};

QJsonObject tracedJson(const TracedEntry& traced) {
    QJsonObject json = entryJson(traced.entry);
    if (traced.carried) json.insert(QStringLiteral("carried"), true);
    return json;
}

QJsonObject overrideJson(const TracedOverride& set) {
    return {{QStringLiteral("org_unit"), set.unit.toString()},
            {QStringLiteral("value"), set.value.toString()},
            {QStringLiteral("computed"), set.computed ? QJsonValue(set.computed->toString()) : QJsonValue()},
            {QStringLiteral("why"), set.why},
            {QStringLiteral("person"), set.person},
            {QStringLiteral("device"), set.device.toHex()},
            {QStringLiteral("at"), toRfc3339(set.at)}};
}

Result<void> trace(const Command& command, const TraceOptions& options) {
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const Period period, Period::parse(fromArgument(options.period)));
    TRY_LET(const auto asked, unitArgument(options.unit));
    TRY_LET(FigureTrace trace, traceFigure(*ledger, fromArgument(options.indicator), period, asked));
    TRY_LET(bool whole, markHeld(*ledger, trace.figure.unit, trace.figure));
    for (TracedUnit& unit : trace.units) {
        if (!unit.figure) continue;
        TRY_LET(const bool held, markHeld(*ledger, unit.unit, *unit.figure));
        whole = whole && held;
    }
    for (TracedOperand& used : trace.operands) {
        TRY_LET(const bool held, markHeld(*ledger, used.figure.unit, used.figure));
        whole = whole && held;
    }
    if (!whole) sayPartly();
    const Indicator& indicator = trace.indicator;
    const Figure& figure = trace.figure;
    const Language language = languageFromEnvironment();
    QStringList lines{indicator.id + QLatin1Char(' ') + nameOf(indicator, language) + QStringLiteral(" = ") +
                      valueText(figure, indicator)};
    QJsonArray units;
    for (const TracedUnit& unit : trace.units) {
        QJsonArray entries;
        lines.append(QStringLiteral("  ") + unit.unit.toString() + QLatin1Char(' ') + unit.name);
        for (const TracedEntry& traced : unit.entries) {
            const EntryView& entry = traced.entry;
            entries.append(tracedJson(traced));
            lines.append(QStringLiteral("    %1  %2  %3  %4  %5")
                             .arg(entry.on.toString(Qt::ISODate), entry.value.toString(), entry.person,
                                  entry.state, entry.name.toString()));
        }
        QJsonObject row{{QStringLiteral("org_unit"), unit.unit.toString()},
                        {QStringLiteral("entries"), entries}};
        if (unit.figure) {
            row.insert(QStringLiteral("state"), stateText(unit.figure->state));
            row.insert(QStringLiteral("value"), valueJson(*unit.figure, indicator));
            row.insert(QStringLiteral("why_missing"), whyMissingJson(*unit.figure));
        }
        units.append(row);
    }
    QJsonArray operands;
    for (const TracedOperand& used : trace.operands) {
        operands.append(figureJson(used.figure, used.indicator, period));
        lines.append(QStringLiteral("  ") + used.operand.toString() + QStringLiteral(" = ") +
                     valueText(used.figure, used.indicator));
    }
    QJsonArray overrides;
    for (const TracedOverride& set : trace.overrides) {
        overrides.append(overrideJson(set));
        lines.append(Command::choose("  镇办核定 %1 = %2，条目合计 %3：%4（%5，%6）",
                                     "  set by the office: %1 = %2, by the entries %3: %4 (%5, %6)")
                         .arg(set.unit.toString(), set.value.toString(),
                              set.computed ? set.computed->toString() : Command::choose("没有数", "nothing"),
                              set.why, set.person, toRfc3339(set.at)));
    }
    QJsonObject json = figureJson(figure, indicator, period);
    json.insert(QStringLiteral("rule"),
                QJsonObject{{QStringLiteral("nature"), wordOf(indicator.nature)},
                            {QStringLiteral("over_time"), wordOf(indicator.overTime)},
                            {QStringLiteral("over_org_units"), wordOf(indicator.overUnits)},
                            {QStringLiteral("expression"), indicator.expression}});
    json.insert(QStringLiteral("villages"), units);
    json.insert(QStringLiteral("operands"), operands);
    json.insert(QStringLiteral("overrides"), overrides);
    command.answer(json, lines);
    return {};
}

struct ReportOptions {
    std::string templateId, period, out, cursor;
};

Result<void> report(const Command& command, const ReportOptions& options) {
    TRY_LET(const auto ledger, command.openHome());
    ReportRequest request;
    request.templateId = fromArgument(options.templateId);
    TRY_LET(request.period, Period::parse(fromArgument(options.period)));
    request.path = fromArgument(options.out);
    request.cursor = fromArgument(options.cursor);
    TRY_LET(const ReportOutcome outcome, makeReport(*ledger, request));
    if (outcome.counts.missing > 0 || outcome.counts.incomplete > 0)
        Command::say(Command::choose("还有 %1 处待填，%2 处不完整（文中已标出）",
                                     "%1 slots without a figure, %2 incomplete "
                                     "(marked in the text)")
                         .arg(outcome.counts.missing)
                         .arg(outcome.counts.incomplete));
    TRY_LET(const Catalogue* catalogue, ledger->currentCatalogue());
    TRY_LET(const bool whole, holdsUnit(*ledger, catalogue->township()));
    if (!whole) sayPartly();
    if (!outcome.frozen.isEmpty())
        Command::say(Command::choose("这一期已定稿。这份报告按现在的数写成，其中 %1 条是定稿后才到的；"
                                     "定稿的数请加 --as-of %2。",
                                     "This round is frozen. This report is made from what is held now, of "
                                     "which %1 came after the freeze; for the frozen figures add --as-of %2.")
                         .arg(outcome.late)
                         .arg(outcome.frozen));
    command.answer(QJsonObject{{QStringLiteral("out"), request.path},
                               {QStringLiteral("slots"), outcome.counts.total},
                               {QStringLiteral("missing"), outcome.counts.missing},
                               {QStringLiteral("incomplete"), outcome.counts.incomplete},
                               {QStringLiteral("cursor"), outcome.cursor},
                               {QStringLiteral("frozen"),
                                outcome.frozen.isEmpty() ? QJsonValue() : QJsonValue(outcome.frozen)}},
                   {Command::choose("报告已写入 %1（位点 %2）", "report written to %1 (cursor %2)")
                        .arg(request.path, outcome.cursor)});
    return {};
}

} // namespace

void addFigureCommands(CLI::App& app, Command& command) {
    CLI::App* shown = app.add_subcommand(
        "figures",
        Command::choose("汇总数及其完整程度", "merged figures and how complete they are").toStdString());
    shown->fallthrough();
    auto options = std::make_shared<FigureOptions>();
    shown->add_option("--period", options->period, "P")->required();
    shown->add_option("--org", options->unit, "CODE");
    shown->add_option("--by", options->by, "village")->check(CLI::IsMember({"village"}));
    shown->add_option("--as-of", options->cursor, "CURSOR");
    shown->callback(
        [&command, options] { command.action = [&command, options] { return figures(command, *options); }; });

    CLI::App* traced =
        app.add_subcommand("trace", Command::choose("一个数从哪里来：规则、村、台账、更正、人、设备",
                                                    "where a figure comes from: rule, villages, entries, "
                                                    "revisions, people, devices")
                                        .toStdString());
    traced->fallthrough();
    auto asked = std::make_shared<TraceOptions>();
    traced->add_option("indicator", asked->indicator, "INDICATOR")->required();
    traced->add_option("--period", asked->period, "P")->required();
    traced->add_option("--org", asked->unit, "CODE");
    traced->callback(
        [&command, asked] { command.action = [&command, asked] { return trace(command, *asked); }; });

    CLI::App* written = app.add_subcommand(
        "report", Command::choose("写出汇总好的报告", "write the merged report").toStdString());
    written->fallthrough();
    auto wanted = std::make_shared<ReportOptions>();
    written->add_option("--template", wanted->templateId, "annual-report")->required();
    written->add_option("--period", wanted->period, "P")->required();
    written->add_option("--out", wanted->out, "FILE.docx|.txt|.csv")->required();
    written->add_option("--as-of", wanted->cursor, "CURSOR");
    written->callback(
        [&command, wanted] { command.action = [&command, wanted] { return report(command, *wanted); }; });
}

} // namespace cunbao::cli
