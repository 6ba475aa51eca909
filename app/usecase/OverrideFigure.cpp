#include "app/usecase/OverrideFigure.h"

#include "app/domain/AppError.h"
#include "app/domain/EntryCheck.h"
#include "app/store/FigureReader.h"
#include "app/store/OperationWriter.h"
#include "app/store/OverrideReader.h"
#include "app/usecase/RecordEntry.h"

namespace cunbao {

namespace {

/// Whether any figure would use an override of this unit: its own, or that of the unit it has become.
bool isUsed(const Figures& figures, const Indicator& indicator, OrgCode unit) {
    if (unit == figures.catalogue->township()) return true;
    if (!indicator.byVillages() && indicator.nature != Nature::Derived) return false;
    const auto& groups = figures.book.villages();
    return std::any_of(groups.begin(), groups.end(), [&](const UnitGroup& group) {
        return group.unit == unit || std::find(group.predecessors.begin(), group.predecessors.end(), unit) !=
                                         group.predecessors.end();
    });
}

/// What both verbs say of the figure that they are about. Inside a transaction.
Result<FigureOverridden> statementAbout(Ledger& ledger, const QString& id, OrgCode unit, const Period& period,
                                        const QString& why) {
    FigureReader reader(ledger);
    TRY_LET(const Figures figures, reader.figures(period));
    const Indicator* indicator = figures.catalogue->find(id);
    if (!indicator) return fail(AppErrc::IndicatorUnknown, {id});
    if (!figures.catalogue->unit(unit)) return fail(AppErrc::UnitNotKnown, {unit.toString()});
    if (!isUsed(figures, *indicator, unit)) return fail(AppErrc::OverrideIdle, {id, unit.toString()});
    FigureOverridden set;
    set.indicator = figures.catalogue->indexOf(id);
    set.unit = unit;
    set.period = period.toString();
    set.why = why;
    const Figure* computed = figures.book.computed(id, unit);
    const auto value = computed ? computedValue(*computed, *indicator) : std::nullopt;
    set.computedMissing = !value;
    if (value) set.computed = *value;
    return set;
}

Result<void> checkWhy(const QString& why) {
    if (why.trimmed().isEmpty()) return fail(AppErrc::ReasonRequired);
    if (why.size() > PayloadCodec::MaxText)
        return fail(AppErrc::TextTooLong, {QString::number(PayloadCodec::MaxText)});
    return {};
}

} // namespace

std::optional<EntryValue> computedValue(const Figure& figure, const Indicator& indicator) {
    if (figure.state == FigureState::Missing) return std::nullopt;
    if (figure.state == FigureState::NotApplicable) return EntryValue::notApplicable();
    if (indicator.isText()) return EntryValue::ofText(figure.texts.join(QChar(u'、')));
    const auto rounded = figure.value.rounded(Decimal::Places);
    return rounded.ok() ? std::optional(EntryValue::ofNumber(*rounded)) : std::nullopt;
}

Result<void> overrideFigure(Ledger& ledger, const QString& indicatorId, const QString& typedValue,
                            OrgCode unit, const Period& period, const QString& why) {
    TRY(checkWhy(why));
    return ledger.transact([&]() -> Result<void> {
        TRY_LET(FigureOverridden set, statementAbout(ledger, indicatorId, unit, period, why));
        TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
        const Indicator& indicator = *catalogue->find(indicatorId);
        TRY_LET(set.value, readValue(indicator, typedValue));
        TRY(checkOverride(*catalogue, indicator, unit, set.value));
        OperationWriter writer(ledger);
        TRY(writer.append(Audience::office(), set));
        return {};
    });
}

Result<void> undoOverride(Ledger& ledger, const QString& indicatorId, OrgCode unit, const Period& period,
                          const QString& why) {
    TRY(checkWhy(why));
    return ledger.transact([&]() -> Result<void> {
        TRY_LET(FigureOverridden set, statementAbout(ledger, indicatorId, unit, period, why));
        TRY_LET(const auto sets, OverrideReader(ledger).of(period));
        const auto standing = sets.find({indicatorId, unit});
        if (standing == sets.end() || !standing->second.inForce())
            return fail(AppErrc::OverrideMissing, {indicatorId, unit.toString(), period.toString()});
        set.value = standing->second.latest.set.value;
        set.undo = true;
        OperationWriter writer(ledger);
        TRY(writer.append(Audience::office(), set));
        return {};
    });
}

} // namespace cunbao
