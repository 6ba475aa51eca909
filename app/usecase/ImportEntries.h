#pragma once

#include "app/store/Ledger.h"

namespace cunbao {

struct ImportReport {
    int added = 0;
    int skipped = 0; ///< rows that were there already
};

/// Entries from CSV (5-command-line, "entries import"): all rows or none; the same file twice adds nothing
/// twice. A note that looks like a person's number is wrong unless `keepsNotes` says that it is none. Errors:
/// CsvSyntax, CsvColumnMissing, CsvColumnUnknown; CsvField for the only wrong row, CsvRows for several.
[[nodiscard]] Result<ImportReport> importEntries(Ledger& ledger, const QByteArray& csv,
                                                 bool keepsNotes = false);

} // namespace cunbao
