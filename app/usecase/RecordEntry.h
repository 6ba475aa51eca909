#pragma once

#include "app/domain/EntryName.h"
#include "app/domain/EntryValue.h"
#include "app/store/Ledger.h"

namespace cunbao {

struct RecordRequest {
    QString indicator;
    EntryValue value;
    std::optional<QDate> on;
    std::optional<OrgCode> unit;
    QString note;
    QString place;
};

/// Records a figure, durably when it returns. A stock recorded again on this device for the same day corrects
/// that entry. Errors: IndicatorUnknown, UnitRequired, the date rules of 2-domain ("Dates"), those of
/// checkEntry, NotEnrolled, DeviceRevoked, DeviceRestored, ClockDoubtful.
[[nodiscard]] Result<EntryName> recordEntry(Ledger& ledger, const RecordRequest& request);

/// A typed value for an indicator: a number as people type it, a text, `not-applicable` or `unknown`.
[[nodiscard]] Result<EntryValue> readValue(const Indicator& indicator, const QString& typed);

/// The unit that this device records for: its own, or the township where only that is meant. Errors:
/// UnitRequired, NotAllowed.
[[nodiscard]] Result<OrgCode> unitToRecordFor(Ledger& ledger, const Indicator& indicator,
                                              const std::optional<OrgCode>& asked);

/// The circle of readers that entries of a unit belong to.
[[nodiscard]] Audience audienceOf(OrgCode unit);

} // namespace cunbao
