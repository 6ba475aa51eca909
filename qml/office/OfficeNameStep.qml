import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What the office is called, and the division code of its township.
FocusScope {
    id: step

    required property CreateOfficeModel office

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Theme.s16

        AppText {
            text: qsTr("This computer becomes the main office device. It holds the key that everything in the township hangs on, so it should stay in the office.")
            secondary: true
        }
        Field {
            focus: true
            label: qsTr("Township's name")
            placeholderText: qsTr("for example Qingxi Town")
            text: step.office.name
            onEdited: text => { step.office.name = text; }
            onAccepted: code.forceActiveFocus()
        }
        Field {
            id: code

            label: qsTr("Division code")
            helper: qsTr("12 digits, as the statistical bureau publishes it; a township's ends in 000.")
            error: text.length >= 12 && !step.office.codeValid
                   ? qsTr("This is no township's code. It has 12 digits, the last three are 000.") : ""
            inputMethodHints: Qt.ImhDigitsOnly
            maximumLength: 12
            text: step.office.code
            onEdited: text => { step.office.code = text; }
            onAccepted: step.office.goOn()
        }
        AppText {
            text: qsTr("The indicators of the annual report come with it: nothing needs to be drawn up.")
            kind: AppText.Small
            secondary: true
        }
    }
}
