pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls

/// The four flows at the foot of the phone.
Rectangle {
    id: tabs

    required property int current ///< PhoneShell.Flow
    required property int pending ///< waiting to be uploaded

    signal chosen(which: int)

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight
    color: Theme.surface
    Layout.fillWidth: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
    }
    RowLayout {
        id: row

        // As large as the longest word allows.
        readonly property real wordSize: Math.floor(Math.min(Theme.captionSize, Theme.captionSize * (width / 4 - Theme.s16)
            / Math.max(1, today.advance, ledger.advance, sync.advance, settings.advance)))

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.columnWidth)
        spacing: 0

        PhoneTab {
            id: today

            wordSize: row.wordSize
            text: qsTr("Today")
            iconName: "check2-square"
            current: tabs.current === PhoneShell.Today
            onClicked: tabs.chosen(PhoneShell.Today)
        }
        PhoneTab {
            id: ledger

            wordSize: row.wordSize
            text: qsTr("Ledger")
            iconName: "journal-text"
            current: tabs.current === PhoneShell.Ledger
            onClicked: tabs.chosen(PhoneShell.Ledger)
        }
        PhoneTab {
            id: sync

            wordSize: row.wordSize
            text: qsTr("Sync")
            iconName: "arrow-repeat"
            badge: tabs.pending > 0 ? String(tabs.pending) : ""
            current: tabs.current === PhoneShell.Sync
            onClicked: tabs.chosen(PhoneShell.Sync)
        }
        PhoneTab {
            id: settings

            wordSize: row.wordSize
            text: qsTr("Settings")
            iconName: "gear"
            current: tabs.current === PhoneShell.Settings
            onClicked: tabs.chosen(PhoneShell.Settings)
        }
    }
    Instantiator {
        model: [PhoneShell.Today, PhoneShell.Ledger, PhoneShell.Sync, PhoneShell.Settings]
        delegate: Shortcut {
            required property int modelData

            sequence: "Ctrl+" + (modelData + 1)
            enabled: tabs.visible
            onActivated: tabs.chosen(modelData)
        }
    }
}
