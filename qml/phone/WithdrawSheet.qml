import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Withdrawing an entry, and why.
Sheet {
    id: sheet

    required property EntryModel entry

    title: qsTr("Withdraw")
    note: entry.reason.trim() === "" ? qsTr("Write the reason first") : ""
    actions: QuietButton {
        text: qsTr("Withdraw this entry")
        destructive: true
        enabled: sheet.entry.withdrawable
        busy: sheet.entry.busy
        onClicked: sheet.entry.withdraw()
    }

    AppText { text: qsTr("The entry then counts no more and can't be corrected. It stays in the history. If only the number is wrong, correct it instead.") }
    NoteField {
        label: qsTr("Why it is withdrawn")
        lines: 2
        text: sheet.entry.reason
        helper: qsTr("Everybody who may see the entry can read this.")
        onEdited: text => sheet.entry.reason = text
    }
    Banner {
        visible: text !== ""
        tone: Tone.Wrong
        text: sheet.open ? sheet.entry.error : ""
    }
}
