// Qt 6.4 loads no component that is bound to its file, so the parts of this list name it unbound.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The sections and their items below the round's head, as one list that scrolls.
RowList {
    id: list

    required property TodayModel today
    required property SyncLoop sync
    required property bool searching
    signal recordRequested(string indicator)
    signal answerRequested(string section)

    property bool wasMoved: false ///< by the person

    function toBeginning(): void {
        if (!wasMoved)
            contentY = originY;
    }

    onOriginYChanged: toBeginning()
    onMovementStarted: wasMoved = true
    onWalked: wasMoved = true
    model: today.items
    // As in RowList; while the list changes with each letter of a search, none are made ahead.
    cacheBuffer: held && !searching ? 6 * Theme.target : 0
    Accessible.name: qsTr("Indicators")

    header: ColumnLayout {
        width: list.width
        spacing: Theme.s12
        // As it grows while it is made the list would stay where it was: below the beginning.
        onHeightChanged: list.toBeginning()

        TodayHead {
            model: list.today
            sync: list.sync
            searching: list.searching
            Layout.fillWidth: true
        }
        Loader {
            visible: active
            active: list.count === 0
            Layout.fillWidth: true
            sourceComponent: EmptyState {
                iconName: list.today.items.search === "" ? "check2-square" : "info-circle"
                title: list.today.items.search === "" ? qsTr("Nothing is owed") : qsTr("No indicator of that name")
                text: list.today.items.search === "" ? qsTr("More can be recorded at any time: show all.")
                                                     : qsTr("Try a shorter word.")
            }
        }
    }
    delegate: OwedRow {
        width: ListView.view.width
        searching: list.searching
        compact: width < Theme.bodySize * 14
        sayOwed: list.today.items.all || list.today.items.search !== ""
        onRecordRequested: indicator => list.recordRequested(indicator)
        onAnswerRequested: section => list.answerRequested(section)
    }
}
