pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Villages by sections: who has answered how much. The arrow keys go from cell to cell.
ColumnLayout {
    id: map

    required property OverviewModel overview
    readonly property real nameWidth: Theme.bodySize * 8
    readonly property real cellWidth: (width - nameWidth) / Math.max(1, overview.sectionHeadings.length)

    signal villageRequested(code: string)

    spacing: Theme.s8

    HeatLegend { statuses: [HeatCell.Done, HeatCell.Part, HeatCell.None, HeatCell.NotOwed] }

    Row {
        Layout.fillWidth: true
        Accessible.ignored: true

        Item {
            width: map.nameWidth
            height: Theme.smallSize

            // How high a cell becomes here whose number is as wide as any.
            HeatCell {
                id: widest

                visible: false
                width: map.cellWidth - Theme.s4
                text: "88/88"
                label: ""
            }
        }
        Repeater {
            model: map.overview.sectionHeadings

            AppText {
                required property string modelData

                width: map.cellWidth
                rightPadding: Theme.s4
                text: modelData
                kind: AppText.Small
                secondary: true
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
    Column {
        spacing: Theme.s4
        Layout.fillWidth: true
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("Villages by section")

        Repeater {
            id: rows

            model: map.overview.heatMap

            HeatRow {
                width: map.width
                sectionNames: map.overview.sectionNames
                nameWidth: map.nameWidth
                cellWidth: map.cellWidth
                cellHeight: widest.implicitHeight
                onMoved: (row, column) => {
                    const other = rows.itemAt(row) as HeatRow;
                    if (other)
                        other.focusCell(column);
                }
                onRequested: if (!township) map.villageRequested(code)
            }
        }
    }
}
