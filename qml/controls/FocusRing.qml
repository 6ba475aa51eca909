import QtQuick
import Cunbao.Theme

/// Shows where the keyboard is: a ring around its parent, which sets `shown`.
Rectangle {
    property bool shown: false
    property int gap: 5 ///< between the parent's edge and the ring, in px; negative for a ring inside

    anchors.fill: parent
    anchors.margins: -gap
    visible: shown
    color: "transparent"
    border.color: Theme.blue
    border.width: 3
    radius: Theme.sheetRadius + gap
    z: 1
}
