import QtQuick
import Cunbao.Theme

/// An action beside the one action.
WordButton {
    property bool destructive: false
    property bool chosen: false ///< it is the answer that was given

    faceColor: chosen ? Theme.greenWash : Theme.surface
    pressedColor: Theme.pressed
    wordColor: destructive ? Theme.red : Theme.ink
    keyColor: Theme.ink2
    edgeColor: destructive ? Theme.red : chosen ? Theme.green : Theme.edge
    edgeWidth: chosen ? 2 : 1
}
