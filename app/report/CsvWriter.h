#pragma once

#include "app/report/ReportWriter.h"

namespace cunbao {

/// The figures behind the report, one a row, as RFC 4180 with a byte order mark, so that a
/// spreadsheet reads UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe
/// in front.
class CsvWriter final : public ReportWriter {
public:
    [[nodiscard]] Result<QByteArray> bytes(const Document& document) const override;
};

} // namespace cunbao
