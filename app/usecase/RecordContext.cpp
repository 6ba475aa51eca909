#include "app/usecase/RecordContext.h"

#include "app/domain/AppError.h"
#include "app/domain/EntryCheck.h"
#include "app/domain/Expression.h"
#include "app/domain/NumberInput.h"
#include "app/domain/RoundForToday.h"
#include "app/report/BuiltInTemplate.h"
#include "app/store/FigureReader.h"
#include "app/store/RoundReader.h"
#include "app/usecase/RecordEntry.h"

namespace cunbao {

namespace {

/// As many of the latest entries as tell what is usual.
constexpr qsizetype LatestEntries = 12;

/// The templates that the figure fills, whether in its own slot or by what is computed from it: id and name.
Result<QMap<QString, QString>> templatesThatAsk(const Catalogue& catalogue, const QString& indicator) {
    TRY_LET(const auto used, thoseMadeFrom(catalogue, indicator));
    QMap<QString, QString> out;
    for (const QString& id : builtInTemplateIds()) {
        TRY_LET(const ReportTemplate one, builtInTemplate(id));
        const QStringList bound = one.indicators();
        if (std::any_of(bound.begin(), bound.end(), [&](const QString& slot) { return used.contains(slot); }))
            out.insert(id, one.name);
    }
    return out;
}

/// Whether the entry can be made at all, and on which date. An error of the date alone is for the screen.
Result<void> dateOf(Ledger& ledger, const Catalogue& catalogue, RecordContext& context) {
    const auto on = dateInPeriod(ledger, context.period);
    if (!on.ok() && !on.error().is(AppErrc::ClockDoubtful) && !on.error().is(AppErrc::DateInFuture))
        return on.error();
    const auto may = checkEntry(catalogue, context.indicator, context.unit.code, on.ok() ? *on : QDate(),
                                EntryValue::notApplicable());
    if (!may.ok() && !may.error().is(AppErrc::DateSyntax) && !may.error().is(AppErrc::DateOutsideUnit))
        return may.error();
    if (!on.ok())
        context.whyNoDate = on.error();
    else if (!may.ok())
        context.whyNoDate = may.error();
    else
        context.on = *on;
    return {};
}

Result<void> figuresIn(Ledger& ledger, RecordContext& context) {
    FigureReader reader(ledger);
    const QString& id = context.indicator.id;
    TRY_LET(const Figures figures, reader.figures(context.period));
    const Figure* figure = figures.book.find(id, figures.book.standsFor(context.unit.code));
    if (!figure) return fail(AppErrc::UnitNotKnown, {context.unit.code.toString()});
    context.figure = *figure;

    TRY_LET(const FigureBook before, reader.yearBefore(context.period));
    const Figure* earlier = before.find(id, before.standsFor(context.unit.code));
    if (!earlier || earlier->state == FigureState::Missing) return {};
    context.yearBefore = *earlier;
    if (!earlier->hasValue() || context.indicator.isText()) return {};
    const auto rounded = earlier->value.rounded(Decimal::Places);
    if (rounded.ok()) context.earlier.yearBefore = *rounded;
    return {};
}

Result<void> entriesIn(Ledger& ledger, RecordContext& context) {
    EntryFilter filter;
    filter.indicator = context.indicator.id;
    filter.unit = context.unit.code;
    filter.newestFirst = true;
    filter.limit = LatestEntries;
    TRY_LET(const auto latest, EntryReader(ledger).list(filter));
    if (!latest.empty()) context.last = latest.front();
    for (const EntryView& entry : latest)
        if (entry.value.kind == EntryValue::Kind::Number)
            context.earlier.values.push_back(entry.value.number);
    return {};
}

void offer(RecordContext& context) {
    const Indicator& indicator = context.indicator;
    context.offersSame = indicator.nature == Nature::Stock && context.last &&
                         context.last->value.kind == EntryValue::Kind::Number &&
                         checkNumber(context.last->value.number, indicator).ok();
    context.offersNoneNew =
        indicator.nature == Nature::Flow && !indicator.isText() && checkNumber(Decimal(), indicator).ok();
    context.offersNotApplicable = indicator.nature == Nature::Stock || !context.figure.hasValue();
}

} // namespace

Result<std::set<QString>> thoseMadeFrom(const Catalogue& catalogue, const QString& indicator) {
    std::set<QString> out{indicator};
    for (std::size_t before = 0; before != out.size();) {
        before = out.size();
        for (const Indicator& derived : catalogue.indicators()) {
            if (derived.nature != Nature::Derived) continue;
            TRY_LET(const Expression expression, Expression::parse(derived.expression));
            for (const Operand& operand : expression.operands())
                if (out.contains(operand.id)) out.insert(derived.id);
        }
    }
    return out;
}

Result<RecordContext> recordContext(Ledger& ledger, const QString& indicatorId,
                                    const std::optional<OrgCode>& askedUnit,
                                    const std::optional<Period>& period) {
    TRY_LET(const ReadTransaction snapshot, ReadTransaction::begin(ledger.db()));
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    const Indicator* indicator = catalogue->find(indicatorId);
    if (!indicator) return fail(AppErrc::IndicatorUnknown, {indicatorId});
    TRY_LET(const OrgCode code, unitToRecordFor(ledger, *indicator, askedUnit));
    const OrgUnit* unit = catalogue->unit(code);
    if (!unit) return fail(AppErrc::UnitNotKnown, {code.toString()});
    RecordContext out;
    out.indicator = *indicator;
    out.unit = *unit;

    TRY_LET(const auto templates, templatesThatAsk(*catalogue, indicatorId));
    out.reports = templates.values();
    TRY_LET(const QDate today, ledger.today());
    if (period) {
        out.period = *period;
    } else {
        TRY_LET(const auto open, RoundReader(ledger).open());
        out.round = roundForToday(open, today, templates.keys());
        out.period = periodForToday(out.round, today);
    }
    TRY(dateOf(ledger, *catalogue, out));
    TRY(figuresIn(ledger, out));
    TRY(entriesIn(ledger, out));
    TRY_LET(out.draft, DraftTable(ledger).find(indicatorId, code));
    offer(out);
    return out;
}

} // namespace cunbao
