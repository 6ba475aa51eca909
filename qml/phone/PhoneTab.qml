import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme
import Cunbao.Controls

/// One of the flows at the foot of the phone: sign over word, and at the sign a number where something waits.
/// The number takes no room: the tabs stay as they are when it comes and goes.
T.AbstractButton {
    id: tab

    required property string iconName
    property bool current: false
    property string badge: ""
    required property real wordSize ///< px; the same for all tabs
    readonly property real advance: metrics.advanceWidth ///< of the words at the caption's size

    readonly property color ink: current ? Theme.green : Theme.ink2

    implicitWidth: Theme.target
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    Layout.fillWidth: true
    Layout.preferredWidth: 1
    leftPadding: Theme.s4
    rightPadding: Theme.s4
    topPadding: Theme.s8
    bottomPadding: Theme.s8
    focusPolicy: Qt.StrongFocus

    Keys.onReturnPressed: tab.clicked()
    Keys.onEnterPressed: tab.clicked()

    Accessible.role: Accessible.PageTab
    Accessible.name: badge === "" ? text : text + ", " + badge
    Accessible.selected: current

    TextMetrics {
        id: metrics

        font.family: Theme.fontFamily
        font.pixelSize: Theme.captionSize
        font.weight: Font.Bold
        text: tab.text
    }

    background: Rectangle {
        color: tab.down || tab.hovered ? Theme.pressed : "transparent"

        Rectangle {
            visible: tab.current
            width: parent.width
            height: 2
            color: Theme.green
        }
        FocusRing {
            shown: tab.visualFocus
            gap: -Theme.s4
        }
    }

    contentItem: ColumnLayout {
        spacing: 0

        Item { Layout.fillHeight: true }
        PhoneTabSign {
            name: tab.iconName
            color: tab.ink
            badge: tab.badge
            wordSize: tab.wordSize
            room: tab.width
            Layout.alignment: Qt.AlignHCenter
        }
        AppText {
            text: tab.text
            kind: AppText.Caption
            font.pixelSize: tab.wordSize
            strong: tab.current
            color: tab.ink
            wrapMode: Text.NoWrap
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Item { Layout.fillHeight: true }
    }
}
