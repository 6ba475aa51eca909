import QtQuick
import Cunbao.Theme

/// The frame of what is typed into.
Rectangle {
    required property bool focused
    required property bool wrong
    required property bool quiet ///< only to be read

    radius: Theme.fieldRadius
    color: quiet ? "transparent" : Theme.surface
    border.color: wrong ? Theme.red : focused ? Theme.green : quiet ? Theme.line : Theme.edge
    border.width: focused || wrong ? 2 : 1
}
