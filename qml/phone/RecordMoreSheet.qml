import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// Everything that most figures don't need: a note, and the ways to the rule, the date and the entries. On a small
/// phone with large words also what is to be asked about the number.
Sheet {
    id: sheet

    required property RecordModel record
    required property RecordWords say
    signal ruleRequested()
    signal dateRequested()
    signal ledgerRequested()

    title: qsTr("Note and more")
    actions: QuietButton {
        text: qsTr("Done")
        onClicked: sheet.closed()
    }

    RecordWarnings {
        record: sheet.record
    }
    NoteField {
        label: qsTr("Note")
        text: sheet.record.note
        helper: qsTr("No names of residents, no ID numbers, no phone numbers.")
        onEdited: text => sheet.record.note = text
    }
    ListRow {
        iconName: "info-circle"
        title: qsTr("How to count")
        subtitle: sheet.say.soFar
        chevron: true
        divider: true
        onClicked: {
            sheet.closed();
            sheet.ruleRequested();
        }
    }
    ListRow {
        iconName: "calendar3"
        title: qsTr("Date")
        subtitle: sheet.record.date.missing ? qsTr("Choose a date") : sheet.record.date.text
        chevron: true
        divider: true
        onClicked: {
            sheet.closed();
            sheet.dateRequested();
        }
    }
    ListRow {
        iconName: "journal-text"
        title: qsTr("Entries so far")
        subtitle: qsTr("See, correct or withdraw them")
        chevron: true
        onClicked: sheet.ledgerRequested()
    }
}
