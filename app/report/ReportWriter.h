#pragma once

#include "app/report/Document.h"
#include "platform/base/Result.h"

#include <QByteArray>
#include <QString>

namespace cunbao {

/// Turns a document into the bytes of one file format. The same document gives the same bytes.
class ReportWriter {
public:
    virtual ~ReportWriter() = default;
    /// Errors: AppErrc::DocumentFailed.
    [[nodiscard]] virtual Result<QByteArray> bytes(const Document& document) const = 0;
};

/// The writer for a file name's suffix (.docx, .txt, .csv, in any case). Errors:
/// AppErrc::FormatUnknown.
[[nodiscard]] Result<const ReportWriter*> reportWriterFor(const QString& fileName);

/// Writes the file whole or not at all and says how many slots still need a person.
/// Errors: FormatUnknown, DocumentFailed, PlatformErrc::FileUnwritable.
[[nodiscard]] Result<SlotCounts> writeReport(const Document& document, const QString& fileName);

} // namespace cunbao
