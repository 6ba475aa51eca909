import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// Something for a moment, within the page: from the bottom on the phone, at the side on the desktop. The owner
/// opens and closes it; closed() only says that the person wants it closed.
FocusScope {
    id: sheet

    required property string title
    property bool open: false
    property bool side: false
    property Item first: close ///< what gets the focus when it opens: of a form its first field
    default property alias content: area.content
    property alias actions: foot.content
    property alias note: foot.note

    /// How high what is to be seen of the content is, in px.
    readonly property real room: area.height - 2 * area.margin

    property Item before: null // what had the focus when it opened
    property real shown: open ? 1 : 0 // 0 away, 1 all there

    signal closed()

    function showTop(): void {
        area.showTop();
    }

    anchors.fill: parent
    visible: shown > 0
    enabled: open
    z: 10

    Accessible.role: Accessible.Dialog
    Accessible.name: title

    onOpenChanged: {
        if (open) {
            before = sheet.Window.activeFocusItem;
            first.forceActiveFocus();
        } else if (before) {
            before.forceActiveFocus();
            before = null;
        }
    }
    Keys.onEscapePressed: closed()
    Keys.onBackPressed: closed()

    Behavior on shown {
        NumberAnimation {
            duration: Theme.calm
            easing.type: Easing.OutCubic
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
        opacity: sheet.shown

        MouseArea {
            anchors.fill: parent
            onClicked: sheet.closed()
            onWheel: wheel => { wheel.accepted = true; }
        }
    }
    Rectangle {
        id: panel

        readonly property real wish: Theme.s8 + head.implicitHeight + area.naturalHeight
                                     + foot.implicitHeight

        x: sheet.side ? sheet.width - width * sheet.shown : Math.round((sheet.width - width) / 2)
        y: sheet.side ? 0 : sheet.height - height * sheet.shown
        width: sheet.side ? Math.min(sheet.width, Math.round(Theme.panelWidth * Math.min(1.5, Theme.bodySize / 17)))
                          : Math.min(sheet.width, Theme.columnWidth)
        height: sheet.side ? sheet.height : Math.min(Math.round(sheet.height * 0.92), wish)
        color: Theme.paper
        border.color: Theme.line
        border.width: Theme.dark || sheet.side ? 1 : 0
        radius: sheet.side ? 0 : Theme.sheetRadius

        function toFirst(): void {
            close.forceActiveFocus(Qt.TabFocusReason);
        }

        function toLast(): void {
            end.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason);
        }

        // Takes the presses that nothing on it wants, so that they don't reach the page behind.
        MouseArea {
            anchors.fill: parent
        }
        // Below the bottom edge there are no round corners.
        Rectangle {
            visible: !sheet.side
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.sheetRadius
            color: Theme.paper
        }
        // The keyboard goes round within the sheet: before its first and after its last stand these two.
        Item {
            activeFocusOnTab: true
            onActiveFocusChanged: if (activeFocus) panel.toLast()
        }
        ColumnLayout {
            anchors.fill: parent
            spacing: 0

            RowLayout {
                id: head

                spacing: Theme.s8
                Layout.leftMargin: Theme.s16
                Layout.rightMargin: Theme.s4
                Layout.topMargin: Theme.s8

                // The cross stands beside the first line, however large that is and however many follow.
                AppText {
                    id: name

                    text: sheet.title
                    kind: AppText.Title
                    font.pixelSize: sheet.side ? Theme.titleSize : Math.min(Theme.titleSize, 1.4 * Theme.standardTitleSize)
                    Accessible.role: Accessible.Heading
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Math.max(0, Math.round((close.height - lineHeight) / 2))
                }
                IconButton {
                    id: close

                    focus: true
                    iconName: "x-lg"
                    label: qsTr("Close")
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Math.max(0, Math.round((name.lineHeight - height) / 2))
                    onClicked: sheet.closed()
                }
            }
            ScrollArea {
                id: area

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.topMargin: sheet.side ? Theme.s8 : 0

                Divider {
                    parent: area
                    visible: area.contentY > 0
                    width: area.width
                }
            }
            ActionBar {
                id: foot

                maximumWidth: area.maximumWidth
                color: "transparent"
            }
        }
        Item {
            id: end

            activeFocusOnTab: true
            onActiveFocusChanged: if (activeFocus) panel.toFirst()
        }
    }
}
