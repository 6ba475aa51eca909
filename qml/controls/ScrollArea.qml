import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// A column that scrolls where it must, and follows the keyboard: what has the focus is in sight.
Flickable {
    id: area

    default property alias content: column.data
    property real margin: Theme.s16
    property real endMargin: margin ///< below the content
    property real sideMargin: margin
    property real spacing: Theme.s12
    property real maximumWidth: Infinity
    property bool filling: false ///< the column is at least as high as what is to be seen
    /// Belongs together: while the focus is in it, all of it is in sight, as far as it has room.
    property Item keptTogether: null
    /// What the person has asked for: it begins at the top, as far as there is content enough.
    property Item sought: null

    readonly property Item focused: Window.activeFocusItem
    property bool held: false // at its top, until the focus goes elsewhere
    readonly property real naturalHeight: column.implicitHeight + margin + endMargin
    readonly property real togetherHeight: keptTogether ? keptTogether.height : 0
    readonly property real soughtHeight: sought ? sought.height : 0

    contentWidth: width
    contentHeight: filling ? Math.max(naturalHeight, height) : naturalHeight
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    clip: true

    onFocusedChanged: {
        held = false;
        reveal();
    }
    // As when the keyboard of the device comes up, or a message appears above.
    onHeightChanged: reveal()
    onContentHeightChanged: reveal()
    // When it opens, the content knows first how high it will be.
    onTogetherHeightChanged: reveal()
    onSoughtHeightChanged: reveal()
    // It has its place only after what is around it has.
    Connections {
        target: area.sought
        function onYChanged(): void { area.reveal(); }
    }

    function isWithin(item: Item, outer: Item): bool {
        for (let above = item; above; above = above.parent) {
            if (above === outer)
                return true;
        }
        return false;
    }

    /// What is typed into comes into sight with its name and the note below it.
    function whole(item: Item): Item {
        for (let above = item; above && above !== column; above = above.parent) {
            if (above instanceof Field || above instanceof NoteField)
                return above;
        }
        return item;
    }

    /// What appeared there, as a message, is seen although the focus is further below.
    function showTop(): void {
        held = true;
        contentY = 0;
    }

    function reveal(): void {
        if (soughtHeight > 0 && isWithin(sought, column)) {
            const begin = sought.mapToItem(contentItem, 0, 0).y - margin;
            contentY = Math.max(0, Math.min(begin, contentHeight - height));
            return;
        }
        if (held || !focused || !focused.visible || !isWithin(focused, column))
            return;
        const together = keptTogether && togetherHeight + 2 * margin <= height && isWithin(focused, keptTogether);
        const shown = together ? keptTogether : whole(focused);
        const top = shown.mapToItem(contentItem, 0, 0).y - margin;
        const bottom = top + shown.height + 2 * margin;
        const last = Math.max(0, contentHeight - height);
        if (top < contentY || bottom - top > height)
            contentY = Math.min(last, Math.max(0, top));
        else if (bottom > contentY + height)
            contentY = Math.min(last, bottom - height);
    }

    T.ScrollBar.vertical: T.ScrollBar {
        implicitWidth: 8
        padding: 2
        minimumSize: 0.08
        visible: area.interactive
        contentItem: Rectangle {
            implicitWidth: 4
            radius: 2
            color: Theme.edge
        }
    }

    ColumnLayout {
        id: column

        x: Math.round((area.width - width) / 2)
        y: area.margin
        width: Math.min(area.width - 2 * area.sideMargin, area.maximumWidth)
        height: area.filling ? area.contentHeight - area.margin - area.endMargin : implicitHeight
        spacing: area.spacing
    }
}
