// Qt 6.4 loads no component that is bound to its file, so this one names what is around it unbound.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Cunbao.Theme

/// The words of a sign, shown below its parent while the pointer or the keyboard rests on it. Made only then: every
/// sign has one, and hardly any is ever looked at.
Loader {
    id: hint

    property string text: ""
    property bool shown: false

    anchors.fill: parent
    active: shown && text !== ""
    sourceComponent: T.ToolTip {
        id: tip

        visible: true
        delay: 500
        x: Math.round((hint.width - implicitWidth) / 2)
        y: hint.height + Theme.s4
        margins: Theme.s8
        padding: Theme.s8
        implicitWidth: Math.min(implicitContentWidth + 2 * padding, Theme.panelWidth)
        implicitHeight: implicitContentHeight + 2 * padding
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent

        contentItem: AppText {
            text: hint.text
            kind: AppText.Small
            color: Theme.paper
        }

        background: Rectangle {
            radius: Theme.fieldRadius
            color: Theme.ink
        }
    }
}
