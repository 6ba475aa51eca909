import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Correcting an entry: the value, its date and note, and why. The old value stays in the history.
Sheet {
    id: sheet

    required property EntryModel entry

    readonly property bool stated: entry.statement === EntryModel.Stated

    title: qsTr("Correct")
    note: entry.reason.trim() === "" ? qsTr("Write the reason first") : ""
    actions: PrimaryButton {
        text: qsTr("Save the correction")
        enabled: sheet.entry.correctable
        busy: sheet.entry.busy
        onClicked: sheet.entry.correct()
    }

    Choice {
        label: qsTr("What is right")
        options: [sheet.entry.text ? qsTr("Words") : qsTr("A number"), qsTr("Not applicable"), qsTr("Not yet known")]
        currentIndex: sheet.entry.statement
        onChosen: index => sheet.entry.statement = index
    }
    Field {
        visible: sheet.stated && !sheet.entry.text
        label: qsTr("Value")
        unit: sheet.entry.unitWord
        text: sheet.entry.typed
        error: sheet.entry.typedError
        helper: sheet.entry.reading === "" ? "" : qsTr("= %1").arg(sheet.entry.reading)
        inputMethodHints: Qt.ImhPreferNumbers
        onEdited: text => sheet.entry.typed = text
    }
    NoteField {
        visible: sheet.stated && sheet.entry.text
        label: qsTr("Value")
        text: sheet.entry.typed
        error: sheet.entry.typedError
        onEdited: text => sheet.entry.typed = text
    }
    NoteField {
        label: qsTr("Why it is corrected")
        lines: 2
        text: sheet.entry.reason
        helper: qsTr("Everybody who may see the entry can read this.")
        onEdited: text => sheet.entry.reason = text
    }
    DayStepper {
        day: sheet.entry.newDay
        mayGrow: sheet.entry.dayMayGrow
        onDaysMoved: days => sheet.entry.moveDay(days)
        onMonthsMoved: months => sheet.entry.moveMonth(months)
    }
    NoteField {
        label: qsTr("Note")
        lines: 2
        text: sheet.entry.newNote
        onEdited: text => sheet.entry.newNote = text
    }
    Banner {
        visible: sheet.entry.noteNamesPerson
        tone: Tone.Doubt
        text: qsTr("The note seems to hold an ID or phone number. A figure never needs it; please leave it out.")
    }
    Banner {
        visible: text !== ""
        tone: Tone.Wrong
        text: sheet.open ? sheet.entry.error : ""
    }
}
