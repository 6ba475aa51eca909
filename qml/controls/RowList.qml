import QtQuick
import QtQuick.Templates as T
import Cunbao.Theme

/// A list that makes its rows as they come into sight. The keyboard reaches all of them: Tab makes the next row that
/// can be used, and leaves the list behind the last one; Shift+Tab and the arrow keys likewise.
ListView {
    id: list

    /// The keyboard went to another place in the list, which may have scrolled it.
    signal walked()

    property Item focused: null  // what has the keyboard, here or elsewhere
    property bool held: false    // it is in here
    property bool waiting: false // for rows that the model is fetching, to go on to the first of them
    property Item given: null    // the row that the keyboard went to
    property Item entered: null  // by what the keyboard has just come in

    // Rows that Qt 6.4 makes ahead, while the list changes, are put over others.
    // With a keyboard the next rows are made ahead, so that they have their height before the focus reaches them.
    cacheBuffer: held ? 6 * Theme.target : 0
    boundsBehavior: Flickable.StopAtBounds
    // A row that becomes the current one takes the focus, whenever the rows change.
    currentIndex: -1
    keyNavigationEnabled: false
    Accessible.role: Accessible.List

    Keys.onUpPressed: walk(false, false)
    Keys.onDownPressed: walk(true, false)

    Component.onCompleted: takeFocus()
    // The list itself does not know yet where it puts them.
    onCountChanged: if (waiting) soon.start()

    Timer {
        id: soon

        interval: 0
        onTriggered: list.goOn()
    }
    Connections {
        target: list.Window.window
        function onActiveFocusItemChanged(): void { list.takeFocus(); }
    }
    // A row that was just made knows only with the next frame how high it is, and those above it push it on.
    Connections {
        target: list.given
        function onHeightChanged(): void { list.hold(); }
        function onYChanged(): void { again.start(); }
    }
    // Not while the list is placing its rows.
    Timer {
        id: again

        interval: 0
        onTriggered: list.hold()
    }
    // What has the focus takes Tab for itself, and goes on in the order in which the rows were made.
    Shortcut {
        sequences: ["Tab"]
        enabled: list.held
        onActivated: list.walk(true, true)
    }
    Shortcut {
        sequences: ["Shift+Tab", "Backtab"]
        enabled: list.held
        onActivated: list.walk(false, true)
    }

    function isWithin(item: Item, outer: Item): bool {
        for (let above = item; above; above = above.parent) {
            if (above === outer)
                return true;
        }
        return false;
    }

    /// The row that the keyboard went to stays in sight.
    function hold(): void {
        if (given && isWithin(focused, given))
            positionViewAtIndex(rowOf(given), ListView.Contain);
    }

    /// What takes the keyboard in a row or in the header, in its order.
    function stops(part: Item): var {
        const found = [];
        let item = part;
        while (item) {
            item = item.nextItemInFocusChain(true);
            if (!item || item === part || !isWithin(item, part) || found.includes(item))
                break;
            found.push(item);
        }
        return found;
    }

    /// The number of the row that holds an item; -1: none does.
    function rowOf(item: Item): int {
        let row = item;
        while (row && row.parent !== contentItem)
            row = row.parent;
        if (!row || row === headerItem)
            return -1;
        for (let at = 0; at < count; ++at) {
            if (itemAtIndex(at) === row)
                return at;
        }
        return -1;
    }

    /// The first row that is to be seen, or -1.
    function rowInSight(): int {
        for (let at = 0; at < count; ++at) {
            const row = itemAtIndex(at);
            if (row && row.y + row.height > contentY)
                return at;
        }
        return -1;
    }

    function give(item: Item, forward: bool): void {
        item.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        walked();
    }

    /// To a row that takes the keyboard, from this one on; it comes into sight.
    function giveToRow(from: int, forward: bool): bool {
        for (let at = from; at >= 0 && at < count; at += forward ? 1 : -1) {
            positionViewAtIndex(at, ListView.Contain);
            const row = itemAtIndex(at);
            const found = row ? stops(row) : [];
            if (found.length > 0) {
                given = row;
                give(found[forward ? 0 : found.length - 1], forward);
                return true;
            }
        }
        return false;
    }

    function giveToHeader(at: int, forward: bool): bool {
        const found = headerItem ? stops(headerItem) : [];
        const item = found[at < 0 ? found.length + at : at];
        if (!item)
            return false;
        const top = item.mapToItem(contentItem, 0, 0).y - Theme.s16;
        contentY = Math.max(originY, Math.min(contentY, top), top + item.height + 2 * Theme.s16 - height);
        give(item, forward);
        return true;
    }

    /// One place on or back; `out`: behind the last one out of the list.
    function walk(forward: bool, out: bool): void {
        const step = forward ? 1 : -1;
        waiting = false;
        const inHeader = headerItem ? stops(headerItem).indexOf(focused) : -1;
        if (inHeader >= 0) {
            const next = inHeader + step;
            if (next >= 0 ? giveToHeader(next, forward) || giveToRow(0, true) : false)
                return;
        } else {
            const row = rowOf(focused);
            const within = row < 0 ? [] : stops(itemAtIndex(row));
            const next = within[within.indexOf(focused) + step];
            if (row >= 0 && next) {
                give(next, forward);
                return;
            }
            if (row < 0 && giveToRow(rowInSight(), forward) || row >= 0 && giveToRow(row + step, forward))
                return;
            if (forward && model && model.canFetchMore(model.index(-1, -1))) {
                waiting = true;
                model.fetchMore(model.index(-1, -1));
                return;
            }
            if (!forward && giveToHeader(-1, false))
                return;
        }
        if (out)
            leave(forward);
    }

    function goOn(): void {
        if (waiting && held)
            walk(true, false);
        waiting = false;
        if (entered && focused === entered)
            enter(entered as T.Control);
        entered = null;
    }

    function leave(forward: bool): void {
        let item = focused;
        do
            item = item.nextItemInFocusChain(forward);
        while (item && item !== focused && isWithin(item, list));
        if (item && item !== focused)
            item.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    function takeFocus(): void {
        const before = held;
        focused = Window.activeFocusItem;
        held = focused !== null && isWithin(focused, list);
        // Whoever gives the focus is not through with it yet.
        if (held && !before && focused !== list) {
            entered = focused;
            soon.start();
        }
    }

    /// The keyboard comes in at the beginning or at the end, whichever rows there are.
    function enter(control: T.Control): void {
        if (control?.focusReason === Qt.TabFocusReason && !(headerItem && isWithin(control, headerItem)))
            giveToHeader(0, true) || giveToRow(0, true);
        else if (control?.focusReason === Qt.BacktabFocusReason)
            giveToRow(count - 1, false) || giveToHeader(-1, false);
    }
}
