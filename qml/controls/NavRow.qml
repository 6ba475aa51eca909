import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// One line of the SideNav.
T.AbstractButton {
    id: entry

    required property NavItem item
    required property bool current
    required property bool collapsed

    implicitWidth: row.implicitWidth + 2 * Theme.s12
    implicitHeight: Math.max(Theme.target, row.implicitHeight + 2 * Theme.s8)
    Layout.fillWidth: true
    focusPolicy: Qt.StrongFocus
    text: item.text

    Keys.onReturnPressed: entry.clicked()
    Keys.onEnterPressed: entry.clicked()

    Accessible.role: Accessible.ListItem
    Accessible.name: item.badge === "" ? text : text + ", " + item.badge
    Accessible.selectable: true
    Accessible.selected: current

    background: Rectangle {
        radius: Theme.fieldRadius
        color: entry.current ? Theme.greenWash : entry.down || entry.hovered ? Theme.pressed : "transparent"

        Rectangle {
            visible: entry.current
            y: Theme.s8
            width: 4
            height: parent.height - 2 * Theme.s8
            radius: 2
            color: Theme.green
        }
        FocusRing {
            shown: entry.visualFocus
            gap: 0
            radius: Theme.fieldRadius
        }
    }

    // Beside each other; in a narrow bar the words below the sign.
    GridLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: entry.collapsed ? 0 : Theme.s12
        width: parent.width - 2 * x
        columns: entry.collapsed ? 1 : 3
        columnSpacing: Theme.s12
        rowSpacing: 0

        Icon {
            id: sign

            name: entry.item.iconName
            color: entry.current ? Theme.green : Theme.ink2
            Layout.alignment: entry.collapsed ? Qt.AlignCenter : Qt.AlignVCenter
        }
        AppText {
            text: entry.text
            kind: entry.collapsed ? AppText.Small : AppText.Body
            strong: entry.current
            color: entry.current ? Theme.green : Theme.ink
            horizontalAlignment: entry.collapsed ? Text.AlignHCenter : Text.AlignLeft
            Accessible.ignored: true
        }
        Badge {
            item: entry.item
            visible: entry.item.badge !== "" && !entry.collapsed
        }
    }
    Badge {
        item: entry.item
        visible: entry.item.badge !== "" && entry.collapsed
        x: Math.round((entry.width + sign.width) / 2)
        y: Theme.s4
    }

    component Badge: Rectangle {
        id: ground

        required property NavItem item

        implicitWidth: Math.max(implicitHeight, badge.implicitWidth + Theme.s12)
        implicitHeight: badge.implicitHeight
        radius: height / 2
        color: Theme.toneWash(ground.item.badgeTone)

        AppText {
            id: badge

            anchors.centerIn: parent
            text: ground.item.badge
            kind: AppText.Small
            strong: true
            wrapMode: Text.NoWrap
            color: Theme.toneInk(ground.item.badgeTone)
            Accessible.ignored: true
        }
    }
}
