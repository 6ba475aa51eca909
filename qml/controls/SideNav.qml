pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// The office's places at the left. Up and Down go from one to the next, Enter opens it; the owner holds which one
/// is shown.
FocusScope {
    id: nav

    default property list<NavItem> items
    property int currentIndex: 0
    property string header: ""
    property string detail: ""
    property bool collapsed: false

    signal chosen(index: int)

    implicitWidth: collapsed ? Math.max(Theme.target + 2 * Theme.s8, Theme.smallSize * 6)
                             : Math.round(Theme.navigationWidth * Math.min(1.5, Theme.bodySize / 17))
    implicitHeight: 800
    Layout.fillHeight: true
    Accessible.role: Accessible.List
    Accessible.name: header

    function step(by: int): void {
        for (let place = repeater.focusIndex() + by; place >= 0 && place < repeater.count; place += by) {
            repeater.itemAt(place).forceActiveFocus(Qt.TabFocusReason);
            return;
        }
    }

    Keys.onUpPressed: step(-1)
    Keys.onDownPressed: step(1)

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
    ScrollArea {
        anchors.fill: parent
        margin: Theme.s8
        spacing: Theme.s4

        AppText {
            visible: nav.header !== "" && !nav.collapsed
            text: nav.header
            kind: AppText.Title
            Layout.leftMargin: Theme.s12
            Layout.topMargin: Theme.s8
        }
        AppText {
            visible: nav.detail !== "" && !nav.collapsed
            text: nav.detail
            kind: AppText.Small
            secondary: true
            Layout.leftMargin: Theme.s12
            Layout.bottomMargin: Theme.s12
        }
        Repeater {
            id: repeater

            function focusIndex(): int {
                for (let place = 0; place < count; ++place) {
                    if (itemAt(place).activeFocus)
                        return place;
                }
                return nav.currentIndex;
            }

            model: nav.items

            NavRow {
                required property int index
                required property NavItem modelData

                item: modelData
                current: index === nav.currentIndex
                collapsed: nav.collapsed
                onClicked: nav.chosen(index)
            }
        }
        AppText {
            visible: nav.detail !== "" && nav.collapsed
            text: nav.detail
            kind: AppText.Caption
            secondary: true
            horizontalAlignment: Text.AlignHCenter
            Layout.topMargin: Theme.s8
        }
    }
}
