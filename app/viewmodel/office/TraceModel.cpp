#include "app/viewmodel/office/TraceModel.h"

#include "app/usecase/OverrideFigure.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/office/RoundAtHand.h"
#include "app/viewmodel/office/RuleWords.h"
#include "app/viewmodel/office/TraceRows.h"

#include <algorithm>

namespace cunbao {

namespace {

/// The rows of a whole list.
template <class List, class RowOf>
std::vector<RowListModel::Row> rowsOf(const List& list, RowOf rowOf) {
    std::vector<RowListModel::Row> rows;
    rows.reserve(list.size());
    for (const auto& one : list)
        rows.push_back(rowOf(one));
    return rows;
}

} // namespace

TraceModel::TraceModel(QObject* parent)
    : PageModel(parent), m_units({"code", "name", "value", "missing", "flags", "entries"}, this),
      m_operands({"indicator", "name", "value", "kind"}, this),
      m_overrides({"code", "name", "value", "computed", "why", "person", "device", "at"}, this),
      m_entries({"id", "value", "on", "note", "person", "device", "at", "state", "stateText", "fromOffice",
                 "carried", "revisions"},
                this),
      m_revisions({"what", "value", "on", "note", "why", "person", "device", "at", "accepted"}, this) {}

void TraceModel::setIndicator(const QString& id) {
    if (m_path.size() == 1 && id == indicator()) return;
    m_path = {Step{id, m_path.front().period, {}, {}, {}}};
    m_trace.reset();
    show();
    Q_EMIT asked();
    reload();
}

void TraceModel::setPeriod(const QString& period) {
    if (period == m_path.front().period) return;
    m_path = {Step{m_path.front().indicator, period, {}, {}, {}}};
    Q_EMIT asked();
    reload();
}

void TraceModel::load() {
    if (indicator().isEmpty()) return;
    read(
        [step = m_path.back()](Ledger& ledger) -> Result<FigureTrace> {
            TRY_LET(const RoundAtHand hand, roundAtHand(ledger));
            TRY_LET(const Period period,
                    step.period.isEmpty() ? Result<Period>(hand.period) : Period::parse(step.period));
            return traceFigure(ledger, step.indicator, period,
                               step.unit.isNull() ? std::nullopt : std::optional(step.unit));
        },
        [this](FigureTrace trace) {
            m_trace = std::move(trace);
            show();
        });
}

void TraceModel::show() {
    const FigureTrace empty;
    const FigureTrace& trace = m_trace ? *m_trace : empty;
    const Language spoken = session() ? language() : Language::Chinese;
    m_units.setRows(
        rowsOf(trace.units, [&](const TracedUnit& unit) { return unitRow(trace, unit, spoken); }));
    m_operands.setRows(
        rowsOf(trace.operands, [&](const TracedOperand& operand) { return operandRow(operand, spoken); }));
    std::vector<TracedOverride> sets = trace.overrides;
    if (const TracedUnit* unit = shownUnit())
        std::erase_if(sets, [&](const TracedOverride& set) {
            return std::find(unit->members.begin(), unit->members.end(), set.unit) == unit->members.end();
        });
    m_overrides.setRows(
        rowsOf(sets, [&](const TracedOverride& set) { return overrideRow(trace, set, spoken); }));
    const TracedUnit* unit = shownUnit();
    m_entries.setRows(rowsOf(unit ? unit->entries : std::vector<TracedEntry>(),
                             [&](const TracedEntry& entry) { return entryRow(trace, entry, spoken); }));
    const TracedEntry* entry = shownEntry();
    m_revisions.setRows(
        rowsOf(entry ? entry->entry.revisions : std::vector<RevisionView>(),
               [&](const RevisionView& revision) { return revisionRow(trace, revision, spoken); }));
    Q_EMIT changed();
}

const TracedUnit* TraceModel::shownUnit() const {
    if (!m_trace || m_path.back().shown.isNull()) return nullptr;
    const auto found = std::find_if(m_trace->units.begin(), m_trace->units.end(),
                                    [&](const auto& unit) { return unit.unit == m_path.back().shown; });
    return found == m_trace->units.end() ? nullptr : &*found;
}

const TracedEntry* TraceModel::shownEntry() const {
    const TracedUnit* unit = shownUnit();
    if (!unit || m_path.back().entry.isEmpty()) return nullptr;
    const auto found = std::find_if(unit->entries.begin(), unit->entries.end(), [&](const auto& traced) {
        return traced.entry.name.toString() == m_path.back().entry;
    });
    return found == unit->entries.end() ? nullptr : &*found;
}

const Figure* TraceModel::shownFigure() const {
    if (!m_trace || shownEntry()) return nullptr;
    if (const TracedUnit* unit = shownUnit()) return unit->figure ? &*unit->figure : nullptr;
    return &m_trace->figure;
}

OrgCode TraceModel::figureUnit() const {
    const Figure* figure = shownFigure();
    return figure ? figure->unit : OrgCode();
}

TraceModel::Level TraceModel::level() const {
    if (shownEntry()) return EntryLevel;
    return shownUnit() ? UnitLevel : FigureLevel;
}

QString TraceModel::name() const {
    return m_trace ? nameOf(m_trace->indicator, language()) : QString();
}

QString TraceModel::value() const {
    if (const TracedEntry* entry = shownEntry())
        return entryRow(*m_trace, *entry, language()).value(1).toString();
    const Figure* figure = shownFigure();
    return figure ? figureWithUnit(*figure, m_trace->indicator, language()) : QString();
}

QString TraceModel::unitWord() const {
    return m_trace ? unitWordOf(m_trace->indicator, language()) : QString();
}

bool TraceModel::missing() const {
    const Figure* figure = shownFigure();
    return figure && figure->state == FigureState::Missing;
}

QString TraceModel::unitName() const {
    if (const TracedUnit* unit = shownUnit()) return unit->name;
    const OrgCode unit = m_path.back().unit;
    return m_trace && !unit.isNull() ? unitNameIn(*m_trace, unit) : QString();
}

QString TraceModel::unitCode() const {
    const TracedUnit* unit = shownUnit();
    const OrgCode code = unit ? unit->unit : m_path.back().unit;
    return code.isNull() ? QString() : code.toString();
}

QString TraceModel::periodText() const {
    return m_trace ? cunbao::periodText(m_trace->period, language()) : QString();
}

QString TraceModel::rule() const {
    return m_trace ? ruleInWords(m_trace->indicator, language()) : QString();
}

QString TraceModel::countingRule() const {
    return m_trace ? countingRuleOf(m_trace->indicator, language()) : QString();
}

int TraceModel::reported() const {
    const Figure* figure = shownFigure();
    return figure ? figure->reported : 0;
}

int TraceModel::expected() const {
    const Figure* figure = shownFigure();
    return figure ? figure->expected : 0;
}

QStringList TraceModel::flags() const {
    const Figure* figure = shownFigure();
    return figure ? flagWords(*figure, language()) : QStringList();
}

bool TraceModel::overridable() const {
    return shownFigure() && m_trace->indicator.recordedBy != RecordedBy::Profile;
}

bool TraceModel::overridden() const {
    return m_trace && std::any_of(m_trace->overrides.begin(), m_trace->overrides.end(),
                                  [&](const auto& set) { return set.unit == figureUnit(); });
}

void TraceModel::go(Step step) {
    clearError();
    m_path.push_back(std::move(step));
    Q_EMIT asked();
}

void TraceModel::openUnit(const QString& code) {
    const auto unit = OrgCode::parse(code);
    if (!unit.ok() || !m_trace) return;
    Step step = m_path.back();
    step.shown = *unit;
    step.entry.clear();
    go(step);
    show();
}

void TraceModel::openEntry(const QString& id) {
    if (!shownUnit()) return;
    Step step = m_path.back();
    step.entry = id;
    go(step);
    show();
}

void TraceModel::openOperand(int row) {
    if (!m_trace || row < 0 || row >= m_operands.count()) return;
    const Operand& operand = m_trace->operands[static_cast<std::size_t>(row)].operand;
    const Period period =
        operand.kind == OperandKind::Previous ? m_trace->period.yearBefore() : m_trace->period;
    go({operand.id, period.toString(), m_path.back().unit, {}, {}});
    m_trace.reset();
    show();
    reload();
}

void TraceModel::goBack() {
    if (!canGoBack()) return;
    clearError();
    const Step left = m_path.back();
    m_path.pop_back();
    Q_EMIT asked();
    if (left.indicator == indicator() && left.unit == m_path.back().unit) {
        show();
        return;
    }
    m_trace.reset();
    show();
    reload();
}

void TraceModel::overrideWith(const QString& typed, const QString& why) {
    if (!overridable()) return;
    act([id = indicator(), typed, unit = figureUnit(), period = m_trace->period,
         why](Ledger& ledger) { return overrideFigure(ledger, id, typed, unit, period, why); },
        [this](std::monostate) { Q_EMIT decided(); });
}

void TraceModel::undoOverride(const QString& why) {
    if (!overridden()) return;
    act([id = indicator(), unit = figureUnit(), period = m_trace->period,
         why](Ledger& ledger) { return cunbao::undoOverride(ledger, id, unit, period, why); },
        [this](std::monostate) { Q_EMIT decided(); });
}

} // namespace cunbao
