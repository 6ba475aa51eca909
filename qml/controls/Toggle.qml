import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// On or off, at once. The knob's place and its tick say it without the colour.
T.Switch {
    id: toggle

    property string detail: ""

    implicitWidth: row.implicitWidth
    implicitHeight: Math.max(Theme.target, row.implicitHeight + 2 * Theme.s8)
    Layout.fillWidth: true
    focusPolicy: Qt.StrongFocus

    Keys.onReturnPressed: press()
    Keys.onEnterPressed: press()

    function press(): void {
        toggle.toggle();
        toggle.toggled();
        toggle.clicked();
    }

    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: checked

    background: Rectangle {
        x: -Theme.s8
        width: toggle.width + 2 * Theme.s8
        height: toggle.height
        radius: Theme.fieldRadius
        color: toggle.down ? Theme.pressed : "transparent"

        FocusRing {
            shown: toggle.visualFocus
            gap: 0
            radius: Theme.fieldRadius
        }
    }

    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.s16

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            AppText {
                text: toggle.text
                Accessible.ignored: true
            }
            AppText {
                visible: text !== ""
                text: toggle.detail
                kind: AppText.Small
                secondary: true
                Accessible.ignored: true
            }
        }
        Rectangle {
            id: slot

            readonly property real knob: Math.round(24 * Math.min(1.5, Theme.bodySize / 17))

            implicitWidth: 2 * knob + 4
            implicitHeight: knob + 8
            radius: height / 2
            color: toggle.checked ? Theme.green : Theme.surface
            border.color: toggle.checked ? Theme.green : Theme.edge
            border.width: 2
            opacity: toggle.enabled ? 1 : 0.5

            Rectangle {
                x: toggle.checked ? slot.width - width - 4 : 4
                y: 4
                width: slot.knob
                height: slot.knob
                radius: height / 2
                color: toggle.checked ? Theme.inkOnGreen : Theme.edge

                Icon {
                    anchors.centerIn: parent
                    visible: toggle.checked
                    name: "check-lg"
                    color: Theme.green
                    size: Math.round(slot.knob * 0.6)
                }
                Behavior on x {
                    NumberAnimation {
                        duration: Theme.quick
                    }
                }
            }
        }
    }
}
