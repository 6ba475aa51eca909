import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// A message in the page, never over it: what happened, what is safe, what to do.
Rectangle {
    id: banner

    required property string text
    property string title: ""
    property int tone: Tone.Way
    property string iconName: tone === Tone.Way ? "info-circle" : Theme.toneIcon(tone)
    property string actionText: ""
    property bool dismissable: false

    signal actionClicked()
    signal dismissed()

    implicitWidth: row.implicitWidth + 2 * Theme.s16
    implicitHeight: row.implicitHeight + 2 * Theme.s12
    Layout.fillWidth: true
    radius: Theme.sheetRadius
    color: Theme.toneWash(tone)

    Accessible.role: Accessible.AlertMessage
    Accessible.name: title === "" ? text : title + ". " + text

    RowLayout {
        id: row

        x: Theme.s16
        y: Theme.s12
        width: banner.width - x - (close.visible ? Theme.s4 : Theme.s16)
        spacing: Theme.s12

        Icon {
            name: banner.iconName
            color: Theme.toneInk(banner.tone)
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Math.round((Theme.bodySize * Theme.lineHeight - size) / 2)
        }
        ColumnLayout {
            spacing: Theme.s4
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter

            AppText {
                visible: text !== ""
                text: banner.title
                strong: true
                color: Theme.toneInk(banner.tone)
                Accessible.ignored: true
            }
            AppText {
                text: banner.text
                Accessible.ignored: true
            }
            TextButton {
                visible: text !== ""
                text: banner.actionText
                Layout.fillWidth: false
                Layout.maximumWidth: banner.width - Theme.s48
                Layout.leftMargin: -leftPadding
                Layout.bottomMargin: -Theme.s8
                onClicked: banner.actionClicked()
            }
        }
        IconButton {
            id: close

            visible: banner.dismissable
            iconName: "x-lg"
            label: qsTr("Dismiss")
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: -Theme.s8
            onClicked: banner.dismissed()
        }
    }
}
