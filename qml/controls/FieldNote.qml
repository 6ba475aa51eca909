import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// The line below a field: what helps, or instead of it what is wrong.
RowLayout {
    id: note

    required property string helper
    required property string error
    readonly property bool wrong: error !== ""

    visible: wrong || helper !== ""
    spacing: Theme.wordGap

    Icon {
        visible: note.wrong
        name: note.wrong ? "exclamation-circle" : ""
        color: Theme.red
        size: Theme.smallSize
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Math.round((Theme.smallSize * Theme.lineHeight - size) / 2)
    }
    AppText {
        text: note.wrong ? note.error : note.helper
        kind: AppText.Small
        color: note.wrong ? Theme.red : Theme.ink2
        Accessible.role: note.wrong ? Accessible.AlertMessage : Accessible.StaticText
    }
}
