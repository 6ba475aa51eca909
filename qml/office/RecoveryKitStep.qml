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
    readonly property string typed: proof.text ///< as the kit's last group

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

            AppText {
                text: qsTr("The recovery kit")
                kind: AppText.Small
                secondary: true
            }
            Grid {
                id: groups

                columns: width > Theme.titleSize * 22 ? 4 : 2
                rowSpacing: Theme.s12
                Layout.fillWidth: true

                Repeater {
                    model: step.office.kit === "" ? [] : step.office.kit.split("-")

                    Row {
                        id: group

                        required property int index
                        required property string modelData

                        width: Math.floor(groups.width / groups.columns)
                        spacing: Theme.s8
                        Accessible.role: Accessible.StaticText
                        Accessible.name: qsTr("Group %1: %2").arg(index + 1).arg(modelData)

                        AppText {
                            anchors.baseline: letters.baseline
                            width: Theme.smallSize * 1.5
                            text: group.index + 1
                            kind: AppText.Small
                            secondary: true
                            horizontalAlignment: Text.AlignRight
                            Accessible.ignored: true
                        }
                        AppText {
                            id: letters

                            text: group.modelData
                            kind: AppText.Title
                            font.letterSpacing: 2
                            Accessible.ignored: true
                        }
                    }
                }
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
