import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Where a figure comes from, beside the document, which stays to be read: the figure, then one village, then one
/// entry. Esc closes it.
FocusScope {
    id: panel

    required property Session session
    property string indicator: "" ///< empty: closed
    property string period: ""
    property bool alone: false ///< nothing stands beside it
    readonly property bool open: indicator !== ""

    property Item before: null // what had the focus when it opened

    signal closed()

    visible: open
    implicitWidth: Math.round(Theme.panelWidth * Math.min(1.5, Theme.bodySize / 17))
    Accessible.role: Accessible.Pane
    Accessible.name: traceModel.name

    onIndicatorChanged: if (indicator !== "") traceModel.indicator = indicator
    onOpenChanged: {
        if (open) {
            before = panel.Window.activeFocusItem;
            close.forceActiveFocus();
        } else {
            if (before && panel.activeFocus)
                before.forceActiveFocus();
            before = null;
        }
    }
    Keys.onEscapePressed: closed()

    TraceModel {
        id: traceModel

        session: panel.session
        period: panel.period
        onDecided: view.reset()
    }

    Rectangle {
        visible: !panel.alone
        width: 1
        height: parent.height
        color: Theme.line
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: 1
        spacing: 0

        RowLayout {
            spacing: Theme.s4
            Layout.fillWidth: true
            Layout.leftMargin: traceModel.canGoBack ? Theme.s4 : Theme.s16
            Layout.rightMargin: Theme.s4
            Layout.topMargin: Theme.s8

            IconButton {
                visible: traceModel.canGoBack
                iconName: "arrow-left"
                label: qsTr("Back")
                shortcut: panel.open ? "Alt+Left" : ""
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: close.below
                onClicked: traceModel.goBack()
            }
            // The buttons stand beside the first line, however large that is and however many follow.
            AppText {
                id: name

                text: traceModel.name
                kind: AppText.Title
                Accessible.role: Accessible.Heading
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Math.max(0, Math.round((close.height - lineHeight) / 2))
            }
            IconButton {
                id: close

                readonly property real below: Math.max(0, Math.round((name.lineHeight - height) / 2))

                focus: true
                iconName: "x-lg"
                label: qsTr("Close")
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: below
                onClicked: panel.closed()
            }
        }
        ScrollArea {
            id: area

            keptTogether: view.form
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.s8

            Divider {
                parent: area
                visible: area.contentY > 0
                width: area.width
            }

            TraceView {
                id: view

                trace: traceModel
            }
        }
    }
}
