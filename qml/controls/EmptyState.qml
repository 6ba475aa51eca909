import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// Stands where nothing is yet, and teaches the next step.
Item {
    id: empty

    required property string iconName
    required property string title
    property string text: ""
    property string actionText: ""

    signal actionClicked()

    implicitWidth: Theme.panelWidth
    implicitHeight: column.height + 2 * Theme.s32
    Layout.fillWidth: true

    // A positioner: see the README for why there is no layout here.
    Column {
        id: column

        x: Math.round((empty.width - width) / 2)
        y: Theme.s32
        width: Math.min(empty.width, Theme.panelWidth)
        spacing: Theme.s12

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: empty.iconName
            size: Theme.figureSize
            color: Theme.ink2
        }
        AppText {
            width: column.width
            text: empty.title
            kind: AppText.Title
            horizontalAlignment: Text.AlignHCenter
        }
        AppText {
            width: column.width
            visible: text !== ""
            text: empty.text
            secondary: true
            horizontalAlignment: Text.AlignHCenter
        }
        QuietButton {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, column.width)
            visible: text !== ""
            text: empty.actionText
            onClicked: empty.actionClicked()
        }
    }
}
