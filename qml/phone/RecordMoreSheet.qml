import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// Everything that most figures don't need: a note, and the way to the entries.
Sheet {
    id: sheet

    required property RecordModel record
    signal ledgerRequested()

    title: qsTr("Note and more")
    actions: QuietButton {
        text: qsTr("Done")
        onClicked: sheet.closed()
    }

    NoteField {
        label: qsTr("Note")
        text: sheet.record.note
        helper: qsTr("No names of residents, no ID numbers, no phone numbers.")
        onEdited: text => sheet.record.note = text
    }
    NoteWarning {
        record: sheet.record
    }
    ListRow {
        iconName: "journal-text"
        title: qsTr("Entries so far")
        subtitle: qsTr("See, correct or withdraw them")
        chevron: true
        onClicked: sheet.ledgerRequested()
    }
}
