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

    Hint {
        text: entry.text
        shown: entry.collapsed && (entry.hovered || entry.visualFocus)
    }

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

    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.s12
        width: parent.width - 2 * Theme.s12
        spacing: Theme.s12

        Icon {
            name: entry.item.iconName
            color: entry.current ? Theme.green : Theme.ink2
            Layout.alignment: entry.collapsed ? Qt.AlignCenter : Qt.AlignVCenter
        }
        AppText {
            visible: !entry.collapsed
            text: entry.text
            strong: entry.current
            color: entry.current ? Theme.green : Theme.ink
            Accessible.ignored: true
        }
        Rectangle {
            visible: entry.item.badge !== "" && !entry.collapsed
            implicitWidth: Math.max(implicitHeight, badge.implicitWidth + Theme.s12)
            implicitHeight: badge.implicitHeight
            radius: height / 2
            color: Theme.toneWash(entry.item.badgeTone)

            AppText {
                id: badge

                anchors.centerIn: parent
                text: entry.item.badge
                kind: AppText.Small
                strong: true
                wrapMode: Text.NoWrap
                color: Theme.toneInk(entry.item.badgeTone)
                Accessible.ignored: true
            }
        }
    }
}
