pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The ledger (台账): all of this unit's entries, or those behind one figure, the newest first.
PageFrame {
    id: page

    required property Session session
    property string indicator: "" ///< empty: all

    signal entryRequested(entry: string)

    title: indicator === "" ? qsTr("Ledger") : book.indicatorName
    subtitle: indicator === "" ? session.unitName : qsTr("Ledger")
    canGoBack: indicator !== ""
    scrollable: false
    endMargin: 0

    readonly property string countText: qsTr("Entries that count: %1").arg(book.counting)
    readonly property string historyText: book.history ? qsTr("Hide withdrawn ones") : qsTr("Show withdrawn ones")

    function showHistory(): void {
        book.history = !book.history;
    }

    LedgerModel {
        id: book

        session: page.session
        indicator: page.indicator
    }
    Banner {
        visible: text !== ""
        tone: Tone.Wrong
        text: book.error
        actionText: qsTr("Try again")
        onActionClicked: {
            book.clearError();
            book.reload();
        }
    }
    SectionHeader {
        visible: book.entries.count > 0
        title: book.total === "" ? page.countText : qsTr("It comes to %1").arg(book.total)
        detail: book.total === "" ? "" : page.countText
        actionText: page.historyText
        onActionClicked: page.showHistory()
    }
    EmptyState {
        visible: book.loaded && book.entries.count === 0
        iconName: "journal-text"
        title: qsTr("No entries yet")
        text: qsTr("Record a figure under Today. It then stands here, by date, and can be corrected or withdrawn.")
    }
    // An entry that was withdrawn may have been the only one.
    TextButton {
        visible: book.loaded && book.entries.count === 0
        text: page.historyText
        onClicked: page.showHistory()
    }
    Item {
        visible: !list.visible
        Layout.fillHeight: true
    }
    RowList {
        id: list

        readonly property real rowWidth: width - leftMargin - rightMargin

        visible: count > 0
        model: book.entries
        reuseItems: true
        clip: true
        focus: true
        bottomMargin: Theme.s16
        leftMargin: Theme.s8
        rightMargin: Theme.s8
        Layout.leftMargin: -Theme.s8
        Layout.rightMargin: -Theme.s8
        Layout.fillWidth: true
        Layout.fillHeight: true
        Accessible.name: page.title

        // The days are headings within the rows: in a file with bound components Qt 6.4 makes no section delegates.
        section.property: "day"
        delegate: LedgerRow {
            required property int index

            width: list.rowWidth
            named: page.indicator === ""
            // Qt 6.4 asks the model for more where a row is made, but not where one is used again.
            ListView.onReused: if (index === list.count - 1) book.entries.fetchMore(book.entries.index(-1, -1))
            onClicked: page.entryRequested(entry)
        }
    }
}
