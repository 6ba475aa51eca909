import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// An office page: what it is at the top left, its actions at the top right, below the content, which fills the rest.
FocusScope {
    id: page

    required property string title
    property string subtitle: ""
    property bool scrollable: false
    property real spacing: Theme.s16
    default property alias content: area.content
    property alias actions: buttons.data

    implicitWidth: 1040
    implicitHeight: 800
    Accessible.role: Accessible.Pane
    Accessible.name: title

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        // Placed by hand: layouts within layouts lose count of wrapped lines when a window changes its width.
        Item {
            id: head

            readonly property real beside: width - buttons.width - Theme.s24
            readonly property bool stacked: buttons.width > 0 && beside < Theme.headlineSize * 8

            implicitHeight: stacked ? texts.height + Theme.s12 + buttons.height : Math.max(texts.height, buttons.height)
            Layout.fillWidth: true
            Layout.leftMargin: Theme.s24
            Layout.rightMargin: Theme.s24
            Layout.topMargin: Theme.s16
            Layout.bottomMargin: Theme.s12

            Column {
                id: texts

                width: head.stacked || buttons.width === 0 ? head.width : head.beside

                AppText {
                    width: parent.width
                    text: page.title
                    kind: AppText.Headline
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    width: parent.width
                    visible: text !== ""
                    text: page.subtitle
                    secondary: true
                }
            }
            RowLayout {
                id: buttons

                x: head.stacked ? 0 : head.width - width
                y: head.stacked ? texts.height + Theme.s12 : 0
                width: Math.min(Math.ceil(implicitWidth), head.width)
                spacing: Theme.s8
            }
        }
        Divider {}
        ScrollArea {
            id: area

            margin: Theme.s24
            spacing: page.spacing
            filling: !page.scrollable
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
