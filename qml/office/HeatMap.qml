pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Villages by sections: who has answered how much. Rows are made as they come into sight; the arrow keys go
/// from cell to cell.
ColumnLayout {
    id: map

    required property OverviewModel overview
    readonly property real nameWidth: Theme.bodySize * 8
    readonly property real cellWidth: (width - nameWidth) / Math.max(1, overview.sections.length)

    signal villageRequested(code: string)

    spacing: Theme.s8

    HeatLegend { Layout.fillWidth: true }

    Row {
        Layout.fillWidth: true
        Accessible.ignored: true

        Item {
            width: map.nameWidth
            height: Theme.smallSize
        }
        Repeater {
            model: map.overview.sections

            AppText {
                required property string modelData

                width: map.cellWidth
                text: modelData
                kind: AppText.Small
                secondary: true
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
    ListView {
        id: rows

        model: map.overview.heatMap
        clip: true
        spacing: Theme.s4
        boundsBehavior: Flickable.StopAtBounds
        implicitHeight: contentHeight
        Layout.fillWidth: true
        Layout.fillHeight: true
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("Villages by section")

        function focusCell(row: int, column: int): void {
            if (row < 0 || row >= count)
                return;
            positionViewAtIndex(row, ListView.Contain);
            const item = itemAtIndex(row) as HeatRow;
            if (item)
                item.focusCell(column);
        }

        delegate: HeatRow {
            width: rows.width
            sections: map.overview.sections
            nameWidth: map.nameWidth
            cellWidth: map.cellWidth
            onMoved: (row, column) => rows.focusCell(row, column)
            onRequested: if (!township) map.villageRequested(code)
        }
    }
}
