pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The recovery kit, to be written down or printed. The person shows that it was by typing its last group.
FocusScope {
    id: view

    required property RecoveryKitModel kit
    required property string officeName
    readonly property list<string> kitGroups: kit.text === "" ? [] : kit.text.split("-")
    readonly property string lastGroup: kitGroups.length === 0 ? "" : kitGroups[kitGroups.length - 1]
    readonly property string typed: proof.text ///< as the kit's last group

    function clear(): void { proof.text = ""; }

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Theme.s16

        Banner {
            tone: Tone.Doubt
            title: qsTr("Write this down now. Once that is confirmed it is not shown again.")
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
                    model: view.kitGroups

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
            text: view.kit.saved ? qsTr("Saved. Save again…") : qsTr("Save a page to print…")
            iconName: view.kit.saved ? "check-lg" : "file-earmark-text"
            enabled: !view.kit.busy && view.kit.text !== ""
            onClicked: dialog.open()
        }
        AppText {
            visible: view.kit.saved
            text: qsTr("Print the page, then delete the file: it lies there unencrypted.")
            kind: AppText.Small
            secondary: true
        }
        Field {
            id: proof

            label: qsTr("Last group of the kit")
            helper: qsTr("Type the %1 characters of group %2, from your copy.")
                        .arg(view.lastGroup.length).arg(view.kitGroups.length)
            error: view.kit.mistyped ? qsTr("That is not the last group. Look at your copy.") : ""
            onErrorChanged: if (error !== "") forceActiveFocus()
            onAccepted: view.kit.confirm(text)
        }
    }

    FileDialog {
        id: dialog

        title: qsTr("Save the recovery kit")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "pdf"
        nameFilters: [qsTr("Page (*.pdf)")]
        onAccepted: view.kit.savePage(selectedFile, qsTr("Recovery kit of %1").arg(view.officeName), [
            qsTr("Print this page twice, then delete the file."),
            qsTr("Lock the two copies away in different places."),
            qsTr("Show them to nobody: whoever holds this page can become the office."),
            qsTr("If the office's computer is lost, this page brings the office back.")
        ])
    }
}
