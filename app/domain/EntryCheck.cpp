#include "app/domain/EntryCheck.h"

#include "app/domain/AppError.h"
#include "app/domain/NumberInput.h"

namespace cunbao {

namespace {

/// Whether the value is of the indicator's type and within its bounds.
Result<void> checkValue(const Indicator& indicator, const EntryValue& value) {
    switch (value.kind) {
    case EntryValue::Kind::NotApplicable:
    case EntryValue::Kind::Unknown: return {};
    case EntryValue::Kind::Text:
        if (!indicator.isText()) return fail(AppErrc::NumberSyntax, {value.text});
        return value.text.trimmed().isEmpty() ? Result<void>(fail(AppErrc::TextEmpty)) : Result<void>();
    case EntryValue::Kind::Number: break;
    }
    if (indicator.isText()) return fail(AppErrc::TextEmpty);
    return checkNumber(value.number, indicator);
}

} // namespace

Result<void> checkEntry(const Catalogue& catalogue, const Indicator& indicator, OrgCode unit, QDate on,
                        const EntryValue& value) {
    if (indicator.recordedBy == RecordedBy::Nobody || indicator.recordedBy == RecordedBy::Profile)
        return fail(AppErrc::NotRecorded, {indicator.id});
    const OrgUnit* owner = catalogue.unit(unit);
    if (!owner) return fail(AppErrc::UnitNotKnown, {unit.toString()});
    const bool township = unit == catalogue.township();
    if (township ? !indicator.byTownship() : !indicator.byVillages())
        return fail(AppErrc::WrongLevel,
                    {indicator.id, township ? QStringLiteral("village") : QStringLiteral("township")});
    if (!on.isValid()) return fail(AppErrc::DateSyntax, {QString()});
    if ((!owner->start.isNull() && on < owner->start) || (!owner->end.isNull() && on > owner->end))
        return fail(AppErrc::DateOutsideUnit,
                    {on.toString(Qt::ISODate), unit.toString(),
                     owner->successor.isNull() ? QString() : owner->successor.toString()});
    return checkValue(indicator, value);
}

Result<void> checkOverride(const Catalogue& catalogue, const Indicator& indicator, OrgCode unit,
                           const EntryValue& value) {
    if (!catalogue.unit(unit)) return fail(AppErrc::UnitNotKnown, {unit.toString()});
    if (value.kind == EntryValue::Kind::Unknown) return fail(AppErrc::OverrideUnknown);
    return checkValue(indicator, value);
}

} // namespace cunbao
