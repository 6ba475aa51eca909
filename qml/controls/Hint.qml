import QtQuick
import QtQuick.Templates as T
import Cunbao.Theme

/// The words of a sign, shown below its parent while the pointer or the keyboard rests on it.
T.ToolTip {
    id: hint

    property bool shown: false

    visible: shown && text !== ""
    delay: 500
    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + Theme.s4 : 0
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
