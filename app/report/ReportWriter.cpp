#include "app/report/ReportWriter.h"

#include "app/domain/AppError.h"
#include "app/report/CsvWriter.h"
#include "app/report/DocxWriter.h"
#include "app/report/TextWriter.h"
#include "platform/base/AtomicFile.h"

#include <QFileInfo>

namespace cunbao {

Result<const ReportWriter*> reportWriterFor(const QString& fileName) {
    static const DocxWriter docx;
    static const TextWriter text;
    static const CsvWriter csv;
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    const ReportWriter* writer = nullptr;
    if (suffix == QStringLiteral("docx")) writer = &docx;
    if (suffix == QStringLiteral("txt")) writer = &text;
    if (suffix == QStringLiteral("csv")) writer = &csv;
    if (writer == nullptr) return fail(AppErrc::FormatUnknown, {fileName});
    return writer;
}

Result<SlotCounts> writeReport(const Document& document, const QString& fileName) {
    TRY_LET(const ReportWriter* writer, reportWriterFor(fileName));
    TRY_LET(const QByteArray bytes, writer->bytes(document));
    TRY(AtomicFile::write(fileName, bytes));
    return document.counts();
}

} // namespace cunbao
