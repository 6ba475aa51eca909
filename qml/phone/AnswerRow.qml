import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// One open item: set to 不涉及 or 0, or left open. While confirming only what is ticked shows.
Card {
    id: row

    required property int index
    required property string title
    required property bool ticked
    required property int answer
    required property bool mayBeZero
    required property bool proposed
    property bool confirming: false

    readonly property list<string> words: mayBeZero ? [qsTr("Not applicable"), qsTr("None (0)")]
                                                    : [qsTr("Not applicable")]

    signal chosen(int row, int answer)

    visible: !confirming || ticked
    padding: Theme.s12
    spacing: Theme.s8

    AppText {
        text: row.title
    }
    AppText {
        visible: row.proposed && !row.confirming
        kind: AppText.Small
        secondary: true
        text: qsTr("Last year: not applicable")
    }
    StateChip {
        visible: row.confirming
        tone: Tone.Good
        text: row.answer === AnswerListModel.Zero ? qsTr("None (0)") : qsTr("Not applicable")
    }
    Choice {
        visible: !row.confirming
        segmented: true
        options: row.words
        currentIndex: row.ticked ? row.answer : -1
        onChosen: index => row.chosen(row.index, index)
    }
}
