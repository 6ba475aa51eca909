pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// The key to the cells of the overview.
Flow {
    id: legend

    spacing: Theme.s16
    Layout.fillWidth: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("What the signs mean")

    HeatKey {
        status: HeatCell.None
        words: qsTr("nothing yet")
    }
    HeatKey {
        status: HeatCell.Part
        words: qsTr("in part")
    }
    HeatKey {
        status: HeatCell.Done
        words: qsTr("complete")
    }
    HeatKey {
        status: HeatCell.Returned
        words: qsTr("returned")
    }
    HeatKey {
        status: HeatCell.Approved
        words: qsTr("approved")
    }
    HeatKey {
        status: HeatCell.NotOwed
        words: qsTr("not owed")
    }

    component HeatKey: Row {
        id: key

        required property int status
        required property string words

        spacing: Theme.s8

        HeatCell {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.round(Theme.smallSize * 1.9)
            height: width
            enabled: false
            status: key.status
            label: key.words
            Accessible.ignored: true
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: key.words
            kind: AppText.Small
            secondary: true
        }
    }
}
