#pragma once

#include "app/report/QrMatrix.h"
#include "platform/base/Result.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace cunbao {

/// An A4 page as PDF that is written from above to below, one block under the other. Any thread.
class PrintedPage {
public:
    /// The heading is the document's title too.
    explicit PrintedPage(const QString& heading);

    void text(const QString& words);
    void gap();
    /// A QR code, in the middle.
    void code(const QrMatrix& code);
    /// Groups of letters and digits to be copied by hand, each with its number.
    void groups(const QStringList& groups);
    /// What the person does, in order.
    void steps(const QStringList& steps);
    /// Errors: AppErrc::DocumentFailed.
    [[nodiscard]] Result<QByteArray> finish();

private:
    void write(const QString& words, int points, bool bold);

    QBuffer m_buffer;
    QPdfWriter m_writer;
    QPainter m_painter; ///< after the writer that it paints on
    int m_y = 0;
};

} // namespace cunbao
