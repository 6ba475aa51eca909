#include "app/usecase/SectionProgress.h"

#include <algorithm>

namespace cunbao {

namespace {

bool holds(const std::vector<OrgCode>& units, OrgCode unit) {
    return std::find(units.begin(), units.end(), unit) != units.end();
}

/// A unit as a figure sees it: with its predecessors.
struct Owner {
    UnitGroup group;
    bool isTownship = false;
};

/// Null where there is none of these entries.
const SeriesTally* seriesOf(const Figures& figures, int index, OrgCode unit) {
    const auto found = figures.input.series.find({index, unit});
    return found == figures.input.series.end() ? nullptr : &found->second;
}

/// Whether the latest word of a unit is 待核实. It is only asked of a unit that has not reported.
bool endsUnknown(const Figures& figures, const Indicator& indicator, int index, const Owner& owner) {
    std::vector<OrgCode> members = owner.group.predecessors;
    members.push_back(owner.group.unit);
    return std::any_of(members.begin(), members.end(), [&](OrgCode member) {
        const SeriesTally* series = seriesOf(figures, index, member);
        if (!series) return false;
        const auto& latest = indicator.nature != Nature::Stock ? series->within.newest
                             : series->within.last             ? series->within.last
                                                               : series->before.last;
        return latest && latest->kind == EntryValue::Kind::Unknown;
    });
}

/// Whether the unit's own word is 不涉及. The township's own share stands in no figure of its own where the
/// villages' are merged with it.
bool saysNotApplicable(const Figures& figures, const Indicator& indicator, int index, const Figure& figure,
                       const Owner& owner) {
    const bool merged = owner.isTownship && indicator.byVillages();
    if (!merged || figure.flags.contains(QStringLiteral("overridden")))
        return figure.state == FigureState::NotApplicable;
    const SeriesTally* series = seriesOf(figures, index, owner.group.unit);
    if (!series) return false;
    const auto value = unitValue(indicator, series->within, series->before);
    return value.ok() && value->state == UnitValue::State::NotApplicable;
}

bool isAsked(const Indicator& indicator, const Owner& owner) {
    if (indicator.nature == Nature::Derived || indicator.fromRegister) return false;
    return owner.isTownship ? indicator.byTownship() : indicator.byVillages() && owner.group.expected;
}

/// Whether it is shown at this unit at all.
bool concerns(const Indicator& indicator, const Owner& owner) {
    return indicator.nature == Nature::Derived ||
           (owner.isTownship ? indicator.byTownship() : indicator.byVillages());
}

OwedState stateOf(const Figures& figures, const Indicator& indicator, int index, const Figure& figure,
                  const Owner& owner) {
    if (!isAsked(indicator, owner)) return OwedState::NotAsked;
    if (holds(figure.missing, owner.group.unit))
        return endsUnknown(figures, indicator, index, owner) ? OwedState::Unknown : OwedState::Owed;
    if (holds(figure.carried, owner.group.unit)) return OwedState::Carried;
    return saysNotApplicable(figures, indicator, index, figure, owner) ? OwedState::NotApplicable
                                                                       : OwedState::Reported;
}

/// Nothing for a unit that has no figures.
std::optional<Owner> ownerOf(const Figures& figures, OrgCode unit) {
    if (unit == figures.catalogue->township()) return Owner{{unit, {}, true}, true};
    const auto& groups = figures.book.villages();
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [&](const UnitGroup& group) { return group.unit == unit; });
    if (found == groups.end()) return std::nullopt;
    return Owner{*found, false};
}

/// The one of this name, made at the end where there is none.
template <class Section>
Section& sectionIn(std::vector<Section>& sections, const QString& name) {
    const auto found = std::find_if(sections.begin(), sections.end(),
                                    [&](const Section& one) { return one.section == name; });
    if (found != sections.end()) return *found;
    Section& made = sections.emplace_back();
    made.section = name;
    return made;
}

} // namespace

std::vector<SectionProgress> sectionsOf(const Figures& figures, OrgCode unit, const FigureBook* before) {
    std::vector<SectionProgress> out;
    const auto owner = ownerOf(figures, unit);
    if (!owner) return out;
    const auto& indicators = figures.catalogue->indicators();
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        const Indicator& indicator = indicators[i];
        if (!concerns(indicator, *owner)) continue;
        SectionItem item;
        item.indicator = &indicator;
        item.figure = figures.book.find(indicator.id, unit);
        item.state = stateOf(figures, indicator, static_cast<int>(i), *item.figure, *owner);
        const Figure* earlier = before ? before->find(indicator.id, unit) : nullptr;
        item.wasNotApplicable = earlier && earlier->state == FigureState::NotApplicable;
        SectionProgress& section = sectionIn(out, indicator.section);
        section.owing += item.owes() ? 1 : 0;
        section.answered += item.isAnswered() ? 1 : 0;
        section.items.push_back(item);
    }
    return out;
}

Completeness completenessOf(const Figures& figures) {
    Completeness out;
    std::vector<OrgCode> units;
    for (const UnitGroup& group : figures.book.villages())
        if (group.expected) units.push_back(group.unit);
    units.push_back(figures.catalogue->township());

    for (const Indicator& indicator : figures.catalogue->indicators())
        sectionIn(out.sections, indicator.section);
    for (const OrgCode unit : units) {
        UnitCompleteness& row = out.units.emplace_back();
        row.unit = unit;
        const OrgUnit* named = figures.catalogue->unit(unit);
        row.name = named ? named->name : QString();
        for (const SectionCount& section : out.sections)
            sectionIn(row.sections, section.section);
        for (const SectionProgress& section : sectionsOf(figures, unit)) {
            SectionCount& field = sectionIn(row.sections, section.section);
            SectionCount& total = sectionIn(out.sections, section.section);
            for (SectionCount* count : {&field, &total}) {
                count->owing += section.owing;
                count->answered += section.answered;
            }
            row.owing += section.owing;
            row.answered += section.answered;
        }
        out.owing += row.owing;
        out.answered += row.answered;
    }
    // What nobody owes has no column.
    QStringList idle;
    for (const SectionCount& section : out.sections)
        if (section.owing + section.answered == 0) idle.append(section.section);
    const auto isIdle = [&](const SectionCount& section) { return idle.contains(section.section); };
    std::erase_if(out.sections, isIdle);
    for (UnitCompleteness& row : out.units)
        std::erase_if(row.sections, isIdle);
    return out;
}

} // namespace cunbao
