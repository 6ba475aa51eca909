#pragma once

#include "platform/base/Result.h"

#include <QBitArray>
#include <QByteArray>

namespace cunbao {

/// The modules of a QR code (ISO/IEC 18004), dark or light; how large they are drawn is their painter's care.
class QrMatrix {
public:
    /// How much of a code may be lost and still be read.
    enum class Correction {
        Low,   ///< 7 %: for screens, where fewer modules read better
        Medium ///< 15 %: for paper, which is folded and stained
    };
    /// Modules that must stay light on each side.
    static constexpr int QuietZone = 4;

    /// No code at all: side 0.
    QrMatrix() = default;
    /// Errors: AppErrc::DocumentFailed for an empty text and for one that no code has room for.
    [[nodiscard]] static Result<QrMatrix> of(const QByteArray& text, Correction correction = Correction::Low);

    /// Modules of one side, the quiet zone not among them.
    [[nodiscard]] int side() const { return m_side; }
    /// Column and row from 0; outside, as in the quiet zone, all is light.
    [[nodiscard]] bool isDark(int x, int y) const {
        return x >= 0 && y >= 0 && x < m_side && y < m_side && m_dark.testBit(y * m_side + x);
    }

private:
    int m_side = 0;
    QBitArray m_dark; ///< row after row
};

} // namespace cunbao
