pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What a person should decide: the list at the left, both sides at the right. Up and down go through the list,
/// 1, 2, B and E choose, Ctrl+Enter decides.
FocusScope {
    id: page

    required property Session session

    readonly property bool wide: width > Theme.bodySize * 46
    // What a wide window has more goes to both.
    readonly property int listWidth: Math.round(Math.max(Theme.bodySize * 20, Math.min(Theme.bodySize * 32, width * 0.28)))
    readonly property int detailWidth: Math.round(Math.max(Theme.readingWidth * Math.max(1, Theme.bodySize / 17),
                                                           Math.min(Theme.bodySize * 64, width * 0.6)))

    readonly property int all: doubts.counts[DoubtsModel.All]
    readonly property list<string> nothing: [
        qsTr("Nothing is doubtful here"), qsTr("No conflicts"), qsTr("No suspected duplicates"), qsTr("Nothing is late"),
        qsTr("No broken rules"), qsTr("Nothing is far from the other villages"), qsTr("Nothing has changed since the office set it")
    ]

    DoubtsModel {
        id: doubts

        session: page.session
    }
    DoubtModel {
        id: doubt

        session: page.session
        list: doubts
        onDecided: list.forceActiveFocus()
    }

    DesktopPage {
        anchors.fill: parent
        focus: true
        scrollable: !page.wide
        title: qsTr("Doubts")
        subtitle: doubts.loaded ? qsTr("%n to decide", "", doubts.counts[DoubtsModel.All]) : ""

        Banner {
            visible: doubts.error !== ""
            tone: Tone.Wrong
            text: doubts.error
            dismissable: true
            onDismissed: doubts.clearError()
        }
        GridLayout {
            columns: page.wide ? 2 : 1
            columnSpacing: Theme.s24
            rowSpacing: Theme.s16
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                spacing: Theme.s8
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: !page.wide
                Layout.fillHeight: page.wide
                Layout.preferredWidth: page.listWidth

                DoubtFilters {
                    doubts: doubts
                    Layout.fillWidth: true
                }
                ListView {
                    id: list

                    // Whole rows: half a one looks like a slip. A longer list scrolls by itself, so that the doubt below it
                    // stays near.
                    readonly property int few: 5
                    property real someHeight: 0

                    function measure(): void {
                        let sum = 0;
                        for (let at = 0; at < few; ++at)
                            sum += itemAtIndex(at)?.height ?? 0;
                        someHeight = sum;
                    }

                    onContentHeightChanged: measure()

                    focus: true
                    clip: true
                    model: doubts.doubts
                    currentIndex: doubts.currentRow
                    boundsBehavior: Flickable.StopAtBounds
                    Layout.fillWidth: true
                    Layout.fillHeight: page.wide
                    // A wish that is nothing would be taken to be the height that it happens to have.
                    Layout.preferredHeight: page.wide ? 1 : count > few && someHeight > 0 ? someHeight : contentHeight
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Doubts")

                    Keys.onUpPressed: doubts.step(-1)
                    Keys.onDownPressed: doubts.step(1)

                    delegate: DoubtRow {
                        x: Theme.s8
                        width: list.width - 2 * Theme.s8
                        highlighted: doubtId === doubts.current
                        onClicked: {
                            doubts.current = doubtId;
                            list.forceActiveFocus();
                        }
                    }
                }
            }
            Divider {
                visible: !page.wide && doubt.present
            }
            // Placed by hand: the decision follows the doubt, and stays in sight where that is higher than the window.
            Item {
                id: detail

                readonly property bool cut: sides.naturalHeight + foot.height > height

                visible: doubt.present
                implicitHeight: page.wide ? 1 : sides.naturalHeight + foot.height
                Layout.fillWidth: true
                Layout.fillHeight: page.wide

                ScrollArea {
                    id: sides

                    width: parent.width
                    height: detail.cut ? Math.max(0, foot.y - Theme.s8) : naturalHeight
                    margin: Theme.s8
                    maximumWidth: page.detailWidth

                    DoubtView {
                        doubt: doubt
                        Layout.fillWidth: true
                    }
                }
                Divider {
                    visible: detail.cut
                    y: sides.height
                    width: parent.width
                }
                DoubtFoot {
                    id: foot

                    x: Math.round((parent.width - width) / 2)
                    y: detail.cut ? parent.height - height : sides.naturalHeight
                    width: Math.min(parent.width - 2 * sides.margin, page.detailWidth)
                    doubt: doubt
                }
            }
            EmptyState {
                visible: doubts.loaded && !doubt.present
                iconName: "check-circle"
                title: page.nothing[doubts.kind]
                text: doubts.kind !== DoubtsModel.All ? "" : qsTr("Conflicts, suspected duplicates, late entries, broken rules and figures far from the other villages' appear here when devices sync.")
                actionText: doubts.kind !== DoubtsModel.All && page.all > 0 ? qsTr("Show all (%1)").arg(page.all) : ""
                Layout.alignment: Qt.AlignTop
                onActionClicked: doubts.kind = DoubtsModel.All
            }
        }
    }
}
