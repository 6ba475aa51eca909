#include "app/usecase/TraceFigure.h"

#include "app/domain/AppError.h"
#include "app/store/FigureReader.h"
#include "app/store/OverrideReader.h"

namespace cunbao {

namespace {

/// What a trace is looked for in.
struct Search {
    Ledger& ledger;
    const Figures& figures;
    const Indicator& indicator;
    const Period& period;

    /// Null where the unit has no entries that count.
    [[nodiscard]] const SeriesTally* seriesOf(OrgCode unit) const {
        const auto found = figures.input.series.find({figures.catalogue->indexOf(indicator.id), unit});
        return found == figures.input.series.end() ? nullptr : &found->second;
    }
};

/// All entries of the indicator dated in the period, by unit, each unit's by place in the log. The log is
/// read once, however many villages there are.
Result<std::map<OrgCode, std::vector<TracedEntry>>> entriesByUnit(const Search& search) {
    EntryFilter filter;
    filter.indicator = search.indicator.id;
    filter.period = search.period;
    filter.history = true;
    TRY_LET(auto entries, EntryReader(search.ledger).list(filter));
    std::map<OrgCode, std::vector<TracedEntry>> out;
    for (EntryView& entry : entries) {
        const OrgCode unit = entry.unit;
        out[unit].push_back({std::move(entry), false});
    }
    return out;
}

/// Whether a merged predecessor's last value no longer stands in, because its successor has spoken since.
bool isTakenOver(const Search& search, OrgCode member) {
    const OrgUnit* unit = search.figures.catalogue->unit(member);
    if (!unit || unit->successor.isNull()) return false;
    const SeriesTally* after = search.seriesOf(unit->successor);
    if (!after) return false;
    const auto& spoke = after->within.last ? after->within.last : after->before.last;
    return spoke && spoke->on > unit->end;
}

/// The entry from before the period that a unit's stock is carried from; nothing where none is.
Result<std::optional<EntryView>> carriedEntry(const Search& search, OrgCode member) {
    const SeriesTally* series = search.seriesOf(member);
    if (search.indicator.nature != Nature::Stock || !series) return std::optional<EntryView>();
    TRY_LET(const UnitValue value, unitValue(search.indicator, series->within, series->before));
    if (!value.fromBefore) return std::optional<EntryView>();
    const auto& point =
        value.state == UnitValue::State::Value ? series->before.lastNumber : series->before.last;
    if (!point) return std::optional<EntryView>();
    EntryFilter filter;
    filter.indicator = search.indicator.id;
    filter.unit = member;
    TRY_LET(filter.period, Period::parse(point->on.toString(QStringLiteral("yyyyMMdd"))));
    TRY_LET(const auto ofDay, EntryReader(search.ledger).list(filter));
    const auto found = std::find_if(ofDay.begin(), ofDay.end(),
                                    [&](const EntryView& entry) { return entry.order == point->order; });
    return found == ofDay.end() ? std::optional<EntryView>() : std::optional(*found);
}

Result<TracedUnit> tracedUnit(const Search& search, const UnitGroup& group,
                              const std::map<OrgCode, std::vector<TracedEntry>>& entries) {
    TracedUnit out;
    out.unit = group.unit;
    const OrgUnit* named = search.figures.catalogue->unit(group.unit);
    out.name = named ? named->name : QString();
    out.members = group.predecessors;
    out.members.push_back(group.unit);
    for (const OrgCode member : out.members) {
        if (member == group.unit || !isTakenOver(search, member)) {
            TRY_LET(auto carried, carriedEntry(search, member));
            if (carried) out.entries.push_back({*std::move(carried), true});
        }
        const auto dated = entries.find(member);
        if (dated != entries.end())
            out.entries.insert(out.entries.end(), dated->second.begin(), dated->second.end());
    }
    if (group.unit == search.figures.catalogue->township()) return out;
    if (const Figure* figure = search.figures.book.find(search.indicator.id, group.unit))
        out.figure = *figure;
    return out;
}

Result<std::vector<TracedUnit>> tracedUnits(const Search& search, OrgCode unit) {
    TRY_LET(const auto entries, entriesByUnit(search));
    const OrgCode township = search.figures.catalogue->township();
    std::vector<TracedUnit> out;
    for (const UnitGroup& group : search.figures.book.villages()) {
        if (!search.indicator.byVillages() || (unit != township && unit != group.unit)) continue;
        TRY_LET(TracedUnit one, tracedUnit(search, group, entries));
        out.push_back(std::move(one));
    }
    if (search.indicator.byTownship() && unit == township) {
        TRY_LET(TracedUnit own, tracedUnit(search, {township, {}, true}, entries));
        out.push_back(std::move(own));
    }
    return out;
}

Result<std::vector<TracedOperand>> tracedOperands(const Search& search, OrgCode unit) {
    std::vector<TracedOperand> out;
    if (search.indicator.nature != Nature::Derived) return out;
    TRY_LET(const Expression expression, Expression::parse(search.indicator.expression));
    for (const Operand& operand : expression.operands()) {
        const Figure* used = search.figures.book.find(operand.id, unit);
        const Indicator* named = search.figures.catalogue->find(operand.id);
        if (used && named) out.push_back({operand, *named, *used});
    }
    return out;
}

/// Of the figure itself and, at the township, of every unit in it.
Result<std::vector<TracedOverride>> tracedOverrides(const Search& search, OrgCode unit) {
    TRY_LET(const auto sets, OverrideReader(search.ledger).of(search.period));
    EntryReader reader(search.ledger);
    std::vector<TracedOverride> out;
    for (const auto& [key, figure] : sets) {
        const bool within =
            unit == search.figures.catalogue->township() || search.figures.book.standsFor(key.second) == unit;
        if (key.first != search.indicator.id || !within || !figure.inForce()) continue;
        const FigureOverridden& set = figure.latest.set;
        TracedOverride one;
        one.unit = key.second;
        one.value = set.value;
        if (!set.computedMissing) one.computed = set.computed;
        one.why = set.why;
        one.device = figure.latest.order.device;
        one.at = figure.latest.order.time.instant();
        TRY_LET(one.person, reader.personOf(one.device));
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace

Result<FigureTrace> traceFigure(Ledger& ledger, const QString& indicatorId, const Period& period,
                                const std::optional<OrgCode>& askedUnit) {
    TRY_LET(const ReadTransaction snapshot, ReadTransaction::begin(ledger.db()));
    TRY_LET(const Figures figures, FigureReader(ledger).figures(period));
    const Indicator* indicator = figures.catalogue->find(indicatorId);
    if (!indicator) return fail(AppErrc::IndicatorUnknown, {indicatorId});
    const OrgCode unit = figures.book.standsFor(askedUnit.value_or(figures.catalogue->township()));
    const Figure* figure = figures.book.find(indicatorId, unit);
    if (!figure) return fail(AppErrc::UnitNotKnown, {unit.toString()});

    const Search search{ledger, figures, *indicator, period};
    FigureTrace out;
    out.indicator = *indicator;
    out.period = period;
    out.figure = *figure;
    TRY_LET(out.units, tracedUnits(search, unit));
    TRY_LET(out.operands, tracedOperands(search, unit));
    TRY_LET(out.overrides, tracedOverrides(search, unit));
    return out;
}

} // namespace cunbao
