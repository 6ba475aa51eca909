pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// The key to the cells of the overview.
Flow {
    id: legend

    /// The HeatCell.Status that can occur, in this order.
    property var statuses: [HeatCell.None, HeatCell.Part, HeatCell.Done, HeatCell.Returned, HeatCell.Approved, HeatCell.NotOwed]

    function words(status: int): string {
        switch (status) {
        case HeatCell.Part: return qsTr("In part");
        case HeatCell.Done: return qsTr("Complete");
        case HeatCell.Returned: return qsTr("Returned");
        case HeatCell.Approved: return qsTr("Approved");
        case HeatCell.NotOwed: return qsTr("Not owed");
        default: return qsTr("Not begun");
        }
    }

    spacing: Theme.s16
    Layout.fillWidth: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("What the signs mean")

    Repeater {
        model: legend.statuses

        Row {
            id: key

            required property int modelData

            spacing: Theme.s8

            HeatCell {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.round(Theme.smallSize * 1.9)
                height: width
                enabled: false
                status: key.modelData
                label: legend.words(key.modelData)
                Accessible.ignored: true
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                text: legend.words(key.modelData)
                kind: AppText.Small
                secondary: true
            }
        }
    }
}
