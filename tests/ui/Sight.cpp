#include "tests/ui/Sight.h"

#include <QColor>

#include <algorithm>

namespace cunbao {

namespace {

constexpr qreal Invisible = 0.05; ///< opacity below which nobody sees anything
constexpr qreal Veil = 0.3;       ///< and from which what lies behind can't be reached
constexpr qreal Touchable = 24;   ///< px of an item that have to be in sight

/// In the order in which they are painted.
void collect(QQuickItem* item, QList<QQuickItem*>& out) {
    if (!item->isVisible() || item->opacity() < Invisible) return;
    out.append(item);
    QList<QQuickItem*> children = item->childItems();
    std::stable_sort(children.begin(), children.end(),
                     [](const QQuickItem* a, const QQuickItem* b) { return a->z() < b->z(); });
    for (QQuickItem* child : children)
        collect(child, out);
}

QRectF rectOf(const QQuickItem* item) {
    return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
}

/// What stands on several lines is touched on its first.
const QQuickItem* touched(QQuickItem* item) {
    if (Sight::role(item) != QAccessible::Link) return item;
    for (const QQuickItem* child : item->childItems())
        if (child->inherits("QQuickRectangle") && child->isVisible()) return child;
    return item;
}

/// Whether an item keeps eyes or presses from what is behind it.
bool isOpaque(const QQuickItem* item) {
    if (item->inherits("QQuickMouseArea")) return item->isEnabled();
    if (!item->inherits("QQuickRectangle")) return false;
    qreal opacity = item->property("color").value<QColor>().alphaF();
    for (const QQuickItem* at = item; at; at = at->parentItem())
        opacity *= at->opacity();
    return opacity >= Veil;
}

QString accessibleText(QQuickItem* item, QAccessible::Text which) {
    QAccessibleInterface* told = QAccessible::queryAccessibleInterface(item);
    return told ? Sight::seen(told->text(which)) : QString();
}

} // namespace

Sight::Sight(const QQuickWindow& window) : m_size(window.size()) {
    collect(window.contentItem(), m_items);
}

QString Sight::seen(QString words) {
    return words.replace(QChar(QChar::Nbsp), QChar(u' ')).remove(QChar(0x2060));
}

QString Sight::name(QQuickItem* item) {
    QString told = accessibleText(item, QAccessible::Name);
    if (!told.isEmpty()) return told;
    // Qt 6.4 tells nothing of a field with a passcode, not even its name: what is seen is the label over it.
    if (!item->inherits("QQuickTextInput")) return told;
    for (const QQuickItem* at = item->parentItem(); at; at = at->parentItem())
        if (const QVariant label = at->property("label"); label.isValid()) return label.toString();
    return told;
}

QString Sight::description(QQuickItem* item) {
    return accessibleText(item, QAccessible::Description);
}

QAccessible::Role Sight::role(QQuickItem* item) {
    const QAccessibleInterface* told = QAccessible::queryAccessibleInterface(item);
    return told ? told->role() : QAccessible::NoRole;
}

QString Sight::text(const QQuickItem* item) {
    const bool typed = item->inherits("QQuickTextInput");
    constexpr int plainEcho = 0; // TextInput.Normal
    if (typed && item->property("echoMode").toInt() != plainEcho) return {};
    const bool paints = typed || item->inherits("QQuickText") || item->inherits("QQuickTextEdit");
    return paints ? seen(item->property("text").toString()) : QString();
}

QRectF Sight::shownPart(const QQuickItem* item) const {
    QRectF part = rectOf(item) & QRectF(QPointF(0, 0), m_size);
    for (const QQuickItem* at = item->parentItem(); at; at = at->parentItem())
        if (at->clip()) part &= rectOf(at);
    return part;
}

bool Sight::isScrolledAway(qsizetype at) const {
    const QQuickItem* item = touched(m_items[at]);
    const QRectF part = shownPart(item);
    return part.width() < std::min(item->width(), Touchable) ||
           part.height() < std::min(item->height(), Touchable);
}

bool Sight::isCovered(qsizetype at, QPointF spot) const {
    for (qsizetype later = at + 1; later < m_items.size(); ++later) {
        const QQuickItem* over = m_items[later];
        if (!isOpaque(over) || m_items[at]->isAncestorOf(over)) continue;
        if (shownPart(over).contains(spot)) return true;
    }
    return false;
}

std::optional<QPointF> Sight::spot(qsizetype at) const {
    const QRectF part = shownPart(touched(m_items[at]));
    if (part.isEmpty() || isScrolledAway(at) || isCovered(at, part.center())) return std::nullopt;
    return part.center();
}

QStringList Sight::words() const {
    QStringList out;
    for (qsizetype at = 0; at < m_items.size(); ++at) {
        QString said = text(m_items[at]);
        if (said.isEmpty()) said = name(m_items[at]);
        if (!said.isEmpty() && !out.contains(said) && spot(at)) out.append(said);
    }
    return out;
}

} // namespace cunbao
