import QtQuick
import QtQuick.Window
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// What the buttons with words have in common: an icon, words that wrap, and the shortcut that works and is shown.
T.Button {
    id: button

    property string iconName: ""
    property string shortcut: "" ///< a key sequence; shown and in force while the button can be used
    property int kind: AppText.Body ///< of its words
    property bool busy: false ///< what it began is still going on: it can't be pressed again
    required property color faceColor
    required property color pressedColor
    required property color wordColor
    property color edgeColor: "transparent"
    property int edgeWidth: 1
    property color keyColor: wordColor ///< of the shortcut
    readonly property bool usable: enabled && !busy
    readonly property color shownWordColor: enabled ? wordColor : Theme.ink2

    implicitWidth: Math.max(Theme.target, leftPadding + row.implicitWidth + rightPadding)
    implicitHeight: Math.max(Theme.target, topPadding + row.implicitHeight + bottomPadding)
    Layout.fillWidth: true
    leftPadding: Theme.s16
    rightPadding: Theme.s16
    topPadding: Theme.s8
    bottomPadding: Theme.s8
    focusPolicy: Qt.StrongFocus

    Keys.onSpacePressed: event => { event.accepted = button.busy; }
    Keys.onReturnPressed: if (!button.busy) button.clicked()
    Keys.onEnterPressed: if (!button.busy) button.clicked()

    Accessible.role: Accessible.Button
    Accessible.name: text

    Shortcut {
        sequence: button.shortcut
        enabled: button.shortcut !== "" && button.usable && button.visible
        autoRepeat: false
        onActivated: button.clicked()
    }

    background: Rectangle {
        radius: Theme.sheetRadius
        color: !button.enabled ? (button.faceColor.a > 0 ? Theme.pressed : "transparent")
             : button.down ? button.pressedColor : button.faceColor
        border.color: button.edgeColor
        border.width: button.enabled && button.edgeColor.a > 0 ? button.edgeWidth : 0

        FocusRing {
            shown: button.visualFocus
        }
    }

    // Swallows presses while busy, without the look and the lost focus of a disabled button.
    MouseArea {
        anchors.fill: parent
        enabled: button.busy
        visible: enabled
    }

    RowLayout {
        id: row

        anchors.centerIn: parent
        width: Math.min(button.availableWidth, implicitWidth)
        spacing: Theme.wordGap

        // Words that wrap leave room at both sides: what belongs to them stays beside them.
        readonly property real slack: Math.max(0, Math.floor((words.width - words.contentWidth) / 2))

        Icon {
            name: button.busy ? "hourglass-split" : button.iconName
            visible: name !== ""
            color: button.shownWordColor
            transform: Translate { x: row.slack }
        }
        AppText {
            id: words

            text: button.text
            kind: button.kind
            strong: true
            color: button.shownWordColor
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        AppText {
            text: keys.nativeText.replace("Return", "Enter") // as it stands on the key
            visible: text !== "" && button.Window.width >= Theme.deskWidth
            kind: AppText.Caption
            color: button.enabled ? button.keyColor : Theme.ink2
            wrapMode: Text.NoWrap
            Layout.fillWidth: false
            Layout.leftMargin: Theme.s4
            transform: Translate { x: -row.slack }
            Accessible.ignored: true
        }
    }

    // Only for the words of the shortcut: a Shortcut that is not in force still knows them.
    Shortcut {
        id: keys

        sequence: button.shortcut
        enabled: false
    }
}
