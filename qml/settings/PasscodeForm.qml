import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The current passcode, and the new one twice.
FocusScope {
    id: form

    required property PasscodeModel model

    function strengthWords(strength: int): string {
        switch (strength) {
        case PasscodeChoice.Weak: return qsTr("Easy to guess. Longer is safer.");
        case PasscodeChoice.Fair: return qsTr("Good.");
        case PasscodeChoice.Strong: return qsTr("Very hard to guess.");
        default: return qsTr("At least %1 characters").arg(form.model.fresh.shortest);
        }
    }

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
        }
        Field {
            label: qsTr("New passcode")
            password: true
            text: form.model.fresh.passcode
            helper: form.strengthWords(form.model.fresh.strength)
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            onEdited: text => form.model.fresh.passcode = text
        }
        Field {
            label: qsTr("New passcode again")
            password: true
            text: form.model.fresh.repeated
            error: form.model.fresh.differs ? qsTr("This is not the same as above.") : ""
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            onEdited: text => form.model.fresh.repeated = text
            onAccepted: form.model.change()
        }
        Banner {
            visible: text !== ""
            tone: Tone.Wrong
            text: form.model.error
        }
    }
}
