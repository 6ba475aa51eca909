import QtQuick
import Cunbao.Theme

/// An action beside the one action.
WordButton {
    property bool destructive: false

    faceColor: Theme.surface
    pressedColor: Theme.pressed
    wordColor: destructive ? Theme.red : Theme.ink
    edgeColor: destructive ? Theme.red : Theme.edge
}
