import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.Settings
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
        PasscodeFields {
            focus: true
            choice: step.office.fresh
            onAccepted: step.office.goOn()
        }
    }
}
