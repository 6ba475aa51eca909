import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// A button that is only a sign; its label is read aloud, and shown when the pointer rests on it.
T.AbstractButton {
    id: button

    required property string iconName
    required property string label
    property string shortcut: ""
    property color color: Theme.ink

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    Layout.alignment: Qt.AlignVCenter
    focusPolicy: Qt.StrongFocus

    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()

    Accessible.role: Accessible.Button
    Accessible.name: label

    Shortcut {
        sequence: button.shortcut
        enabled: button.shortcut !== "" && button.enabled && button.visible
        autoRepeat: false
        onActivated: button.clicked()
    }

    Hint {
        text: button.label
        shown: button.hovered || button.visualFocus
    }

    background: Rectangle {
        radius: Theme.sheetRadius
        color: button.down || button.hovered ? Theme.pressed : "transparent"

        FocusRing {
            shown: button.visualFocus
            gap: 0
        }
    }

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.iconName
            color: button.color
            opacity: button.enabled ? 1 : 0.5
            size: Math.min(Math.round(Theme.bodySize * 1.35), button.width - Theme.s16)
        }
    }
}
