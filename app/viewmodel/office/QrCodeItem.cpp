#include "app/viewmodel/office/QrCodeItem.h"

#include <QPainter>
#include <QQuickWindow>

#include <algorithm>
#include <cmath>

namespace cunbao {

QrCodeItem::QrCodeItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setOpaquePainting(true);
    setAntialiasing(false);
}

void QrCodeItem::setText(const QString& text) {
    if (text == m_text) return;
    m_text = text;
    m_code = {};
    if (auto code = QrMatrix::of(text.toUtf8()); code.ok()) m_code = *std::move(code);
    Q_EMIT textChanged();
    update();
}

void QrCodeItem::paint(QPainter* painter) {
    const qreal pixel = 1.0 / (window() ? window()->effectiveDevicePixelRatio() : 1.0);
    paintQr(*painter, m_code, QRectF(0, 0, width(), height()), pixel);
}

void paintQr(QPainter& painter, const QrMatrix& code, const QRectF& place, qreal grain) {
    painter.fillRect(place, Qt::white);
    if (code.side() == 0) return;
    const int modules = code.side() + 2 * QrMatrix::QuietZone;
    const qreal room = std::min(place.width(), place.height());
    // Smaller than one unit a module it could not be read crisply anyway; then it is only not cut off.
    const qreal whole = std::floor(room / modules / grain) * grain;
    const qreal module = whole > 0 ? whole : room / modules;
    const auto centred = [&](qreal begin, qreal length) {
        return begin + std::floor((length - module * modules) / 2 / grain) * grain;
    };
    const qreal left = centred(place.x(), place.width()) + module * QrMatrix::QuietZone;
    const qreal top = centred(place.y(), place.height()) + module * QrMatrix::QuietZone;
    for (int y = 0; y < code.side(); ++y)
        for (int x = 0; x < code.side(); ++x)
            if (code.isDark(x, y))
                painter.fillRect(QRectF(left + x * module, top + y * module, module, module), Qt::black);
}

} // namespace cunbao
