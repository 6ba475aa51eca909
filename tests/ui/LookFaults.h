#pragma once

#include <QImage>
#include <QQuickWindow>
#include <QStringList>

namespace cunbao {

/// What a strict eye would complain about in a window as it is shown now, one line each: text that is cut off
/// or lies over other text or a sign, text with too little contrast to what is behind it, targets that a
/// thumb misses, things that can be used but have no accessible name, and words that were not translated.
struct LookRules {
    qreal leastTarget = 48; ///< dp, both ways
    bool chinese = true;    ///< then a sentence in Latin letters was not translated
    /// The files of parts of which all is to be seen wherever they are shown: what is being typed, and its
    /// keys.
    QStringList whole{QStringLiteral("BigFigure"), QStringLiteral("NumberPad")};
};
[[nodiscard]] QStringList lookFaults(QQuickWindow& window, const QImage& picture, const LookRules& rules);

} // namespace cunbao
