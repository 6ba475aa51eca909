#include "app/viewmodel/office/PrintedPage.h"

#include "app/domain/AppError.h"
#include "app/viewmodel/office/QrCodeItem.h"

#include <QMarginsF>

namespace cunbao {

namespace {

constexpr int DotsPerInch = 600;
constexpr qreal MarginMm = 20;
constexpr qreal CodeMm = 100;
constexpr qreal GapMm = 6;
constexpr qreal GroupMm = 12;       ///< height of a line of groups
constexpr qreal GroupNumberMm = 10; ///< room for a group's number
constexpr int GroupsInLine = 4;
constexpr int HeadingPoints = 24;
constexpr int GroupPoints = 18;
constexpr int TextPoints = 13;

int dots(qreal millimetres) {
    return static_cast<int>(millimetres / 25.4 * DotsPerInch);
}

} // namespace

PrintedPage::PrintedPage(const QString& heading) : m_writer(&m_buffer) {
    m_buffer.open(QIODevice::WriteOnly);
    m_writer.setResolution(DotsPerInch);
    m_writer.setPageSize(QPageSize(QPageSize::A4));
    m_writer.setPageMargins(QMarginsF(MarginMm, MarginMm, MarginMm, MarginMm), QPageLayout::Millimeter);
    m_writer.setTitle(heading);
    // Whether it began is asked at the end: until then nothing is painted on nothing.
    if (m_painter.begin(&m_writer)) write(heading, HeadingPoints, true);
}

void PrintedPage::write(const QString& words, int points, bool bold) {
    if (!m_painter.isActive()) return;
    QFont font = m_painter.font();
    font.setPointSize(points);
    font.setBold(bold);
    m_painter.setFont(font);
    QRect used;
    m_painter.drawText(QRect(0, m_y, m_writer.width(), INT_MAX / 2), Qt::TextWordWrap, words, &used);
    m_y = used.bottom() + dots(GapMm / 3);
}

void PrintedPage::text(const QString& words) {
    write(words, TextPoints, false);
}

void PrintedPage::gap() {
    m_y += dots(GapMm);
}

void PrintedPage::code(const QrMatrix& code) {
    if (!m_painter.isActive()) return;
    const int side = dots(CodeMm);
    paintQr(m_painter, code, QRectF((m_writer.width() - side) / 2.0, m_y, side, side), 1);
    m_y += side;
}

void PrintedPage::groups(const QStringList& groups) {
    if (!m_painter.isActive()) return;
    const int width = m_writer.width() / GroupsInLine;
    QFont font = m_painter.font();
    const auto draw = [&](int x, int room, const QString& words, int points, bool bold) {
        font.setPointSize(points);
        font.setBold(bold);
        m_painter.setFont(font);
        m_painter.drawText(QRect(x, m_y, room, dots(GroupMm)), Qt::AlignLeft | Qt::AlignVCenter, words);
    };
    for (int at = 0; at < groups.size(); ++at) {
        const int x = at % GroupsInLine * width;
        draw(x, dots(GroupNumberMm), QString::number(at + 1), TextPoints, false);
        draw(x + dots(GroupNumberMm), width - dots(GroupNumberMm), groups[at], GroupPoints, true);
        if (at % GroupsInLine == GroupsInLine - 1 || at + 1 == groups.size()) m_y += dots(GroupMm);
    }
}

void PrintedPage::steps(const QStringList& steps) {
    for (qsizetype step = 0; step < steps.size(); ++step)
        text(QStringLiteral("%1. %2").arg(step + 1).arg(steps[step]));
}

Result<QByteArray> PrintedPage::finish() {
    if (!m_painter.isActive() || !m_painter.end())
        return fail(AppErrc::DocumentFailed, {QStringLiteral("PDF")});
    return m_buffer.data();
}

} // namespace cunbao
