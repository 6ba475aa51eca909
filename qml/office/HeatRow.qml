pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// One village in the heat map.
FocusScope {
    id: row

    required property int index
    required property string code
    required property string name
    required property var statuses ///< an OverviewModel.CellStatus for each section
    required property var answered
    required property var asked
    required property var looks ///< the same as a HeatCell.Status
    required property var sectionNames
    required property real nameWidth
    required property real cellWidth
    required property real cellHeight
    required property bool stacked

    /// The arrow keys left this cell for another one.
    signal moved(row: int, column: int)
    signal requested()

    implicitHeight: Math.max(label.height, cellHeight)
    Accessible.role: Accessible.Row
    Accessible.name: name

    function focusCell(column: int): void {
        const cell = cells.itemAt(Math.max(0, Math.min(cells.count - 1, column)));
        if (cell)
            cell.forceActiveFocus(Qt.TabFocusReason);
    }

    function sentence(column: int): string {
        const place = qsTr("%1, %2").arg(name).arg(sectionNames[column]);
        return asked[column] === 0 ? qsTr("%1: nothing to fill in").arg(place)
                                   : qsTr("%1: %2 of %3 answered").arg(place).arg(answered[column]).arg(asked[column]);
    }

    AppText {
        id: label

        anchors.verticalCenter: parent.verticalCenter
        width: row.nameWidth - Theme.s8
        text: row.name
        Accessible.ignored: true
    }
    Row {
        x: row.nameWidth
        spacing: Theme.s4

        Repeater {
            id: cells

            model: row.statuses

            HeatCell {
                required property int index
                required property int modelData

                width: row.cellWidth - Theme.s4
                height: row.cellHeight
                stacked: row.stacked
                status: row.looks[index]
                text: modelData === OverviewModel.Part ? row.answered[index] + "/" + row.asked[index] : ""
                label: row.sentence(index)
                Keys.onLeftPressed: row.focusCell(index - 1)
                Keys.onRightPressed: row.focusCell(index + 1)
                Keys.onUpPressed: row.moved(row.index - 1, index)
                Keys.onDownPressed: row.moved(row.index + 1, index)
                onClicked: row.requested()
            }
        }
    }
}
