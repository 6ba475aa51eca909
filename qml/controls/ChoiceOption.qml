import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// One option of a Choice. It is never checked by itself: only its owner says which one is chosen.
T.AbstractButton {
    id: option

    property string detail: ""
    property bool segment: false
    property bool bare: false ///< without the mark
    property bool large: false

    /// What it could do without: the mark, a part of the room at its sides, and a little of the size of its words.
    readonly property real spare: mark.size + row.spacing + 2 * (Theme.s12 - Theme.s4)
                                  + Math.floor(wordsMetrics.advanceWidth * (1 - Theme.smallSize / Theme.bodySize))

    // Measured apart: the words' own implicit width would depend on what is decided by it.
    implicitWidth: Math.ceil(Math.max(wordsMetrics.advanceWidth, detailMetrics.advanceWidth)) + 1
                   + mark.size + row.spacing + 2 * Theme.s12
    implicitHeight: Math.max(large ? 1.5 * Theme.target : Theme.target, row.implicitHeight + 2 * Theme.s8)
    Layout.fillWidth: true
    Layout.preferredWidth: 1 // segments are all alike
    leftPadding: bare ? Theme.s4 : Theme.s12
    rightPadding: bare ? Theme.s4 : Theme.s12
    focusPolicy: Qt.StrongFocus

    Keys.onReturnPressed: option.clicked()
    Keys.onEnterPressed: option.clicked()

    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: checked

    TextMetrics {
        id: wordsMetrics

        font.family: Theme.fontFamily
        font.pixelSize: option.large ? Theme.titleSize : Theme.bodySize
        font.weight: Font.Bold
        text: option.text
    }
    TextMetrics {
        id: detailMetrics

        font.family: Theme.fontFamily
        font.pixelSize: Theme.smallSize
        text: option.detail
    }

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
            id: mark

            visible: !option.bare
            name: option.checked ? "record-circle-fill" : "circle"
            color: option.checked ? Theme.green : Theme.ink2
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            AppText {
                text: option.text
                kind: option.bare ? AppText.Small : option.large ? AppText.Title : AppText.Body
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
