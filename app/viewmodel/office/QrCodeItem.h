#pragma once

#include "app/report/QrMatrix.h"

#include <QQuickPaintedItem>
#include <qqmlregistration.h>

namespace cunbao {

/// A text as a QR code: black on white in every theme, because readers expect it so, and crisp at any size.
class QrCodeItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(bool fits READ fits NOTIFY textChanged)
    Q_PROPERTY(int modules READ modules NOTIFY textChanged)

public:
    explicit QrCodeItem(QQuickItem* parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString& text);
    /// A code has room for the text; else nothing but white is painted.
    [[nodiscard]] bool fits() const { return m_code.side() > 0; }
    /// How many stand in a row, those of the quiet zone too; 0: there is no code.
    [[nodiscard]] int modules() const { return fits() ? m_code.side() + 2 * QrMatrix::QuietZone : 0; }

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
    QrMatrix m_code;
};

/// Paints a code with its quiet zone as large as it fits, in the middle of `place`, which becomes white. Each
/// module is a whole number of `grain`, the size of what can't be divided: a pixel, a printer's dot.
void paintQr(QPainter& painter, const QrMatrix& code, const QRectF& place, qreal grain);

} // namespace cunbao
