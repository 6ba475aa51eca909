#include "tests/ui/LookFaults.h"

#include <QAccessible>
#include <QColor>
#include <QQuickItem>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace cunbao {

namespace {

constexpr qreal Slack = 1.5; ///< px of rounding
constexpr qreal LargeText = 24;
constexpr qreal LargeBoldText = 18.66;

bool isKind(const QQuickItem* item, const char* kind) {
    return item->inherits(kind);
}

bool isShown(const QQuickItem* item) {
    for (const QQuickItem* at = item; at; at = at->parentItem())
        if (!at->isVisible() || at->opacity() < 0.05) return false;
    return item->width() > 0 && item->height() > 0;
}

/// The part of the window that an item may paint on: what its clipping ancestors leave.
QRectF visibleRect(const QQuickItem* item, const QQuickWindow& window) {
    QRectF rect(QPointF(0, 0), QSizeF(window.size()));
    for (const QQuickItem* at = item->parentItem(); at; at = at->parentItem())
        if (at->clip()) rect &= at->mapRectToScene(QRectF(0, 0, at->width(), at->height()));
    return rect;
}

/// In the order in which they are painted.
void collect(QQuickItem* item, QList<QQuickItem*>& out) {
    if (!item->isVisible() || item->opacity() < 0.05) return;
    out.append(item);
    QList<QQuickItem*> children = item->childItems();
    std::stable_sort(children.begin(), children.end(),
                     [](const QQuickItem* a, const QQuickItem* b) { return a->z() < b->z(); });
    for (QQuickItem* child : children)
        collect(child, out);
}

/// Whether something that is painted later lies over a place: a sheet, or the veil around it.
bool isCovered(const QList<QQuickItem*>& items, qsizetype at, const QRectF& rect) {
    constexpr qreal veil = 0.3;
    for (qsizetype later = at + 1; later < items.size(); ++later) {
        const QQuickItem* over = items[later];
        if (!isKind(over, "QQuickRectangle") || over->property("color").value<QColor>().alphaF() < veil)
            continue;
        if (over->mapRectToScene(QRectF(0, 0, over->width(), over->height())).contains(rect.center()))
            return true;
    }
    return false;
}

QString textOf(const QQuickItem* item) {
    return item->property("text").toString();
}

QString named(const QQuickItem* item) {
    QString text = textOf(item).simplified().left(40);
    for (const char* other : {"title", "label"})
        if (text.isEmpty()) text = item->property(other).toString().simplified().left(40);
    if (text.isEmpty()) text = item->objectName();
    return QString::fromLatin1(item->metaObject()->className()).section(QLatin1Char('_'), 0, 0) +
           QStringLiteral(" \"") + text + QLatin1Char('"');
}

/// Where a text really paints: aligned within its item.
QRectF paintedRect(const QQuickItem* text) {
    const qreal width = text->property("paintedWidth").toReal();
    const qreal height = text->property("paintedHeight").toReal();
    const int horizontal = text->property("effectiveHorizontalAlignment").toInt();
    const int vertical = text->property("verticalAlignment").toInt();
    qreal x = text->property("leftPadding").toReal();
    if (horizontal & Qt::AlignRight) x = text->width() - width - text->property("rightPadding").toReal();
    if (horizontal & Qt::AlignHCenter) x = (text->width() - width) / 2;
    qreal y = text->property("topPadding").toReal();
    if (vertical & Qt::AlignBottom) y = text->height() - height - text->property("bottomPadding").toReal();
    if (vertical & Qt::AlignVCenter) y = (text->height() - height) / 2;
    return text->mapRectToScene(QRectF(x, y, width, height));
}

// WCAG 2.1, relative luminance and contrast.
double channel(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}
double luminance(const QColor& colour) {
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}
double contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

/// The colour that most of a rectangle has: around words that is what is behind them.
QColor ground(const QImage& picture, const QRect& rect) {
    QHash<QRgb, int> seen;
    const QRect inside = rect & picture.rect();
    for (int y = inside.top(); y <= inside.bottom(); y += 2)
        for (int x = inside.left(); x <= inside.right(); x += 2)
            ++seen[picture.pixel(x, y)];
    QRgb most = 0;
    int times = 0;
    for (auto at = seen.cbegin(); at != seen.cend(); ++at) {
        if (*at <= times) continue;
        most = at.key();
        times = *at;
    }
    return QColor(most);
}

bool isDisabled(const QQuickItem* item) {
    for (const QQuickItem* at = item; at; at = at->parentItem())
        if (!at->isEnabled()) return true;
    return false;
}

/// Names that are the same in every language, and say so themselves or through what holds them.
bool isVerbatim(const QQuickItem* item) {
    for (const QQuickItem* at = item; at; at = at->parentItem())
        if (at->objectName() == QLatin1String("verbatim")) return true;
    return false;
}

/// What can be pressed or typed into. A line of a list that is only to be read is neither.
bool isTarget(const QQuickItem* item) {
    const QVariant interactive = item->property("interactive");
    if (interactive.isValid() && !interactive.toBool()) return false;
    return isKind(item, "QQuickAbstractButton") || isKind(item, "QQuickTextField") ||
           isKind(item, "QQuickTextArea");
}

} // namespace

