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
    property bool canGoBack: false
    property string notice: ""
    property int noticeTone: Tone.Neutral
    property string noticeIcon: Theme.toneIcon(noticeTone)
    default property alias barItems: items.data

    readonly property real besideNotice: width - Theme.s24
                                         - (backButton.visible ? backButton.width : 0) - items.implicitWidth
                                         - noticeButton.implicitWidth - 2 * row.spacing
    readonly property bool noticeBelow: besideNotice < Math.min(titleText.implicitWidth, Theme.titleSize * 5)

    signal back()
    signal noticeClicked()

    implicitWidth: 320
    implicitHeight: column.implicitHeight + (subtitle === "" ? Theme.s8 : Theme.s16) + 1
    color: Theme.paper
    Layout.fillWidth: true

    Accessible.role: Accessible.ToolBar
    Accessible.name: title

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        y: bar.subtitle === "" ? Theme.s4 : Theme.s8
        spacing: 0

        RowLayout {
            id: row

            spacing: Theme.s4
            Layout.leftMargin: bar.canGoBack ? Theme.s4 : Theme.s16
            Layout.rightMargin: items.implicitWidth > 0 ? Theme.s4 : Theme.s8
            Layout.fillWidth: true

            IconButton {
                id: backButton

                visible: bar.canGoBack
                iconName: "arrow-left"
                label: qsTr("Back")
                onClicked: bar.back()
            }
            // Placed by hand: layouts within layouts lose count of wrapped lines when a window changes its width.
            Item {
                implicitWidth: Math.max(titleText.implicitWidth, subtitleText.implicitWidth)
                implicitHeight: Math.max(Theme.target, texts.height)
                Layout.fillWidth: true

                Column {
                    id: texts

                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width

                    AppText {
                        id: subtitleText

                        width: parent.width
                        visible: text !== ""
                        text: bar.subtitle
                        kind: AppText.Small
                        secondary: true
                    }
                    AppText {
                        id: titleText

                        width: parent.width
                        text: bar.title
                        kind: AppText.Title
                        Accessible.role: Accessible.Heading
                    }
                }
            }
            NoticeButton {
                id: noticeButton

                visible: bar.notice !== "" && !bar.noticeBelow
                Layout.fillWidth: false
            }
            RowLayout {
                id: items

                spacing: 0
                Layout.fillWidth: false
            }
        }
        NoticeButton {
            visible: bar.notice !== "" && bar.noticeBelow
            Layout.leftMargin: Theme.s8
            Layout.rightMargin: Theme.s8
        }
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
                name: bar.noticeIcon
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
