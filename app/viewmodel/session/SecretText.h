#pragma once

#include <QString>

namespace cunbao {

/// What a text held is overwritten, not only let go, where nobody else shares it.
inline void wipeText(QString& text) {
    text.fill(QChar(u'\0'));
    text.clear();
}

} // namespace cunbao
