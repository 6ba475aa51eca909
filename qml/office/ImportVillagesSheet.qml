import QtQuick
import QtQuick.Dialogs
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The villages from a CSV file: first what it would change, then published.
Sheet {
    id: sheet

    required property Session session

    title: qsTr("Import villages")
    side: true

    onOpenChanged: importing.forget()

    UnitImportModel {
        id: importing

        session: sheet.session
        onPublished: sheet.closed()
    }

    AppText { text: qsTr("A CSV file with the columns code, name, level, parent, and if you like start, end, successor; Chinese names of the columns are read too. It holds all villages: one that it leaves out is removed, unless something was recorded there.") }
    QuietButton {
        text: importing.fileName === "" ? qsTr("Choose a file…") : qsTr("Choose another file…")
        iconName: "file-earmark-text"
        onClicked: choosing.open()
    }
    AppText {
        visible: text !== ""
        text: importing.fileName
        secondary: true
    }
    ProgressLine {
        visible: importing.busy
        indeterminate: true
        text: qsTr("The file is being looked at")
    }
    Banner {
        visible: importing.error !== ""
        tone: Tone.Wrong
        text: importing.error
    }
    Banner {
        visible: importing.nothingToDo
        tone: Tone.Good
        text: qsTr("The file says what is in force already.")
    }
    NamesCard {
        title: qsTr("New")
        names: importing.added
    }
    NamesCard {
        title: qsTr("Changed")
        names: importing.changedOnes
    }
    NamesCard {
        title: qsTr("Removed")
        names: importing.removed
        tone: Tone.Doubt
    }

    actions: [
        PrimaryButton {
            text: qsTr("Publish to all devices")
            enabled: importing.ready
            busy: importing.busy
            onClicked: importing.publish()
        }
    ]

    FileDialog {
        id: choosing

        title: qsTr("Import villages")
        nameFilters: [qsTr("Table (*.csv)")]
        onAccepted: importing.look(selectedFile)
    }
}
