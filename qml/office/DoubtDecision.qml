import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What shall count, and why. Of a decided doubt: why it is doubtful again.
ColumnLayout {
    id: decision

    required property DoubtModel doubt
    required property string both ///< what keeping all of it means here

    spacing: Theme.s12

    QuietButton {
        visible: !decision.doubt.resolved && decision.doubt.officeChoice >= 0
        text: qsTr("Keep what the office recorded")
        chosen: decision.doubt.choice === decision.doubt.officeChoice
        iconName: chosen ? "check-circle" : ""
        onClicked: decision.doubt.choice = decision.doubt.officeChoice
    }
    QuietButton {
        visible: !decision.doubt.resolved && decision.doubt.villageChoice >= 0
        text: qsTr("Keep what the village recorded")
        chosen: decision.doubt.choice === decision.doubt.villageChoice
        iconName: chosen ? "check-circle" : ""
        onClicked: decision.doubt.choice = decision.doubt.villageChoice
    }
    QuietButton {
        visible: !decision.doubt.resolved && decision.doubt.bothChoice >= 0
        text: decision.both
        chosen: decision.doubt.choice === decision.doubt.bothChoice
        iconName: chosen ? "check-circle" : ""
        shortcut: "B"
        onClicked: decision.doubt.choice = decision.doubt.bothChoice
    }
    QuietButton {
        visible: !decision.doubt.resolved && decision.doubt.entriesChoice >= 0
        text: qsTr("Take what the entries come to")
        chosen: decision.doubt.choice === decision.doubt.entriesChoice
        iconName: chosen ? "check-circle" : ""
        shortcut: "E"
        onClicked: decision.doubt.choice = decision.doubt.entriesChoice
    }
    NoteField {
        label: decision.doubt.resolved ? qsTr("Why is it doubtful again?") : qsTr("Why?")
        placeholderText: qsTr("For example: called the village and asked")
        helper: qsTr("The reason stays with the decision and is signed by this device.")
        lines: 2
        text: decision.doubt.reason
        onEdited: text => decision.doubt.reason = text
    }
}
