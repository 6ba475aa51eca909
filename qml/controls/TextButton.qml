import QtQuick
import Cunbao.Theme

/// An action that must not compete with anything: words alone, in the colour of what can be pressed.
WordButton {
    property bool destructive: false

    faceColor: "transparent"
    pressedColor: Theme.pressed
    wordColor: destructive ? Theme.red : Theme.green
    keyColor: Theme.ink2
    leftPadding: Theme.s8
    rightPadding: Theme.s8
}
