pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The villages, typed or pasted line by line, or from a file. They can also follow later.
FocusScope {
    id: step

    required property CreateOfficeModel office

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Theme.s16

        NoteField {
            focus: true
            label: qsTr("Villages")
            helper: qsTr("One a line: code, then name. They can also be added later.")
            placeholderText: qsTr("500101103201 Shiqiao Village")
            lines: 8
            text: step.office.villageLines
            Layout.fillWidth: true
            onEdited: text => { step.office.villageLines = text; }
        }
        QuietButton {
            text: qsTr("From a file (CSV)…")
            iconName: "file-earmark-text"
            enabled: !step.office.working
            onClicked: dialog.open()
        }
        Card {
            visible: step.office.villages.count > 0
            Layout.fillWidth: true

            SectionHeader { title: qsTr("%n villages", "", step.office.villages.count) }
            Repeater {
                model: step.office.villages

                ListRow {
                    required property string code
                    required property string name

                    title: name
                    value: code
                    interactive: false
                }
            }
        }
    }

    FileDialog {
        id: dialog

        title: qsTr("Villages from a file")
        nameFilters: [qsTr("Tables (*.csv)")]
        onAccepted: step.office.readVillages(selectedFile)
    }
}
