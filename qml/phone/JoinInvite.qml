import QtQuick
import QtQuick.Layouts
import QtQuick.Dialogs
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The three ways in which an invite comes: through the camera, as a file or picture, as text.
ColumnLayout {
    id: invite

    required property JoinModel model

    spacing: Theme.s12
    Layout.fillWidth: true

    AppText {
        text: qsTr("The township office gives each phone its own invite. It works once.")
    }
    Loader {
        id: camera

        active: invite.model.scanning
        visible: active
        source: "CameraView.qml"
        Layout.fillWidth: true
        Layout.preferredHeight: width
        Layout.maximumHeight: Theme.columnWidth / 2
    }
    PrimaryButton {
        visible: invite.model.hasCamera
        iconName: "camera"
        text: invite.model.scanning ? qsTr("Stop the camera") : qsTr("Scan the QR code")
        onClicked: {
            if (invite.model.scanning) {
                invite.model.stopScan();
                return;
            }
            camera.active = true;
            invite.model.startScan(camera.item);
        }
    }
    QuietButton {
        iconName: "file-earmark-text"
        text: qsTr("Open a file or picture")
        busy: invite.model.reading
        onClicked: dialog.open()
    }
    AppText {
        kind: AppText.Small
        secondary: true
        text: qsTr("The invite as a file, or a picture of its QR code.")
    }
    NoteField {
        id: pasted

        label: qsTr("Paste the invite")
        placeholderText: qsTr("It begins with CUNBAO")
        lines: 2
        Layout.topMargin: Theme.s12
    }
    QuietButton {
        enabled: pasted.text !== ""
        text: qsTr("Use this invite")
        onClicked: invite.model.readText(pasted.text)
    }

    FileDialog {
        id: dialog

        title: qsTr("Open a file or picture")
        onAccepted: invite.model.readFile(selectedFile)
    }
}
