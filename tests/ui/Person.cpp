#include "tests/ui/Person.h"

#include "tests/ui/Sight.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>
#include <QtQuickTest>
#include <QtTest>

#include <algorithm>
#include <utility>

namespace cunbao {

namespace {

/// Far more than anything takes: a passcode is stretched within it on a busy machine.
constexpr int Patience = 60'000;
constexpr qsizetype LongestComplaint = 4000;

bool canBePressed(QQuickItem* item) {
    switch (Sight::role(item)) {
    case QAccessible::Button:
    case QAccessible::RadioButton:
    case QAccessible::CheckBox:
    case QAccessible::ListItem:
    case QAccessible::Cell:
    case QAccessible::PageTab:
    case QAccessible::Link: break;
    default: return false;
    }
    return item->isEnabled() && !item->property("busy").toBool();
}

bool goesBy(QQuickItem* item, const QString& name) {
    const QString own = Sight::name(item);
    return own == name || own.startsWith(name + QStringLiteral(", ")) || Sight::description(item) == name;
}

/// Brings an item to the middle of every list and page that it lies in, as far as these go.
void scrollTo(const QQuickItem* item) {
    for (QQuickItem* at = item->parentItem(); at; at = at->parentItem()) {
        if (!at->inherits("QQuickFlickable")) continue;
        const qreal first = at->property("originY").toReal();
        const qreal room = at->property("contentHeight").toReal() - at->height();
        const qreal middle = item->mapToItem(at, QPointF(0, item->height() / 2)).y();
        const qreal wish = at->property("contentY").toReal() + middle - at->height() / 2;
        if (room > 0) at->setProperty("contentY", std::clamp(wish, first, first + room));
    }
}

} // namespace

bool Person::complains(const QString& what) {
    m_complaint = what.toUtf8();
    return false;
}

Person::Find Person::look(const Wanted& wanted) {
    const Sight sight(m_window);
    const QQuickItem* away = nullptr;
    for (qsizetype at = 0; at < sight.items().size(); ++at) {
        QQuickItem* item = sight.items()[at];
        if (!wanted(item)) continue;
        if (const auto spot = sight.spot(at)) return {item, *spot};
        if (!away && sight.isScrolledAway(at)) away = item;
    }
    if (away) scrollTo(away);
    return {};
}

Person::Find Person::find(const Wanted& wanted, const QString& what) {
    Find found;
    // What has just opened finds its place with the next frame, and what still moves is not touched: twice in
    // the same place.
    const bool inTime = QTest::qWaitFor(
        [&] {
            const bool settled = !QQuickTest::qIsPolishScheduled(&m_window);
            const Find before = std::exchange(found, settled ? look(wanted) : Find());
            return found.item && found == before;
        },
        Patience);
    if (inTime) return found;
    complains(QStringLiteral("looked for %1; in sight: ").arg(what) +
              Sight(m_window).words().join(QStringLiteral(" | ")).left(LongestComplaint));
    return {};
}

bool Person::sees(const QString& words) {
    return find(
               [&](QQuickItem* item) {
                   return Sight::text(item).contains(words) || Sight::name(item).contains(words);
               },
               QStringLiteral("the words \"%1\"").arg(words))
               .item != nullptr;
}

QString Person::reads(const QRegularExpression& words) {
    QString read;
    const auto fits = [&](const QString& said) {
        const QRegularExpressionMatch match = words.match(said);
        if (match.hasMatch()) read = match.captured(1);
        return match.hasMatch();
    };
    const Find found =
        find([&](QQuickItem* item) { return fits(Sight::text(item)) || fits(Sight::name(item)); },
             QStringLiteral("words like \"%1\"").arg(words.pattern()));
    return found.item ? read : QString();
}

QString Person::readsField(const QString& label) {
    const Find found = find(
        [&](QQuickItem* item) {
            return Sight::role(item) == QAccessible::EditableText && Sight::name(item) == label &&
                   !Sight::text(item).isEmpty();
        },
        QStringLiteral("something in the field \"%1\"").arg(label));
    return found.item ? Sight::text(found.item) : QString();
}

bool Person::taps(const QString& name) {
    const Find found = find([&](QQuickItem* item) { return canBePressed(item) && goesBy(item, name); },
                            QStringLiteral("\"%1\", to press it").arg(name));
    if (!found.item) return false;
    QTest::mouseClick(&m_window, Qt::LeftButton, {}, found.spot.toPoint());
    // A pointer that rests somewhere makes hints appear.
    QTest::mouseMove(&m_window, QPoint(1, 1));
    return true;
}

bool Person::taps(const QStringList& names) {
    return std::all_of(names.begin(), names.end(), [this](const QString& name) { return taps(name); });
}

QQuickItem* Person::enter(const QString& label) {
    const Find found = find(
        [&](QQuickItem* item) {
            return Sight::role(item) == QAccessible::EditableText && Sight::name(item) == label &&
                   item->isEnabled() && !item->property("readOnly").toBool();
        },
        QStringLiteral("the field \"%1\", to write in it").arg(label));
    if (!found.item) return nullptr;
    QTest::mouseClick(&m_window, Qt::LeftButton, {}, found.spot.toPoint());
    if (m_window.activeFocusItem() != found.item) {
        complains(QStringLiteral("the field \"%1\" did not take the cursor").arg(label));
        return nullptr;
    }
    QTest::keyClick(&m_window, Qt::Key_A, Qt::ControlModifier);
    return found.item;
}

bool Person::stands(const QQuickItem* field, const QString& label, const QString& text) {
    if (field->property("text").toString() == text) return true;
    QQuickItem* cursor = m_window.activeFocusItem();
    return complains(
        QStringLiteral(
            "what was written into \"%1\" does not stand there, but \"%2\"; the cursor is in \"%3\"")
            .arg(label, field->property("text").toString(), cursor ? Sight::name(cursor) : QString()));
}

bool Person::types(const QString& label, const QString& text) {
    const QPointer<QQuickItem> field(enter(label));
    if (!field) return false;
    if (text.isEmpty()) QTest::keyClick(&m_window, Qt::Key_Delete);
    for (const QChar typed : text) {
        if (typed == QLatin1Char('\n'))
            QTest::keyClick(&m_window, Qt::Key_Return);
        else
            QTest::sendKeyEvent(QTest::Click, &m_window, Qt::Key(typed.toUpper().unicode()), QString(typed),
                                Qt::NoModifier);
    }
    return field ? stands(field, label, text)
                 : complains(QStringLiteral("the field \"%1\" went away meanwhile").arg(label));
}

bool Person::pastes(const QString& label, const QString& text) {
    const QPointer<QQuickItem> field(enter(label));
    if (!field) return false;
    QGuiApplication::clipboard()->setText(text);
    QTest::keyClick(&m_window, Qt::Key_V, Qt::ControlModifier);
    return field ? stands(field, label, text)
                 : complains(QStringLiteral("the field \"%1\" went away meanwhile").arg(label));
}

} // namespace cunbao
