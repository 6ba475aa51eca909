import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The passcode, and what to do without it.
PageFrame {
    id: page

    required property Session session

    title: qsTr("Unlock")
    actions: [
        PrimaryButton {
            text: qsTr("Unlock")
            busy: model.unlocking
            enabled: passcode.text !== "" && model.secondsLeft === 0 && !model.unlocking
            onClicked: model.unlock(passcode.text)
        },
        TextButton {
            text: qsTr("Forgotten?")
            onClicked: forgotten.visible = !forgotten.visible
        }
    ]

    UnlockModel {
        id: model

        session: page.session
        onUnlockingChanged: if (!unlocking) passcode.text = ""
    }

    Banner {
        visible: model.onlyHere > 0
        tone: Tone.Way
        text: qsTr("%n entries are only on this phone so far.", "", model.onlyHere)
    }
    Banner {
        visible: model.secondsLeft > 0
        tone: Tone.Doubt
        iconName: "hourglass-split"
        title: qsTr("Wait a moment")
        text: qsTr("After wrong passcodes the next try takes longer: %1.").arg(model.waitText)
    }
    Banner {
        visible: model.error !== "" && model.secondsLeft === 0
        tone: Tone.Wrong
        text: model.error
    }
    Card {
        Field {
            id: passcode

            focus: true
            password: true
            label: qsTr("Passcode")
            readOnly: model.unlocking
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            onAccepted: model.unlock(passcode.text)
        }
    }
    Card {
        id: forgotten

        visible: false

        AppText {
            strong: true
            text: qsTr("Nobody can look up your passcode.")
        }
        AppText {
            text: qsTr("Ask the office for a new invite. Clear this app's data in the system's settings, then join again: what the hub and your village's other phones hold comes back.")
        }
        AppText {
            visible: model.onlyHere > 0
            color: Theme.red
            text: qsTr("The %n entries that are only on this phone would be lost. Try to remember first.", "", model.onlyHere)
        }
    }
}
