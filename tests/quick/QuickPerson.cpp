#include "tests/quick/QuickPerson.h"

#include "tests/ui/Person.h"
#include "tests/ui/Sight.h"

#include <QQmlEngine>

#include <algorithm>

namespace cunbao {

namespace {

/// A part with a name that takes keys for the keys in it, as the keypad does.
bool takesKeysForItsParts(QQuickItem* item) {
    return item->activeFocusOnTab() && !Sight::name(item).isEmpty();
}

bool isUsed(QQuickItem* item) {
    const QVariant interactive = item->property("interactive"); // a ListRow may be only read
    if (interactive.isValid() && !interactive.toBool()) return false;
    switch (Sight::role(item)) {
    case QAccessible::Button:
    case QAccessible::RadioButton:
    case QAccessible::CheckBox:
    case QAccessible::Cell:
    case QAccessible::PageTab:
    case QAccessible::Link:
    case QAccessible::EditableText: return true;
    case QAccessible::ListItem: return item->inherits("QQuickAbstractButton");
    default: return takesKeysForItsParts(item);
    }
}

/// The key of a keypad, which the keypad stands for.
bool isStoodFor(const QQuickItem* item) {
    if (item->property("focusPolicy").toInt() != Qt::NoFocus) return false;
    for (QQuickItem* above = item->parentItem(); above; above = above->parentItem())
        if (takesKeysForItsParts(above)) return true;
    return false;
}

QRectF rectOf(const QQuickItem* item) {
    return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
}

/// Behind an open sheet nothing is reached.
const QQuickItem* frontOf(const QList<QQuickItem*>& items) {
    const QQuickItem* front = nullptr;
    for (QQuickItem* item : items)
        if (Sight::role(item) == QAccessible::Dialog && item->isEnabled()) front = item;
    return front;
}

} // namespace

bool QuickPerson::sees(const QString& words) {
    Person person(*m_at->window());
    const bool done = person.sees(words);
    m_complaint = QString::fromUtf8(person.complaint());
    return done;
}

bool QuickPerson::taps(const QString& name) {
    Person person(*m_at->window());
    const bool done = person.taps(name);
    m_complaint = QString::fromUtf8(person.complaint());
    return done;
}

bool QuickPerson::types(const QString& label, const QString& text) {
    Person person(*m_at->window());
    const bool done = person.types(label, text);
    m_complaint = QString::fromUtf8(person.complaint());
    return done;
}

bool QuickPerson::inSight(const QString& words) const {
    const QStringList seen = Sight(*m_at->window()).words();
    return std::any_of(seen.begin(), seen.end(), [&](const QString& one) { return one.contains(words); });
}

QQuickItem* QuickPerson::control(const QString& name) const {
    const Sight sight(*m_at->window());
    for (qsizetype at = 0; at < sight.items().size(); ++at) {
        QQuickItem* item = sight.items()[at];
        if (Sight::name(item) != name || !isUsed(item)) continue;
        if (!sight.isScrolledAway(at) && !sight.spot(at)) continue;
        // It belongs to its page, not to the script that looks at it.
        QQmlEngine::setObjectOwnership(item, QQmlEngine::CppOwnership);
        return item;
    }
    return nullptr;
}

QString QuickPerson::focus() const {
    QQuickItem* item = m_at->window()->activeFocusItem();
    return item ? Sight::name(item) : QString();
}

QStringList QuickPerson::controls() const {
    const Sight sight(*m_at->window());
    const QQuickItem* front = frontOf(sight.items());
    QList<QQuickItem*> left;
    for (QQuickItem* item : sight.items()) {
        if (front && !front->isAncestorOf(item)) continue;
        if (isUsed(item) && item->isEnabled() && !isStoodFor(item)) left.append(item);
    }
    std::stable_sort(left.begin(), left.end(), [](const QQuickItem* a, const QQuickItem* b) {
        return rectOf(a).top() < rectOf(b).top();
    });
    QStringList names;
    while (!left.isEmpty()) {
        const QRectF leader = rectOf(left.first());
        const auto below = std::stable_partition(left.begin(), left.end(), [&](const QQuickItem* item) {
            return rectOf(item).center().y() < leader.bottom();
        });
        QList<QQuickItem*> row(left.begin(), below);
        left.erase(left.begin(), below);
        std::stable_sort(row.begin(), row.end(), [](const QQuickItem* a, const QQuickItem* b) {
            return rectOf(a).left() < rectOf(b).left();
        });
        for (QQuickItem* item : row)
            names.append(Sight::name(item));
    }
    return names;
}

} // namespace cunbao
