import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Before a device is revoked: what that does and what it does not.
Sheet {
    id: sheet

    required property DevicesModel devices
    property string deviceId: ""
    property string person: ""
    property string unitName: ""

    title: person === "" ? qsTr("Revoke this device?") : qsTr("Revoke the device of %1?").arg(person)
    side: true

    AppText {
        text: qsTr("%1, device %2").arg(sheet.unitName).arg(sheet.deviceId.substring(0, 8))
        secondary: true
    }
    Banner {
        tone: Tone.Doubt
        text: qsTr("This can't be taken back. The person can join again with a new invite.")
    }
    AppText { text: qsTr("Revoke a device that is lost, was given away, or whose person has left.") }
    Card {
        AppText { text: qsTr("What has been received from it until now stays and counts.") }
        Divider {}
        AppText { text: qsTr("Whatever it sends later is kept apart and never counts.") }
        Divider {}
        AppText { text: qsTr("It can read nothing that is recorded from now on: all others get new keys with their next sync.") }
        Divider {}
        AppText { text: qsTr("What it holds already stays there, behind its passcode.") }
    }
    Banner {
        visible: sheet.devices.error !== ""
        tone: Tone.Wrong
        text: sheet.devices.error
    }

    actions: [
        QuietButton {
            text: qsTr("Revoke the device")
            destructive: true
            busy: sheet.devices.busy
            onClicked: sheet.devices.revoke(sheet.deviceId)
        }
    ]
}
