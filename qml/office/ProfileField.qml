import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls

/// One name of the profile: typed, then kept.
FocusScope {
    id: item

    required property string label
    required property string saved
    property bool busy: false

    signal saveRequested(text: string)

    implicitHeight: row.implicitHeight
    Layout.fillWidth: true

    ColumnLayout {
        id: row

        width: parent.width
        spacing: Theme.s8

        Field {
            id: typed

            focus: true
            label: item.label
            text: item.saved
            onAccepted: if (text !== item.saved) item.saveRequested(text)
        }
        QuietButton {
            visible: typed.text !== item.saved
            text: qsTr("Save")
            busy: item.busy
            Layout.fillWidth: false
            onClicked: item.saveRequested(typed.text)
        }
    }
}
