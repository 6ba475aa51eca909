import QtQuick
import Cunbao.Theme

/// The one action of a screen.
WordButton {
    faceColor: Theme.green
    pressedColor: Qt.tint(Theme.green, Theme.dark ? "#33FFFFFF" : "#33000000")
    wordColor: Theme.inkOnGreen
}
