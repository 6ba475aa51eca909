#pragma once

#include "app/report/ReportWriter.h"

namespace cunbao {

/// A Word document in the format for official documents, GB/T 9704-2012 (OfficialFormat.h). Each
/// slot is a bookmark; what is missing or incomplete is highlighted, with a comment that says what
/// is lacking.
class DocxWriter final : public ReportWriter {
public:
    [[nodiscard]] Result<QByteArray> bytes(const Document& document) const override;
};

} // namespace cunbao
