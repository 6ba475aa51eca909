pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Theme
import Cunbao.Controls

/// What the cells of the heat map mean: those states that a section can have there.
Flow {
    id: keys

    spacing: Theme.s16
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("What the signs mean")

    Key {
        status: HeatCell.Approved
        words: qsTr("complete")
    }
    Key {
        status: HeatCell.Part
        words: qsTr("in part")
    }
    Key {
        status: HeatCell.None
        words: qsTr("nothing yet")
    }
    Key {
        status: HeatCell.NotOwed
        words: qsTr("not owed")
    }

    component Key: Row {
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
