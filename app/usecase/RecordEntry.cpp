#include "app/usecase/RecordEntry.h"

#include "app/domain/AppError.h"
#include "app/domain/EntryCheck.h"
#include "app/domain/NumberInput.h"
#include "app/store/DraftTable.h"
#include "app/store/RoundReader.h"
#include "app/usecase/ReviseEntry.h"

namespace cunbao {

namespace {

/// A clock that may be wrong must not date a figure on its own.
Result<void> trustClock(Ledger& ledger) {
    TRY_LET(const auto days, ledger.clockDoubt());
    if (days) return fail(AppErrc::ClockDoubtful, {QString::number(days->count())});
    return {};
}

} // namespace

Result<QDate> dateToRecord(Ledger& ledger, const std::optional<QDate>& asked) {
    if (asked) {
        if (!asked->isValid()) return fail(AppErrc::DateSyntax, {QString()});
        TRY_LET(const QDate last, ledger.lastDate());
        if (*asked > last) return fail(AppErrc::DateInFuture, {asked->toString(Qt::ISODate)});
        return *asked;
    }
    TRY(trustClock(ledger));
    TRY_LET(const QDate today, ledger.today());
    RoundReader reader(ledger);
    TRY_LET(const auto rounds, reader.open());
    const bool included = std::any_of(rounds.begin(), rounds.end(),
                                      [&](const Round& round) { return round.period.contains(today); });
    if (rounds.empty() || included) return today;
    if (rounds.size() > 1 || rounds.front().period.firstDay() > today) return fail(AppErrc::DateAmbiguous);
    return rounds.front().period.lastDay();
}

Result<QDate> dateInPeriod(Ledger& ledger, const Period& period) {
    TRY(trustClock(ledger));
    TRY_LET(const QDate today, ledger.today());
    if (period.firstDay() > today)
        return fail(AppErrc::DateInFuture, {period.firstDay().toString(Qt::ISODate)});
    return std::min(today, period.lastDay());
}

Audience audienceOf(OrgCode unit) {
    return unit.isTownship() ? Audience::office() : Audience::ofUnit(unit.number());
}

Result<EntryValue> readValue(const Indicator& indicator, const QString& typed) {
    const QString word = typed.trimmed();
    if (word == QLatin1String("not-applicable") || word == QStringLiteral("不涉及"))
        return EntryValue::notApplicable();
    if (word == QLatin1String("unknown") || word == QStringLiteral("待核实")) return EntryValue::unknown();
    if (indicator.isText()) {
        TRY_LET(QString text, readText(typed));
        return EntryValue::ofText(std::move(text));
    }
    TRY_LET(const Decimal number, readNumber(typed, indicator));
    return EntryValue::ofNumber(number);
}

Result<OrgCode> unitToRecordFor(Ledger& ledger, const Indicator& indicator,
                                const std::optional<OrgCode>& asked) {
    TRY_LET(const CertifiedDevice* self, ledger.self());
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    // Whoever is asked for a unit would find out only then that nobody records it.
    if (indicator.recordedBy == RecordedBy::Nobody || indicator.recordedBy == RecordedBy::Profile)
        return fail(AppErrc::NotRecorded, {indicator.id});
    const bool office = std::any_of(self->grants.begin(), self->grants.end(),
                                    [](const Grant& grant) { return isOfficeRole(grant.role); });
    if (asked) {
        const bool own = std::any_of(self->grants.begin(), self->grants.end(),
                                     [&](const Grant& grant) { return grant.unit == asked->number(); });
        if (!office && !own) return fail(AppErrc::NotAllowed, {QString(), asked->toString()});
        return *asked;
    }
    if (office) {
        if (indicator.recordedBy == RecordedBy::Township) return catalogue->township();
        return fail(AppErrc::UnitRequired);
    }
    if (self->grants.size() != 1) return fail(AppErrc::UnitRequired);
    return OrgCode(self->grants.begin()->unit);
}

Result<EntryName> recordWithin(Ledger& ledger, OperationWriter& writer, const RecordRequest& request) {
    TRY(ledger.self());
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    const Indicator* indicator = catalogue->find(request.indicator);
    if (!indicator) return fail(AppErrc::IndicatorUnknown, {request.indicator});
    TRY_LET(const OrgCode unit, unitToRecordFor(ledger, *indicator, request.unit));
    TRY_LET(const QDate on, dateToRecord(ledger, request.on));
    TRY(checkEntry(*catalogue, *indicator, unit, on, request.value));
    if (request.note.size() > PayloadCodec::MaxText)
        return fail(AppErrc::TextTooLong, {QString::number(PayloadCodec::MaxText)});
    if (request.endsDraft) TRY(DraftTable(ledger).remove(indicator->id, unit));

    const Audience audience = audienceOf(unit);
    if (indicator->nature == Nature::Stock) {
        const StreamId own = streamIdOf(ledger.identity().signing.publicKey(), audience);
        TRY_LET(const auto earlier, writer.applier().entries().stockOf(own, indicator->id, unit, on));
        if (earlier) {
            TRY(reviseWithin(ledger, writer, *earlier, {false, on, request.value, request.note, QString()}));
            return *earlier;
        }
    }
    EntryRecorded recorded;
    recorded.indicator = catalogue->indexOf(indicator->id);
    if (audience.kind == Audience::Kind::Office && unit != catalogue->township()) recorded.unit = unit;
    recorded.on = on;
    recorded.value = request.value;
    recorded.note = request.note;
    recorded.place = request.place;
    return writer.append(audience, recorded);
}

Result<EntryName> recordEntry(Ledger& ledger, const RecordRequest& request) {
    return ledger.transact([&]() -> Result<EntryName> {
        OperationWriter writer(ledger);
        return recordWithin(ledger, writer, request);
    });
}

} // namespace cunbao
