#pragma once

#include "app/report/ReportWriter.h"

namespace cunbao {

/// Plain text, UTF-8, a paragraph a line; what is lacking is listed with its villages at the end.
class TextWriter final : public ReportWriter {
public:
    [[nodiscard]] Result<QByteArray> bytes(const Document& document) const override;
};

} // namespace cunbao
