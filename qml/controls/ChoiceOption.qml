import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// One option of a Choice. It is never checked by itself: only its owner says which one is chosen.
T.AbstractButton {
    id: option

    property string detail: ""
    property bool segment: false

    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, row.implicitHeight + 2 * Theme.s8)
    Layout.fillWidth: true
    Layout.preferredWidth: 1 // segments are all alike
    leftPadding: Theme.s12
    rightPadding: Theme.s12
    focusPolicy: Qt.StrongFocus

    Keys.onReturnPressed: option.clicked()
    Keys.onEnterPressed: option.clicked()

    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: checked

    background: Rectangle {
        radius: Theme.fieldRadius
        color: option.checked ? Theme.greenWash : option.down || option.hovered ? Theme.pressed : Theme.surface
        border.color: option.checked ? Theme.green : Theme.edge
        border.width: option.checked ? 2 : 1

        FocusRing {
            shown: option.visualFocus
            radius: Theme.fieldRadius + gap
        }
    }

    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: option.segment ? Math.round((option.width - width) / 2) : option.leftPadding
        width: option.segment ? Math.min(implicitWidth, option.availableWidth) : option.availableWidth
        spacing: Theme.s8

        Icon {
            name: option.checked ? "record-circle-fill" : "circle"
            color: option.checked ? Theme.green : Theme.ink2
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            AppText {
                text: option.text.charAt(0).toUpperCase() + option.text.slice(1) // it stands alone
                strong: option.checked
                Accessible.ignored: true
            }
            AppText {
                visible: text !== ""
                text: option.detail
                kind: AppText.Small
                secondary: true
                Accessible.ignored: true
            }
        }
    }
}
