import QtQuick
import Cunbao.Theme
import Cunbao.Controls

/// The sign of a tab, and beside it how much waits.
Icon {
    id: sign

    required property string badge  ///< a number; empty: nothing waits
    required property real wordSize ///< px, of the tabs' words
    required property real room     ///< how wide the tab is, in px

    size: Math.round(Math.min(Theme.bodySize * 1.2, room * 0.4)) // leaves room for the number

    Rectangle {
        visible: sign.badge !== ""
        x: Math.min(sign.width - Theme.s4 / 2, Math.floor((sign.width + sign.room) / 2) - width)
        y: -Theme.s4
        width: Math.ceil(number.implicitWidth) + Theme.s4
        height: Math.ceil(number.font.pixelSize * 1.3)
        radius: height / 2
        color: Theme.toneWash(Tone.Way)

        AppText {
            id: number

            anchors.centerIn: parent
            text: sign.badge.length > 2 ? "99+" : sign.badge
            kind: AppText.Caption
            font.pixelSize: Math.floor(Math.min(sign.wordSize, sign.room * 0.22))
            strong: true
            color: Theme.toneInk(Tone.Way)
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
