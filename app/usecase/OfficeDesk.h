#pragma once

#include "app/domain/Period.h"
#include "app/store/Position.h"
#include "app/store/RoundReader.h"

namespace cunbao {

/// The fields of the office's profile, sorted: those that the catalogue or a template asks for, and those
/// that are filled already, whoever asked for them.
[[nodiscard]] Result<QStringList> profileFields(Ledger& ledger);
/// Errors: FieldUnknown.
[[nodiscard]] Result<void> checkProfileField(Ledger& ledger, const QString& field);
/// Sets a field of the office's profile, such as `town`. Errors: FieldUnknown, NotAllowed.
[[nodiscard]] Result<void> setProfileField(Ledger& ledger, const QString& field, const QString& value);

/// Errors: RoundExists, NotAllowed, TemplateUnknown.
[[nodiscard]] Result<void> openRound(Ledger& ledger, const QString& templateId, const Period& period,
                                     QDate due);
[[nodiscard]] Result<void> closeRound(Ledger& ledger, const QString& templateId, const Period& period);
[[nodiscard]] Result<void> reopenRound(Ledger& ledger, const QString& templateId, const Period& period);
/// Freezes a round at everything held now; its cursor names what the frozen report is made from. Errors:
/// RoundUnknown, RoundFrozen.
[[nodiscard]] Result<Position> freezeRound(Ledger& ledger, const QString& templateId, const Period& period);

} // namespace cunbao
