import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What waits for a person: doubts to decide, and villages that nothing was heard from since the round is open.
Card {
    id: card

    required property OverviewModel overview
    required property bool begun ///< villages owe something that could be missing

    signal doubtsRequested()
    signal villagesRequested()

    SectionHeader {
        title: card.overview.doubts > 0 || card.begun && card.overview.notBegun > 0 ? qsTr("Needs attention")
                                                                                    : qsTr("Nothing needs attention")
    }
    ListRow {
        title: card.overview.doubts > 0 ? qsTr("%n doubts", "", card.overview.doubts) : qsTr("No doubts")
        subtitle: card.overview.doubts > 0 ? qsTr("Suspected duplicates, conflicts, broken rules") : ""
        iconName: card.overview.doubts > 0 ? "exclamation-triangle" : "check-circle"
        iconTone: card.overview.doubts > 0 ? Tone.Doubt : Tone.Good
        chevron: true
        onClicked: card.doubtsRequested()
    }
    ListRow {
        visible: card.begun
        title: card.overview.notBegun > 0
               ? qsTr("%n villages have not begun", "", card.overview.notBegun)
               : qsTr("Every village has begun")
        subtitle: card.overview.notBegunNames
        iconName: card.overview.notBegun > 0 ? "hourglass-split" : "check-circle"
        iconTone: card.overview.notBegun > 0 ? Tone.Way : Tone.Good
        chevron: true
        onClicked: card.villagesRequested()
    }
}
