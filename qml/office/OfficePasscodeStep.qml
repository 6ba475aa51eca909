import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The passcode of this computer, typed twice.
FocusScope {
    id: step

    required property CreateOfficeModel office

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Theme.s16

        AppText {
            text: qsTr("Everything on this computer is encrypted. The passcode opens it; nobody can reset it for you.")
            secondary: true
        }
        Field {
            focus: true
            label: qsTr("Passcode")
            helper: qsTr("At least %n characters.", "", step.office.passcodeMinimum)
            password: true
            text: step.office.passcode
            onEdited: text => { step.office.passcode = text; }
            onAccepted: again.forceActiveFocus()
        }
        Field {
            id: again

            label: qsTr("Passcode again")
            error: step.office.passcodesDiffer && text.length >= step.office.passcode.length
                   ? qsTr("The two are not the same.") : ""
            password: true
            text: step.office.passcodeAgain
            onEdited: text => { step.office.passcodeAgain = text; }
            onAccepted: step.office.goOn()
        }
    }
}
