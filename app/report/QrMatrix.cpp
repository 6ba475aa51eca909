#include "app/report/QrMatrix.h"

#include "app/domain/AppError.h"

#include <qrencode.h>

#include <memory>

namespace cunbao {

Result<QrMatrix> QrMatrix::of(const QByteArray& text, Correction correction) {
    const QRecLevel level = correction == Correction::Low ? QR_ECLEVEL_L : QR_ECLEVEL_M;
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char*>(text.constData()), 0, level),
        QRcode_free);
    if (!code) return fail(AppErrc::DocumentFailed, {QStringLiteral("QR")});
    QrMatrix out;
    out.m_side = code->width;
    out.m_dark.resize(code->width * code->width);
    for (int at = 0; at < code->width * code->width; ++at)
        out.m_dark.setBit(at, code->data[at] & 1);
    return out;
}

} // namespace cunbao
