pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The recovery kit, shown this once. The person shows that it was written down by typing its last group.
FocusScope {
    id: step

    required property CreateOfficeModel office

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Theme.s16

        Banner {
            tone: Tone.Doubt
            title: qsTr("Write this down now. It is shown once.")
            text: qsTr("If this computer is lost, only the recovery kit brings the office back. Make two copies and lock them away apart. Whoever holds it can become the office.")
            Layout.fillWidth: true
        }
        Card {
            Layout.fillWidth: true

            TextEdit {
                text: step.office.kit
                readOnly: true
                selectByMouse: true
                activeFocusOnTab: true
                wrapMode: TextEdit.Wrap
                color: Theme.ink
                selectionColor: Theme.green
                selectedTextColor: Theme.inkOnGreen
                font.family: Theme.fontFamily
                font.pixelSize: Theme.titleSize
                font.bold: true
                Layout.fillWidth: true
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Recovery kit: %1").arg(text)
            }
        }
        QuietButton {
            text: step.office.kitSaved ? qsTr("Saved. Save again…") : qsTr("Save as a file to print…")
            iconName: step.office.kitSaved ? "check-lg" : "file-earmark-text"
            enabled: !step.office.working
            onClicked: dialog.open()
        }
        AppText {
            visible: step.office.kitSaved
            text: qsTr("Print the file, then delete it: it lies there unencrypted.")
            kind: AppText.Small
            secondary: true
        }
        Field {
            id: proof

            focus: true
            label: qsTr("Last group of the kit")
            helper: qsTr("The letters and digits after the last dash, from your copy.")
            error: step.office.kitMistyped ? qsTr("That is not the last group. Look at your copy.") : ""
            onAccepted: step.office.confirmKit(text)
        }
        PrimaryButton {
            text: qsTr("I have it safe, open the office")
            busy: step.office.working
            enabled: proof.text !== ""
            Layout.fillWidth: true
            onClicked: step.office.confirmKit(proof.text)
        }
    }

    FileDialog {
        id: dialog

        title: qsTr("Save the recovery kit")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "txt"
        nameFilters: [qsTr("Text (*.txt)")]
        onAccepted: step.office.saveKit(selectedFile)
    }
}
