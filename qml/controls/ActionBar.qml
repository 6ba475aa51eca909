import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// The foot of a phone's page, where the thumb is: the one primary action.
Rectangle {
    id: bar

    default property alias content: column.data
    property string note: ""
    property real maximumWidth: Theme.columnWidth
    property real bottomInset: 0 ///< what the device keeps for itself at the bottom, in px

    implicitWidth: 320
    implicitHeight: column.implicitHeight > 0 ? column.implicitHeight + 2 * Theme.s12 + bottomInset : 0
    clip: true
    color: Theme.paper
    Layout.fillWidth: true

    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
    }
    ColumnLayout {
        id: column

        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.s12
        width: Math.min(parent.width - 2 * Theme.s16, bar.maximumWidth)
        spacing: Theme.s8

        AppText {
            visible: text !== ""
            text: bar.note
            kind: AppText.Small
            secondary: true
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
