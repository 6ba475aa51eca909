import QtQuick
import Cunbao.Theme
import Cunbao.Controls

/// One step in the history of an entry; its required properties are roles of EntryModel.revisions.
Card {
    id: card

    required property string what
    required property string value
    required property string unit
    required property string day
    required property string note
    required property string reason
    required property string person
    required property string when
    required property bool counts
    required property string stateWord

    spacing: Theme.s4

    ListRow {
        title: card.what
        subtitle: Theme.joined([card.person, card.when])
        value: card.value
        unit: card.unit
        stateText: card.counts ? "" : card.stateWord
        stateTone: Tone.Doubt
        interactive: false
    }
    AppText {
        text: qsTr("For %1").arg(card.day)
        kind: AppText.Small
        secondary: true
    }
    AppText {
        visible: card.reason !== ""
        text: qsTr("Why: %1").arg(card.reason)
        kind: AppText.Small
    }
    AppText {
        visible: card.note !== ""
        text: qsTr("Note: %1").arg(card.note)
        kind: AppText.Small
    }
}
