#pragma once

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>

#include <optional>

namespace cunbao {

/// What somebody who looks at a window has before the eyes right now. Made anew for every look: it holds
/// items that the next event may take away.
class Sight {
public:
    explicit Sight(const QQuickWindow& window);

    /// All that is shown, in the order in which it is painted; also what is scrolled away or covered.
    [[nodiscard]] const QList<QQuickItem*>& items() const { return m_items; }
    /// Whether a list or page would have to be scrolled to bring an item in sight.
    [[nodiscard]] bool isScrolledAway(qsizetype at) const;
    /// Where an item can be touched, in the window. Nothing where it is scrolled away or lies under
    /// something.
    [[nodiscard]] std::optional<QPointF> spot(qsizetype at) const;
    /// Every word in sight, once.
    [[nodiscard]] QStringList words() const;

    /// The words as they look: what forbids a line to end within them can't be seen.
    [[nodiscard]] static QString seen(QString words);
    /// What is read aloud of an item; empty where it is passed over.
    [[nodiscard]] static QString name(QQuickItem* item);
    [[nodiscard]] static QString description(QQuickItem* item);
    [[nodiscard]] static QAccessible::Role role(QQuickItem* item);
    /// The words that an item paints; never those of a passcode.
    [[nodiscard]] static QString text(const QQuickItem* item);

private:
    [[nodiscard]] QRectF shownPart(const QQuickItem* item) const;
    [[nodiscard]] bool isCovered(qsizetype at, QPointF spot) const;

    QSizeF m_size;
    QList<QQuickItem*> m_items;
};

} // namespace cunbao