QStringList lookFaults(QQuickWindow& window, const QImage& picture, const LookRules& rules) {
    QStringList faults;
    QList<QQuickItem*> items;
    collect(window.contentItem(), items);

    struct Words {
        const QQuickItem* item;
        QRectF rect;
    };
    QList<Words> shown;
    for (qsizetype at = 0; at < items.size(); ++at) {
        QQuickItem* item = items[at];
        const bool flowing = isKind(item, "QQuickTextEdit");
        const bool text = isKind(item, "QQuickText") || flowing;
        if ((text || isKind(item, "QQuickTextInput")) && !textOf(item).isEmpty() && isShown(item)) {
            const QRectF painted =
                text ? paintedRect(item) : item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
            const QRectF room = visibleRect(item, window);
            const QRectF seen = painted & room;
            if (seen.width() < 1 || seen.height() < 1) continue; // scrolled away
            if (isCovered(items, at, seen)) continue;
            if (!flowing && item->property("truncated").toBool())
                faults.append(QStringLiteral("cut off: ") + named(item));
            if (text && item->property("paintedWidth").toReal() > item->width() + Slack)
                faults.append(QStringLiteral("wider than its place: ") + named(item));
            if (painted.left() < room.left() - Slack || painted.right() > room.right() + Slack)
                faults.append(QStringLiteral("sticks out at the side: ") + named(item));
            if (text) shown.append({item, seen});
            const double scale = picture.devicePixelRatio();
            const QRectF device(seen.topLeft() * scale, seen.size() * scale);
            if (!isDisabled(item) && picture.rect().intersects(device.toRect())) {
                const QColor colour = item->property("color").value<QColor>();
                const QFont font = item->property("font").value<QFont>();
                const qreal size = font.pixelSize();
                const bool large = size >= LargeText || (font.bold() && size >= LargeBoldText);
                const double found = contrast(colour, ground(picture, device.toRect()));
                if (found < (large ? 3.0 : 4.5))
                    faults.append(QStringLiteral("contrast %1: ").arg(found, 0, 'f', 1) + named(item));
            }
            static const QRegularExpression sentence(QStringLiteral("[A-Za-z]{2,} [A-Za-z]{2,}"));
            static const QRegularExpression han(QStringLiteral("\\p{Han}"));
            if (rules.chinese && textOf(item).contains(sentence) && !textOf(item).contains(han) &&
                !isVerbatim(item))
                faults.append(QStringLiteral("not translated: ") + named(item));
        }
        if (isTarget(item) && isShown(item) && !isDisabled(item)) {
            const QRectF rect = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
            if (!rect.intersects(visibleRect(item, window)) || isCovered(items, at, rect)) continue;
            if (rect.width() < rules.leastTarget - Slack || rect.height() < rules.leastTarget - Slack)
                faults.append(QStringLiteral("small target %1 x %2: ")
                                  .arg(qRound(rect.width()))
                                  .arg(qRound(rect.height())) +
                              named(item));
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(item);
            if (!accessible || accessible->text(QAccessible::Name).isEmpty())
                faults.append(QStringLiteral("no accessible name: ") + named(item));
        }
    }
    for (qsizetype a = 0; a < shown.size(); ++a) {
        for (qsizetype b = a + 1; b < shown.size(); ++b) {
            const QRectF common = shown[a].rect & shown[b].rect;
            if (common.width() <= 2 * Slack || common.height() <= 2 * Slack) continue;
            faults.append(QStringLiteral("overlap: ") + named(shown[a].item) + QStringLiteral(" and ") +
                          named(shown[b].item));
        }
    }
    faults.removeDuplicates();
    return faults;
}

} // namespace cunbao
