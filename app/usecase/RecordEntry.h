#pragma once

#include "app/domain/EntryName.h"
#include "app/domain/EntryValue.h"
#include "app/domain/Period.h"
#include "app/store/OperationWriter.h"

namespace cunbao {

struct RecordRequest {
    QString indicator;
    EntryValue value;
    std::optional<QDate> on;
    std::optional<OrgCode> unit;
    QString note;
    QString place;
    bool endsDraft = false; ///< it was typed in the app: the draft of this indicator and unit ends with it
};

/// Records a figure, durably when it returns. A stock recorded again on this device for the same day corrects
/// that entry. Errors: IndicatorUnknown, UnitRequired, the date rules of 2-domain ("Dates"), those of
/// checkEntry, NotEnrolled, DeviceRevoked, DeviceRestored, ClockDoubtful.
[[nodiscard]] Result<EntryName> recordEntry(Ledger& ledger, const RecordRequest& request);
/// The same inside a transaction that already runs.
[[nodiscard]] Result<EntryName> recordWithin(Ledger& ledger, OperationWriter& writer,
                                             const RecordRequest& request);

/// The date of an entry (2-domain, "Dates"): the one asked for; else today if an open round includes it or
/// none is open, else the last day of the only open round. Errors: DateSyntax, DateInFuture; without a date
/// asked for also DateAmbiguous and, with a clock that must not date a figure on its own, ClockDoubtful.
[[nodiscard]] Result<QDate> dateToRecord(Ledger& ledger, const std::optional<QDate>& asked);
/// The date of an entry that is made for a period: today if inside, else the period's last day. Errors:
/// DateInFuture for a period that has not begun, ClockDoubtful.
[[nodiscard]] Result<QDate> dateInPeriod(Ledger& ledger, const Period& period);

/// A typed value for an indicator: a number as people type it, a text, `not-applicable` or `unknown`.
[[nodiscard]] Result<EntryValue> readValue(const Indicator& indicator, const QString& typed);

/// The unit that this device records for: its own, or the township where only that is meant. Errors:
/// NotRecorded, UnitRequired, NotAllowed.
[[nodiscard]] Result<OrgCode> unitToRecordFor(Ledger& ledger, const Indicator& indicator,
                                              const std::optional<OrgCode>& asked);

/// The circle of readers that entries of a unit belong to.
[[nodiscard]] Audience audienceOf(OrgCode unit);

} // namespace cunbao
