#pragma once

#include "app/store/Ledger.h"

namespace cunbao {

struct ImportReport {
    int added = 0;
    int skipped = 0; ///< rows that were there already
};

/// Entries from CSV (5-command-line, "entries import"): all rows or none; the same file twice adds nothing
/// twice. Errors name row and column of the first fault: CsvSyntax, CsvColumnMissing, CsvColumnUnknown,
/// CsvField, ImportKeyConflict.
[[nodiscard]] Result<ImportReport> importEntries(Ledger& ledger, const QByteArray& csv);

} // namespace cunbao
