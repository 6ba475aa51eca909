import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The current passcode, and the new one twice.
FocusScope {
    id: form

    required property PasscodeModel model

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true

    ColumnLayout {
        id: column

        anchors.fill: parent
        spacing: Theme.s16

        AppText {
            text: qsTr("If you forget the new passcode, only a new invite from the office opens the way again.")
            kind: AppText.Small
            secondary: true
        }
        Field {
            label: qsTr("Current passcode")
            password: true
            focus: true
            text: form.model.current
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            onEdited: text => form.model.current = text
            onAccepted: fresh.forceActiveFocus()
        }
        PasscodeFields {
            id: fresh

            label: qsTr("New passcode")
            choice: form.model.fresh
            onAccepted: form.model.change()
        }
        Banner {
            visible: text !== ""
            tone: Tone.Wrong
            text: form.model.error
        }
    }
}
