#include "app/viewmodel/office/TraceRows.h"

#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Terms.h"
#include "app/viewmodel/Unbroken.h"

namespace cunbao {

namespace {

constexpr qsizetype ShortId = 8; ///< hex digits: enough for a person to tell devices apart

QString shortName(const DeviceId& device) {
    return device.toHex().left(ShortId);
}

int yearOf(const FigureTrace& trace) {
    return trace.period.firstDay().year();
}

QString withUnit(const QString& value, bool isNumber, const Indicator& indicator, Language language) {
    return cunbao::withUnit(value, isNumber ? unitWordOf(indicator, language, value) : QString());
}

QString valueWithUnit(const EntryValue& value, const Indicator& indicator, Language language) {
    return withUnit(valueText(value, language), value.kind == EntryValue::Kind::Number, indicator, language);
}

} // namespace

QString figureWithUnit(const Figure& figure, const Indicator& indicator, Language language) {
    return withUnit(figureText(figure, indicator, language), figure.hasValue() && !indicator.isText(),
                    indicator, language);
}

QString unitNameIn(const FigureTrace& trace, OrgCode unit) {
    for (const TracedUnit& traced : trace.units) {
        const bool within =
            std::find(traced.members.begin(), traced.members.end(), unit) != traced.members.end();
        if (within && !traced.name.isEmpty()) return traced.name;
    }
    return unit.toString();
}

QStringList flagWords(const Figure& figure, Language language) {
    QStringList words;
    for (const QString& flag : figure.flags)
        words.append(atStart(flagTerm(flag, language)));
    return words;
}

RowListModel::Row unitRow(const FigureTrace& trace, const TracedUnit& unit, Language language) {
    const QString value = unit.figure ? figureWithUnit(*unit.figure, trace.indicator, language) : QString();
    const bool missing = unit.figure && unit.figure->state == FigureState::Missing;
    const QStringList flags = unit.figure ? flagWords(*unit.figure, language) : QStringList();
    return {unit.unit.toString(), unit.name, value, missing, flags, static_cast<int>(unit.entries.size())};
}

RowListModel::Row operandRow(const TracedOperand& operand, Language language) {
    const bool reported = operand.operand.kind == OperandKind::Reported;
    const QString value = reported ? QString::number(operand.figure.reported)
                                   : figureWithUnit(operand.figure, operand.indicator, language);
    return {operand.operand.id, nameOf(operand.indicator, language),
            operand.operand.kind == OperandKind::Previous ? QString() : value,
            static_cast<int>(operand.operand.kind)};
}

RowListModel::Row overrideRow(const FigureTrace& trace, const TracedOverride& set, Language language) {
    return {set.unit.toString(),
            unitNameIn(trace, set.unit),
            valueWithUnit(set.value, trace.indicator, language),
            set.computed ? valueWithUnit(*set.computed, trace.indicator, language)
                         : term(FigureState::Missing, language),
            set.why,
            set.person,
            shortName(set.device),
            instantText(set.at, language, yearOf(trace))};
}

RowListModel::Row entryRow(const FigureTrace& trace, const TracedEntry& traced, Language language) {
    const EntryView& entry = traced.entry;
    return {entry.name.toString(),
            valueWithUnit(entry.value, trace.indicator, language),
            dayText(entry.on, language, yearOf(trace)),
            entry.note,
            entry.person,
            shortName(entry.device),
            instantText(entry.recordedAt, language, yearOf(trace)),
            entry.state,
            atStart(entryStateTerm(entry.state, language)),
            entry.fromOffice,
            traced.carried,
            static_cast<int>(entry.revisions.size()) - 1};
}

RowListModel::Row revisionRow(const FigureTrace& trace, const RevisionView& revision, Language language) {
    const bool withdrawn = revision.kind == OpKind::EntryWithdrawn;
    return {revisionTerm(revision.kind, language),
            withdrawn ? QString() : valueWithUnit(revision.value, trace.indicator, language),
            dayText(revision.on, language, yearOf(trace)),
            revision.note,
            revision.why,
            revision.person,
            shortName(revision.device),
            instantText(revision.at, language, yearOf(trace)),
            revision.status == OpStatus::Accepted};
}

} // namespace cunbao
