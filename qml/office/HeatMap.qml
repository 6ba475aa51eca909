pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Who has answered how much: the office itself, then villages by sections. The arrow keys go from cell to cell.
ColumnLayout {
    id: map

    required property OverviewModel overview
    readonly property real nameWidth: Theme.bodySize * 8
    readonly property real cellWidth: (width - nameWidth) / Math.max(1, overview.sectionHeadings.length)

    signal villageRequested(code: string)

    /// How a cell looks: as the legend says.
    function look(status: int): int {
        switch (status) {
        case OverviewModel.Part: return HeatCell.Part;
        case OverviewModel.Done: return HeatCell.Done;
        case OverviewModel.NotOwed: return HeatCell.NotOwed;
        default: return HeatCell.None;
        }
    }

    spacing: Theme.s8

    HeatLegend { statuses: [HeatCell.Done, HeatCell.Part, HeatCell.None, HeatCell.NotOwed] }

    // What the office itself records is no village's: one cell of all its sections, apart from theirs.
    Item {
        visible: map.overview.officeAsked > 0
        implicitHeight: Math.max(officeName.height, own.height)
        Layout.fillWidth: true
        Layout.topMargin: Theme.s4
        Layout.bottomMargin: Theme.s4

        AppText {
            id: officeName

            anchors.verticalCenter: parent.verticalCenter
            width: map.nameWidth - Theme.s8
            text: qsTr("%1 (office)").arg(map.overview.officeName)
            Accessible.ignored: true
        }
        HeatCell {
            id: own

            anchors.verticalCenter: parent.verticalCenter
            x: map.nameWidth
            width: parent.width - x - Theme.s4
            enabled: false
            status: map.look(map.overview.officeStatus)
            text: map.overview.officeStatus === OverviewModel.Part
                  ? map.overview.officeAnswered + "/" + map.overview.officeAsked : ""
            label: qsTr("%1: %2 of %3 answered").arg(officeName.text).arg(map.overview.officeAnswered)
                   .arg(map.overview.officeAsked)
        }
    }
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
                stacked: widest.stacked
                looks: statuses.map(map.look)
                onMoved: (row, column) => {
                    const other = rows.itemAt(row) as HeatRow;
                    if (other)
                        other.focusCell(column);
                }
                onRequested: map.villageRequested(code)
            }
        }
    }
}
