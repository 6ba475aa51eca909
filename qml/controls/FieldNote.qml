import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// The line below a field: what helps, or instead of it what is wrong.
Item {
    id: note

    required property string helper
    required property string error
    readonly property bool wrong: error !== ""

    visible: wrong || helper !== ""
    implicitWidth: words.x + words.implicitWidth
    implicitHeight: words.height
    Layout.fillWidth: true

    // Placed by hand: a layout within a layout leaves the sign on the words when a helper turns into an error.
    Icon {
        visible: note.wrong
        y: Math.round((Theme.smallSize * Theme.lineHeight - height) / 2)
        name: note.wrong ? "exclamation-circle" : ""
        color: Theme.red
        size: Theme.smallSize
    }
    AppText {
        id: words

        x: note.wrong ? Theme.smallSize + Theme.wordGap : 0
        width: note.width - x
        text: note.wrong ? note.error : note.helper
        kind: AppText.Small
        color: note.wrong ? Theme.red : Theme.ink2
        Accessible.role: note.wrong ? Accessible.AlertMessage : Accessible.StaticText
    }
}
