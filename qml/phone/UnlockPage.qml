// Qt 6.4 loads no component that is bound to its file, so the parts of this page name it unbound.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The passcode, and what to do without it.
PageFrame {
    id: page

    required property Session session
    property bool forgotten: false ///< what to do without the passcode is shown

    /// What to do when the passcode does not come back. A village's phone and a computer of the office join anew;
    /// the main office device is what they join.
    function wayOn(): string {
        if (session.mainOfficeHome)
            return qsTr("If it does not come back: only the recovery kit can bring the office back. Delete nothing on this computer, leave the villages' phones as they are, and take the recovery kit from where it is locked away. What the villages have sent is also with the hub and on their phones.");
        if (session.hub)
            return qsTr("If it does not come back: ask the main office device for a new invite. Put the folder %1 aside, start Cunbao again and join: what the hub and the office's other computers hold comes back.").arg(model.folder);
        return qsTr("If it does not come back: ask the office for a new invite. Clear this app's data in the system's settings, then join again: what the hub and your village's other phones hold comes back.");
    }

    title: qsTr("Unlock")
    sought: forgotten ? way : null
    actions: [
        PrimaryButton {
            text: qsTr("Unlock")
            busy: model.unlocking
            enabled: passcode.text !== "" && model.secondsLeft === 0 && !model.unlocking
            onClicked: model.unlock(passcode.text)
        },
        TextButton {
            text: qsTr("Forgotten?")
            onClicked: page.forgotten = !page.forgotten
        }
    ]

    UnlockModel {
        id: model

        session: page.session
        onUnlockingChanged: if (!unlocking) passcode.text = ""
    }

    Icon {
        name: "lock"
        color: Theme.green
        size: Theme.figureSize
        Layout.topMargin: Theme.s24
        Layout.alignment: Qt.AlignHCenter
    }
    AppText {
        text: qsTr("Cunbao is locked")
        kind: AppText.Title
        horizontalAlignment: Text.AlignHCenter
        Layout.bottomMargin: whose.visible ? 0 : Theme.s12
    }
    AppText {
        id: whose

        visible: text !== ""
        text: model.officeName
        secondary: true
        horizontalAlignment: Text.AlignHCenter
        Layout.bottomMargin: Theme.s12
    }
    // Laying out words that nobody sees was a tenth of what this page's first sight took.
    Loader {
        visible: active
        active: model.secondsLeft > 0
        Layout.fillWidth: true
        sourceComponent: Banner {
            tone: Tone.Doubt
            iconName: "hourglass-split"
            title: qsTr("Wait a moment")
            text: qsTr("After wrong passcodes the next try takes longer: %1.").arg(model.waitText)
        }
    }
    Loader {
        visible: active
        active: model.error !== "" && model.secondsLeft === 0
        Layout.fillWidth: true
        sourceComponent: Banner {
            tone: Tone.Wrong
            text: model.error
        }
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
    // Below the field: with large words on a small phone it would push the field out of sight.
    Loader {
        visible: active
        active: model.onlyHere > 0
        Layout.fillWidth: true
        sourceComponent: Banner {
            tone: Tone.Way
            text: qsTr("%n entries are only on this phone so far.", "", model.onlyHere)
        }
    }
    Loader {
        id: way

        visible: active
        active: page.forgotten
        Layout.fillWidth: true
        sourceComponent: Card {
            Banner {
                visible: model.onlyHere > 0 && !page.session.mainOfficeHome
                tone: Tone.Wrong
                text: qsTr("A new invite does not bring back the %n entries that are only on this phone. Try to remember first.", "", model.onlyHere)
            }
            AppText {
                strong: true
                text: qsTr("Nobody can look up your passcode.")
            }
            AppText {
                text: qsTr("Nothing was deleted: all that was recorded here is still here, encrypted under it. You may try as often as you like, only the wait grows.")
            }
            AppText {
                text: page.wayOn()
            }
        }
    }
}
