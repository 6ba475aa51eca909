import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// A hairline between two things of one list.
Item {
    id: divider

    property real inset: 0 ///< left free at the left, in px

    implicitHeight: 1
    Layout.fillWidth: true
    Accessible.role: Accessible.Separator
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: divider.inset
        color: Theme.line
    }
}
