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

QRectF sceneRect(const QQuickItem* item) {
    return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
}

/// The part of the window that an item may paint on: what its clipping ancestors leave.
QRectF visibleRect(const QQuickItem* item, const QQuickWindow& window) {
    QRectF rect(QPointF(0, 0), QSizeF(window.size()));
    for (const QQuickItem* at = item->parentItem(); at; at = at->parentItem())
        if (at->clip()) rect &= sceneRect(at);
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
        if (sceneRect(over).contains(rect.center())) return true;
    }
    return false;
}

QString textOf(const QQuickItem* item) {
    return item->property("text").toString();
}

/// The file that an item is written in, for an item of QML.
QString fileOf(const QQuickItem* item) {
    return QString::fromLatin1(item->metaObject()->className()).section(QLatin1Char('_'), 0, 0);
}

QString named(const QQuickItem* item) {
    QString text = textOf(item).simplified().left(40);
    for (const char* other : {"title", "label"})
        if (text.isEmpty()) text = item->property(other).toString().simplified().left(40);
    if (text.isEmpty()) text = item->objectName();
    return fileOf(item) + QStringLiteral(" \"") + text + QLatin1Char('"');
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

/// One look at a window.
class StrictLook {
public:
    StrictLook(QQuickWindow& window, const QImage& picture, const LookRules& rules)
        : m_window(window), m_picture(picture), m_rules(rules) {
        collect(window.contentItem(), m_items);
    }

    QStringList faults() {
        for (qsizetype at = 0; at < m_items.size(); ++at)
            lookAt(at);
        findOverlaps();
        m_faults.removeDuplicates();
        return m_faults;
    }

private:
    struct Seen {
        const QQuickItem* item;
        QRectF rect;
    };

    void complain(const QString& fault, const QQuickItem* item) {
        m_faults.append(fault + QStringLiteral(": ") + named(item));
    }

    void lookAt(qsizetype at) {
        QQuickItem* item = m_items[at];
        const bool flowing = isKind(item, "QQuickTextEdit");
        const bool text = isKind(item, "QQuickText") || flowing;
        if ((text || isKind(item, "QQuickTextInput")) && !textOf(item).isEmpty() && isShown(item)) {
            const QRectF painted = text ? paintedRect(item) : sceneRect(item);
            const QRectF seen = painted & visibleRect(item, m_window);
            if (seen.width() < 1 || seen.height() < 1) return; // scrolled away
            if (isCovered(m_items, at, seen)) return;
            if (!flowing && item->property("truncated").toBool()) complain(QStringLiteral("cut off"), item);
            if (text) lookAtText(item, seen);
            lookAtPlace(item, painted);
            lookAtContrast(item, seen);
            lookAtLanguage(item);
        }
        if (isTarget(item) && isShown(item) && !isDisabled(item)) lookAtTarget(at);
        if (m_rules.whole.contains(fileOf(item)) && isShown(item)) lookAtWhole(at);
        if (fileOf(item) == QLatin1String("Icon") && isShown(item)) {
            const QRectF seen = sceneRect(item) & visibleRect(item, m_window);
            if (!seen.isEmpty() && !isCovered(m_items, at, seen)) m_signs.append({item, seen});
        }
    }

    void lookAtWhole(qsizetype at) {
        const QQuickItem* item = m_items[at];
        const QRectF rect = sceneRect(item);
        const QRectF room = visibleRect(item, m_window).adjusted(-Slack, -Slack, Slack, Slack);
        if (!room.contains(rect) && !isCovered(m_items, at, rect))
            complain(QStringLiteral("not all to be seen"), item);
    }

    void lookAtText(const QQuickItem* item, const QRectF& seen) {
        if (item->property("paintedWidth").toReal() > item->width() + Slack)
            complain(QStringLiteral("wider than its place"), item);
        m_texts.append({item, seen});
    }

    void lookAtPlace(const QQuickItem* item, const QRectF& painted) {
        const QRectF room = visibleRect(item, m_window);
        if (painted.left() < room.left() - Slack || painted.right() > room.right() + Slack)
            complain(QStringLiteral("sticks out at the side"), item);
    }

    void lookAtContrast(const QQuickItem* item, const QRectF& seen) {
        const double scale = m_picture.devicePixelRatio();
        const QRect device = QRectF(seen.topLeft() * scale, seen.size() * scale).toRect();
        if (isDisabled(item) || !m_picture.rect().intersects(device)) return;
        const QFont font = item->property("font").value<QFont>();
        const qreal size = font.pixelSize();
        const bool large = size >= LargeText || (font.bold() && size >= LargeBoldText);
        const double found = contrast(item->property("color").value<QColor>(), ground(m_picture, device));
        if (found < (large ? 3.0 : 4.5)) complain(QStringLiteral("contrast %1").arg(found, 0, 'f', 1), item);
    }

    void lookAtLanguage(const QQuickItem* item) {
        static const QRegularExpression sentence(QStringLiteral("[A-Za-z]{2,} [A-Za-z]{2,}"));
        static const QRegularExpression han(QStringLiteral("\\p{Han}"));
        if (m_rules.chinese && textOf(item).contains(sentence) && !textOf(item).contains(han) &&
            !isVerbatim(item))
            complain(QStringLiteral("not translated"), item);
    }

    void lookAtTarget(qsizetype at) {
        QQuickItem* item = m_items[at];
        const QRectF rect = sceneRect(item);
        if (!rect.intersects(visibleRect(item, m_window)) || isCovered(m_items, at, rect)) return;
        if (rect.width() < m_rules.leastTarget - Slack || rect.height() < m_rules.leastTarget - Slack)
            complain(
                QStringLiteral("small target %1 x %2").arg(qRound(rect.width())).arg(qRound(rect.height())),
                item);
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(item);
        if (!accessible || accessible->text(QAccessible::Name).isEmpty())
            complain(QStringLiteral("no accessible name"), item);
    }

    void findOverlaps() {
        for (qsizetype a = 0; a < m_texts.size(); ++a) {
            for (qsizetype b = a + 1; b < m_texts.size(); ++b)
                compare(m_texts[a], m_texts[b]);
            for (const Seen& sign : m_signs)
                compare(m_texts[a], sign);
        }
    }

    void compare(const Seen& a, const Seen& b) {
        const QRectF common = a.rect & b.rect;
        if (common.width() <= 2 * Slack || common.height() <= 2 * Slack) return;
        m_faults.append(QStringLiteral("overlap: ") + named(a.item) + QStringLiteral(" and ") +
                        named(b.item));
    }

    QQuickWindow& m_window;
    const QImage& m_picture;
    const LookRules& m_rules;
    QList<QQuickItem*> m_items; ///< in the order in which they are painted
    QList<Seen> m_texts;
    QList<Seen> m_signs;
    QStringList m_faults;
};

} // namespace

QStringList lookFaults(QQuickWindow& window, const QImage& picture, const LookRules& rules) {
    return StrictLook(window, picture, rules).faults();
}

} // namespace cunbao
