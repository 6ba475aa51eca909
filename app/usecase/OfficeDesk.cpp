#include "app/usecase/OfficeDesk.h"

#include "app/domain/AppError.h"
#include "app/report/BuiltInTemplate.h"
#include "app/report/SlotText.h"
#include "app/store/FigureReader.h"
#include "app/store/OperationWriter.h"
#include "app/store/PositionReader.h"

namespace cunbao {

namespace {

Result<Round> findRound(Ledger& ledger, const QString& templateId, const Period& period) {
    RoundReader reader(ledger);
    TRY_LET(const auto rounds, reader.all());
    for (const Round& round : rounds)
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

} // namespace

Result<QStringList> profileFields(Ledger& ledger) {
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    TRY_LET(const auto filled, FigureReader(ledger).profile());
    const QStringList known = filled.keys();
    std::set<QString> fields(known.begin(), known.end());
    for (const Indicator& indicator : catalogue->indicators())
        if (indicator.recordedBy == RecordedBy::Profile) fields.insert(indicator.expression);
    for (const QString& id : builtInTemplateIds()) {
        TRY_LET(const ReportTemplate one, builtInTemplate(id));
        for (const QString& asked : one.fields())
            if (!isReportsOwnField(asked)) fields.insert(asked);
    }
    return QStringList(fields.begin(), fields.end());
}

Result<void> checkProfileField(Ledger& ledger, const QString& field) {
    TRY_LET(const QStringList known, profileFields(ledger));
    return known.contains(field) ? Result<void>() : fail(AppErrc::FieldUnknown, QStringList(field) + known);
}

Result<void> setProfileField(Ledger& ledger, const QString& field, const QString& value) {
    TRY(checkProfileField(ledger, field));
    if (value.size() > PayloadCodec::MaxText)
        return fail(AppErrc::TextTooLong, {QString::number(PayloadCodec::MaxText)});
    return ledger.transact([&]() -> Result<void> {
        OperationWriter writer(ledger);
        TRY(writer.append(Audience::office(), ProfileSet{field, value}));
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
    TRY_LET(const Round round, findRound(ledger, templateId, period));
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
    TRY_LET(const Round round, findRound(ledger, templateId, period));
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
