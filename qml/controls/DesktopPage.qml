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

        GridLayout {
            columns: page.width - buttons.implicitWidth - 2 * Theme.s24 < Theme.headlineSize * 8 ? 1 : 2
            columnSpacing: Theme.s24
            rowSpacing: Theme.s12
            Layout.fillWidth: true
            Layout.leftMargin: Theme.s24
            Layout.rightMargin: Theme.s24
            Layout.topMargin: Theme.s16
            Layout.bottomMargin: Theme.s12

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                AppText {
                    text: page.title
                    kind: AppText.Headline
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    visible: text !== ""
                    text: page.subtitle
                    secondary: true
                }
            }
            RowLayout {
                id: buttons

                spacing: Theme.s8
                Layout.fillWidth: false
                Layout.alignment: Qt.AlignTop
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
