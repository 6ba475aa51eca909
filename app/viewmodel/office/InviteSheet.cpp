#include "app/viewmodel/office/InviteSheet.h"

#include "app/domain/AppError.h"
#include "app/viewmodel/office/QrCodeItem.h"

#include <QBuffer>
#include <QMarginsF>
#include <QPainter>
#include <QPdfWriter>

namespace cunbao {

namespace {

constexpr int DotsPerInch = 600;
constexpr qreal MarginMm = 20;
constexpr qreal CodeMm = 100;
constexpr qreal GapMm = 6;
constexpr int HeadingPoints = 24;
constexpr int TextPoints = 13;

int dots(qreal millimetres) {
    return static_cast<int>(millimetres / 25.4 * DotsPerInch);
}

/// One block of text under the other.
class Column {
public:
    Column(QPainter& painter, int width) : m_painter(painter), m_width(width) {}

    void text(const QString& words, int points, bool bold) {
        QFont font = m_painter.font();
        font.setPointSize(points);
        font.setBold(bold);
        m_painter.setFont(font);
        QRect used;
        m_painter.drawText(QRect(0, m_y, m_width, INT_MAX / 2), Qt::TextWordWrap, words, &used);
        m_y = used.bottom() + dots(GapMm / 3);
    }
    void gap() { m_y += dots(GapMm); }
    void code(const QrMatrix& code) {
        const int side = dots(CodeMm);
        paintQr(m_painter, code, QRectF((m_width - side) / 2, m_y, side, side), 1);
        m_y += side;
    }

private:
    QPainter& m_painter;
    int m_width;
    int m_y = 0;
};

} // namespace

Result<QByteArray> inviteSheetPdf(const InviteSheet& sheet) {
    TRY_LET(const QrMatrix code, QrMatrix::of(sheet.invite, QrMatrix::Correction::Medium));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(DotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(MarginMm, MarginMm, MarginMm, MarginMm), QPageLayout::Millimeter);
    writer.setTitle(sheet.heading);
    QPainter painter;
    if (!painter.begin(&writer)) return fail(AppErrc::DocumentFailed, {QStringLiteral("PDF")});
    Column column(painter, writer.width());
    column.text(sheet.heading, HeadingPoints, true);
    for (const QString& fact : sheet.facts)
        column.text(fact, TextPoints, false);
    column.gap();
    column.code(code);
    column.gap();
    for (qsizetype step = 0; step < sheet.steps.size(); ++step)
        column.text(QStringLiteral("%1. %2").arg(step + 1).arg(sheet.steps[step]), TextPoints, false);
    if (!painter.end()) return fail(AppErrc::DocumentFailed, {QStringLiteral("PDF")});
    return bytes;
}

} // namespace cunbao
