#include "app/domain/EntryCheck.h"

#include "app/domain/AppError.h"

namespace cunbao {

namespace {

Result<void> checkNumber(const Indicator& indicator, Decimal number) {
    if (indicator.valueType == ValueType::YesNo && number != Decimal::fromInteger(0) &&
        number != Decimal::fromInteger(1))
        return fail(AppErrc::YesNoExpected, {number.toString()});
    if (number.significantPlaces() > indicator.places)
        return fail(AppErrc::TooManyPlaces, {number.toString(), QString::number(indicator.places)});
    // Negative only where `min` says so.
    const Decimal least = indicator.min.value_or(Decimal());
    if (number < least) return fail(AppErrc::BelowMinimum, {number.toString(), least.toString()});
    if (indicator.max && number > *indicator.max)
        return fail(AppErrc::AboveMaximum, {number.toString(), indicator.max->toString()});
    return {};
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
        return fail(AppErrc::WrongLevel, {indicator.id, township ? QStringLiteral("village") : QStringLiteral("township")});
    if (!on.isValid()) return fail(AppErrc::DateSyntax, {QString()});
    if ((!owner->start.isNull() && on < owner->start) || (!owner->end.isNull() && on > owner->end))
        return fail(AppErrc::DateOutsideUnit,
                    {on.toString(Qt::ISODate), unit.toString(),
                     owner->successor.isNull() ? QString() : owner->successor.toString()});
    switch (value.kind) {
    case EntryValue::Kind::NotApplicable:
    case EntryValue::Kind::Unknown: return {};
    case EntryValue::Kind::Text:
        if (!indicator.isText()) return fail(AppErrc::NumberSyntax, {value.text});
        return value.text.trimmed().isEmpty() ? Result<void>(fail(AppErrc::TextEmpty)) : Result<void>();
    case EntryValue::Kind::Number: break;
    }
    if (indicator.isText()) return fail(AppErrc::TextEmpty);
    return checkNumber(indicator, value.number);
}

} // namespace cunbao
