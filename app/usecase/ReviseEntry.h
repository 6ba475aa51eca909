#pragma once

#include "app/domain/EntryName.h"
#include "app/domain/EntryValue.h"
#include "app/store/OperationWriter.h"

namespace cunbao {

struct Revision {
    bool withdrawn = false;
    std::optional<QDate> on;         ///< none: as it was
    std::optional<EntryValue> value; ///< none: as it was
    std::optional<QString> note;     ///< none: as it was
    QString why;
};

/// Corrects or withdraws an entry (更正). With a value, or withdrawn, it names all heads and so settles a
/// conflict; a date or a note alone goes to the one that counts, and the conflict stays. Errors:
/// EntryUnknown, EntryWithdrawn (also where a withdrawal holds in a conflict and no value is given),
/// ReasonRequired, those of checkEntry.
[[nodiscard]] Result<EntryName> reviseEntry(Ledger& ledger, const EntryName& entry, const Revision& revision);

/// The same inside a transaction that already runs; a reason is not asked for.
[[nodiscard]] Result<EntryName> reviseWithin(Ledger& ledger, OperationWriter& writer, const EntryName& entry,
                                             const Revision& revision,
                                             const std::vector<EntryName>& furtherParents = {});

} // namespace cunbao
