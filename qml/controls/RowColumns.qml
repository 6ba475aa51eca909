import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// The rows of a list that is there as a whole, in two columns where the window has room for both: a row's value stays
/// near its name. One goes down the left column first.
GridLayout {
    id: grid

    required property int count ///< of the rows

    readonly property bool wide: width > Theme.bodySize * 72

    /// Whether a hairline stands below this row.
    function dividesAfter(index: int): bool {
        return index + 1 < count && (index + 1) % rows !== 0;
    }

    flow: GridLayout.TopToBottom
    rows: Math.max(1, wide ? Math.ceil(count / 2) : count)
    columnSpacing: Theme.s48
    rowSpacing: 0
    Layout.fillWidth: true
}
