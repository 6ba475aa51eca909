#include "app/usecase/OfficeDesk.h"

#include "app/domain/AppError.h"
#include "app/report/BuiltInTemplate.h"
#include "app/store/FigureReader.h"
#include "app/store/OperationWriter.h"
#include "app/usecase/RecordEntry.h"

namespace cunbao {

namespace {

Result<RoundView> findRound(Ledger& ledger, const QString& templateId, const Period& period) {
    RoundReader reader(ledger);
    TRY_LET(const auto rounds, reader.all());
    for (const RoundView& round : rounds)
        if (round.templateId == templateId && round.period == period) return round;
    return fail(AppErrc::RoundUnknown, {templateId, period.toString()});
}

Result<void> appendRound(Ledger& ledger, const Audience& audience, const RoundEvent& event) {
    return ledger.transact([&]() -> Result<void> {
        OperationWriter writer(ledger);
        TRY(writer.append(audience, event));
        return {};
    });
}

EntryValue valueOf(const Figure& figure, const Indicator& indicator) {
    if (figure.state == FigureState::NotApplicable) return EntryValue::notApplicable();
    if (indicator.isText()) return EntryValue::ofText(figure.texts.join(QChar(u'、')));
    const auto rounded = figure.value.rounded(Decimal::Places);
    return EntryValue::ofNumber(rounded.ok() ? *rounded : Decimal());
}

} // namespace

Result<void> setProfileField(Ledger& ledger, const QString& field, const QString& value) {
    if (value.size() > PayloadCodec::MaxText)
        return fail(AppErrc::TextTooLong, {QString::number(PayloadCodec::MaxText)});
    return ledger.transact([&]() -> Result<void> {
        OperationWriter writer(ledger);
        TRY(writer.append(Audience::office(), ProfileSet{field, value}));
        return {};
    });
}

Result<void> overrideFigure(Ledger& ledger, const QString& id, const QString& typedValue, OrgCode unit,
                            const Period& period, const QString& why) {
    if (why.trimmed().isEmpty()) return fail(AppErrc::ReasonRequired);
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    const Indicator* indicator = catalogue->find(id);
    if (!indicator) return fail(AppErrc::IndicatorUnknown, {id});
    if (!catalogue->unit(unit)) return fail(AppErrc::UnitNotKnown, {unit.toString()});
    FigureOverridden set;
    set.indicator = catalogue->indexOf(id);
    set.unit = unit;
    set.period = period.toString();
    TRY_LET(set.value, readValue(*indicator, typedValue));
    set.why = why;
    FigureReader reader(ledger);
    TRY_LET(const FigureBook book, reader.book(period));
    const Figure* computed = book.computed(id, unit);
    set.computedMissing = !computed || computed->state == FigureState::Missing;
    if (!set.computedMissing) set.computed = valueOf(*computed, *indicator);
    return ledger.transact([&]() -> Result<void> {
        OperationWriter writer(ledger);
        TRY(writer.append(Audience::office(), set));
        return {};
    });
}

Result<void> openRound(Ledger& ledger, const QString& templateId, const Period& period, QDate due) {
    if (!builtInTemplateIds().contains(templateId)) return fail(AppErrc::TemplateUnknown, {templateId});
    const auto known = findRound(ledger, templateId, period);
    if (known.ok()) return fail(AppErrc::RoundExists, {templateId, period.toString()});
    RoundEvent event;
    event.kind = OpKind::RoundOpened;
    event.templateId = templateId;
    event.period = period.toString();
    event.due = due;
    return appendRound(ledger, Audience::township(), event);
}

Result<void> closeRound(Ledger& ledger, const QString& templateId, const Period& period) {
    TRY_LET(const RoundView round, findRound(ledger, templateId, period));
    if (round.state == RoundState::Frozen) return fail(AppErrc::RoundFrozen, {templateId, period.toString()});
    return appendRound(ledger, Audience::township(),
                       {OpKind::RoundClosed, templateId, period.toString(), {}, {}});
}

Result<void> reopenRound(Ledger& ledger, const QString& templateId, const Period& period) {
    TRY(findRound(ledger, templateId, period));
    return appendRound(ledger, Audience::township(),
                       {OpKind::RoundReopened, templateId, period.toString(), {}, {}});
}

Result<Position> freezeRound(Ledger& ledger, const QString& templateId, const Period& period) {
    TRY_LET(const RoundView round, findRound(ledger, templateId, period));
    if (round.state == RoundState::Frozen) return fail(AppErrc::RoundFrozen, {templateId, period.toString()});
    return ledger.transact([&]() -> Result<Position> {
        PositionReader positions(ledger);
        TRY_LET(Position position, positions.nowWithin());
        OperationWriter writer(ledger);
        TRY(writer.append(
            Audience::office(),
            RoundEvent{OpKind::RoundFrozen, templateId, period.toString(), {}, position.encode()}));
        // Phones see only that it is frozen.
        TRY(writer.append(Audience::township(),
                          RoundEvent{OpKind::RoundFrozenNotice, templateId, period.toString(), {}, {}}));
        return position;
    });
}

} // namespace cunbao
