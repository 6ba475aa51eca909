#pragma once

#include "platform/base/Error.h"

namespace cunbao {

/// Everything that the application itself can refuse. The details that each sentence needs stand beside it.
enum class AppErrc {
    // Numbers and input (2-domain, "Values")
    NumberSyntax = 1, ///< details: what was typed
    NumberOverflow,   ///< beyond the exact range
    DivisionByZero,
    TooManyPlaces,  ///< details: typed, places allowed
    GroupingWrong,  ///< details: typed; digits are grouped in threes or not at all
    UnitUnknown,    ///< details: unit typed, unit of the indicator
    ChineseNumeral, ///< details: typed
    NotExact,       ///< details: typed; 500多, 5-6
    BelowMinimum,   ///< details: value, minimum
    AboveMaximum,   ///< details: value, maximum
    YesNoExpected,  ///< details: typed
    TextEmpty,
    TextTooLong,      ///< details: limit in characters
    DateSyntax,       ///< details: typed
    DateInFuture,     ///< details: date
    DateOutsideUnit,  ///< details: date, unit, successor or empty
    DateAmbiguous,    ///< no single open round to take the date from; --on is needed
    ClockDoubtful,    ///< details: days; the device clock differs from the hub's, --on is needed
    PeriodSyntax,     ///< details: typed
    ScaleMisplaced,   ///< details: typed; one of 百千万亿 and at the end: not 1万2, not 2百万
    ExponentNotation, ///< details: typed; 1e3

    // Catalogue
    CsvSyntax = 100,     ///< details: row, column (from 1; 0: the whole row), reason
    CsvColumnUnknown,    ///< details: column
    CsvColumnMissing,    ///< details: column
    CsvField,            ///< details: row, column, what is wrong
    CsvDuplicate,        ///< details: row, id
    ExpressionSyntax,    ///< details: expression, what is wrong, position from 1
    ExpressionCycle,     ///< details: the ids on the cycle
    ExpressionUnknownId, ///< details: expression, id
    IndicatorUnknown,    ///< details: id
    UnitNotKnown,        ///< details: code
    OrgUnitInvalid,      ///< details: code, what is wrong; or code, column, reason
    CatalogueMissing,
    RuleInvalid,      ///< details: rule, column, reason
    IndicatorInvalid, ///< details: indicator, column, reason
    CatalogueInvalid, ///< details: what; too much of something, or bytes that are no catalogue
    CsvRows,     ///< details: how many rows are wrong; of each of the first 20: row, column, reason, field
    VillageLine, ///< details: line that was typed, code or name, reason, what stands there

    // Recording
    WrongLevel = 200, ///< details: indicator, who records it
    NotRecorded,      ///< details: indicator; derived or profile
    UnitRequired,     ///< the device may write for several units
    EntryUnknown,     ///< details: entry
    EntryWithdrawn,   ///< details: entry
    EntryRefused,     ///< details: entry
    ReasonRequired,
    RoundUnknown = 208, ///< details: template, period. 207 was used up: stores keep these numbers
    RoundFrozen,        ///< details: template, period
    RoundExists,        ///< details: template, period
    TemplateUnknown,    ///< details: id
    DoubtUnknown,       ///< details: id
    DoubtChoice,        ///< details: id, what --keep may be
    CursorUnknown,      ///< details: cursor
    PositionIncomplete, ///< details: cursor; something of it has not arrived here
    OverrideUnknown,    ///< "not yet known" is no figure to set
    OverrideMissing,    ///< details: indicator, unit, period
    OverrideIdle,       ///< details: indicator, unit; no figure would use it
    CatalogueBreaks,    ///< details: id of the indicator or unit, what would change
    FormatUnknown,      ///< details: file name
    FieldUnknown,       ///< details: profile field, those that there are
    DocumentFailed,     ///< details: what
    TemplateSyntax,     ///< details: line, what is wrong
    NotePersonal,       ///< details: id-number or phone-number
    PlaceSyntax,        ///< details: typed; LAT,LON

    // People, devices, homes
    HomeExists = 300, ///< details: folder
    HomeMissing,      ///< details: folder
    HomeDamaged,      ///< details: folder, what
    PasscodeMissing,
    PasscodeTooShort, ///< details: minimum
    PasscodeWrong,    ///< details: seconds to wait, 0 if none
    PasscodeWait,     ///< details: seconds still to wait
    NotAllowed,       ///< details: role, what
    NotOffice,
    NotMainDevice,
    NotEnrolled, ///< still waiting for the office
    DeviceRevoked,
    DeviceRestored, ///< its store came back from an older copy
    DeviceUnknown,  ///< details: id
    InviteInvalid,
    InviteExpired,     ///< details: when
    AddressSyntax,     ///< details: typed; HOST:PORT
    PinSyntax,         ///< details: typed; SHA-256 in hex
    BundleForeign,     ///< details: file; of another township
    HubUnknown,        ///< no hub is known to this device
    HubPinChanged,     ///< details: URL, known pin, found pin
    StoreInconsistent, ///< details: what check found
    OperationInvalid,  ///< details: what; why an operation was refused
    HubNotStarted,     ///< details: HOST:PORT, those of SyncErrc::TransportFailed
    InviteForeign,     ///< details: whose; the invite is another office's
    PassphraseMissing,
    PassphraseTooShort, ///< details: minimum
    PassphraseWrong,
    BackupInvalid, ///< details: file; no backup, or not whole
    KitInvalid,
    KitForeign, ///< the kit is another office's
    NewPasscodeMissing,
    DurationSyntax, ///< details: typed
    HubUrlSyntax,   ///< details: typed
    HomeUnnamed,    ///< no folder was given to work in
    AlreadyJoined,  ///< details: office, unit; the device is in order and belongs there
    InviteUsed,     ///< by another device
    SinceSyntax,    ///< details: typed
};

constexpr ErrorDomain errorDomainOf(AppErrc) {
    return ErrorDomain::App;
}

} // namespace cunbao
