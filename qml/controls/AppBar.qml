pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// The head of a phone's page: the way back, where one is, a short state, and a few signs at the right.
Rectangle {
    id: bar

    required property string title
    property string subtitle: ""
    property bool cramped: false ///< what is below needs the height: the subtitle is left out
    property bool canGoBack: false
    property string notice: ""
    property int noticeTone: Tone.Neutral
    property string noticeIcon: Theme.toneIcon(noticeTone)
    default property alias barItems: items.data

    // Measured apart: the words' own implicit width would depend on the width that it decides.
    readonly property real titleWidth: Math.ceil(titleMetrics.advanceWidth) + 1
    readonly property real textsLeft: canGoBack ? backButton.width + Theme.s8 : Theme.s16
    readonly property real itemsLeft: width - items.implicitWidth - (items.implicitWidth > 0 ? Theme.s4 : Theme.s8)
    // The head of a page is no place to read: large words get their height below it. A long title gets smaller, down
    // to its size without large text, before it takes a third line.
    readonly property real largestTitle: Math.min(Theme.titleSize, 1.4 * Theme.standardTitleSize)
    readonly property real twoLines: 1.65 * Math.max(1, texts.width)
    readonly property bool noticeShown: notice !== ""
    readonly property bool noticeBelow: noticeShown && itemsLeft - noticeButton.implicitWidth - 2 * Theme.s4 - textsLeft
                                        < Math.min(titleWidth, Theme.titleSize * 5)
    readonly property real rowTop: subtitleText.visible ? Theme.s8 : Theme.s4
    readonly property real rowHeight: Math.max(Theme.target, texts.height)

    signal back()
    signal noticeClicked()

    implicitWidth: 320
    implicitHeight: 2 * rowTop + rowHeight + (noticeBelow ? noticeButton.height : 0) + 1
    color: Theme.paper
    Layout.fillWidth: true

    Accessible.role: Accessible.ToolBar
    Accessible.name: title

    TextMetrics {
        id: titleMetrics

        font.family: Theme.fontFamily
        font.weight: titleText.font.weight
        font.pixelSize: bar.largestTitle
        text: bar.title
    }
    // Placed by hand: layouts within layouts lose count of wrapped lines when a window changes its width.
    IconButton {
        id: backButton

        x: Theme.s4
        y: bar.rowTop + Math.round((bar.rowHeight - height) / 2)
        visible: bar.canGoBack
        iconName: bar.canGoBack ? "arrow-left" : ""
        label: qsTr("Back")
        onClicked: bar.back()
    }
    Column {
        id: texts

        x: bar.textsLeft
        y: bar.rowTop + Math.round((bar.rowHeight - height) / 2)
        width: (bar.noticeShown && !bar.noticeBelow ? noticeButton.x : bar.itemsLeft) - Theme.s4 - x

        AppText {
            id: subtitleText

            width: texts.width
            visible: text !== "" && !bar.cramped
            text: bar.subtitle
            kind: AppText.Small
            secondary: true
        }
        AppText {
            id: titleText

            width: texts.width
            text: bar.title
            kind: AppText.Title
            font.pixelSize: Math.max(Math.min(Theme.standardTitleSize, bar.largestTitle),
                                     Math.min(bar.largestTitle, bar.largestTitle * bar.twoLines / bar.titleWidth))
            Accessible.role: Accessible.Heading
        }
    }
    NoticeButton {
        id: noticeButton

        x: bar.noticeBelow ? Theme.s8 : bar.itemsLeft - Theme.s4 - width
        y: bar.noticeBelow ? bar.rowTop + bar.rowHeight : bar.rowTop + Math.round((bar.rowHeight - height) / 2)
        width: bar.noticeBelow ? bar.width - 2 * Theme.s8 : Math.ceil(implicitWidth)
        visible: bar.noticeShown
    }
    RowLayout {
        id: items

        x: bar.itemsLeft
        y: bar.rowTop + Math.round((bar.rowHeight - height) / 2)
        spacing: 0
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }

    component NoticeButton: T.AbstractButton {
        id: notice

        implicitWidth: words.implicitWidth + 2 * Theme.s8
        implicitHeight: Math.max(Theme.target, words.implicitHeight + Theme.s8)
        Layout.fillWidth: true
        focusPolicy: Qt.StrongFocus
        text: bar.notice

        Keys.onReturnPressed: notice.clicked()
        Keys.onEnterPressed: notice.clicked()
        onClicked: bar.noticeClicked()

        Accessible.role: Accessible.Button
        Accessible.name: text

        background: Rectangle {
            radius: Theme.fieldRadius
            color: notice.down || notice.hovered ? Theme.pressed : "transparent"

            FocusRing {
                shown: notice.visualFocus
                gap: 0
                radius: Theme.fieldRadius
            }
        }

        RowLayout {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: Theme.s8
            width: Math.min(implicitWidth, notice.width - 2 * Theme.s8)
            spacing: Theme.wordGap

            Icon {
                name: bar.noticeShown ? bar.noticeIcon : ""
                color: Theme.toneInk(bar.noticeTone)
                size: Theme.smallSize
            }
            AppText {
                text: notice.text
                kind: AppText.Small
                color: Theme.toneInk(bar.noticeTone)
                Accessible.ignored: true
            }
        }
    }
}
